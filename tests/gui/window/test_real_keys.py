"""Every documented key on real keyboards of nine countries; see real_keys.py."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = ("xvfb-run", "Xvfb", "xdotool", "setxkbmap", "xkbcomp")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]
SCRIPT = Path(__file__).with_name("real_keys.py")


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=f"there is no {' nor '.join(MISSING)} here")
def test_every_documented_key_works_on_every_keyboard(tmp_path: Path) -> None:
    env = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", sys.executable, str(SCRIPT)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=600)
    assert done.stdout.strip(), done.stderr
    assert json.loads(done.stdout) == {} and done.returncode == 0

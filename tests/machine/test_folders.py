"""Whether a folder can be written to, asked without writing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sean_editor.machine.folders import can_write

ROOT = Path(__file__).resolve().parents[2]


def test_a_folder_counts_that_can_be_made(tmp_path: Path) -> None:
    assert can_write(tmp_path) and can_write(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    assert not can_write(tmp_path / "file") and not can_write(tmp_path / "file" / "a")


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_without_permission_does_not(mode: int, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(mode)
    code = (
        "import sys; from pathlib import Path; from sean_editor.machine.folders import can_write; "
        "places = Path(sys.argv[1]), Path(sys.argv[1]) / 'new' / 'er'; sys.exit(any(map(can_write, places)))"
    )
    powers = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
    try:
        command = [*powers, sys.executable, "-c", code, str(locked)]
        assert subprocess.run(command, cwd=ROOT, timeout=600).returncode == 0
    finally:
        locked.chmod(0o755)

"""The real window on X11 with Mesa's drivers and triton installed, as on most Linux machines.

Two LLVMs in one process, Mesa's and triton's, end in a segmentation fault (PyQt5 5.15.11, triton 3.7.1). The
editor keeps clear of it twice: its window loads no driver, and nothing it runs imports triton. Each is tried
without the other. Needs xvfb, libgl1-mesa-dri, and triton, installed or in the folder TRITON_FOLDER:

    pip install --no-deps --target /tmp/triton triton
    TRITON_FOLDER=/tmp/triton python -m pytest -m slow tests/cli/test_beside_triton.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
WITH_DRIVER = "xcb_glx"

EDITOR = """
import sys
from PyQt5.QtCore import QTimer
from sean_editor.cli.main import main
from sean_editor.gui import main_window

show = main_window.MainWindow.show


def watched_show(window):
    watch = QTimer(window)
    watch.timeout.connect(lambda: look(window))
    watch.start(50)
    show(window)


def look(window):
    if window.session.result is not None and window.isVisible():
        if "import" in sys.argv:
            import triton
        driver = any("libLLVM" in line for line in open("/proc/self/maps"))
        print(f"driver {driver}, triton {'triton' in sys.modules}")
        window.close()


main_window.MainWindow.show = watched_show
sys.exit(main(["yuki", "--device", "cpu"]))
"""

DRIVER_LOADS = """
from PyQt5.QtWidgets import QWidget
from sean_editor.gui.app import make_application
app = make_application()
window = QWidget()
window.show()
app.processEvents()
raise SystemExit(0 if "libLLVM" in open("/proc/self/maps").read() else 3)
"""


def run_on_x11(home: Path, code: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a Python program on a virtual X11 display, with triton at hand, as a user without any files."""
    paths = [str(ROOT), os.environ.get("TRITON_FOLDER", "")]
    folders = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    env = {**os.environ, **dict.fromkeys(folders, str(home)), "QT_QPA_PLATFORM": "xcb"}
    env["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    env.pop("QT_XCB_GL_INTEGRATION", None)
    command = ["xvfb-run", "-a", sys.executable, "-c", code, *words]
    return subprocess.run(command, cwd=ROOT, env={**env, **more}, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def both_are_here(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips where a test would say nothing: without triton, or without a driver that has LLVM."""
    if shutil.which("xvfb-run") is None:
        pytest.skip("there is no xvfb-run: apt-get install xvfb xauth")
    home = tmp_path_factory.mktemp("home")
    if run_on_x11(home, "import triton").returncode:
        pytest.skip("there is no triton: see the top of this file")
    if run_on_x11(home, DRIVER_LOADS, QT_XCB_GL_INTEGRATION=WITH_DRIVER).returncode:
        pytest.skip("a Qt window loads no driver with LLVM here: apt-get install libgl1-mesa-dri")


@pytest.fixture
def on_x11(both_are_here: None, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    return partial(run_on_x11, tmp_path)


def test_the_window_loads_no_driver_and_nothing_imports_triton(on_x11) -> None:
    done = on_x11(EDITOR)
    assert (done.returncode, done.stdout) == (0, "driver False, triton False\n"), done.stderr


def test_without_a_driver_triton_does_no_harm(on_x11) -> None:
    done = on_x11(EDITOR, "import")
    assert (done.returncode, done.stdout) == (0, "driver False, triton True\n"), done.stderr


def test_a_driver_that_the_user_asks_for_does_no_harm(on_x11) -> None:
    done = on_x11(EDITOR, QT_XCB_GL_INTEGRATION=WITH_DRIVER)
    assert (done.returncode, done.stdout) == (0, "driver True, triton False\n"), done.stderr

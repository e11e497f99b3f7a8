"""The real editor from the command line: it opens, shows a result, and closes. Offscreen, or on an X display.

QT_QPA_PLATFORM=xcb xvfb-run -a python -m pytest tests/cli/test_editor_starts.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

DRIVER = """
import sys
from PyQt5.QtCore import QTimer
from sean_editor.cli.main import main
from sean_editor.gui import app, main_window

windows = []
show = main_window.MainWindow.show


def watched_show(window):
    windows.append(window)
    watch = QTimer(window)
    watch.timeout.connect(lambda: look(window))
    watch.start(50)
    show(window)


def look(window):
    if window.session.result is not None and window.isVisible():
        document, result = window.session.document, window.session.result
        print(document.portrait.name.lower(), result.shape, app.make_application().platformName())
        window.close()


main_window.MainWindow.show = watched_show
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words", [["yuki"], ["edit", "resources/portraits/images/yuki.jpg", "--device", "cpu"]]
)
def test_the_editor_opens_and_shows_a_result(words: list[str], checkpoint: Path, tmp_path: Path) -> None:
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    folders = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, *words, "--checkpoint", str(checkpoint)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": platform, **folders},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"yuki (256, 256, 3) {platform}\n"

"""The real editor in a process of its own, started as a person starts it; it tells what it came to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

DRIVER = """
import json, os, sys
from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QLabel
from sean_editor.cli.main import main
from sean_editor.gui import app, main_window
from sean_editor.gui.settings import Settings

show = main_window.MainWindow.show
told = {}


def watched_show(window):
    window.bench.actions["texture"].setChecked(os.environ["TEXTURE"] == "True")
    watch = QTimer(window)
    watch.timeout.connect(lambda: look(window))
    watch.start(50)
    show(window)


def look(window):
    session = window.session
    if session.result is None or not window.isVisible():
        return
    if not told:
        told["portrait"], told["shape"] = session.document.portrait.name, session.result.shape
        told["platform"] = app.make_application().platformName()
        word = QLabel("Editor").grab().toImage()
        told["inks"] = len({word.pixel(x, y) for x in range(word.width()) for y in range(word.height())})
        told["at start"] = window.banner.text
        session.apply_style(session.references[1].id, [2])
        Settings().theme = "light"
        window.autosave.keep()
    elif session.idle and window.autosave.idle:
        told["after an edit"] = window.banner.text
        told["modules"] = sorted(sys.modules)
        session.document.mark_saved()
        window.close()


main_window.MainWindow.show = watched_show
status = main(sys.argv[1:])
print(json.dumps(told))
sys.exit(status)
"""

WITHOUT_PRIVILEGES = ("setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all")
"""Before a command of root's: permissions of files hold for it, too."""


def start_editor(
    words: list[str],
    home: Path,
    *before: str,
    without: tuple[str, ...] = (),
    texture: bool = False,
    **variables: str | Path,
) -> dict[str, Any]:
    """What the editor told once it had a result, made an edit, and was closed; it must end with status 0.

    `home` holds all that it writes. `before` goes before the command, `without` are variables to take away.
    `texture`: with that of photos, which takes seconds.
    """
    folders = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    env |= dict.fromkeys(folders, str(home)) | {name: str(value) for name, value in variables.items()}
    env["TEXTURE"] = str(texture)
    for variable in without:
        env.pop(variable, None)
    command = [*before, sys.executable, "-c", DRIVER, *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

"""The window ends without a question when the session does, and leaves unsaved work to the next start."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sean_editor.document.replay import replay
from sean_editor.gui.background.end_signals import EndSignals
from sean_editor.gui.dialogs import unsaved
from sean_editor.gui.main_window import MainWindow
from sean_editor.session.autosave import KeptCopy, take_abandoned

ROOT = Path(__file__).resolve().parents[3]
HAT = 14

EDITOR = """
import os, signal, sys
from pathlib import Path
import platformdirs
platformdirs.user_data_path = lambda *names, **options: Path(sys.argv[1])
platformdirs.user_cache_path = lambda *names, **options: Path(sys.argv[2])
from PyQt5 import sip
from PyQt5.QtCore import QObject, QSettings, QTimer
from PyQt5.QtGui import QSessionManager
from PyQt5.QtWidgets import QApplication
QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, sys.argv[2])
from sean_editor.gui import app, main_window


def look(window):
    document, application = window.session.document, QApplication.instance()
    if document is None or not window.autosave.idle:
        return
    window.watch.stop()
    document.fill_rectangle((20, 20), (30, 30), 14)
    document.begin_edit("Brush")
    document.paint_segment((80, 20), (170, 30), 5, 14)
    if sys.argv[5] == "quit":
        application.quit()
    else:  # what the session's manager would send; nobody looks inside
        window.manager = QObject()
        manager = sip.wrapinstance(sip.unwrapinstance(window.manager), QSessionManager)
        application.commitDataRequest.emit(manager)
        os.kill(os.getpid(), signal.SIGKILL)


def show(window, shown=main_window.MainWindow.show):
    window.watch = QTimer(window)
    window.watch.timeout.connect(lambda: look(window))
    window.watch.start(20)
    shown(window)


main_window.MainWindow.show = show
sys.exit(app.run_editor(Path(sys.argv[3]), checkpoint=Path(sys.argv[4])))
"""


def labels_of(copy: KeptCopy) -> np.ndarray:
    work = copy.recover()
    document = work.project.document()
    replay(document, work.events)
    return document.labels


@pytest.mark.parametrize(("end", "status"), [("quit", 0), ("commit", -9)])
def test_the_end_of_the_session_finds_everything_on_disk(
    end: str, status: int, own_data: Path, tmp_path: Path, tiny_checkpoint: Path
) -> None:
    """Asked to commit its data it does so before it answers: killed right after, it has lost nothing."""
    face = ROOT / "resources" / "portraits" / "images" / "amara.jpg"
    words = [sys.executable, "-c", EDITOR, str(own_data), str(tmp_path), str(face), str(tiny_checkpoint), end]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == status, done.stderr
    (copy,) = take_abandoned(own_data / "autosave")
    labels = labels_of(copy)
    assert (labels[20:31, 20:31] == HAT).all() and labels[25, 125] == HAT
    copy.release()


def test_it_leaves_without_a_question(window: MainWindow, own_data: Path, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *_: pytest.fail("nobody is there to answer"))
    window.session.document.begin_edit("Brush")
    window.session.document.paint_segment((80, 20), (170, 30), 5, HAT)
    labels = window.session.document.labels.copy()
    window.leave()
    (copy,) = take_abandoned(own_data / "autosave")
    assert np.array_equal(labels_of(copy), labels)
    copy.discard()
    assert window.close()
    window.leave()
    assert list((own_data / "autosave").iterdir()) == [], "one that has ended writes nothing any more"


def test_signals_reach_the_window_s_thread_and_are_let_go_again(qtbot) -> None:
    before, heard = signal.getsignal(signal.SIGTERM), []
    signals = EndSignals(heard.append)
    try:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.raise_signal(number)
            qtbot.waitUntil(lambda n=number: heard[-1:] == [n])
    finally:
        signals.close()
    assert signal.getsignal(signal.SIGTERM) is before
    signals.deleteLater()

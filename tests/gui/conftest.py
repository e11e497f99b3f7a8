"""Every test of the window runs offscreen; leaked threads, timers, windows and any Qt warning fail it."""

from __future__ import annotations

import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PyQt5 import QtCore, sip
from PyQt5.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PyQt5.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sean_editor.gui.app import make_application

GRACE_SECONDS = 30.0
PATIENCE_MS = 120_000
"""How long tests wait for what comes sooner or later: other programs may have the cores meanwhile."""
HARMLESS = (QtCore.QtDebugMsg, QtCore.QtInfoMsg)
# what a bare machine and the offscreen platform say on their own account
PLATFORM_NOISE = (
    "QStandardPaths: XDG_RUNTIME_DIR not set",
    "This plugin does not support propagateSizeHints",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The editor's own application, in place of pytest-qt's."""
    return make_application()


class PatientBot(QtBot):
    """Waits for minutes where pytest-qt gives up after five seconds, or a test after twenty."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal, *, timeout: int = 0, **more):  # noqa: N802
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copies of open work go to a folder of the test, whatever the system."""
    folder = tmp_path / "data"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *names, **options: folder)
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, qtlog, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    threads = set(threading.enumerate())
    windows = {id(widget) for widget in QApplication.topLevelWidgets()}
    timers: list[weakref.ref[QTimer]] = []
    qthreads: list[weakref.ref[QThread]] = []
    _record_starts(monkeypatch, QTimer, timers)
    _record_starts(monkeypatch, QThread, qthreads)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.DeferredDelete)
    QApplication.processEvents()
    _wait_for(lambda: not (set(threading.enumerate()) - threads))
    assert not (set(threading.enumerate()) - threads), "a thread outlives the test"
    assert not [t for t in _living(timers) if t.isActive()], "a timer still runs after the test"
    assert not [t for t in _living(qthreads) if t.isRunning()], "a QThread still runs after the test"
    shown = [w for w in QApplication.topLevelWidgets() if id(w) not in windows and w.isVisible()]
    assert not shown, f"windows left open: {shown}"
    complaints = [
        record.message
        for record in qtlog.records
        if record.type not in HARMLESS and not record.message.startswith(PLATFORM_NOISE)
    ]
    assert not complaints, f"Qt complained: {complaints}"


def _record_starts(monkeypatch: pytest.MonkeyPatch, kind: type, started: list) -> None:
    """Note every object of `kind` that Python starts: scanning the whole heap would be slow."""
    start = kind.start

    def recording_start(self, *args):
        started.append(weakref.ref(self))
        return start(self, *args)

    monkeypatch.setattr(kind, "start", recording_start)


def _living(references: list) -> list:
    """The objects still there on both sides: the Python wrapper and the C++ object."""
    return [o for o in (r() for r in references) if o is not None and not sip.isdeleted(o)]


def _wait_for(condition) -> None:
    end = time.monotonic() + GRACE_SECONDS
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)

"""The way back to the window's thread: worker threads post callables, Qt's event queue runs them."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QObject, Qt, pyqtSignal, pyqtSlot


class Bridge(QObject):
    """`post` may be called from any thread; the callable runs on the thread that made the bridge."""

    _posted = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._posted.connect(self._run, Qt.QueuedConnection)

    def post(self, work: Callable[[], None]) -> None:
        """Run `work` soon on the owner's thread; nothing happens once the bridge is closed."""
        if self._open:
            self._posted.emit(work)

    def close(self) -> None:
        """Drop what is still on its way: its widgets are going."""
        self._open = False

    @pyqtSlot(object)
    def _run(self, work: Callable[[], None]) -> None:
        if self._open:
            work()

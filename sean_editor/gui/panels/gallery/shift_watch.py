"""Whether Shift is held while the pointer rests on a card: no mouse event would tell."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent

from sean_editor.gui.app_events import leave_app, watch_app


class ShiftWatch(QObject):
    """Follows the key from `start` to `stop`, whichever widget has the keyboard."""

    changed = pyqtSignal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.held = False
        self._watching = False

    def start(self, held: bool) -> None:
        """Watch from now on; a mouse event said that the key is `held`, or not."""
        if not self._watching:
            watch_app(self, QEvent.KeyPress, QEvent.KeyRelease)
            self._watching = True
        self.held = held

    def stop(self) -> None:
        """Watch no longer."""
        if self._watching:
            leave_app(self)
        self._watching = self.held = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.KeyPress, QEvent.KeyRelease) and isinstance(event, QKeyEvent):
            held = event.type() == QEvent.KeyPress
            if event.key() == Qt.Key_Shift and held != self.held:
                self.held = held
                self.changed.emit(held)
        return False

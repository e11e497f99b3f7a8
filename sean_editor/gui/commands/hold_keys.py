"""Keys that act while they are held: Tab hides the mask, backslash shows the original."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

Held = Callable[[bool], None]


class HoldKeys(QObject):
    """Watches the application's keys while the window is active.

    Tab counts only while one of `canvases` has the focus: elsewhere it moves the focus, as everywhere. F6 and
    Shift+Tab lead out of a canvas.
    """

    def __init__(self, window: QWidget, canvases: Sequence[QWidget], hide: Held, compare: Held) -> None:
        super().__init__(window)
        self._window, self._canvases = window, tuple(canvases)
        self._actions: dict[int, Held] = {Qt.Key_Tab: hide, Qt.Key_Backslash: compare}
        self._down: set[int] = set()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._press(event)
        if kind == QEvent.KeyRelease and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._release(event)
        if kind == QEvent.WindowDeactivate and watched is self._window:
            self.release_all()
        return False

    def release_all(self) -> None:
        """The keys can no longer be followed: release all of them."""
        for key in tuple(self._down):
            self._down.discard(key)
            self._actions[key](False)

    def stop(self) -> None:
        """Watch no longer."""
        self.release_all()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key not in self._actions or event.modifiers() & ~Qt.KeypadModifier or not self._applies(key):
            return False
        if key not in self._down and not event.isAutoRepeat():
            self._down.add(key)
            self._actions[key](True)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key not in self._down:
            return False
        if not event.isAutoRepeat():
            self._down.discard(key)
            self._actions[key](False)
        return True

    def _applies(self, key: int) -> bool:
        focus = QApplication.focusWidget()
        if QApplication.activeModalWidget() is not None or (focus and focus.window() is not self._window):
            return False
        if key == Qt.Key_Tab:
            return focus in self._canvases
        return not isinstance(focus, (QLineEdit, QAbstractSpinBox, QComboBox))

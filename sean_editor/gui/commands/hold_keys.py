"""Keys that act while they are held: Tab hides the mask, backslash shows the original."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QApplication, QWidget

from sean_editor.gui.app_events import leave_app, watch_app
from sean_editor.gui.canvas.key_driven import KeyDrivenView
from sean_editor.gui.commands.key_meanings import key_meanings
from sean_editor.gui.typing_fields import typing_field

Held = Callable[[bool], None]


class HoldKeys(QObject):
    """Watches the application's keys while the window is active.

    Tab counts only while one of `canvases` has the focus and is used by the mouse: elsewhere, and for those
    who use the keyboard alone, it moves the focus, as everywhere. Backslash is the symbol, which may take
    AltGr, or the key that has it on a US keyboard.
    """

    def __init__(self, window: QWidget, canvases: Sequence[KeyDrivenView], hide: Held, compare: Held) -> None:
        super().__init__(window)
        self._window, self._canvases = window, tuple(canvases)
        self._actions: dict[int, Held] = {Qt.Key_Tab: hide, Qt.Key_Backslash: compare}
        self._down: dict[int, int] = {}  # keys that are held by their code: what they do
        watch_app(self, QEvent.KeyPress, QEvent.KeyRelease, QEvent.WindowDeactivate)

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
        for code in tuple(self._down):
            self._actions[self._down.pop(code)](False)

    def stop(self) -> None:
        """Watch no longer."""
        self.release_all()
        leave_app(self)

    def _press(self, event: QKeyEvent) -> bool:
        key = next((meaning for meaning in key_meanings(event) if meaning in self._actions), None)
        if key is None or not self._applies(key):
            return False
        if key not in self._down.values() and not event.isAutoRepeat():
            self._down[_code(event)] = key
            self._actions[key](True)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        code = _code(event)
        if code not in self._down:
            return False
        if not event.isAutoRepeat():
            self._actions[self._down.pop(code)](False)
        return True

    def _applies(self, key: int) -> bool:
        focus = QApplication.focusWidget()
        if QApplication.activeModalWidget() is not None or (focus and focus.window() is not self._window):
            return False
        if key == Qt.Key_Tab:
            return any(canvas is focus and canvas.by_mouse for canvas in self._canvases)
        return typing_field() is None


def _code(event: QKeyEvent) -> int:
    """The key itself: the symbol is another one when AltGr is released first."""
    return event.nativeScanCode() or event.key()

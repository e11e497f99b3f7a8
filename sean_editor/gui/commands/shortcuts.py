"""The window's shortcuts on every keyboard.

Qt looks a key up by its symbol alone: keys whose symbol another layout types differently, or with Shift or
AltGr, are dead or ambiguous there. This looks it up by all that the key may mean.
"""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QAction, QApplication, QWidget

from sean_editor.gui.app_events import leave_app, watch_app
from sean_editor.gui.commands.key_meanings import key_meanings
from sean_editor.gui.typing_fields import typing_field

_EVERYWHERE = (Qt.WindowShortcut, Qt.ApplicationShortcut)


class Shortcuts(QObject):
    """Triggers the actions of a window. Qt asks first (ShortcutOverride) who wants a key: a widget that does,
    such as a canvas in the middle of a stroke, comes before them. While something is typed Qt does it alone.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._claimed: tuple[int, QAction] | None = None  # a key that comes next, and what it does
        watch_app(self, QEvent.ShortcutOverride, QEvent.KeyPress)

    def stop(self) -> None:
        """Listen no longer."""
        leave_app(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.ShortcutOverride and isinstance(event, QKeyEvent) and watched is self._window:
            if (action := self._find(event)) is not None:
                self._claimed = event.key(), action
                event.accept()
                return True
        elif kind == QEvent.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            claimed, self._claimed = self._claimed, None
            if claimed is not None and claimed[0] == event.key():
                if claimed[1].autoRepeat() or not event.isAutoRepeat():
                    claimed[1].trigger()
                return True
        return False

    def _find(self, event: QKeyEvent) -> QAction | None:
        """The action that a key stands for now."""
        if QApplication.activePopupWidget() is not None or typing_field() is not None:
            return None
        actions = [a for a in self._window.actions() if a.isEnabled() and a.shortcutContext() in _EVERYWHERE]
        for meaning in key_meanings(event):
            for action in actions:
                if any(keys.count() == 1 and keys[0] == meaning for keys in action.shortcuts()):
                    return action
        return None

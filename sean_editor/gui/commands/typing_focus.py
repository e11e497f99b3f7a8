"""Where typing goes: into a field only while the person means it, else to the canvas's keys."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.app_events import leave_app, watch_app
from sean_editor.gui.typing_fields import belongs_to, typing_field


class TypingFocus(QObject):
    """Takes the keyboard out of a field of the window and gives it to `home`: after a click elsewhere, as
    buttons and rows do not take it themselves, and whenever `leave` is called.
    """

    def __init__(self, window: QWidget, home: QWidget) -> None:
        super().__init__(window)
        self._window, self._home = window, home
        watch_app(self, QEvent.MouseButtonPress)

    def leave(self) -> None:
        """What was typed is done with."""
        field = typing_field()
        if field is not None and field.window() is self._window:
            self._home.setFocus(Qt.OtherFocusReason)

    def stop(self) -> None:
        """Watch no longer."""
        leave_app(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.MouseButtonPress and isinstance(watched, QWidget):
            field = typing_field()
            elsewhere = field is not None and not belongs_to(field, watched)
            if elsewhere and watched.window() is self._window:
                self.leave()
        return False

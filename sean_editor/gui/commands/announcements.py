"""Tells screen readers what happens elsewhere in the window: messages, and that the result is there.

They read a changed description of the widget that has the keyboard. Qt has events of its own for this
(QAccessible), which PyQt5 does not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QApplication, QWidget

from models.translation import joined, tr
from sean_editor.gui.workbench import Workbench

if TYPE_CHECKING:
    from sean_editor.engine.worker import RenderResult


class Announcements(QObject):
    """Puts words before the description of the widget with the keyboard, until that is another one."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._session = bench.session
        self._told: tuple[QWidget, str, str] | None = (
            None  # a widget, its own words, and those that it has now
        )
        bench.banner.said.connect(self.say)
        bench.session.result_changed.connect(self._say_result)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._restore)

    def say(self, text: str) -> None:
        """Have this read out."""
        self._restore()
        focus = QApplication.focusWidget()
        if focus is not None and text:
            own = focus.accessibleDescription()
            words = joined(text, own)
            self._told = focus, own, words
            focus.setAccessibleDescription(words)

    def stop(self) -> None:
        """The window goes."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._restore)
        self._told = None

    def _say_result(self, result: RenderResult) -> None:
        document, whole = self._session.document, self._session.result_is_whole
        if result.error is None and whole and document is not None and not document.editing:
            self.say(tr("Result updated."))

    def _restore(self, *_: object) -> None:
        told, self._told = self._told, None
        if told is not None and told[0].accessibleDescription() == told[2]:
            told[0].setAccessibleDescription(told[1])

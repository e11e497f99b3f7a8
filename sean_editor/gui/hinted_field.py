"""A field whose hint can be read: style sheets make Qt draw it at half opacity, which is too faint."""

from __future__ import annotations

from PyQt5.QtCore import QEvent
from PyQt5.QtGui import QPalette
from PyQt5.QtWidgets import QLineEdit

from sean_editor.gui.theme import theme


class HintedField(QLineEdit):
    """The hint (placeholder text) has the theme's colour for secondary text."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Polish, QEvent.StyleChange):  # the style sheet has just set the colours
            palette, color = self.palette(), theme().color("dim")
            if palette.color(QPalette.PlaceholderText) != color:
                palette.setColor(QPalette.PlaceholderText, color)
                self.setPalette(palette)
        return bool(done)

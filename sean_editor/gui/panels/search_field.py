"""The search field: Esc clears it, then leaves it."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent

from sean_editor.gui.hinted_field import HintedField


class SearchField(HintedField):
    """Down and Enter go on to what was found."""

    left = pyqtSignal()
    entered = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeypadModifier
        if event.key() == Qt.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key_Down, Qt.Key_Return, Qt.Key_Enter) and plain:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

"""The colour of a tint: a button that shows it, with a menu of natural colours."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PyQt5.QtWidgets import QColorDialog, QMenu, QToolButton

from models.translation import tr
from sean_editor.gui.canvas.device_grid import hairline
from sean_editor.gui.theme import theme

SIDE = 24


class TintButton(QToolButton):
    """Announces the colour that was chosen, "#rrggbb"."""

    color_chosen = pyqtSignal(str)

    def __init__(self, name: str, swatches: Sequence[str]) -> None:
        super().__init__()
        self._name = name
        self.color = swatches[0]
        """The colour on show, "#rrggbb"."""
        self.setFixedSize(SIDE + 8, SIDE)
        self.setPopupMode(QToolButton.InstantPopup)
        self.setToolTip(name)
        menu = QMenu(self)
        for swatch in swatches:
            action = menu.addAction(swatch, lambda swatch=swatch: self.color_chosen.emit(swatch))
            action.setIcon(_icon(swatch))
            action.setIconVisibleInMenu(True)
        menu.addSeparator()
        menu.addAction(tr("Other colour…"), self._ask)
        self.setMenu(menu)
        self.show_color(self.color)

    def show_color(self, color: str) -> None:
        """Show a colour "#rrggbb"."""
        self.color = color
        self.setAccessibleName(tr("{name}: {color}", name=self._name, color=color))
        self.update()

    def _ask(self) -> None:
        found = QColorDialog.getColor(QColor(self.color), self, self._name, QColorDialog.DontUseNativeDialog)
        if found.isValid():
            self.color_chosen.emit(found.name())

    def sizeHint(self) -> QSize:
        return QSize(SIDE + 8, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        box, across = hairline(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(theme().color("accent" if lit else "dim"), 2 * across if lit else across))
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(box, 5, 5)


def _icon(color: str) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.Antialiasing)
    painter.setPen(QPen(Qt.gray, 1))
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(2, 2, 28, 28, 6, 6)
    painter.end()
    return QIcon(pixmap)

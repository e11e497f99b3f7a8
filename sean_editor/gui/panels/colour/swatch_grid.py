"""Swatches in rows: a click or Enter chooses one; arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QAbstractButton, QGridLayout, QWidget

from models.translation import tr, tr_marked
from sean_editor.colour.swatches import Swatch
from sean_editor.gui.canvas.device_grid import hairline
from sean_editor.gui.theme import theme

SIDE, ACROSS = 24, 8
_STEPS = {Qt.Key_Left: -1, Qt.Key_Right: 1, Qt.Key_Up: -ACROSS, Qt.Key_Down: ACROSS}


class SwatchButton(QAbstractButton):
    """One colour."""

    def __init__(self, swatch: Swatch) -> None:
        super().__init__()
        self.colour = swatch.colour
        name = tr("{name}: {color}", name=tr_marked(swatch.name), color=swatch.colour)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.StrongFocus)
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_STEPS, Qt.Key_Return, Qt.Key_Enter):  # the grid knows where they lead
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        lit = self.hasFocus() or self.underMouse() or self.isChecked()
        inset = 3 if self.isChecked() else 1
        edge, across = hairline(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.setPen(QPen(theme().color("dim"), across))
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(edge, 5, 5)
        if lit:
            ring, _ = hairline(painter, QRectF(self.rect()))
            painter.setPen(QPen(theme().color("accent"), 2 if self.isChecked() else across))
            painter.setBrush(Qt.NoBrush)
            painter.drawRoundedRect(ring, 6, 6)


class SwatchGrid(QWidget):
    """The swatches of one kind. One of them takes the keyboard with Tab: the chosen one, or the first."""

    chosen = pyqtSignal(str)

    def __init__(self, title: str, swatches: Sequence[Swatch]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.buttons = [SwatchButton(swatch) for swatch in swatches]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _, colour=button.colour: self.chosen.emit(colour))
            grid.addWidget(button, number // ACROSS, number % ACROSS)
        grid.setColumnStretch(ACROSS, 1)
        self.show_chosen(None)

    def show_chosen(self, colour: str | None) -> None:
        """Mark the swatch of the colour in use, if there is one."""
        marked = [button for button in self.buttons if button.colour == colour]
        for button in self.buttons:
            button.setChecked(button in marked)
            reachable = button is (marked or self.buttons)[0] or button.hasFocus()
            button.setFocusPolicy(Qt.StrongFocus if reachable else Qt.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        focused = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), None)
        if focused is not None and event.key() in (Qt.Key_Return, Qt.Key_Enter):
            self.buttons[focused].click()
        elif step is None or focused is None:
            super().keyPressEvent(event)
        elif 0 <= focused + step < len(self.buttons):
            self.buttons[focused + step].setFocus(Qt.TabFocusReason)

"""A slider that shows the colours that it leads to."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import qimage2ndarray
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy

from sean_editor.gui.canvas.device_grid import hairline
from sean_editor.gui.panels.region_panel.mix_slider import MixSlider
from sean_editor.gui.theme import theme

_STEPS = 96  # colours of the gradient
_MARGIN = 7  # pixels at both ends, so that the handle stays inside
_UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX


class GradientSlider(MixSlider):
    """0..`most`; `unit` follows the number in what is spoken. `show_colours` says what is drawn."""

    def __init__(self, name: str, most: int, unit: str) -> None:
        super().__init__()
        self._name, self._unit = name, unit
        self._colours: np.ndarray = np.zeros((1, _STEPS, 3), np.uint8)
        self.setRange(0, most)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setMinimumWidth(80)
        self.setMaximumWidth(_UNLIMITED)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.setAccessibleName(name)
        self.valueChanged.connect(lambda _: self._speak())
        self._speak()

    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 24)

    def show_value(self, value: float) -> None:
        """Show a value; it is not announced."""
        if not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(round(value))
            self.blockSignals(False)
            self._speak()
            self.update()

    def show_colours(self, colours_at: Callable[[np.ndarray], np.ndarray]) -> None:
        """Draw the colours uint8 [n, 3] of the values [n]."""
        self._colours = colours_at(np.linspace(0, self.maximum(), _STEPS))[None]
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def words(self) -> str:
        return f"{self.value()}{self._unit}"

    def _speak(self) -> None:
        self.setAccessibleDescription(self.words())
        self.setToolTip(f"{self._name}: {self.words()}")

    def _follow(self, event: QMouseEvent) -> None:
        room = max(self.width() - 2 * _MARGIN, 1)
        self.choose(round(self.maximum() * (event.localPos().x() - _MARGIN) / room))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.Antialiasing | QPainter.SmoothPixmapTransform)
        box, across = hairline(painter, QRectF(self.rect()).adjusted(0, 3, 0, -3))
        outline = QPainterPath()
        outline.addRoundedRect(box, 6, 6)
        painter.setClipPath(outline)
        painter.setOpacity(1.0 if self.isEnabled() else 0.25)
        painter.drawImage(box, qimage2ndarray.array2qimage(self._colours))
        painter.setOpacity(1.0)
        painter.setClipping(False)
        lit = self.hasFocus() or self.underMouse() or self.isSliderDown()
        painter.setPen(QPen(theme().color("accent" if lit and self.isEnabled() else "border"), across))
        painter.drawPath(outline)
        if self.isEnabled():
            self._paint_handle(painter)

    def _paint_handle(self, painter: QPainter) -> None:
        share = self.value() / max(self.maximum(), 1)
        middle = QPointF(_MARGIN + share * (self.width() - 2 * _MARGIN), self.height() / 2)
        here = self._colours[0, round(share * (_STEPS - 1))].tolist()
        radius = self.height() / 2 - 2
        for color, width in ((theme().color("tip"), 4.0), (QColor("white"), 2.0)):
            painter.setPen(QPen(color, width))
            painter.setBrush(QColor(*here) if width == 2.0 else Qt.NoBrush)
            painter.drawEllipse(middle, radius, radius)

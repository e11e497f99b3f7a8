"""What the first-run hint points at: a frame around it, and an arrow where something is dragged."""

from __future__ import annotations

import math

from PyQt5.QtCore import QPointF, QRect, QRectF, Qt
from PyQt5.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.theme import theme

LINE, HEAD, BEND = 2.5, 12.0, 0.18
"""Widths of the line and of the arrow's head; how far the arrow bends, as a share of its length."""


class Pointer(QWidget):
    """Covers the window and lets every event through: mouse, wheel and drags go to what lies beneath."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.NoFocus)
        self.frame, self.end = QRect(), QRect()
        self.hide()

    def point_at(self, frame: QRect, end: QRect) -> None:
        """Frame a rectangle of the window; with `end` an arrow leads from there to the middle of it."""
        self.frame, self.end = QRect(frame), QRect(end)
        self.setGeometry(self.parentWidget().rect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        box = QRectF(self.frame).adjusted(-2, -2, 2, 2)
        for token, width in (("panel", LINE + 2), ("accent", LINE)):
            painter.setPen(QPen(theme().color(token), width))
            painter.drawRoundedRect(box, 6, 6)
        if not self.end.isEmpty():
            self._draw_arrow(painter, box)

    def _draw_arrow(self, painter: QPainter, box: QRectF) -> None:
        tip = QRectF(self.end).center()
        start = QPointF(box.left() if tip.x() < box.left() else box.right(), box.center().y())
        across = tip - start
        bend = (start + tip) / 2 + QPointF(across.y(), -across.x()) * math.copysign(BEND, across.x())
        along = tip - bend
        length = math.hypot(along.x(), along.y()) or 1.0
        ahead = along / length
        side = QPointF(-ahead.y(), ahead.x())
        neck = tip - ahead * HEAD
        path = QPainterPath(start)
        path.quadTo(bend, neck)
        head = QPolygonF([tip, neck + side * HEAD * 0.6, neck - side * HEAD * 0.6])
        for token, more in (("panel", 2.0), ("accent", 0.0)):
            color = theme().color(token)
            painter.setBrush(Qt.NoBrush)
            painter.setPen(QPen(color, LINE + more, Qt.SolidLine, Qt.RoundCap))
            painter.drawPath(path)
            painter.setBrush(color)
            painter.setPen(QPen(color, more or 1.0, Qt.SolidLine, Qt.RoundCap, Qt.RoundJoin))
            painter.drawPolygon(head)

"""Drawings at the pointer: the brush's circle, the shape in progress, the axis of mirrored painting."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen, QPolygonF

from sean_editor.gui.canvas.tools import Sketch
from sean_editor.gui.canvas.view_transform import ViewTransform

SHAPES: dict[str, Qt.CursorShape] = {
    "brush": Qt.BlankCursor,
    "eraser": Qt.BlankCursor,
    "pick": Qt.PointingHandCursor,
    "pan": Qt.OpenHandCursor,
}
_LIGHT, _SHADE = QColor(255, 255, 255, 235), QColor(0, 0, 0, 150)
_TINY = 4.0  # a circle of a smaller radius is hard to find: it gets a cross around it


def tool_cursor(tool: str) -> Qt.CursorShape:
    """The system pointer for a tool; round tips draw their own circle instead."""
    return SHAPES.get(tool, Qt.CrossCursor)


def circle_bounds(centre: QPointF, radius: float) -> QRectF:
    """Everything that `draw_circle` may touch."""
    reach = max(radius, _TINY + 6) + 3
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)


def draw_circle(
    painter: QPainter, centre: QPointF, radius: float, color: QColor | None, faint: bool = False
) -> None:
    """The brush's true size: a light ring with a dark rim, and a dot in the region's colour."""
    painter.save()
    painter.setRenderHint(QPainter.Antialiasing)
    painter.setOpacity(0.5 if faint else 1.0)
    painter.setBrush(Qt.NoBrush)
    for pen in (QPen(_SHADE, 3.0), QPen(_LIGHT, 1.25)):
        painter.setPen(pen)
        painter.drawEllipse(centre, radius, radius)
        if radius < _TINY:
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                step = QPointF(dx, dy)
                painter.drawLine(centre + step * (_TINY + 1), centre + step * (_TINY + 5))
    if color is not None and radius > 2 * _TINY:
        painter.setPen(QPen(_SHADE, 1.0))
        painter.setBrush(color)
        painter.drawEllipse(centre, 2.5, 2.5)
    painter.restore()


def draw_sketch(
    painter: QPainter, sketch: Sketch, here: ViewTransform, color: QColor, mirrored: bool = False
) -> None:
    """A shape in the making: tinted inside, dashed round it, a handle on its first corner."""
    width = here.content[0]
    points = [(width - x, y) if mirrored else (x, y) for x, y in sketch.points]
    outline = QPolygonF([QPointF(*here.to_view(x, y)) for x, y in points])
    inside = QColor(color)
    inside.setAlphaF(0.25 if mirrored else 0.4)
    painter.save()
    painter.setRenderHint(QPainter.Antialiasing)
    painter.setPen(Qt.NoPen)
    painter.setBrush(inside)
    painter.drawPolygon(outline)
    painter.setBrush(Qt.NoBrush)
    painter.setOpacity(0.5 if mirrored else 1.0)
    dashes = QPen(_LIGHT, 1.5)
    dashes.setDashPattern([4, 3])
    for pen in (QPen(_SHADE, 2.5), dashes):
        painter.setPen(pen)
        painter.drawPolygon(outline)
    if sketch.handle and not mirrored:
        painter.setPen(QPen(_SHADE, 1.5))
        painter.setBrush(_LIGHT)
        painter.drawEllipse(outline[0], 4, 4)
    painter.restore()


def draw_axis(painter: QPainter, picture: QRectF) -> None:
    """The line that mirrored painting mirrors at."""
    painter.save()
    x = picture.center().x()
    for color, offset in ((_SHADE, 0), (_LIGHT, 4)):
        pen = QPen(color, 1)
        pen.setDashPattern([4, 4])
        pen.setDashOffset(offset)
        painter.setPen(pen)
        painter.setOpacity(0.6)
        painter.drawLine(QPointF(x, picture.top()), QPointF(x, picture.bottom()))
    painter.restore()

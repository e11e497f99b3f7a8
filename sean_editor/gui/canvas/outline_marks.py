"""The marks of the outline tool: the points of the face, what goes along with one, and how far it went."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen

from models.translation import tr_marked
from sean_editor.document.face_points import FaceAxis
from sean_editor.gui.canvas.ornament import draw_caption
from sean_editor.gui.canvas.tools.outline import OutlineMarks
from sean_editor.gui.canvas.view_transform import ViewTransform
from sean_editor.gui.theme import theme

_LIGHT, _SHADE = QColor(255, 255, 255, 235), QColor(0, 0, 0, 150)
At = Callable[[float, float], QPointF]
"""From shares of the portrait's side to the view."""

_DOT, _HELD = 2.75, 4.5  # logical pixels: radii of a point, and of one that is in hand or would be
_ABOVE = 22.0  # logical pixels from a point to its caption


def draw_outline_marks(painter: QPainter, marks: OutlineMarks, here: ViewTransform, picture: QRectF) -> None:
    """Draw over a picture at `picture`, in logical pixels."""

    def at(x: float, y: float) -> QPointF:
        return QPointF(*here.to_view(x * here.content[0], y * here.content[1]))

    painter.save()
    painter.setRenderHint(QPainter.Antialiasing)
    if marks.axis is not None:
        _draw_axis(painter, marks.axis, at, picture)
    painter.setPen(QPen(_SHADE, 1.0))
    painter.setBrush(_LIGHT)
    for point in marks.points:
        painter.drawEllipse(at(*point), _DOT, _DOT)
    for number, (x, y, radius) in enumerate(marks.rings):
        _draw_ring(painter, at(x, y), radius * here.content[0] * here.zoom, faint=number > 0)
    for start, end in marks.ways:
        for pen in (QPen(_SHADE, 3.5, Qt.SolidLine, Qt.RoundCap), QPen(_LIGHT, 1.5)):
            painter.setPen(pen)
            painter.drawLine(at(*start), at(*end))
    for x, y, _ in marks.rings:
        painter.setPen(QPen(_SHADE, 1.5))
        painter.setBrush(theme().color("accent"))
        painter.drawEllipse(at(x, y), _HELD, _HELD)
    if marks.title and marks.rings:
        x, y, _ = marks.rings[0]
        draw_caption(painter, tr_marked(marks.title), at(x, y) - QPointF(0, _ABOVE), picture)
    painter.restore()


def _draw_ring(painter: QPainter, centre: QPointF, radius: float, faint: bool) -> None:
    painter.setBrush(Qt.NoBrush)
    painter.setOpacity(0.6 if faint else 1.0)
    for pen in (QPen(_SHADE, 3.0), QPen(_LIGHT, 1.25)):
        painter.setPen(pen)
        painter.drawEllipse(centre, radius, radius)
    painter.setOpacity(1.0)


def _draw_axis(painter: QPainter, axis: FaceAxis, at: At, picture: QRectF) -> None:
    """The line that both sides are mirrored at, across the picture."""
    top, bottom = (
        at(axis.x + t * axis.dx, axis.y + t * axis.dy)
        for t in (-axis.y / max(axis.dy, 0.1), (1 - axis.y) / max(axis.dy, 0.1))
    )
    painter.save()
    painter.setClipRect(picture)
    painter.setOpacity(0.6)
    for color, offset in ((_SHADE, 0), (_LIGHT, 4)):
        pen = QPen(color, 1)
        pen.setDashPattern([4, 4])
        pen.setDashOffset(offset)
        painter.setPen(pen)
        painter.drawLine(top, bottom)
    painter.restore()

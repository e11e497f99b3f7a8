"""The frame of a shape in hand: its outline or its net, handles and pivot; and the pointers over them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QCursor, QPainter, QPen, QPixmap, QPolygonF

from sean_editor.document.pose import Pose
from sean_editor.document.warp import GRID
from sean_editor.gui.canvas.tools import HeldShape
from sean_editor.gui.canvas.tools.handles import Grip, Handle, Kind, direction, handles, turn_root
from sean_editor.gui.canvas.view_transform import ViewTransform
from sean_editor.gui.icons import pixmap
from sean_editor.gui.theme import theme

_LIGHT, _SHADE = QColor(255, 255, 255, 235), QColor(0, 0, 0, 150)
_HALF = 4.0  # logical pixels: half the side of a handle
_TURNER = 22  # logical pixels: the side of the pointer that turns

_SCALING = (Qt.SizeHorCursor, Qt.SizeFDiagCursor, Qt.SizeVerCursor, Qt.SizeBDiagCursor)
"""The pointers for 0, 45, 90 and 135 degrees, clockwise from the right."""


def draw_frame(painter: QPainter, shape: HeldShape, here: ViewTransform, reach: float) -> None:
    """The frame of a shape; `reach` is that of its handles, in label-map pixels."""
    painter.save()
    painter.setRenderHint(QPainter.Antialiasing)
    found = handles(shape.pose, shape.warping, reach, shape.turner)
    lines = _net(shape.pose) if shape.warping else [_outline(shape.pose)]
    turn = next((handle for handle in found if handle.grip.kind == Kind.TURN), None)
    if turn is not None:
        lines.append([turn_root(shape.pose, shape.turner), turn.point])
    for pen in (QPen(_SHADE, 3.0), QPen(_LIGHT, 1.25)):
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline(QPolygonF([QPointF(*here.to_view(*point)) for point in line]))
    for handle in reversed(found):
        _draw_handle(painter, handle, QPointF(*here.to_view(*handle.point)))
    if shape.by_key is not None:
        _draw_chosen(painter, QPointF(*here.to_view(*shape.by_key)))
    painter.restore()


def grip_cursor(grip: Grip, pose: Pose) -> QCursor:
    """The pointer that says what a drag would do."""
    if grip.kind in (Kind.TURN, Kind.OUTSIDE):
        return _turning_cursor()
    if grip.kind == Kind.SCALE:
        return QCursor(_SCALING[round(direction(pose, grip) / 45) % 4])
    return QCursor(Qt.SizeAllCursor if grip.kind == Kind.MOVE else Qt.PointingHandCursor)


def _outline(pose: Pose) -> list[tuple[float, float]]:
    return [pose.at(u, v) for u, v in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]


def _net(pose: Pose) -> list[list[tuple[float, float]]]:
    """The lines through the handles of the warp, each as points close together."""
    along = np.linspace(0, 1, 25)
    lines = []
    for across in np.linspace(0, 1, GRID):
        still = np.full_like(along, across)
        for u, v in ((along, still), (still, along)):
            x, y = pose.to_pixels(*pose.bend(u, v))
            lines.append(list(zip(x.tolist(), y.tolist(), strict=True)))
    return lines


def _draw_chosen(painter: QPainter, at: QPointF) -> None:
    """A ring around the handle that arrow keys move."""
    painter.setBrush(Qt.NoBrush)
    for pen in (QPen(_SHADE, 4.5), QPen(theme().color("accent"), 2.5)):
        painter.setPen(pen)
        painter.drawEllipse(at, 2 * _HALF, 2 * _HALF)


def _draw_handle(painter: QPainter, handle: Handle, at: QPointF) -> None:
    painter.setPen(QPen(_SHADE, 1.5))
    painter.setBrush(_LIGHT)
    if handle.grip.kind == Kind.SCALE:
        painter.drawRect(QRectF(at.x() - _HALF, at.y() - _HALF, 2 * _HALF, 2 * _HALF))
    elif handle.grip.kind == Kind.PIVOT:
        painter.setBrush(Qt.NoBrush)
        for pen in (QPen(_SHADE, 3.5), QPen(_LIGHT, 1.5)):
            painter.setPen(pen)
            painter.drawEllipse(at, _HALF, _HALF)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                way = QPointF(dx, dy)
                painter.drawLine(at + way * _HALF, at + way * (_HALF + 3.5))
    else:
        painter.setBrush(theme().color("accent") if handle.grip.kind == Kind.TURN else _LIGHT)
        painter.drawEllipse(at, _HALF + 0.5, _HALF + 0.5)


@lru_cache(maxsize=1)
def _turning_cursor() -> QCursor:
    """A bent arrow, light with a dark rim."""
    picture = QPixmap(_TURNER + 2, _TURNER + 2)
    picture.fill(Qt.transparent)
    painter = QPainter(picture)
    dark, light = (pixmap("turn", _TURNER, token) for token in ("tip", "tip_text"))
    for dx, dy in ((0, 1), (2, 1), (1, 0), (1, 2)):
        painter.drawPixmap(dx, dy, dark)
    painter.drawPixmap(1, 1, light)
    painter.end()
    return QCursor(picture)

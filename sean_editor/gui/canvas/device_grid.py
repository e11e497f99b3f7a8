"""The grid of the screen's own pixels. At 125 % and the like a widget may begin between two of them."""

from __future__ import annotations

from math import ceil, floor

from PyQt5.QtCore import QPointF, QRectF
from PyQt5.QtGui import QPainter

_NEARLY = 1e-3


def to_grid(painter: QPainter) -> QPointF:
    """How far the painter's origin must be moved, in logical pixels, to lie on a corner of the grid."""
    to_device = painter.deviceTransform()
    here = to_device.map(QPointF(0, 0))
    there = QPointF(round(here.x()), round(here.y()))
    back, _ = to_device.inverted()
    return QPointF(back.map(there))


def snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle of whole pixels of the screen inside `rect`, in logical pixels: none of it is clipped."""
    to_device = painter.deviceTransform()
    device = to_device.mapRect(rect)
    left, top = (ceil(v - _NEARLY) for v in (device.left(), device.top()))
    right, bottom = (floor(v + _NEARLY) for v in (device.right(), device.bottom()))
    back, _ = to_device.inverted()
    return QRectF(back.mapRect(QRectF(left, top, right - left, bottom - top)))


def hairline(painter: QPainter, rect: QRectF, width: float = 1.0) -> tuple[QRectF, float]:
    """An outline just inside `rect` that covers whole pixels of the screen: its path, and the pen's width."""
    scale = painter.deviceTransform().m11() or 1.0
    pen = max(1, round(width * scale)) / scale
    half = pen / 2
    return snapped(painter, rect).adjusted(half, half, -half, -half), pen

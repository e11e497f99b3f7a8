"""Drawings over photos: crop frames, badges and points with contrast on any picture."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from sean_editor.gui import theme

SHADOW = QColor(12, 13, 15, 190)
BRIGHT = QColor(255, 255, 255)
ACCENT = QColor(theme.DARK.accent)  # in both themes: a photo is the same in either


def dim_outside(painter: QPainter, photo: QPolygonF, frames: list[QPolygonF], strength: int) -> None:
    """Darken what of `photo` lies in none of `frames`."""
    veil = _area(photo)
    for frame in frames:
        veil = veil.subtracted(_area(frame))
    painter.fillPath(veil, QColor(0, 0, 0, strength))


def _area(polygon: QPolygonF) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(polygon)
    path.closeSubpath()
    return path


def draw_frame(painter: QPainter, frame: QPolygonF, strong: bool = False, dashed: bool = False) -> None:
    """The edge of a turned square: a bright line on a dark one; in the accent colour if `strong`."""
    width = 2.5 if strong else 1.5
    painter.setBrush(Qt.NoBrush)
    painter.setPen(QPen(SHADOW, width + 2, Qt.SolidLine, Qt.SquareCap, Qt.MiterJoin))
    painter.drawPolygon(frame)
    pen = QPen(ACCENT if strong else BRIGHT, width, Qt.SolidLine, Qt.FlatCap, Qt.MiterJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawPolygon(frame)


def draw_badge(painter: QPainter, centre: QPointF, text: str, strong: bool, height: float) -> None:
    """A number in a disc of this height, as far as it can be read and does not shout."""
    height = min(max(height, 15.0), 24.0)
    painter.setPen(QPen(BRIGHT if not strong else SHADOW, 1.5))
    painter.setBrush(ACCENT if strong else QColor(16, 17, 20, 230))
    font = QFont(painter.font())
    font.setPixelSize(round(0.55 * height))
    font.setWeight(QFont.DemiBold)
    painter.setFont(font)
    wide = max(height, QFontMetricsF(font).horizontalAdvance(text) + 0.55 * height)
    disc = QRectF(0, 0, wide, height)
    disc.moveCenter(centre)
    painter.drawRoundedRect(disc, height / 2, height / 2)
    painter.setPen(QColor(theme.DARK.on_accent) if strong else BRIGHT)
    painter.drawText(disc, Qt.AlignCenter, text)


def draw_point(painter: QPainter, centre: QPointF, active: bool, guessed: bool) -> None:
    """A ring with a clear middle, so that what is under it can be seen; a guess is fainter, in dashes."""
    radius = 8.0
    painter.setBrush(Qt.NoBrush)
    painter.setOpacity(0.75 if guessed else 1.0)
    painter.setPen(QPen(SHADOW, 5))
    painter.drawEllipse(centre, radius, radius)
    pen = QPen(ACCENT if active else BRIGHT, 2.5 if active else 2)
    if guessed:
        pen.setDashPattern([1.6, 1.6])
    painter.setPen(pen)
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(Qt.NoPen)
    painter.setBrush(SHADOW)
    painter.drawEllipse(centre, 2.5, 2.5)
    painter.setBrush(ACCENT if active else BRIGHT)
    painter.drawEllipse(centre, 1.5, 1.5)
    painter.setOpacity(1.0)

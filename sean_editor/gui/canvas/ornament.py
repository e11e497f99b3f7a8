"""Words on a canvas: captions, and the invitation where there is no picture yet."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, QSizeF, Qt
from PyQt5.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from sean_editor.gui.theme import theme

_CENTRED_TEXT = int(Qt.AlignHCenter | Qt.AlignTop | Qt.TextWordWrap)


def draw_caption(painter: QPainter, text: str, anchor: QPointF, bounds: QRectF) -> None:
    """A small dark pill with `text`, its centre at `anchor`, held inside `bounds` (logical pixels)."""
    font = QFont(painter.font())
    font.setWeight(QFont.DemiBold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    size = QSizeF(metrics.horizontalAdvance(text) + 20, metrics.height() + 8)
    pill = QRectF(QPointF(), size)
    pill.moveCenter(anchor)
    pill.moveLeft(max(bounds.left() + 8, min(pill.left(), bounds.right() - 8 - pill.width())))
    pill.moveTop(max(bounds.top() + 8, min(pill.top(), bounds.bottom() - 8 - pill.height())))
    painter.setRenderHint(QPainter.Antialiasing)
    painter.setPen(QPen(QColor(255, 255, 255, 40), 1))
    painter.setBrush(QColor(16, 17, 20, 215))
    painter.drawRoundedRect(pill, size.height() / 2, size.height() / 2)
    painter.setPen(QColor(246, 247, 249))
    painter.drawText(pill, Qt.AlignCenter, text)


def draw_invitation(painter: QPainter, bounds: QRectF, title: str, hint: str, inviting: bool) -> None:
    """The empty canvas: a dashed place that says what to do, brighter while something is held over it."""
    colors = theme()
    painter.setRenderHint(QPainter.Antialiasing)
    side = min(bounds.width(), bounds.height())
    place = QRectF(0, 0, min(bounds.width() - 48, 420), min(bounds.height() - 48, 300))
    if side < 96 or not place.isValid():
        return
    place.moveCenter(bounds.center())
    line = colors.color("accent") if inviting else colors.color("border")
    painter.setPen(_dashes(line))
    painter.setBrush(colors.color("accent", 0.10) if inviting else colors.color("panel", 0.5))
    painter.drawRoundedRect(place, 14, 14)
    _draw_face(
        painter,
        QPointF(place.center().x(), place.center().y() - 44),
        line if inviting else colors.color("dim"),
    )
    font = QFont(painter.font())
    size = font.pixelSize() if font.pixelSize() > 0 else QFontMetricsF(font).height() * 0.8
    font.setPixelSize(round(size * 1.2))
    font.setWeight(QFont.DemiBold)
    painter.setFont(font)
    painter.setPen(colors.color("text"))
    text = place.adjusted(16, place.height() / 2 + 8, -16, 0)
    above = painter.drawText(text, _CENTRED_TEXT, title)
    font.setPixelSize(round(size))
    font.setWeight(QFont.Normal)
    painter.setFont(font)
    painter.setPen(colors.color("dim"))
    text.setTop(above.bottom() + 8)
    painter.drawText(text, _CENTRED_TEXT, hint)


def draw_drop_border(painter: QPainter, bounds: QRectF) -> None:
    """The accent edge of a canvas over which something is held that may be dropped."""
    painter.setRenderHint(QPainter.Antialiasing)
    painter.setBrush(Qt.NoBrush)
    painter.setPen(QPen(theme().color("accent"), 2))
    painter.drawRoundedRect(bounds.adjusted(2, 2, -2, -2), 8, 8)


def _dashes(color: QColor) -> QPen:
    pen = QPen(color, 1.5)
    pen.setDashPattern([5, 4])
    pen.setCapStyle(Qt.RoundCap)
    return pen


def _draw_face(painter: QPainter, centre: QPointF, color: QColor) -> None:
    """A portrait in a few strokes: head and shoulders."""
    painter.setPen(QPen(color, 2.5, Qt.SolidLine, Qt.RoundCap))
    painter.setBrush(Qt.NoBrush)
    painter.drawEllipse(centre + QPointF(0, -12), 17, 20)
    shoulders = QRectF(centre.x() - 36, centre.y() + 15, 72, 56)
    painter.drawArc(shoulders, 0, 180 * 16)

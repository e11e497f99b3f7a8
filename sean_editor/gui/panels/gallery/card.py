"""Geometry and painting of a reference card."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from PyQt5.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt
from PyQt5.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PyQt5.QtWidgets import QStyle, QStyleOptionViewItem

from models.regions import RegionSet
from models.translation import tr, tr_plural
from sean_editor.document.portrait import Portrait
from sean_editor.gui.canvas.device_grid import snapped
from sean_editor.gui.icons import pixmap
from sean_editor.gui.panels.card_list import NAME_HEIGHT, SizedDelegate
from sean_editor.gui.panels.gallery.model import REFERENCE_ROLE, USED_ROLE, ReferenceLike
from sean_editor.gui.panels.region_pictures import card_picture, spotlight
from sean_editor.gui.panels.ticks import Ticks, paint_tick
from sean_editor.gui.theme import DARK, theme

PAD = 4
HANDLE = 28
BAND = 21
SIGN = 13
RADIUS = 6.0


@dataclass(frozen=True)
class CardTarget:
    """The target under the pointer: a region of a reference, or (handle) its whole face."""

    reference: str
    region: int | None
    handle: bool = False


def picture_rect(card: QRect) -> QRect:
    """The square of the picture inside a card."""
    side = min(card.width() - 2 * PAD, card.height() - 2 * PAD - NAME_HEIGHT)
    return QRect(card.left() + (card.width() - side) // 2, card.top() + PAD, side, side)


def handle_rect(card: QRect) -> QRect:
    """The whole-face handle at the picture's upper right corner."""
    square = picture_rect(card)
    return QRect(square.right() - HANDLE - 3, square.top() + 4, HANDLE, HANDLE)


def target_at(card: QRect, point: QPointF, reference: ReferenceLike) -> CardTarget:
    """The target at `point`; the region is None outside the picture."""
    if QRectF(handle_rect(card)).contains(point):
        return CardTarget(reference.id, None, handle=True)
    square = picture_rect(card)
    labels = reference.portrait.labels
    column = floor((point.x() - square.left()) / square.width() * labels.shape[1])
    row = floor((point.y() - square.top()) / square.height() * labels.shape[0])
    inside = 0 <= row < labels.shape[0] and 0 <= column < labels.shape[1]
    return CardTarget(reference.id, int(labels[row, column]) if inside else None)


class CardDelegate(SizedDelegate):
    """Paints cards: picture, lit region, name, whole-face handle, in how many regions it is in use, and
    whether its style is being encoded or refined.

    Of the `hovered` card the regions `lit` stand out, which a drag takes; `whole`: it takes the face;
    `only_colour`: of either the colour alone.
    """

    def __init__(self, regions: RegionSet, ticks: Ticks) -> None:
        super().__init__()
        self._regions, self._ticks = regions, ticks
        self.hovered: CardTarget | None = None
        self.lit: frozenset[int] = frozenset()
        self.whole = False
        self.only_colour = False
        self.face_title = tr("Whole face")
        self.group_title = ""  # of the group that goes with the hovered region, if one does

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        reference: ReferenceLike = index.data(REFERENCE_ROLE)
        hovered = self.hovered if self.hovered and self.hovered.reference == reference.id else None
        painter.save()
        painter.setRenderHints(QPainter.Antialiasing | QPainter.SmoothPixmapTransform)
        self._paint_ground(painter, option, hovered is not None)
        square = picture_rect(option.rect)
        ratio, place = painter.device().devicePixelRatioF(), snapped(painter, QRectF(square))
        image = self._image(reference.portrait, hovered, round(place.width() * ratio))
        clip = QPainterPath()
        clip.addRoundedRect(place, RADIUS, RADIUS)
        painter.setClipPath(clip)
        painter.drawImage(place, image)
        if reference.matrix is None:
            self._paint_reading(painter, square)
        painter.setClipping(False)
        used = index.data(USED_ROLE)
        if used and hovered is None:
            free = square if reference.matrix is not None else square.adjusted(0, 0, 0, -BAND)
            self._paint_pill(painter, free, tr_plural("{n} in use", "{n} in use", used), lit=True)
        elif reference.refining and hovered is None:
            self._paint_pill(painter, square, tr("Refining…"))
        if hovered is not None:
            self._paint_hover(painter, option.rect, hovered)
        if reference.id in self._ticks.ids:
            paint_tick(painter, square)
        self._paint_name(painter, option, reference.portrait.name)
        painter.restore()

    def _image(self, portrait: Portrait, hovered: CardTarget | None, side: int) -> QImage:
        outline = DARK.accent  # over a picture the bright accent reads best in either theme
        if hovered is not None and self.lit:
            return spotlight(portrait, self.lit, side, outline)
        return card_picture(portrait, side)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, hovered: bool) -> None:
        selected = bool(option.state & QStyle.State_Selected)
        focused = bool(option.state & QStyle.State_HasFocus)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if selected or hovered:
            path = QPainterPath()
            path.addRoundedRect(box, RADIUS + 2, RADIUS + 2)
            painter.fillPath(path, theme().color("accent_soft" if selected else "raised"))
        if selected:
            painter.setPen(QPen(theme().color("accent"), 2 if focused else 1))
            painter.drawRoundedRect(box, RADIUS + 2, RADIUS + 2)

    def _paint_reading(self, painter: QPainter, square: QRect) -> None:
        band = QRectF(square.left(), square.bottom() + 1 - BAND, square.width(), BAND)
        painter.fillRect(band, theme().color("tip", 0.82))
        self._text(painter, band, tr("Encoding style…"), 11, theme().tokens.tip_text)

    def _paint_hover(self, painter: QPainter, card: QRect, hovered: CardTarget) -> None:
        handle = QRectF(handle_rect(card))
        path = QPainterPath()
        path.addRoundedRect(handle, 6, 6)
        painter.fillPath(path, theme().color("accent") if self.whole else theme().color("tip", 0.82))
        token = "on_accent" if self.whole else "tip_text"
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(handle.topLeft() + QPointF(4, 4), pixmap("face", 20, token, ratio))
        sign = "drop" if self.only_colour else ""
        if self.whole:
            self._paint_pill(painter, picture_rect(card), self.face_title, sign=sign)
        elif hovered.region is not None:
            title = self.group_title or self._regions[hovered.region].title
            self._paint_pill(painter, picture_rect(card), title, sign=sign)

    def _paint_pill(
        self, painter: QPainter, square: QRect, text: str, lit: bool = False, sign: str = ""
    ) -> None:
        """`text` on a pill at the lower left of the picture, after the icon `sign` if there is one."""
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        before = SIGN + 2 if sign else 0
        width = painter.fontMetrics().horizontalAdvance(text) + 14 + before
        pill = QRectF(square.left() + 5, square.bottom() - 23, width, 19)
        path = QPainterPath()
        path.addRoundedRect(pill, 6, 6)
        painter.fillPath(path, theme().color("accent") if lit else theme().color("tip", 0.86))
        token = "on_accent" if lit else "tip_text"
        if sign:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(pill.topLeft() + QPointF(5, 3), pixmap(sign, SIGN, token, ratio))
        self._text(painter, pill.adjusted(before, 0, 0, 0), text, 11, getattr(theme().tokens, token))

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, name: str) -> None:
        card = option.rect
        box = QRectF(card.left() + 8, card.bottom() - NAME_HEIGHT, card.width() - 16, NAME_HEIGHT - 2)
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(name, Qt.ElideMiddle, int(box.width()))
        selected = bool(option.state & QStyle.State_Selected)
        self._text(painter, box, text, 12, getattr(theme().tokens, "text" if selected else "dim"))

    def _text(self, painter: QPainter, box: QRectF, text: str, size: int, color: str) -> None:
        font = painter.font()
        font.setPixelSize(size)
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(box, int(Qt.AlignCenter), text)

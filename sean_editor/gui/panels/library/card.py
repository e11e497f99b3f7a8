"""Painting of the card of a style or a look, and the field that renames it."""

from __future__ import annotations

from PyQt5.QtCore import QModelIndex, QRect, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPainterPath, QPen
from PyQt5.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from sean_editor.gui.icons import pixmap
from sean_editor.gui.panels.card_list import NAME_HEIGHT, SizedDelegate
from sean_editor.gui.panels.gallery.card import RADIUS, picture_rect
from sean_editor.gui.panels.library.model import ENTRY_ROLE, Entry
from sean_editor.gui.panels.region_pictures import picture
from sean_editor.gui.panels.ticks import Ticks, paint_tick
from sean_editor.gui.theme import theme

FOREIGN = 0.35  # opacity of a style that cannot be used


class EntryDelegate(SizedDelegate):
    """Picture, name, what is to be said of it, and its tick."""

    def __init__(self, ticks: Ticks) -> None:
        super().__init__()
        self._ticks = ticks
        self.hovered = ""  # the id of the style under the pointer

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        square = picture_rect(option.rect)
        painter.save()
        painter.setRenderHints(QPainter.Antialiasing | QPainter.SmoothPixmapTransform)
        self._paint_ground(painter, option, entry)
        self._paint_picture(painter, square, entry)
        if entry.note:
            self._paint_note(painter, square, entry)
        if entry.id in self._ticks.ids:
            paint_tick(painter, square)
        self._paint_name(painter, option, entry.name)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        selected = bool(option.state & QStyle.State_Selected)
        if not selected and self.hovered != entry.id:
            return
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS + 2, RADIUS + 2)
        painter.fillPath(path, theme().color("accent_soft" if selected else "raised"))
        if selected:
            painter.setPen(QPen(theme().color("accent"), 2 if option.state & QStyle.State_HasFocus else 1))
            painter.drawPath(path)

    def _paint_picture(self, painter: QPainter, square: QRect, entry: Entry) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(square), RADIUS, RADIUS)
        painter.fillPath(clip, theme().color("pressed"))
        painter.setOpacity(1.0 if entry.usable else FOREIGN)
        ratio = painter.device().devicePixelRatioF()
        if entry.picture is None:
            mark = pixmap("face", 32, "dim", ratio)
            painter.drawPixmap(square.center().x() - 16, square.center().y() - 16, mark)
        else:
            painter.setClipPath(clip)
            image = picture(entry.picture, round(square.width() * ratio))
            painter.drawImage(square, image)
            painter.setClipping(False)
        painter.setOpacity(1.0)

    def _paint_note(self, painter: QPainter, square: QRect, entry: Entry) -> None:
        _set_font(painter, 11)
        width = painter.fontMetrics().horizontalAdvance(entry.note) + 14
        pill = QRectF(square.left() + 5, square.bottom() - 23, min(width, square.width() - 10), 19)
        path = QPainterPath()
        path.addRoundedRect(pill, 6, 6)
        lit = entry.lit
        painter.fillPath(path, theme().color("accent") if lit else theme().color("tip", 0.86))
        painter.setPen(QColor(theme().tokens.on_accent if lit else theme().tokens.tip_text))
        painter.drawText(pill, int(Qt.AlignCenter), entry.note)

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, name: str) -> None:
        _set_font(painter, 12)
        box = name_rect(option.rect)
        text = painter.fontMetrics().elidedText(name, Qt.ElideMiddle, box.width())
        painter.setPen(theme().color("text" if option.state & QStyle.State_Selected else "dim"))
        painter.drawText(box, int(Qt.AlignCenter), text)

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:  # noqa: N802 (Qt's name)
        name = index.data(Qt.EditRole)
        # what is being typed stays, and so does what is selected
        if not (isinstance(editor, QLineEdit) and (editor.isModified() or editor.text() == name)):
            super().setEditorData(editor, index)

    def updateEditorGeometry(  # noqa: N802 (Qt's name)
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        editor.setGeometry(name_rect(option.rect).adjusted(-6, -3, 6, 3))


def name_rect(card: QRect) -> QRect:
    """Where the name of a card stands."""
    return QRect(card.left() + 8, card.bottom() - NAME_HEIGHT, card.width() - 16, NAME_HEIGHT - 2)


def _set_font(painter: QPainter, pixels: int) -> None:
    font = painter.font()
    font.setPixelSize(pixels)
    painter.setFont(font)

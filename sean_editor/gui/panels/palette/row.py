"""A row of the command palette: the command, why it cannot be chosen, its menu and its key."""

from __future__ import annotations

from PyQt5.QtCore import QModelIndex, QRect, QSize, Qt
from PyQt5.QtGui import QFont, QPainter, QPen
from PyQt5.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sean_editor.gui.icons import pixmap
from sean_editor.gui.theme import theme

HEIGHT = 34
MARGIN, GAP, TICK = 12, 12, 16
PATH_ROLE, KEY_ROLE, REASON_ROLE, ENABLED_ROLE, CHECKED_ROLE = range(Qt.UserRole, Qt.UserRole + 5)


class RowDelegate(QStyledItemDelegate):
    """Paints the rows in the colours of the theme. Names come before menus where there is too little room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.Antialiasing)
        current, enabled = bool(option.state & QStyle.State_Selected), bool(index.data(ENABLED_ROLE))
        if current:
            painter.setPen(Qt.NoPen)
            painter.setBrush(theme().color("accent_soft"))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4)
        room = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if index.data(CHECKED_ROLE):
            tick = pixmap("check", TICK, "accent", painter.device().devicePixelRatioF())
            painter.drawPixmap(room.left(), room.center().y() - TICK // 2 + 1, tick)
        room.setLeft(room.left() + TICK + GAP // 2)
        font = QFont(option.font)
        small = QFont(option.font)
        small.setPixelSize(12)
        room = self._from_right(painter, room, index.data(KEY_ROLE), small, "text" if enabled else "dim")
        room = self._from_left(painter, room, index.data(Qt.DisplayRole), font, "text" if enabled else "dim")
        room = self._from_left(painter, room, index.data(REASON_ROLE), small, "dim")
        self._from_right(painter, room, index.data(PATH_ROLE), small, "dim")
        painter.restore()

    def _from_left(self, painter: QPainter, room: QRect, text: str, font: QFont, token: str) -> QRect:
        width = self._draw(painter, room, text, font, token, Qt.AlignLeft)
        return room.adjusted(width + GAP if width else 0, 0, 0, 0)

    def _from_right(self, painter: QPainter, room: QRect, text: str, font: QFont, token: str) -> QRect:
        width = self._draw(painter, room, text, font, token, Qt.AlignRight)
        return room.adjusted(0, 0, -width - GAP if width else 0, 0)

    @staticmethod
    def _draw(painter: QPainter, room: QRect, text: str, font: QFont, token: str, side: int) -> int:
        """Draw a text, cut off where there is no room for it; the width that it took."""
        if not text or room.width() < 32:
            return 0
        painter.setFont(font)
        painter.setPen(QPen(theme().color(token)))
        shown = painter.fontMetrics().elidedText(text, Qt.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignVCenter, shown)
        return int(painter.fontMetrics().horizontalAdvance(shown))

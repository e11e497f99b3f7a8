"""The place of style A or B: its picture and its name. Another is dropped on it, or chosen in its menu."""

from __future__ import annotations

from PyQt5.QtCore import QRect, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QMenu, QSizePolicy, QToolButton

from models.translation import tr
from sean_editor.gui.canvas.style_mime import decode
from sean_editor.gui.panels.region_pictures import rounded
from sean_editor.gui.theme import theme

THUMB = 56
HEIGHT = 92
BADGE = 18


class StyleSlot(QToolButton):
    """Announces the id of the source that was dropped on it. `menu()` is filled by its owner."""

    source_dropped = pyqtSignal(str)

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter, self._name = letter, ""
        self._image = QImage()
        self._aimed_at = False  # a style is over it
        self.setMenu(QMenu(self))
        self.setPopupMode(QToolButton.InstantPopup)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.StrongFocus)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.show_source("", QImage())

    def sizeHint(self) -> QSize:
        return QSize(96, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, HEIGHT)

    def show_source(self, name: str, image: QImage) -> None:
        """Show a style: its name, and a square picture in device pixels."""
        self._name, self._image = name, image
        self.setAccessibleName(tr("Style {letter}: {name}", letter=self._letter, name=name))
        self.setToolTip(
            tr(
                "Style {letter}: {name}. Drop a face here, or click to choose.",
                letter=self._letter,
                name=name,
            )
        )
        self.update()

    # drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if decode(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._aim(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(False)
        style = decode(event.mimeData())
        if style is not None:
            event.acceptProposedAction()
            self.source_dropped.emit(style.reference)

    def _aim(self, on: bool) -> None:
        self._aimed_at = on
        self.update()

    # looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        colors = theme()
        lit = self._aimed_at or self.hasFocus()
        ground = "accent_soft" if self._aimed_at else "hover" if self.underMouse() else "raised"
        painter.setPen(QPen(colors.color("accent" if lit else "border"), 2 if lit else 1))
        painter.setBrush(colors.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        left = (self.width() - THUMB) // 2
        if not self._image.isNull():
            painter.drawPixmap(left, 8, rounded(self._image, THUMB, self.devicePixelRatioF()))
        self._paint_badge(painter, QRectF(left - BADGE / 2, 4, BADGE, BADGE))
        font = self.font()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(colors.color("text"))
        below = QRect(6, 8 + THUMB, self.width() - 12, HEIGHT - THUMB - 12)
        words = painter.fontMetrics().elidedText(self._name, Qt.ElideRight, below.width())
        painter.drawText(below, Qt.AlignCenter, words)

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        colors, is_b = theme(), self._letter == "B"
        painter.setPen(QPen(colors.color("panel"), 2))
        painter.setBrush(colors.color("accent" if is_b else "text"))
        painter.drawEllipse(box)
        font = self.font()
        font.setPixelSize(11)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colors.color("on_accent" if is_b else "panel"))
        painter.drawText(box, Qt.AlignCenter, self._letter)

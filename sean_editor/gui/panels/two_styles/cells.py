"""The six blocks as six cells: how much of B each takes. A click turns one over, a drag paints several."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QPoint, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PyQt5.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from models.blocks import BLOCK_NAMES, BLOCK_UPSAMPLING, STRIDE, STYLED_BLOCKS
from models.translation import tr
from sean_editor.gui.theme import theme

HEIGHT = 44
GAP = 2


def block_sides(side: int) -> tuple[int, ...]:
    """Pixels of the side of what each styled block makes, coarsest first, of a portrait with this side."""
    sides, now = [], side // STRIDE
    for enlarged in BLOCK_UPSAMPLING[:STYLED_BLOCKS]:
        now *= enlarged
        sides.append(now)
    return tuple(sides)


class BlockCell(QAbstractButton):
    """One block. Filled from below with B's share; `share` is None while no two styles are in use."""

    def __init__(self, block: int) -> None:
        super().__init__()
        self._block, self._side = block, 0
        self.share: float | None = None
        self._differs = False
        self.setFocusPolicy(Qt.StrongFocus)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.show_share(None)

    def sizeHint(self) -> QSize:
        return QSize(34, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, HEIGHT)

    def show_side(self, side: int) -> None:
        """The block makes pictures of this size."""
        self._side = side
        self.show_share(self.share, self._differs)

    def show_share(self, share: float | None, differs: bool = False) -> None:
        """Show B's share, 0..1; the mean if it `differs` between regions."""
        self.share, self._differs = share, differs
        self.setAccessibleName(
            tr(
                "Block {number} of {count}, {side} pixels: {style}",
                number=self._block + 1,
                count=STYLED_BLOCKS,
                side=self._side,
                style=self.words(),
            )
        )
        self.setToolTip(
            tr("{block}, {side} × {side} pixels", block=BLOCK_NAMES[self._block], side=self._side)
            + "\n"
            + tr("Click: A or B. Drag: the same for several.")
        )
        self.update()

    def words(self) -> str:
        """A, B or a share in percent."""
        if self.share is None:
            return "–"
        if self._differs or 0 < self.share < 1:
            return f"{'≈' if self._differs else ''}{round(100 * self.share)}"
        return "B" if self.share else "A"

    # arrow keys and what is pressed are the business of all cells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key_Left, Qt.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        colors, share = theme(), self.share or 0.0
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(box, 5, 5)
        painter.fillPath(outline, colors.color("raised"))
        painter.setClipPath(outline)
        full = QRectF(box.left(), box.bottom() - share * box.height(), box.width(), share * box.height())
        painter.fillRect(full, colors.color("accent", 0.34))
        painter.setClipping(False)
        lit = self.hasFocus()
        painter.setPen(
            QPen(colors.color("accent" if lit or self.underMouse() else "border"), 2 if lit else 1)
        )
        painter.drawPath(outline)
        font = self.font()
        font.setPixelSize(13)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colors.color("text" if self.isEnabled() else "dim"))
        painter.drawText(box.adjusted(0, 4, 0, -16), Qt.AlignCenter, self.words())
        font.setPixelSize(11)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(colors.color("text" if share > 0 else "dim"))
        painter.drawText(box.adjusted(0, 22, 0, -4), Qt.AlignCenter, str(self._side or ""))


class BlockCells(QWidget):
    """Announces B's shares as they are painted, and when the hand is lifted. Arrow keys go from cell to cell,
    Space turns one over.
    """

    painted = pyqtSignal(tuple)  # B's shares, [6]
    settled = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Blocks, from the coarsest to the finest"))
        self.cells = [BlockCell(block) for block in range(STYLED_BLOCKS)]
        self._paint: float | None = None  # what the pressed button paints
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for cell in self.cells:
            line.addWidget(cell)
            cell.clicked.connect(lambda _=False, cell=cell: self._turn_over(cell))

    def show_side(self, side: int) -> None:
        """The portrait has this side: the cells say what each block makes of it."""
        for cell, made in zip(self.cells, block_sides(side), strict=True):
            cell.show_side(made)

    def show_shares(self, several: Sequence[Sequence[float]]) -> None:
        """Show B's shares of several regions, each [6]; without any, no two styles are in use."""
        for block, cell in enumerate(self.cells):
            shares = {each[block] for each in several}
            mean = sum(each[block] for each in several) / len(several) if several else None
            cell.show_share(mean, differs=len(shares) > 1)

    def _shares(self) -> list[float]:
        return [cell.share or 0.0 for cell in self.cells]

    def _put(self, cell: BlockCell, share: float) -> None:
        if cell.share != share or cell.words() not in ("A", "B"):
            shares = self._shares()
            shares[self.cells.index(cell)] = share
            self.painted.emit(tuple(shares))

    def _turn_over(self, cell: BlockCell) -> None:
        self._put(cell, _turned(cell))
        self.settled.emit()

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.pos())
        if event.button() == Qt.LeftButton and cell is not None:
            cell.setFocus(Qt.MouseFocusReason)
            self._paint = _turned(cell)
            self._put(cell, self._paint)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.pos())
        if self._paint is not None and cell is not None:
            self._put(cell, self._paint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._paint is not None:
            self._paint = None
            self.settled.emit()

    def _cell_at(self, point: QPoint) -> BlockCell | None:
        found = self.childAt(point)
        return found if isinstance(found, BlockCell) and found.isEnabled() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key_Left: -1, Qt.Key_Right: 1}.get(event.key())
        focused = [index for index, cell in enumerate(self.cells) if cell.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        self.cells[max(0, min(focused[0] + step, STYLED_BLOCKS - 1))].setFocus(Qt.TabFocusReason)


def _turned(cell: BlockCell) -> float:
    """The other style than the one that prevails."""
    return 0.0 if (cell.share or 0.0) >= 0.5 else 1.0

"""The mix of several regions: one slider that shows from where to where their mixes go, and sets all."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QRectF, QSize
from PyQt5.QtGui import QKeyEvent, QPainter
from PyQt5.QtWidgets import QWidget

from models.translation import tr
from sean_editor.gui.panels.region_panel.mix_slider import MixSlider
from sean_editor.gui.theme import theme

WIDTH = 112


class CommonMix(MixSlider):
    """Where mixes differ the bar is filled from the least to the most; choosing any value levels them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spread: tuple[int, int] | None = None  # percent, where mixes differ
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Mix of several regions"))
        self.valueChanged.connect(lambda _: self._level())

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 22)

    def show_mixes(self, mixes: Sequence[float]) -> None:
        """Show the mixes, each 0..1, of the regions that can be mixed; without any it is disabled."""
        self.setEnabled(bool(mixes))
        percents = [round(100 * mix) for mix in mixes] or [0]
        least, most = min(percents), max(percents)
        self.blockSignals(True)
        self.setValue(most)
        self.blockSignals(False)
        self.spread = (least, most) if least < most else None
        self.update()

    def choose(self, value: int) -> None:
        differed = self.spread is not None
        before = self.value()
        super().choose(value)
        if differed and self.value() == before:  # Qt announces no change, but the others do change
            self.valueChanged.emit(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.value()
        super().keyPressEvent(event)
        if self.spread is not None and event.isAccepted() and self.value() == before:
            self.choose(before)

    def words(self) -> str:
        if not self.isEnabled():
            return tr("Mix")
        if self.spread is not None:
            least, most = self.spread
            return tr("Mix {least}–{most} %", least=least, most=most)
        return tr("Mix {percent} %", percent=self.value())

    def _level(self) -> None:
        self.spread = None
        self.update()

    def _paint_filling(self, painter: QPainter, box: QRectF) -> None:
        if not self.isEnabled():
            return
        if self.spread is None:
            super()._paint_filling(painter, box)
            return
        left, right = (box.left() + box.width() * percent / 100 for percent in self.spread)
        painter.fillRect(
            QRectF(box.left(), box.top(), left - box.left(), box.height()), theme().color("accent", 0.34)
        )
        painter.fillRect(QRectF(left, box.top(), right - left, box.height()), theme().color("accent", 0.17))
        for end in (left, right):
            painter.fillRect(QRectF(end - 1, box.top(), 2, box.height()), theme().color("accent"))

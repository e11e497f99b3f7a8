"""An amount, 0 to 100 % or -100 to 100 %: one slider that sets that of several regions."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter
from PyQt5.QtWidgets import QSizePolicy

from models.translation import tr
from sean_editor.gui.canvas.tool_state import LEAST_SPOT, MOST_SPOT, USUAL_SPOT
from sean_editor.gui.panels.region_panel.mix_slider import MixSlider
from sean_editor.gui.theme import theme

STEPS = {Qt.Key_Left: -1, Qt.Key_Down: -1, Qt.Key_Right: 1, Qt.Key_Up: 1}
FAR = 10
"""Percent that an arrow key goes with Shift; without it goes one."""


class AmountSlider(MixSlider):
    """Filled from nothing to the amount. A double click sets it back to nothing."""

    def __init__(self, name: str, least: int = 0) -> None:
        super().__init__()
        self.spread: tuple[int, int] | None = None  # percent, where regions differ
        self.setRange(least, 100)
        self.setMinimumWidth(64)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(
            tr("Drag. Arrow keys move by 1 %, with Shift by 10 %. A double click sets it back to nothing.")
        )
        self.valueChanged.connect(lambda _: self._level())

    def show_amounts(self, amounts: Sequence[float]) -> None:
        """Show the amounts of the regions that it sets, each -1..1."""
        if self.isSliderDown():
            return
        percents = [round(100 * amount) for amount in amounts] or [0]
        least, most = min(percents), max(percents)
        self.blockSignals(True)
        self.setValue(max((least, most), key=abs))
        self.blockSignals(False)
        self.spread = (least, most) if least < most else None
        self.update()

    def choose(self, value: int) -> None:
        differed, before = self.spread is not None, self.value()
        super().choose(value)
        if differed and self.value() == before:  # Qt announces no change, but the others do change
            self.valueChanged.emit(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose(self.value() + step * (FAR if event.modifiers() & Qt.ShiftModifier else 1))
        self._settle.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.choose(0)
        self.settled.emit()

    def words(self) -> str:
        if not self.isEnabled():
            return "–"
        if self.spread is not None:
            return tr("{least}–{most} %", least=self.spread[0], most=self.spread[1])
        return tr("{percent} %", percent=self.value())

    def _level(self) -> None:
        self.spread = None
        self.update()

    def _follow(self, event: QMouseEvent) -> None:
        share = event.localPos().x() / max(self.width(), 1)
        self.choose(round(self.minimum() + share * (self.maximum() - self.minimum())))

    def _paint_filling(self, painter: QPainter, box: QRectF) -> None:
        if not self.isEnabled():
            return
        least, most = self.spread or (self.value(), self.value())
        nothing, low, high = (self._x(percent, box) for percent in (0, least, most))
        for end, opacity in ((low, 0.34), (high, 0.34 if self.spread is None else 0.17)):
            left, right = min(nothing, end), max(nothing, end)
            painter.fillRect(
                QRectF(left, box.top(), right - left, box.height()), theme().color("accent", opacity)
            )
            if end != nothing or self.minimum() >= 0:  # a line through the 0 would make it hard to read
                painter.fillRect(QRectF(end - 1, box.top(), 2, box.height()), theme().color("accent"))
            if self.spread is None:
                break
        if self.minimum() < 0 and (least, most) != (0, 0):
            painter.fillRect(QRectF(nothing, box.top(), 1, box.height()), theme().color("dim"))

    def _x(self, percent: int, box: QRectF) -> float:
        share = (percent - self.minimum()) / (self.maximum() - self.minimum())
        return box.left() + share * box.width()


class BrushSize(AmountSlider):
    """The diameter of the blemish brush, in thousandths of the portrait's side."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setRange(LEAST_SPOT, MOST_SPOT)
        self.setToolTip(tr("Drag, or press [ and ] while the brush is in hand."))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.choose(USUAL_SPOT)

    def words(self) -> str:
        return tr("{percent} %", percent=f"{self.value() / 10:.1f}")

    def _x(self, percent: int, box: QRectF) -> float:
        return super()._x(max(percent, self.minimum()), box)

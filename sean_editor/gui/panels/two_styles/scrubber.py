"""Sliders from A to B: one for all regions, and one for each."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.regions import Region
from models.translation import tr
from sean_editor.gui.panels.region_panel.common_mix import CommonMix
from sean_editor.gui.panels.region_panel.small_widgets import ColorChip, ElidedLabel

UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX
STEPS = {Qt.Key_Left: -1, Qt.Key_Down: -1, Qt.Key_Right: 1, Qt.Key_Up: 1}
FAR = 10
"""Percent that an arrow key goes with Shift; without it goes one."""


class Scrubber(CommonMix):
    """0..100 % of B. Filled from the least to the most share where regions or blocks differ."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._in_use = False
        self.setMinimumWidth(64)
        self.setMaximumWidth(UNLIMITED)
        self.setSizePolicy(QSizePolicy.Expanding, QSizePolicy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(tr("Drag from A to B. Arrow keys move by 1 %, with Shift by 10 %."))

    def show_shares(self, shares: Sequence[float]) -> None:
        """Show B's shares, each 0..1; without any, no transition is in use here."""
        if self.isSliderDown():
            return
        self._in_use = bool(shares)
        before = self.value() / 100
        self.show_mixes(shares or (before,))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose(self.value() + step * (FAR if event.modifiers() & Qt.ShiftModifier else 1))
        self._settle.start()

    def choose(self, value: int) -> None:
        unused, before = not self._in_use, self.value()
        self._in_use = True
        super().choose(value)
        if unused and self.value() == before:  # Qt announces no change, but there is one
            self.valueChanged.emit(before)

    def words(self) -> str:
        if not (self.isEnabled() and self._in_use):
            return "–"
        if self.spread is not None:
            least, most = self.spread
            return tr("{least}–{most} % B", least=least, most=most)
        return tr("{percent} % B", percent=self.value())


class RegionScrubber(QWidget):
    """A region's colour, its name and its scrubber."""

    scrubbed = pyqtSignal(int, int)  # region, percent
    settled = pyqtSignal()

    def __init__(self, region: Region) -> None:
        super().__init__()
        self.region = region
        self.chip = ColorChip(12)
        self.name = ElidedLabel(region.title)
        self.scrubber = Scrubber(tr("Share of B in {region}", region=region.title))
        self.scrubber.valueChanged.connect(lambda percent: self.scrubbed.emit(region.id, percent))
        self.scrubber.settled.connect(self.settled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.chip)
        line.addWidget(self.name, 2)
        line.addWidget(self.scrubber, 3)

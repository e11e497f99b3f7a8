"""A small card over the result: how fast the window answers."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QFrame, QGridLayout, QLabel

from models.translation import tr
from sean_editor.gui.performance import Spread

NOTHING, WIDEST = "–", "999 / 999 ms"


@dataclass(frozen=True)
class Figures:
    """What the card shows; None for what is not known yet. `block` in milliseconds, `memory` in MB."""

    result: Spread | None = None
    layout: Spread | None = None
    pictures: float | None = None
    block: float | None = None
    memory: float | None = None
    computed_in: str = ""
    """How a graphics card computes pictures; there is no row for it on a CPU."""


class PerformanceCard(QFrame):
    """Lies in a corner of the result. Clicks go through it to the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("performance")
        self.setAccessibleName(tr("Performance"))
        self.setAttribute(Qt.WA_TransparentForMouseEvents)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 6, 10, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(1)
        columns = QLabel(tr("median / 95 %"))
        columns.setObjectName("columns")
        self._grid.addWidget(columns, 0, 1, Qt.AlignRight)
        self._result = self._row(tr("Edit to result"))
        self._layout = self._row(tr("Brush to layout"))
        self._pictures = self._row(tr("Pictures a second"))
        self._block = self._row(tr("Longest block"))
        self._memory = self._row(tr("Memory"))
        self._computed: QLabel | None = None
        self.show_figures(Figures())

    def _row(self, title: str) -> QLabel:
        at = self._grid.rowCount()
        name, value = QLabel(title), QLabel()
        value.setAccessibleName(title)
        value.setAlignment(Qt.AlignRight | Qt.AlignVCenter)
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance(WIDEST))  # figures change, the card stays
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(value, at, 1)
        return value

    def show_figures(self, figures: Figures) -> None:
        """Show these."""
        self._result.setText(_spread(figures.result))
        self._layout.setText(_spread(figures.layout))
        self._pictures.setText(_number(figures.pictures, ""))
        self._block.setText(_number(figures.block, " ms"))
        self._memory.setText(_number(figures.memory, " MB"))
        if figures.computed_in and self._computed is None:
            self._computed = self._row(tr("Computed in"))
        if self._computed is not None:
            self._computed.setText(figures.computed_in or NOTHING)

    @property
    def values(self) -> list[str]:
        """What stands in the rows, from the first to the last."""
        rows = (self._result, self._layout, self._pictures, self._block, self._memory, self._computed)
        return [one.text() for one in rows if one is not None]


def _spread(spread: Spread | None) -> str:
    return NOTHING if spread is None else f"{spread.p50:.0f} / {spread.p95:.0f} ms"


def _number(value: float | None, unit: str) -> str:
    return NOTHING if value is None else f"{value:.0f}{unit}"

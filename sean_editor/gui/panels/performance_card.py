"""A small card over the result: how fast the window answers."""

from __future__ import annotations

from dataclasses import dataclass

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QFrame, QGridLayout, QLabel

from models.translation import tr
from sean_editor.gui.performance import Spread

NOTHING, WIDEST, WIDE = "–", "999 / 999 ms", "9999 MB"


Place = tuple[int, int]
"""A line and a column of the card."""


@dataclass(frozen=True)
class Form:
    """Where the rows of the card are: their names, each with its value beside it or below it."""

    caption: Place
    names: tuple[Place, ...]
    below: bool = False


FLAT = Form((0, 1), ((1, 0), (2, 0), (0, 3), (1, 3), (2, 3), (3, 0)))
CELLS = Form((0, 2), ((0, 0), (0, 1), (2, 1), (2, 0), (2, 2), (4, 0)), below=True)
LIST = Form((0, 1), ((1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0)))
FORMS = (FLAT, CELLS, LIST)
"""The flattest first: it covers least of a face. The names in them are in the order of `Figures`."""


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
    """Lies in a corner of the result, flat where that is wide enough. Clicks go through it to the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("performance")
        self.setAccessibleName(tr("Performance"))
        self.setAttribute(Qt.WA_TransparentForMouseEvents)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 4, 10, 4)
        self._grid.setVerticalSpacing(0)
        self._columns = QLabel(tr("median / 95 %"))
        self._columns.setObjectName("columns")
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._room = 0  # the width that it was arranged for; 0: not yet
        self._result = self._row(tr("Edit to result"))
        self._layout = self._row(tr("Brush to layout"))
        self._pictures = self._row(tr("Pictures a second"))
        self._block = self._row(tr("Longest block"))
        self._memory = self._row(tr("Memory"))
        self._computed: QLabel | None = None
        self._arrange(LIST)
        self.show_figures(Figures())

    def _row(self, title: str) -> QLabel:
        name, value = QLabel(title, self), QLabel(self)
        name.setObjectName("row")
        value.setAccessibleName(title)
        self._rows.append((name, value))
        self._room = 0
        return value

    def fit(self, width: int) -> None:
        """Take the flattest form that this many pixels are wide enough for."""
        if width == self._room:
            return
        for label in self.findChildren(QLabel):
            label.ensurePolished()  # the style sheet says how large the letters are
        for value in (self._result, self._layout):  # figures change, the card stays
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance(WIDEST))
        for value in (self._pictures, self._block, self._memory):
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance(WIDE))
        for form in FORMS:
            self._arrange(form)
            if self.sizeHint().width() <= width:
                break
        self._room = width

    def _arrange(self, form: Form) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        self._grid.addWidget(self._columns, *form.caption, Qt.AlignLeft if form.below else Qt.AlignRight)
        self._grid.setHorizontalSpacing(8 if form.below else 12)
        self._grid.setColumnMinimumWidth(2, 8 if form is FLAT else 0)
        for (line, column), (name, value) in zip(form.names, self._rows, strict=False):
            last = value is self._computed  # as wide as the card
            self._grid.addWidget(name, line, column)
            place = (line + 1, column) if form.below else (line, column + 1)
            value.setAlignment((Qt.AlignLeft if form.below else Qt.AlignRight) | Qt.AlignVCenter)
            self._grid.addWidget(value, *place, 1, self._grid.columnCount() - place[1] if last else 1)

    def show_figures(self, figures: Figures) -> None:
        """Show these."""
        self._result.setText(_spread(figures.result))
        self._layout.setText(_spread(figures.layout))
        self._pictures.setText(_number(figures.pictures, ""))
        self._block.setText(_number(figures.block, " ms"))
        self._memory.setText(_number(figures.memory, " MB"))
        if figures.computed_in and self._computed is None:
            self._computed = self._row(tr("Computed in"))
            self._arrange(LIST)
        if self._computed is not None:
            self._computed.setText(figures.computed_in or NOTHING)

    @property
    def values(self) -> list[str]:
        """What stands in the rows, from the first to the last."""
        return [value.text() for _, value in self._rows]


def _spread(spread: Spread | None) -> str:
    return NOTHING if spread is None else f"{spread.p50:.0f} / {spread.p95:.0f} ms"


def _number(value: float | None, unit: str) -> str:
    return NOTHING if value is None else f"{value:.0f}{unit}"

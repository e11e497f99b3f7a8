"""Where the cells of a figure lie."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sean_editor.figures.sheet import GAP, MARGIN


@dataclass(frozen=True)
class Grid:
    """`columns` x `rows` cells, `cell` units high, on a sheet with room beside and above them.

    left, top  units for captions between the margin and the cells.
    above      units for a caption above every row.
    breaks     columns before which there is a wider gap.
    across     units of a cell's width; 0: as wide as high.
    """

    cell: int
    columns: int
    rows: int
    left: int = 0
    top: int = 0
    above: int = 0
    breaks: Collection[int] = ()
    across: int = 0

    @property
    def wide(self) -> int:
        """The width of a cell."""
        return self.across or self.cell

    def x(self, column: int) -> int:
        """The left edge of a column."""
        wider = sum(2 * GAP for b in self.breaks if b <= column)
        return MARGIN + self.left + column * (self.wide + GAP) + wider

    def y(self, row: int) -> int:
        """The upper edge of a row's cells."""
        return MARGIN + self.top + self.above + row * (self.cell + GAP + self.above)

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return self.x(column) + self.wide / 2

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole sheet."""
        width = self.x(self.columns - 1) + self.wide + MARGIN
        return width, self.y(self.rows - 1) + self.cell + MARGIN

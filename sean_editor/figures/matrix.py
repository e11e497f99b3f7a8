"""A contact sheet: every layout in every style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document.portrait import Portrait
from sean_editor.engine.transfer import region_ids, transfer_styles
from sean_editor.figures.grid import Grid
from sean_editor.figures.regions import Regions, regions_title
from sean_editor.figures.sheet import LABEL, NOTE, TITLE, Look, Sheet, lit

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

SMALL = Look(cell=96, scale=1)
"""Of 24 portraits a sheet of 2,600 pixels."""


def matrix(
    engine: Engine,
    portraits: Sequence[Portrait],
    regions: Regions = ("hair",),
    references: Sequence[Portrait] | None = None,
    look: Look = SMALL,
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: the layout of each row's portrait, its `regions` in the style of each
    column's reference (the portraits themselves, unless others are given); both along the edges.

    A portrait's own style is framed. A cell is faded where nothing can change, since either of the two lacks
    the regions. ValueError without portraits; UserError for a region that does not exist.
    """
    columns = portraits if references is None else references
    if not (portraits and columns):
        raise ValueError("a matrix needs portraits")
    ids = region_ids(regions)
    grid = Grid(look.cell, 1 + len(columns), 1 + len(portraits), left=24, top=16, breaks=(1,))
    width, height = grid.size
    down = 2 * 8  # below the references
    sheet = Sheet(width, height + down, look)
    _corner(sheet, grid, regions_title(regions))
    for column, reference in enumerate(columns, 1):
        sheet.text(grid.middle(column), grid.y(0) - 10, reference.name, LABEL, room=look.cell)
        sheet.picture(grid.x(column), grid.y(0), lit(reference.image, np.isin(reference.labels, ids), look))
    for row, portrait in enumerate(portraits, 1):
        y = grid.y(row) + down
        sheet.upright(grid.x(0) - 14, y + look.cell / 2, portrait.name, look.cell)
        sheet.picture(grid.x(0), y, portrait.image)
        for column, reference in enumerate(columns, 1):
            result = engine.render(portrait.labels, transfer_styles(engine, portrait, reference, ids))
            sheet.picture(grid.x(column), y, result, faded=not shared(portrait, reference, ids))
            if portrait.id == reference.id:
                sheet.frame(grid.x(column), y, sheet.inks.quiet)
    return sheet.pixels


def shared(portrait: Portrait, reference: Portrait, ids: Sequence[int]) -> bool:
    """Whether both have one of the regions."""
    return bool(np.isin(portrait.labels, np.intersect1d(reference.labels, ids)).any())


def _corner(sheet: Sheet, grid: Grid, words: str) -> None:
    x, y = grid.middle(0), grid.y(0) + grid.cell / 2
    sheet.text(x, y - 18, words, TITLE, room=grid.cell)
    sheet.text(x, y + 4, "of the column", NOTE, quiet=True, room=grid.cell)
    sheet.text(x, y + 18, "on the row", NOTE, quiet=True, room=grid.cell)

"""The paper's Fig. 5: regions whose style goes in steps from that of one reference to that of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document.portrait import Portrait
from sean_editor.engine.transfer import region_ids, transfer_styles
from sean_editor.figures.grid import Grid
from sean_editor.figures.regions import Regions, regions_title
from sean_editor.figures.sheet import LABEL, Look, Sheet, lit

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


def interpolation(
    engine: Engine,
    portraits: Sequence[Portrait],
    first: Portrait,
    last: Portrait,
    groups: Sequence[Regions],
    steps: int = 5,
    look: Look | None = None,
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a row for each portrait and group of regions, the references at its ends.

    In between, `steps` results: in the first the group has the style of `first`, in the last that of
    `last`. Where a reference lacks a region, the portrait's own style stands in at its end. ValueError
    without portraits or groups, or for fewer than two steps; UserError for a region that does not exist.
    """
    look = look or Look()
    if not (portraits and groups) or steps < 2:
        raise ValueError("an interpolation needs portraits, regions and two steps or more")
    rows = [(portrait, regions) for portrait in portraits for regions in groups]
    grid = Grid(look.cell, steps + 2, len(rows), left=24, top=24, breaks=(1, steps + 1))
    sheet = Sheet(*grid.size, look)
    _headings(sheet, grid, first, last, steps)
    for row, (portrait, regions) in enumerate(rows):
        y = grid.y(row)
        words = regions_title(regions)
        if len(portraits) > 1:
            words = f"{portrait.name}: {words.lower()}"
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, words, look.cell)
        for column, reference in ((0, first), (steps + 1, last)):
            taken = np.isin(reference.labels, region_ids(regions))
            sheet.picture(grid.x(column), y, lit(reference.image, taken, look))
        for column, styles in enumerate(between(engine, portrait, first, last, regions, steps), 1):
            sheet.picture(grid.x(column), y, engine.render(portrait.labels, styles))
    return sheet.pixels


def between(
    engine: Engine, portrait: Portrait, first: Portrait, last: Portrait, regions: Regions, steps: int
) -> list[np.ndarray]:
    """The style matrices float32 [S, 512] of the portrait from one end to the other."""
    start, end = (transfer_styles(engine, portrait, reference, regions) for reference in (first, last))
    return [(1 - share) * start + share * end for share in np.linspace(0, 1, steps, dtype=np.float32)]


def _headings(sheet: Sheet, grid: Grid, first: Portrait, last: Portrait, steps: int) -> None:
    y = grid.y(0) - 12
    for column, reference in ((0, first), (steps + 1, last)):
        sheet.text(grid.middle(column), y, reference.name, LABEL, room=grid.cell)
    for column, share in enumerate(np.linspace(0, 1, steps), 1):
        sheet.text(grid.middle(column), y, f"{share:.3g}", LABEL, quiet=True)

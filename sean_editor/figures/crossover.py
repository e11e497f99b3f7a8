"""The paper's Fig. 7: two styles shared out among the six residual blocks that carry one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from models.blocks import STYLED_BLOCKS
from sean_editor.document.portrait import Portrait
from sean_editor.document.two_styles import COARSE_FIRST, FINE_FIRST, INTERPOLATED, Shares
from sean_editor.engine.transfer import region_ids, transfer_styles
from sean_editor.figures.grid import Grid
from sean_editor.figures.regions import Regions
from sean_editor.figures.sheet import LABEL, Colour, Look, Sheet, lit

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_ROWS = (("Coarse first", COARSE_FIRST), ("Fine first", FINE_FIRST), ("Interpolated", INTERPOLATED))
_STRIP = 16  # units above a row for its strips


def crossover(
    engine: Engine,
    portraits: Sequence[Portrait],
    a: Portrait,
    b: Portrait,
    regions: Regions = ("all",),
    look: Look | None = None,
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: for each portrait three rows that lead from style `a` to style `b`.

    In the first row one more block takes B in every column from the coarsest on, in the second from the
    finest on; in the third all six are interpolated. The strip above a result shows its blocks, the coarsest
    on the left. A region that a reference lacks keeps the portrait's own style. ValueError without portraits;
    UserError for a region that does not exist.
    """
    look = look or Look()
    if not portraits:
        raise ValueError("a crossover needs a portrait")
    rows = [(portrait, *row) for portrait in portraits for row in _ROWS]
    columns = STYLED_BLOCKS + 3
    grid = Grid(look.cell, columns, len(rows), left=24, top=8, above=_STRIP, breaks=(1, columns - 1))
    sheet = Sheet(*grid.size, look)
    for row, (portrait, words, several) in enumerate(rows):
        y = grid.y(row)
        name = words if len(portraits) == 1 else f"{portrait.name}: {words.lower()}"
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, name, look.cell + _STRIP)
        for column, reference, ink in ((0, a, sheet.inks.a), (columns - 1, b, sheet.inks.b)):
            taken = np.isin(reference.labels, region_ids(regions))
            sheet.picture(grid.x(column), y, lit(reference.image, taken, look, ink))
            sheet.frame(grid.x(column), y, ink)
            if row == 0:
                letter = "A" if column == 0 else "B"
                words = f"{letter}  {reference.name}"
                sheet.text(grid.middle(column), y - 14, words, LABEL, room=look.cell, colour=ink)
        for column, shares in enumerate(several, 1):
            _strip(sheet, grid.x(column), y - 10, shares)
            styles = crossed(engine, portrait, a, b, shares, regions)
            sheet.picture(grid.x(column), y, engine.render(portrait.labels, styles))
    return sheet.pixels


def crossed(
    engine: Engine, portrait: Portrait, a: Portrait, b: Portrait, shares: Shares, regions: Regions = ("all",)
) -> np.ndarray:
    """The styles float32 [6, S, 512] of a portrait whose blocks take their shares of `b`, the rest of `a`."""
    of_a, of_b = (transfer_styles(engine, portrait, reference, regions) for reference in (a, b))
    share = np.array(shares, np.float32)[:, None, None]
    return (1 - share) * of_a + share * of_b


def _strip(sheet: Sheet, x: float, y: float, shares: Shares) -> None:
    """Six small bars, each in the colour of the style that its block takes."""
    gap = 2
    wide = (sheet.look.cell - gap * (len(shares) - 1)) / len(shares)
    for block, share in enumerate(shares):
        sheet.bar(x + block * (wide + gap), y, wide, 6, _mixed(sheet.inks.a, sheet.inks.b, share))


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    red, green, blue = (round((1 - share) * p + share * q) for p, q in zip(a, b, strict=True))
    return red, green, blue

"""The paper's Fig. 1: one more region in the style of another reference in every column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document.portrait import Portrait
from sean_editor.document.resolving import resolve
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.engine.transfer import region_ids
from sean_editor.figures.grid import Grid
from sean_editor.figures.regions import Regions, regions_title
from sean_editor.figures.sheet import LABEL, TITLE, Look, Sheet, lit

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_HEADING = 24


def transfer(
    engine: Engine,
    portraits: Sequence[Portrait],
    references: Sequence[Portrait],
    steps: Sequence[Regions],
    look: Look | None = None,
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a row for each portrait, a column for each of `steps`.

    Step k applies the style of reference k to its regions, the first again after the last, and keeps what the
    steps before it did. On top the reference with what is taken of it; the two columns on the left are the
    portrait and its reconstruction. A region that a reference lacks stays as it was. ValueError without
    portraits, references or steps; UserError for a region that does not exist.
    """
    look = look or Look()
    if not (portraits and references and steps):
        raise ValueError("a figure of transfers needs portraits, references and steps")
    givers = [references[k % len(references)] for k in range(len(steps))]
    grid = Grid(look.cell, 2 + len(steps), 1 + len(portraits), left=_HEADING, top=_HEADING, breaks=(2,))
    width, height = grid.size
    down = _HEADING  # between the references and the results
    sheet = Sheet(width, height + down, look)
    for k, (regions, giver) in enumerate(zip(steps, givers, strict=True), 2):
        taken = np.isin(giver.labels, region_ids(regions))
        sheet.text(grid.middle(k), grid.y(0) - 12, regions_title(regions), TITLE, room=look.cell)
        sheet.picture(grid.x(k), grid.y(0), lit(giver.image, taken, look))
        sheet.text(grid.middle(k), grid.y(0) + look.cell + 14, giver.name, quiet=True, room=look.cell)
    for column, words in enumerate(("Source", "Reconstruction")):
        sheet.text(grid.middle(column), grid.y(1) + down - 18, words, LABEL, room=look.cell)
    for row, portrait in enumerate(portraits, 1):
        y = grid.y(row) + down
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, portrait.name, look.cell)
        sheet.picture(grid.x(0), y, portrait.image)
        for column, result in enumerate(results(engine, portrait, givers, steps), 1):
            sheet.picture(grid.x(column), y, result)
    return sheet.pixels


def results(
    engine: Engine, portrait: Portrait, givers: Sequence[Portrait], steps: Sequence[Regions]
) -> list[np.ndarray]:
    """The portrait's reconstruction and then the picture after every step, uint8 [H, W, 3] each."""
    own = engine.encode(portrait.image, portrait.labels)
    matrices = {giver.id: engine.encode(giver.image, giver.labels) for giver in givers}
    assignment = StyleAssignment()
    pictures = [engine.render(portrait.labels, own.codes)]
    for regions, giver in zip(steps, givers, strict=True):
        present = [r for r in region_ids(regions) if matrices[giver.id].present[r]]
        assignment = assignment.with_regions(dict.fromkeys(present, RegionStyle(giver.id)))
        pictures.append(engine.render(portrait.labels, resolve(assignment, own, matrices)))
    return pictures

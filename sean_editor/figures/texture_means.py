"""The two means of texture beside each other: drawn strands, and pieces of the reference's photo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document.portrait import Portrait
from sean_editor.engine.transfer import region_ids
from sean_editor.figures.grid import Grid
from sean_editor.figures.regions import Regions
from sean_editor.figures.sheet import LABEL, NOTE, Look, Sheet
from sean_editor.session.textured import transfer_job
from sean_editor.session.textures import Textures, stages
from sean_editor.texture.request import Means, TextureResult

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_TITLES = ("Photo", "Reference", "Network", "Strands", "Pieces of the photo")
_FORCED = (Means.STRANDS, Means.EXEMPLARS)


def texture_means(
    engine: Engine,
    portraits: Sequence[Portrait],
    references: Sequence[Portrait],
    regions: Regions,
    look: Look | None = None,
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a row for each portrait and the reference beside it in `references`.

    The columns are both photos, the network's picture, and the result by either means; the one that the
    editor chooses has "chosen" below it. ValueError if there are not as many references as portraits.
    """
    look = look or Look()
    if not portraits or len(portraits) != len(references):
        raise ValueError("a figure of textures needs portraits, and a reference for each")
    grid = Grid(look.cell, len(_TITLES), len(portraits), left=24, top=8, above=16, breaks=(2,))
    width, height = grid.size
    sheet = Sheet(width, height + 16, look)
    for column, title in enumerate(_TITLES):
        sheet.text(grid.middle(column), grid.y(0) - 14, title, LABEL, room=look.cell)
    textures = Textures(engine)
    for row, (portrait, reference) in enumerate(zip(portraits, references, strict=True)):
        y = grid.y(row)
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, portrait.name, look.cell)
        network, results, chosen = _row(engine, textures, portrait, reference, regions)
        pictures = (portrait.image, reference.image, network, *(r.picture for r in results))
        for column, picture in enumerate(pictures):
            sheet.picture(grid.x(column), y, picture)
        for column, means in enumerate(_FORCED, 3):
            if means in chosen:
                sheet.text(grid.middle(column), y + look.cell + 12, "chosen", NOTE, quiet=True)
    return sheet.pixels


def _row(
    engine: Engine, textures: Textures, portrait: Portrait, reference: Portrait, regions: Regions
) -> tuple[np.ndarray, list[TextureResult], set[Means]]:
    """The network's picture, the results by each of the forced means, and the means that would be chosen."""
    job = transfer_job(engine, portrait, reference, region_ids(regions))
    size = stages(portrait)[-1]
    results = [textures.render(replace(job, means=means), size) for means in _FORCED]
    chosen = {report.means for report in textures.render(job, size).reports}
    return engine.render(job.edit.labels, job.styles), results, chosen

"""The paper's Fig. 2: a picture of any data set, edited region by region in the styles of others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from models.lab.evaluation.candidates import Candidate, RegionPainter
from models.pixels import to_pixels
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.engine.transfer import region_ids
from sean_editor.figures.grid import Grid
from sean_editor.figures.regions import regions_title
from sean_editor.figures.scenes import Scene
from sean_editor.figures.sheet import LABEL, NOTE, Look, Sheet, lit

_HEADING = 24
INSET = 0.28
"""The height of an inset, as a share of its picture's."""


def sequence(
    candidate: Candidate,
    scenes: Sequence[Scene],
    references: Sequence[Scene],
    steps: Sequence[Sequence[str | int]],
    look: Look | None = None,
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a row for each scene, a column for each of `steps`.

    Step k gives its regions the style of reference k, the first again after the last, and keeps what the
    steps before it did. On top the reference; the two columns on the left are the scene and its
    reconstruction. An inset shows the region that a step affects. A region that a reference lacks
    stays as it was.

    ValueError without scenes, references or steps; UserError for a region that does not exist, and for a
    network without a style for each region.
    """
    look = look or Look()
    if not (scenes and references and steps):
        raise ValueError("a sequence needs scenes, references and steps")
    regions = scenes[0].regions
    ids = [region_ids(step, regions) for step in steps]
    givers = [references[k % len(references)] for k in range(len(steps))]
    grid = Grid(
        look.cell, 2 + len(steps), 1 + len(scenes), _HEADING, _HEADING, breaks=(2,), across=look.across
    )
    width, height = grid.size
    sheet = Sheet(width, height + _HEADING, look)
    for column, (step, giver) in enumerate(zip(ids, givers, strict=True), 2):
        sheet.text(grid.middle(column), grid.y(0) - 12, titles(step, regions), LABEL, room=look.across)
        sheet.picture(grid.x(column), grid.y(0), lit(giver.image, np.isin(giver.labels, step), look))
        below = grid.y(0) + look.cell + 12
        sheet.text(grid.middle(column), below, giver.name, NOTE, quiet=True, room=look.across)
    for column, words in enumerate(("Source", "Reconstruction")):
        sheet.text(grid.middle(column), grid.y(1) + _HEADING - 12, words, LABEL, room=look.across)
    painter = RegionPainter(candidate)
    for row, scene in enumerate(scenes, 1):
        y = grid.y(row) + _HEADING
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, scene.name, look.cell)
        sheet.picture(grid.x(0), y, scene.image)
        for column, result in enumerate(edited(painter, scene, givers, ids), 1):
            sheet.picture(grid.x(column), y, result)
            if column > 1:
                _inset(sheet, grid.x(column), y, scene, ids[column - 2])
    return sheet.pixels


def edited(
    painter: RegionPainter, scene: Scene, givers: Sequence[Scene], steps: Sequence[Sequence[int]]
) -> list[np.ndarray]:
    """The scene's reconstruction and then the picture after every step, uint8 [H, W, 3] each."""
    codes = painter.encode(scene.batch)  # [1, S, 512]
    pictures = [codes]
    for step, giver in zip(steps, givers, strict=True):
        taken = torch.from_numpy(np.intersect1d(step, np.unique(giver.labels)).astype(np.int64))
        codes = codes.clone()
        codes[:, taken] = painter.encode(giver.batch)[:, taken]
        pictures.append(codes)
    labels = scene.batch.labels
    return [to_pixels(painter.paint(labels, each))[0] for each in pictures]


def titles(step: Sequence[int], regions: RegionSet) -> str:
    """The titles of regions, as "Sky and Tree"; those of faces as other figures name them."""
    if regions == CELEBAMASK_HQ:
        return regions_title(step)
    if len(step) == len(regions):
        return "All regions"
    words = [regions[region].title for region in step]
    if len(words) > 3:
        return f"{', '.join(words[:2])} and {len(words) - 2} more"
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _inset(sheet: Sheet, x: float, y: float, scene: Scene, step: Sequence[int]) -> None:
    """The regions of a step in their colours, the rest grey, in the lower right corner."""
    look = sheet.look
    colours = scene.regions.palette()[scene.labels]
    colours[~np.isin(scene.labels, step)] = 96
    small = Look(round(look.cell * INSET), look.scale, look.dark, look.ratio)
    left, top = x + look.across - small.across, y + look.cell - small.cell
    sheet.bar(left - 1, top - 1, small.across + 1, small.cell + 1, look.inks.ground)
    sheet.picture(left, top, colours, look=small)

"""The paper's Fig. 6: layouts, the pictures that they come from, and how several networks rebuild them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch

from models.lab.evaluation.candidates import Candidate, load_candidates
from models.parsing import FaceParser, ParsingError, load_parser
from models.pixels import to_pixels
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.checkpoints import METRIC_PARSER
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.figures.grid import Grid
from sean_editor.figures.scenes import Scene, scene_of
from sean_editor.figures.sheet import LABEL, NOTE, Look, Sheet


def comparison(
    portraits: Sequence[Portrait | Scene], candidates: Sequence[Candidate], look: Look | None = None
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a row for each picture with its layout, itself, and every network's
    reconstruction of it, without noise; below that its PSNR in dB. They are portraits, or scenes of one
    data set. ValueError without pictures or networks.
    """
    look = look or Look()
    if not (portraits and candidates):
        raise ValueError("a comparison needs portraits and networks")
    count = Counter(candidate.kind for candidate in candidates)
    own = [(c.kind, _note(c, count[c.kind] > 1)) for c in candidates]
    titles = [("Layout", ""), ("Ground truth", ""), *own]
    top = 20 if any(note for _, note in titles) else 8
    grid = Grid(
        look.cell, len(titles), len(portraits), left=24, top=top, above=16, breaks=(2,), across=look.across
    )
    width, height = grid.size
    sheet = Sheet(width, height + 16, look)
    for column, (title, note) in enumerate(titles):
        sheet.text(grid.middle(column), grid.y(0) - (28 if note else 14), title, LABEL, room=look.across)
        sheet.text(grid.middle(column), grid.y(0) - 12, note, NOTE, quiet=True, room=look.across)
    for row, scene in enumerate(p if isinstance(p, Scene) else scene_of(p) for p in portraits):
        y = grid.y(row)
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, scene.name, look.cell)
        sheet.picture(grid.x(0), y, scene.regions.palette()[scene.labels])
        sheet.picture(grid.x(1), y, scene.image)
        for column, candidate in enumerate(candidates, 2):
            result = to_pixels(candidate.reconstruct(scene.batch))[0]
            sheet.picture(grid.x(column), y, result)
            closeness = f"{cv2.PSNR(scene.image, result):.1f} dB"
            sheet.text(grid.middle(column), y + look.cell + 12, closeness, NOTE, quiet=True)
    return sheet.pixels


def _note(candidate: Candidate, named: bool) -> str:
    """What stands below the kind of system: which one it is, if there are several, and that it is refined."""
    return ", ".join(filter(None, (candidate.name if named else "", "refined" if candidate.refined else "")))


def open_candidates(
    paths: Sequence[Path],
    device: torch.device,
    refine: bool = False,
    regions: RegionSet = CELEBAMASK_HQ,
) -> list[Candidate]:
    """The systems stored at `paths`, as `evaluate` takes them; `refine`: with styles that are refined as in
    the editor. UserError if one cannot be read, is for other regions or is given twice.
    """
    if not refine or regions != CELEBAMASK_HQ:
        return load_candidates(paths, device, regions, refine=refine)
    try:
        parser = load_parser(METRIC_PARSER)
    except ParsingError as error:
        raise UserError(str(error)) from error
    assert isinstance(parser, FaceParser)
    return load_candidates(paths, device, regions, refine=True, parser=parser.to(device))

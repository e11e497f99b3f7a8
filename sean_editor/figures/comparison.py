"""The paper's Fig. 6: layouts, the pictures that they come from, and how several networks rebuild them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch

from models.lab.evaluation.candidates import Candidate, load_candidates
from models.lab.systems import Batch
from models.parsing import FaceParser, ParsingError, load_parser
from models.pixels import to_pixels
from models.regions import CELEBAMASK_HQ
from sean_editor.checkpoints import METRIC_PARSER
from sean_editor.document.portrait import Portrait
from sean_editor.engine.tensors import to_tensors
from sean_editor.errors import UserError
from sean_editor.figures.grid import Grid
from sean_editor.figures.sheet import LABEL, NOTE, Look, Sheet


def comparison(
    portraits: Sequence[Portrait], candidates: Sequence[Candidate], look: Look | None = None
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a row for each portrait with its layout, itself, and every network's
    reconstruction of it, without noise; below that its PSNR in dB. ValueError without portraits or networks.
    """
    look = look or Look()
    if not (portraits and candidates):
        raise ValueError("a comparison needs portraits and networks")
    count = Counter(candidate.kind for candidate in candidates)
    own = [(c.kind, c.name if count[c.kind] > 1 else "") for c in candidates]
    titles = [("Layout", ""), ("Ground truth", ""), *own]
    top = 20 if any(note for _, note in titles) else 8
    grid = Grid(look.cell, len(titles), len(portraits), left=24, top=top, above=16, breaks=(2,))
    width, height = grid.size
    sheet = Sheet(width, height + 16, look)
    for column, (title, note) in enumerate(titles):
        sheet.text(grid.middle(column), grid.y(0) - (28 if note else 14), title, LABEL, room=look.cell)
        sheet.text(grid.middle(column), grid.y(0) - 12, note, NOTE, quiet=True, room=look.cell)
    palette = CELEBAMASK_HQ.palette()
    for row, portrait in enumerate(portraits):
        y = grid.y(row)
        sheet.upright(grid.x(0) - 16, y + look.cell / 2, portrait.name, look.cell)
        sheet.picture(grid.x(0), y, palette[portrait.labels])
        sheet.picture(grid.x(1), y, portrait.image)
        for column, candidate in enumerate(candidates, 2):
            result = to_pixels(candidate.reconstruct(Batch(*to_tensors(portrait))))[0]
            sheet.picture(grid.x(column), y, result)
            closeness = f"{cv2.PSNR(portrait.image, result):.1f} dB"
            sheet.text(grid.middle(column), y + look.cell + 12, closeness, NOTE, quiet=True)
    return sheet.pixels


def open_candidates(paths: Sequence[Path], device: torch.device) -> list[Candidate]:
    """The systems stored at `paths`, as `evaluate` takes them. UserError if one cannot be read, is not for
    portraits or is given twice.
    """
    try:
        parser = load_parser(METRIC_PARSER)
    except ParsingError as error:
        raise UserError(str(error)) from error
    assert isinstance(parser, FaceParser)
    return load_candidates(paths, device, CELEBAMASK_HQ, parser=parser.to(device))

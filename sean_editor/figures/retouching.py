"""What each touch does: close-ups before and after."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sean_editor.document.portrait import Portrait
from sean_editor.document.retouch import Retouch, Touch
from sean_editor.export.retouched import retouched
from sean_editor.figures.grid import Grid
from sean_editor.figures.sheet import LABEL, Look, Sheet
from sean_editor.photo.own_photo import own_photo
from sean_editor.retouch.choices import MEANT, SWATCHES, TINTED

_FACE, _EYES = MEANT["evenness"][:2], MEANT["clarity"]
_MOUTH = (*MEANT["whitening"], *TINTED["lips"])
_MARGIN = 0.06
"""Around the regions of a close-up, as a share of the portrait's side."""

TOUCHES: tuple[tuple[str, dict[int, Touch], Sequence[int]], ...] = (
    ("Evenness 80 %", dict.fromkeys(MEANT["evenness"], Touch(evenness=0.8)), _FACE),
    ("Blush 60 %", {_FACE[0]: Touch(tint=SWATCHES["cheeks"][1], tinting=0.6)}, _FACE),
    ("Clarity 80 %", dict.fromkeys(_EYES, Touch(clarity=0.8)), _EYES),
    ("Whitening 80 %", dict.fromkeys(MEANT["whitening"], Touch(whitening=0.8)), _MOUTH),
    ("Tint 70 %", dict.fromkeys(TINTED["lips"], Touch(tint=SWATCHES["lips"][3], tinting=0.7)), _MOUTH),
    ("Shine 80 %", dict.fromkeys(MEANT["shine"], Touch(shine=0.8)), MEANT["shine"]),
    ("Detail 100 %", dict.fromkeys(MEANT["detail"], Touch(detail=1.0)), _FACE),
)
"""A title, what is done to which regions, and the regions of the close-up."""


def retouching(portraits: Sequence[Portrait], look: Look | None = None) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: for each portrait a row before and a row after, a column for each touch.

    ValueError without portraits. A region that a portrait lacks leaves its close-up as it was.
    """
    if not portraits:
        raise ValueError("a figure of retouching needs portraits")
    look = look or Look()
    grid = Grid(look.cell, len(TOUCHES), 2 * len(portraits), left=24, top=16)
    sheet = Sheet(*grid.size, look)
    for column, (title, _, _) in enumerate(TOUCHES):
        sheet.text(grid.middle(column), grid.y(0) - 10, title, LABEL, room=look.cell)
    for number, portrait in enumerate(portraits):
        before = own_photo(portrait)
        for row, words in ((2 * number, "before"), (2 * number + 1, "after")):
            sheet.upright(grid.x(0) - 14, grid.y(row) + look.cell / 2, words, look.cell)
        for column, (_, touches, regions) in enumerate(TOUCHES):
            for row, picture in ((0, before), (1, retouched(portrait, Retouch(touches)))):
                close_up = picture[_square(portrait.labels, regions, picture.shape[0])]
                sheet.picture(grid.x(column), grid.y(2 * number + row), close_up)
    return sheet.pixels


def _square(labels: np.ndarray, regions: Sequence[int], side: int) -> tuple[slice, slice]:
    """Rows and columns of a square around regions of a label map [S, S], in a picture of `side` pixels."""
    rows, columns = np.nonzero(np.isin(labels, regions))
    if not rows.size:
        return slice(0, side), slice(0, side)
    ends = np.array([[rows.min(), rows.max() + 1], [columns.min(), columns.max() + 1]]) / labels.shape[0]
    length = min(1.0, float((ends[:, 1] - ends[:, 0]).max()) + 2 * _MARGIN)
    first = np.clip(ends.mean(1) - length / 2, 0, 1 - length)
    top, left = (round(edge * side) for edge in first.tolist())
    return slice(top, top + round(length * side)), slice(left, left + round(length * side))

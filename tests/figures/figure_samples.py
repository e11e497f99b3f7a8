"""Looking for pictures in a figure, and making those that it should show."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.figures import Look

OWN_SIZE = Look(cell=256, scale=1)
"""Pictures are drawn as they are, so that they can be found again to the pixel."""

SIDE = 24
"""Of the window of a picture that is looked for."""


def places(figure: np.ndarray, picture: np.ndarray) -> list[tuple[int, int]]:
    """(x, y) of the top left corner of every copy of `picture` in the figure, row by row. The last digit
    of a sum may differ by the order of its parts: a copy is off by one at most.
    """
    top, left = _richest(picture)
    off = cv2.matchTemplate(figure, picture[top : top + SIDE, left : left + SIDE], cv2.TM_SQDIFF)
    found = []
    # the distance is computed in float32: what is near zero is looked at exactly
    for y, x in np.argwhere(off <= max(float(off.min()) * 2, 1e4)) - (top, left):
        if x < 0 or y < 0:
            continue
        cell = figure[y : y + picture.shape[0], x : x + picture.shape[1]]
        if cell.shape == picture.shape and np.abs(cell.astype(int) - picture).max() <= 1:
            found.append((int(x), int(y)))
    return found


def _richest(picture: np.ndarray) -> tuple[int, int]:
    """(y, x) of the window that differs most within itself: a plain corner would be found everywhere."""
    grid = [
        (y, x) for y in range(0, len(picture) - SIDE + 1, 8) for x in range(0, len(picture) - SIDE + 1, 8)
    ]
    return max(grid, key=lambda c: float(picture[c[0] : c[0] + SIDE, c[1] : c[1] + SIDE].std((0, 1)).sum()))


def place(figure: np.ndarray, picture: np.ndarray) -> tuple[int, int]:
    """(x, y) of the only copy of `picture` in the figure."""
    (only,) = places(figure, picture)
    return only


def render(engine: Engine, portrait: Portrait, codes: np.ndarray) -> np.ndarray:
    return engine.render(portrait.labels, codes)


def codes(engine: Engine, portrait: Portrait) -> np.ndarray:
    """The portrait's own codes, float32 [S, 512], to be changed."""
    return engine.encode(portrait.image, portrait.labels).codes.copy()

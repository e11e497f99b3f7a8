"""Looking for pictures in a figure, and making those that it should show."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.figures import Look

OWN_SIZE = Look(cell=256, scale=1)
"""Pictures are drawn as they are, so that they can be found again to the pixel."""


def places(figure: np.ndarray, picture: np.ndarray) -> list[tuple[int, int]]:
    """(x, y) of the top left corner of every copy of `picture` in the figure, row by row. The last digit
    of a sum may differ by the order of its parts: a copy is off by one at most.
    """
    corner = picture[:24, :24]
    off = cv2.matchTemplate(figure, corner, cv2.TM_SQDIFF)
    found = []
    # the distance is computed in float32: what is near zero is looked at exactly
    for y, x in np.argwhere(off <= max(float(off.min()) * 2, 1e4)):
        cell = figure[y : y + picture.shape[0], x : x + picture.shape[1]]
        if cell.shape == picture.shape and np.abs(cell.astype(int) - picture).max() <= 1:
            found.append((int(x), int(y)))
    return found


def place(figure: np.ndarray, picture: np.ndarray) -> tuple[int, int]:
    """(x, y) of the only copy of `picture` in the figure."""
    (only,) = places(figure, picture)
    return only


def render(engine: Engine, portrait: Portrait, codes: np.ndarray) -> np.ndarray:
    return engine.render(portrait.labels, codes)


def codes(engine: Engine, portrait: Portrait) -> np.ndarray:
    """The portrait's own codes, float32 [S, 512], to be changed."""
    return engine.encode(portrait.image, portrait.labels).codes.copy()

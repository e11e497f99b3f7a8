"""The layout of an ordinary face seen from the front: the start where the face parser is uncertain."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.photo_origin import Alignment

_DRAWN = np.array([[0.383, 0.48], [0.617, 0.48], [0.408, 0.735], [0.592, 0.735]])
NEUTRAL_POINTS = Alignment.from_points(_DRAWN).to_crop(_DRAWN)
"""The eyes and mouth corners of the layout, fractions of the crop [4, 2] as in `Alignment.from_points`.

They lie where that crop puts them; `_DRAWN` is where the ovals have them.
"""


class _Oval(NamedTuple):
    """An ellipse between two heights; x and y as fractions of the crop."""

    region: str
    x: float
    y: float
    half_width: float
    half_height: float
    top: float = -np.inf
    bottom: float = np.inf


# measured on the shipped portraits; later ones cover earlier ones
_OVALS = (
    _Oval("hair", 0.5, 0.40, 0.335, 0.36, bottom=0.64),
    _Oval("cloth", 0.5, 1.16, 0.60, 0.29, top=0.89),
    _Oval("neck", 0.5, 0.86, 0.19, 0.135),
    _Oval("r_ear", 0.24, 0.56, 0.032, 0.065),
    _Oval("l_ear", 0.76, 0.56, 0.032, 0.065),
    _Oval("skin", 0.5, 0.42, 0.232, 0.20),
    _Oval("skin", 0.5, 0.555, 0.25, 0.335),
    _Oval("r_brow", 0.375, 0.405, 0.078, 0.017),
    _Oval("l_brow", 0.625, 0.405, 0.078, 0.017),
    _Oval("r_eye", 0.383, 0.48, 0.043, 0.021),
    _Oval("l_eye", 0.617, 0.48, 0.043, 0.021),
    _Oval("nose", 0.5, 0.57, 0.036, 0.085),
    _Oval("nose", 0.5, 0.622, 0.076, 0.034),
    _Oval("u_lip", 0.5, 0.731, 0.092, 0.034, bottom=0.731),
    _Oval("l_lip", 0.5, 0.731, 0.092, 0.054, top=0.731),
)


def neutral_layout(
    size: int, points: np.ndarray = NEUTRAL_POINTS, regions: RegionSet = CELEBAMASK_HQ
) -> np.ndarray:
    """A label map uint8 [size, size] that fits the FFHQ crop of most faces seen from the front.

    It is stretched to meet `points` [4, 2], eyes and mouth corners as fractions of the crop, as nearly as an
    affine map can.
    """
    centres = (np.arange(size) + 0.5) / size
    grid = np.stack(np.meshgrid(centres, centres), -1)
    to_drawn = np.linalg.lstsq(np.column_stack([points, np.ones(4)]), _DRAWN, rcond=None)[0]  # [3, 2]
    x, y = np.moveaxis(grid @ to_drawn[:2] + to_drawn[2], -1, 0)
    labels = np.full((size, size), regions.by_name("background").id, np.uint8)
    for oval in _OVALS:
        inside = ((x - oval.x) / oval.half_width) ** 2 + ((y - oval.y) / oval.half_height) ** 2 <= 1
        labels[inside & (oval.top <= y) & (y < oval.bottom)] = regions.by_name(oval.region).id
    return labels

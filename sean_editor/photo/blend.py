"""Soft masks, and the picture in which only what was edited differs from the original."""

from __future__ import annotations

from enum import Enum
from math import ceil

import cv2
import numpy as np

FEATHER = 0.02
"""How far a seam reaches beyond the edited pixels, as a fraction of the crop's side."""

_CORE = 1 / 3  # the share of a seam that is still all result: an outline of the old colours lies there
_WIDE = 2.0  # half the width, in seams, of what has room for a whole seam
_NARROWED = 0.4  # the share that is left of a seam where there is no room
_FAR = 6.0  # seams; what lies further from a mask does not change the width of its seam


class Blend(Enum):
    """The transition from an edit to the picture around it; values are for settings and the command line."""

    FEATHER = "feather"
    """The result fades out across the seam."""

    GRADIENT = "gradient"
    """Before it fades, its colours are bent to meet the picture's, while its gradients stay."""


def soft_mask(mask: np.ndarray, feather: float) -> np.ndarray:
    """Opacity float32 [H, W]: 1 on `mask` (bool [H, W]), falling to 0 at a distance of `feather` pixels.

    The seam lies outside the mask, as labels end a pixel or two before what they name does. It is narrower in
    what is itself narrow: an unedited eye amid edited skin would else be mostly seam.
    """
    alpha = mask.astype(np.float32)
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if rows.size:
        margin = ceil(_FAR * feather) + 1
        near = tuple(slice(max(int(i[0]) - margin, 0), int(i[-1]) + 1 + margin) for i in (rows, columns))
        alpha[near] = _soft(mask[near], feather)
    return alpha


def _soft(mask: np.ndarray, feather: float) -> np.ndarray:
    """`soft_mask` where the mask is all that there is to see."""
    alpha = mask.astype(np.float32)
    distance = distance_to(mask)
    seam = (distance > 0) & (distance < feather)
    if not seam.any():
        return alpha
    beyond = distance[seam]
    width = np.full_like(beyond, _NARROWED * feather)
    wide = distance > _WIDE * feather
    if wide.any():  # `off` is 1 beside what is wide, also in a notch of it, and grows away from it
        off = (beyond + distance_to(wide)[seam]) / (_WIDE * feather)
        width = feather * (1 - (1 - _NARROWED) * smooth_step(off - 1.5))
    alpha[seam] = smooth_step((width - beyond) / (width * (1 - _CORE)))
    return alpha


def distance_to(mask: np.ndarray) -> np.ndarray:
    """The distance float32 [H, W] of each pixel to the nearest True one of `mask`, in pixels, within 2 %."""
    return cv2.distanceTransform((~mask).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)


def smooth_step(x: np.ndarray) -> np.ndarray:
    """0 up to x = 0, 1 from x = 1 on, smooth between."""
    x = np.clip(x, 0, 1)
    return x * x * (3 - 2 * x)


def keep_unedited(
    original: np.ndarray, result: np.ndarray, mask: np.ndarray, feather: float | None = None
) -> np.ndarray:
    """`result` on `mask` (bool [H, W]) and a seam around it, else `original`; pictures uint8 [H, W, 3].

    `feather` is the seam's width in pixels, in proportion to the picture unless given. Quick enough to follow
    a brush.
    """
    width = mask.shape[1]
    alpha = soft_mask(mask, FEATHER * width if feather is None else feather)
    return cv2.blendLinear(result, original, alpha, 1 - alpha)

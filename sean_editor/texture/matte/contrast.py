"""How well hair can be told by its colour from what is beside it, around each pixel of a photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.smoothing import blur, region_mean

_AROUND = 8.0  # standard deviation, in pixels of a 256 x 256 picture, of the neighbourhood that is compared
_ALIKE, _DISTINCT = 1.0, 2.5  # standard deviations between colours that are alike, and that are not
_NOISE = 4.0  # levels: no colours are more uniform than that
_OFF = 24.0  # levels by which a mixture of two colours may miss the line between them
_REACHED = 1e-3


@dataclass(frozen=True, eq=False)
class Contrast:
    """Hair against what is beside it; float32 [M, M].

    likeness  where a colour lies between those of what is beside (0) and of hair (1); 0 far from both
    sure      in 0..1, whether the two differ enough to go by that
    """

    likeness: np.ndarray
    sure: np.ndarray


def contrast(levels: np.ndarray, hair: np.ndarray, other: np.ndarray) -> Contrast:
    """The contrast in a photo float32 [M, M, 3] in 0..255; hair and other are certain, bool [M, M]."""
    deviation = _AROUND * levels.shape[0] / 256
    weights = [mask.astype(np.float32) for mask in (hair, other)]
    there = np.minimum(*(blur(weight, deviation) for weight in weights)) > _REACHED
    front, behind = (region_mean(levels, weight, deviation) for weight in weights)
    axis = front - behind
    length = np.sqrt((axis * axis).sum(2))
    along = ((levels - behind) * axis).sum(2) / np.maximum(length, 1)  # in levels
    spread = np.full_like(length, _NOISE)
    for weight, middle in zip(weights, (length, 0), strict=True):
        spread += np.sqrt(region_mean((along - middle) ** 2, weight, deviation)) / 2
    sure = smooth_step((length / spread - _ALIKE) / (_DISTINCT - _ALIKE)) * there
    share = along / np.maximum(length, 1)
    off = levels - behind - share[..., None] * axis
    share *= np.exp(-(off * off).sum(2) / (2 * _OFF**2))
    return Contrast(
        np.where(there, share, 0).astype(np.float32),
        cv2.GaussianBlur(sure.astype(np.float32), (0, 0), deviation / 4),
    )

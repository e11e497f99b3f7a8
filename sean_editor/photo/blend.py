"""Soft masks, and the picture in which only what was edited differs from the original."""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np

FEATHER = 0.02
"""How far a seam reaches beyond the edited pixels, as a fraction of the crop's side."""

_CORE = 1 / 3  # the share of a seam that is still all result: an outline of the old colours lies there


class Blend(Enum):
    """How an edited region joins the picture around it: values are for settings and the command line."""

    FEATHER = "feather"
    """The result fades out across the seam."""

    GRADIENT = "gradient"
    """Before it fades, its colours are bent to meet the picture's, while its gradients stay."""


def soft_mask(mask: np.ndarray, feather: float) -> np.ndarray:
    """Opacity float32 [H, W]: 1 on `mask` (bool [H, W]), falling to 0 at a distance of `feather` pixels.

    The seam lies outside the mask, as labels end a pixel or two before what they name does.
    """
    if not mask.any():
        return np.zeros(mask.shape, np.float32)
    return smooth_step((feather - distance_to(mask)) / (feather * (1 - _CORE)))


def distance_to(mask: np.ndarray) -> np.ndarray:
    """The distance float32 [H, W] of each pixel to the nearest True one of `mask`, in pixels."""
    return cv2.distanceTransform((~mask).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)


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

"""Filling in what a photo does not show: colours beyond a region, and what was behind taken-away hair."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.cancelling import check

_SMALLEST = 1e-3


def continued(values: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """`values` float32 [H, W, C] where `weight` (float32 [H, W] in 0..1) is 1, elsewhere continued smoothly.

    Push and pull (Gortler, Grzeszczuk, Szeliski and Cohen 1996): weighted means over larger and larger
    squares, each of which fills what the finer ones leave open.
    """
    check()
    height, width = weight.shape
    if max(height, width) <= 2 or float(weight.min()) >= 1:
        total = max(float(weight.sum()), _SMALLEST)
        mean = (values * weight[..., None]).sum((0, 1)) / total
        return values * weight[..., None] + mean * (1 - weight[..., None])
    size = (width + 1) // 2, (height + 1) // 2
    sums = cv2.resize(values * weight[..., None], size, interpolation=cv2.INTER_AREA)
    share = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    means = sums / np.maximum(share, _SMALLEST)[..., None]
    coarse = continued(means.astype(np.float32), np.minimum(4 * share, 1))
    around = cv2.resize(cv2.GaussianBlur(coarse, (3, 3), 0), (width, height), interpolation=cv2.INTER_LINEAR)
    filled: np.ndarray = around + weight[..., None] * (values - around)
    return filled


def nearest_labels(labels: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """Label map uint8 [H, W] whose pixels outside `keep` (bool [H, W]) take the nearest label inside."""
    if keep.all() or not keep.any():
        return labels
    _, nearest = cv2.distanceTransformWithLabels(
        (~keep).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    of_index = np.zeros(int(nearest.max()) + 1, labels.dtype)
    of_index[nearest[keep]] = labels[keep]
    filled: np.ndarray = of_index[nearest]
    return filled


def matched(texture: np.ndarray, photo: np.ndarray, known: np.ndarray) -> np.ndarray:
    """`texture` float32 [H, W, 3] shifted to meet `photo` where that is `known` (float32 [H, W] in 0..1).

    The difference of the two is continued into what is unknown: the seam of a hole that the texture fills
    vanishes, and its detail stays.
    """
    if float(known.max()) < 0.5:
        return texture
    shift: np.ndarray = texture + continued(photo - texture, known)
    return shift

"""A matte at a finer size: guided by the finer photo, so that it follows its strands."""

from __future__ import annotations

import cv2
import numpy as np

_SIDE = 5  # pixels of a window
_EPSILON = 1e-4  # added to the variances of colours (0..1): what is less than noise does not guide


def refined(alpha: np.ndarray, small: np.ndarray, large: np.ndarray) -> np.ndarray:
    """`alpha` float32 [M, M], of the picture `small` uint8 [M, M, 3], at the size of `large` uint8 [S, S, 3].

    The fast guided filter (He and Sun 2015): in each window of the small picture alpha is fitted by an affine
    function of colour, which is then applied to the colours of the large one. What was certain stays so.
    """
    size = large.shape[1], large.shape[0]
    fits = [cv2.resize(_mean(plane).astype(np.float32), size) for plane in _affine_fits(alpha, small)]
    guide = large.astype(np.float32) / 255
    found = fits[3] + sum(fits[c] * guide[..., c] for c in range(3))
    plain = cv2.resize(alpha, size)
    # no further than the coarse matte goes around a pixel, but for strands that it averaged
    around = np.ones((3, 3), np.uint8)
    lowest, highest = (cv2.resize(f(alpha, around), size) for f in (cv2.erode, cv2.dilate))
    highest = np.minimum(highest * size[0] / alpha.shape[1], 1)
    return np.where((plain == 0) | (plain == 1), plain, np.clip(found, lowest, highest))


def _affine_fits(alpha: np.ndarray, picture: np.ndarray) -> list[np.ndarray]:
    """Slopes by red, green and blue, and the offset, of alpha in the window around each pixel: [M, M].

    Computed in float64, since the statistics of a window of nearly one colour cancel.
    """
    colour = [np.ascontiguousarray(picture[..., c], np.float64) / 255 for c in range(3)]
    target = alpha.astype(np.float64)
    mean, offset = [_mean(plane) for plane in colour], _mean(target)
    covariance = np.empty((*alpha.shape, 3, 3))
    with_alpha = np.empty((*alpha.shape, 3, 1))
    for i in range(3):
        with_alpha[..., i, 0] = _mean(colour[i] * target) - mean[i] * offset
        for j in range(i, 3):
            both = _mean(colour[i] * colour[j]) - mean[i] * mean[j]
            covariance[..., i, j] = covariance[..., j, i] = both
    slopes = np.linalg.solve(covariance + _EPSILON * np.eye(3), with_alpha)[..., 0]
    planes = [slopes[..., c] for c in range(3)]
    for slope, m in zip(planes, mean, strict=True):
        offset = offset - slope * m
    return [*planes, offset]


def _mean(plane: np.ndarray) -> np.ndarray:
    return cv2.boxFilter(plane, -1, (_SIDE, _SIDE), borderType=cv2.BORDER_REFLECT)

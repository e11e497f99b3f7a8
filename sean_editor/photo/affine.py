"""The affine maps between a photo and a crop of it, and sampling along them."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.photo_origin import Alignment


def crop_to_photo(alignment: Alignment, size: float) -> np.ndarray:
    """The map float64 [3, 3] of points (x, y, 1) in a crop of `size` pixels to pixels of the photo.

    Both have (0, 0) at their top-left corner, so that pixel centres lie at halves.
    """
    top_left, bottom_left, _, top_right = alignment.quad
    matrix = np.eye(3)
    matrix[:2, 0] = (top_right - top_left) / size
    matrix[:2, 1] = (bottom_left - top_left) / size
    matrix[:2, 2] = top_left
    return matrix


def shift(x: float, y: float) -> np.ndarray:
    """The map float64 [3, 3] that adds (x, y)."""
    return np.array([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]])


def scaling(x: float, y: float) -> np.ndarray:
    """The map float64 [3, 3] that multiplies by (x, y)."""
    return np.diag([x, y, 1.0])


def sample(
    source: np.ndarray,
    to_source: np.ndarray,
    size: tuple[int, int],
    interpolation: int = cv2.INTER_CUBIC,
    border: int = cv2.BORDER_REPLICATE,
) -> np.ndarray:
    """A picture of (width, height) `size` whose points `to_source` [3, 3] takes to points of `source`.

    Interpolates and does not average: it is for maps that shrink nothing. Beyond `source`, `border` counts.
    """
    indices = shift(-0.5, -0.5) @ to_source @ shift(0.5, 0.5)  # pixel i has its centre at i + 0.5
    flags = interpolation | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(source, indices[:2], size, flags=flags, borderMode=border)

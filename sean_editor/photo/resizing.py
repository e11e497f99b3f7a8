"""Pictures and label maps as squares of the network's size."""

from __future__ import annotations

import cv2
import numpy as np


def fit_image(image: np.ndarray, size: int) -> np.ndarray:
    """The middle square of an RGB image uint8 [H, W, 3] at `size` x `size`."""
    square = middle_square(image)
    if square.shape[0] == size:
        return square
    method = cv2.INTER_AREA if square.shape[0] > size else cv2.INTER_LANCZOS4
    return cv2.resize(square, (size, size), interpolation=method)


def fit_labels(labels: np.ndarray, size: int) -> np.ndarray:
    """The middle square of a label map uint8 [H, W] at `size` x `size`, with the same ids and no others."""
    square = middle_square(labels)
    if square.shape[0] == size:
        return square
    return cv2.resize(square, (size, size), interpolation=cv2.INTER_NEAREST_EXACT)


def middle_square(array: np.ndarray) -> np.ndarray:
    """The largest centred square of an array [H, W, ...], as a view."""
    height, width = array.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return array[top : top + side, left : left + side]

"""Where blush lies: on the cheeks below and beside the eyes, up towards the temples."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.anatomy import face_position

# on an average face of side 1, (x, y); the other cheek is its mirror image
_CENTRE = 0.318, 0.618
_RADII = 0.105, 0.07
_SLOPE = 0.5  # radians: the outer end lies higher
_GRID = 64


def cheeks(labels: np.ndarray) -> np.ndarray:
    """How much of a blush each pixel of a label map uint8 [H, W] gets: float32 [H, W] in 0..1."""
    places = face_position(labels, _GRID)
    x = 0.5 - np.abs(places[..., 0] - 0.5) - _CENTRE[0]
    y = places[..., 1] - _CENTRE[1]
    along = x * np.cos(_SLOPE) + y * np.sin(_SLOPE)
    across = y * np.cos(_SLOPE) - x * np.sin(_SLOPE)
    far = np.hypot(along / _RADII[0], across / _RADII[1])
    small = smooth_step(1 - far).astype(np.float32)
    height, width = labels.shape
    return np.clip(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR), 0, 1)

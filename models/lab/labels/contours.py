"""The parts of a face as polygons of its 478 landmarks: eyes, brows, nose, lips and the inside of the mouth.

The indices are those of MediaPipe's face mesh. Sides are named as in CelebAMask-HQ: `l_` is the
person's left. Places are measured from the picture's corner: the first pixel lies between 0 and 1.
"""

from __future__ import annotations

import cv2
import numpy as np

_UPPER_OUTSIDE = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291]
_LOWER_OUTSIDE = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291]
_UPPER_INSIDE = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308]
_LOWER_INSIDE = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308]

CONTOURS: dict[str, list[int]] = {
    "nose": [168, 193, 245, 188, 174, 198, 209, 129, 98, 97, 2, 326, 327, 358, 429, 420, 399, 412, 465, 417],
    "r_brow": [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
    "l_brow": [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
    "r_eye": [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
    "l_eye": [362, 382, 381, 380, 374, 373, 390, 249, 263, 466, 388, 387, 386, 385, 384, 398],
    "u_lip": _UPPER_OUTSIDE + _UPPER_INSIDE[::-1],
    "l_lip": _LOWER_OUTSIDE + _LOWER_INSIDE[::-1],
    "mouth": _UPPER_INSIDE + _LOWER_INSIDE[-2:0:-1],
}
"""Closed polygons by region, in the order in which they are painted."""

OVAL = [
    *(10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377),
    *(152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109),
]
"""The outline of the face, from the forehead clockwise."""

_FINER = 4
"""A polygon is filled on a grid this many times as fine: its edge is right to a quarter of a pixel."""


def filled(shape: tuple[int, int], corners: np.ndarray) -> np.ndarray:
    """The pixels, bool [H, W], that lie at least half inside a polygon of `corners` (x, y) [N, 2]."""
    height, width = shape
    fine = np.zeros((height * _FINER, width * _FINER), np.uint8)
    # OpenCV means the middles of pixels, and fills those on the outline, too
    places = np.round(np.asarray(corners, float) * _FINER - 0.5).astype(np.int32)
    cv2.fillPoly(fine, [places], 1)
    inside: np.ndarray = fine.reshape(height, _FINER, width, _FINER).mean((1, 3)) > 0.5
    return inside


def part_masks(shape: tuple[int, int], landmarks: np.ndarray) -> dict[str, np.ndarray]:
    """The parts of a face, bool [H, W] by region name in the order of `CONTOURS`, of landmarks [478, 2]."""
    return {name: filled(shape, landmarks[corners]) for name, corners in CONTOURS.items()}


def mouth_opening(landmarks: np.ndarray) -> float:
    """The area between the lips over the square of its width, of landmarks [478, 2]; 0 where they touch."""
    corners = landmarks[CONTOURS["mouth"]].astype(np.float32)
    across = landmarks[_UPPER_INSIDE[0]] - landmarks[_UPPER_INSIDE[-1]]
    return float(cv2.contourArea(corners) / max(float(across @ across), 1e-12))

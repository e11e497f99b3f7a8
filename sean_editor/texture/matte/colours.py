"""The two colours that a pixel mixes: foreground and background for a known alpha.

Multi-level estimation (Germer, Uelwer, Conrad and Harmeling 2020, "Fast multi-level foreground estimation"):
on each level of a pyramid, the colours F and B that explain I = alpha F + (1 - alpha) B and vary little where
alpha does.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.cancelling import check

_SMOOTH = 1e-5  # how much neighbours should agree anyway
_FEW, _MANY = 2, 10  # iterations on large and on small levels
_SMALL = 32  # pixels


def mixed_colours(picture: np.ndarray, alpha: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Foreground and background of a picture with alpha float32 [H, W]; all pictures float32 [H, W, 3]."""
    height, width = alpha.shape
    levels = int(np.ceil(np.log2(max(height, width))))
    colours = np.broadcast_to(np.tile(picture.mean((0, 1)), 2), (1, 1, 6)).astype(np.float32)
    for level in range(levels + 1):
        share = 2.0 ** (level - levels)
        size = max(1, round(width * share)), max(1, round(height * share))
        image = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        part = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA)
        colours = cv2.resize(colours, size, interpolation=cv2.INTER_LINEAR)
        for _ in range(_MANY if max(size) <= _SMALL else _FEW):
            colours = _improved(image, part, colours)
    return np.ascontiguousarray(colours[..., :3]), np.ascontiguousarray(colours[..., 3:])


def _improved(image: np.ndarray, alpha: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """One Jacobi step on F and B, side by side in `colours` float32 [h, w, 6]."""
    check()
    weight, wanted = np.zeros_like(alpha), np.zeros_like(colours)
    padded = cv2.copyMakeBorder(alpha, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    around = cv2.copyMakeBorder(colours, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    height, width = alpha.shape
    for y, x in ((0, 1), (2, 1), (1, 0), (1, 2)):
        w = _SMOOTH + np.abs(alpha - padded[y : y + height, x : x + width])
        weight += w
        wanted += w[..., None] * around[y : y + height, x : x + width]
    rest = 1 - alpha
    front, back = alpha * alpha + weight, rest * rest + weight
    both = alpha * rest
    scale = 1 / (front * back - both * both)
    right_front = wanted[..., :3] + alpha[..., None] * image
    right_back = wanted[..., 3:] + rest[..., None] * image
    result = np.empty_like(colours)
    result[..., :3] = (scale * back)[..., None] * right_front - (scale * both)[..., None] * right_back
    result[..., 3:] = (scale * front)[..., None] * right_back - (scale * both)[..., None] * right_front
    return np.clip(result, 0, 255, out=result)

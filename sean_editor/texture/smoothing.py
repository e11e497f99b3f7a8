"""Colour conversion and region-wise blurs that the parts of the texture pass share."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.cancelling import check

_SMALLEST = 1e-4


def to_lab(pixels: np.ndarray) -> np.ndarray:
    """sRGB pixels, uint8 or float32 0..255, [H, W, 3], as CIE Lab float32 (L 0..100)."""
    check()
    return cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)


def to_rgb(lab: np.ndarray) -> np.ndarray:
    """CIE Lab float32 [H, W, 3] as sRGB pixels uint8; what lies outside the gamut is cut off."""
    levels = cv2.cvtColor(np.ascontiguousarray(lab, np.float32), cv2.COLOR_LAB2RGB) * 255
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)


def scaled(values: np.ndarray, size: int) -> np.ndarray:
    """A square picture or mask [H, W] or [H, W, C] at `size` pixels: averaged when smaller, else cubic."""
    if values.shape[0] == size:
        return values
    check()
    how = cv2.INTER_AREA if size < values.shape[0] else cv2.INTER_CUBIC
    return cv2.resize(values, (size, size), interpolation=how)


def blur(values: np.ndarray, deviation: float) -> np.ndarray:
    """Gaussian blur of float32 [H, W] or [H, W, C]; a wide one is computed at a smaller size.

    The error of that is below 1 % of the values' range.
    """
    check()
    shrink = 4 if deviation >= 10 else 2 if deviation >= 5 else 1
    if shrink == 1:
        return cv2.GaussianBlur(values, (0, 0), deviation)
    height, width = values.shape[:2]
    small = cv2.resize(values, (-(-width // shrink), -(-height // shrink)), interpolation=cv2.INTER_AREA)
    return cv2.resize(cv2.GaussianBlur(small, (0, 0), deviation / shrink), (width, height))


def region_mean(values: np.ndarray, weight: np.ndarray, deviation: float) -> np.ndarray:
    """Gaussian mean of `values` [H, W] or [H, W, C] over a region with `weight` float32 [H, W] in 0..1.

    It is defined everywhere: outside the region it goes on as the nearest part of the region does, as far as
    the Gaussian reaches, and is 0 beyond.
    """
    total = blur(weight, deviation)
    weighted = values * (weight[..., None] if values.ndim == 3 else weight)
    total = np.maximum(total, _SMALLEST)
    mean: np.ndarray = blur(weighted, deviation) / (total[..., None] if values.ndim == 3 else total)
    return mean.astype(np.float32, copy=False)

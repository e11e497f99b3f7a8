"""Made-up hair for the tests of strands: stripes of noise that run one way."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import to_lab


def stripes(
    size: int, degrees: float = 90.0, contrast: float = 20.0, light: float = 120.0, seed: int = 1
) -> np.ndarray:
    """Hair that runs at an angle to the x axis (90: down): sRGB uint8 [size, size, 3]."""
    noise = np.random.default_rng(seed).standard_normal((2 * size, 2 * size)).astype(np.float32)
    smeared = cv2.GaussianBlur(noise, (0, 0), sigmaX=0.01, sigmaY=12)
    turn = cv2.getRotationMatrix2D((float(size), float(size)), 90 - degrees, 1)
    smeared = cv2.warpAffine(smeared, turn, (2 * size, 2 * size), flags=cv2.INTER_CUBIC)
    smeared = smeared[size // 2 :][:size, size // 2 :][:, :size]
    levels = light + contrast * smeared / smeared.std()
    return np.clip(np.rint(levels[..., None] * [1, 0.9, 0.75]), 0, 255).astype(np.uint8)


def disc(size: int, radius: float = 0.35) -> np.ndarray:
    """Weight float32 [size, size] of a region in the middle."""
    y, x = np.mgrid[:size, :size] + 0.5 - size / 2
    return np.clip(radius * size - np.hypot(x, y) + 0.5, 0, 1).astype(np.float32)


def view(photo: np.ndarray, weight: np.ndarray, key: str) -> RegionView:
    size = photo.shape[0]
    return RegionView((key, size), photo, weight, photo, np.zeros((size, size, 2), np.float32))


def canvas(own: RegionView, weight: np.ndarray, colour: tuple[int, int, int] = (150, 110, 70)) -> Canvas:
    """A plain network's result in which `own` is given texture."""
    base = np.full((own.size, own.size, 3), colour, np.uint8)
    return Canvas(to_lab(base), weight, own.position, own)

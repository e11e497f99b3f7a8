"""Strands drawn where the photo has none: noise smeared along the flow."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.strands.window import Window

LENGTH = 32.0
"""u: how far a strand reaches to either side."""

LOCK_LENGTH = 12.0
"""u: and a lock, which light and shade cut across."""

_SEED = 3
_STRAY = 0.12  # radians: standard deviation of how far strands stray from the flow
_STRAY_OVER = 16.0  # u: over this distance
_APART = 5.0  # u: standard deviation of how far a layer of strands is moved as a whole


def strand_noise(window: Window) -> np.ndarray:
    """Noise float32 [h, w] to be smeared over LENGTH: strands."""
    return _noise(window, 1) + _noise(window, 2) / np.float32(np.sqrt(2))


def lock_noise(window: Window) -> np.ndarray:
    """Noise float32 [h, w] to be smeared over LOCK_LENGTH: locks."""
    return _noise(window, 4) / np.float32(2) + _noise(window, 8) / np.float32(np.sqrt(8))


def drawn_strands(window: Window, strands: np.ndarray, locks: np.ndarray) -> np.ndarray:
    """Strands float32 [h, w] with locks, from smeared noise [h, w] and [H, W].

    Two layers of strands that cross at small angles, now the one on top, now the other, by locks; and the
    locks' own light and shade. All of it is fixed to the square, so that strands stay where they are when the
    box changes.
    """
    locks = cv2.resize(locks / (locks.std() + 1e-6), window.shape[::-1], interpolation=cv2.INTER_CUBIC)
    strands = strands / (strands.std() + 1e-6)
    upper = smooth_step(0.5 + locks)
    both = upper * _strayed(window, strands, 0) + (1 - upper) * _strayed(window, strands, 1)
    drawn: np.ndarray = both / np.sqrt(upper**2 + (1 - upper) ** 2) + locks
    return drawn


def _strayed(window: Window, strands: np.ndarray, layer: int) -> np.ndarray:
    """`strands` [h, w] moved about, by smooth noise, so that they stray from the flow."""
    noise = np.dstack([cv2.GaussianBlur(_grid(64, 2 * layer + i), (0, 0), _STRAY_OVER / 4) for i in (1, 2)])
    moved = noise / noise.std() * _STRAY * _STRAY_OVER + np.float32((-_APART, _APART)[layer])
    square = cv2.resize(moved * np.float32(window.unit), (window.size,) * 2, interpolation=cv2.INTER_CUBIC)
    rows, columns = np.arange(window.shape[0]), np.arange(window.shape[1])
    at = np.dstack(np.meshgrid(columns, rows)).astype(np.float32) + window.cut(square)
    return cv2.remap(strands, at, None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101)


def _grid(side: int, layer: int = 0) -> np.ndarray:
    """Gaussian noise float32 [side, side] of deviation 1, the same whenever it is asked for."""
    return np.random.default_rng((_SEED, side, layer)).standard_normal((side, side), np.float32)


def _noise(window: Window, width: int) -> np.ndarray:
    """Gaussian noise float32 [h, w] in grains of `width` pixels."""
    grains = _grid(max(window.size // width, 1))
    square = (window.size, window.size)
    return window.cut(grains if width == 1 else cv2.resize(grains, square, interpolation=cv2.INTER_CUBIC))

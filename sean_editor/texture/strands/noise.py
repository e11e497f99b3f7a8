"""Strands drawn where the photo has none: noise of several widths, smeared along the flow."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.strands.flow import smoothed_along
from sean_editor.texture.strands.window import Window

_SEED = 3
_GRAINS = (1, 2, 4, 8)  # widths of the noise in pixels
_LENGTH = 32.0  # u: how far a grain is smeared to either side
_STRAY = 0.15  # radians: standard deviation of how far strands stray from the flow
_STRAY_OVER = 8.0  # u: over this distance


def drawn_strands(window: Window, along: np.ndarray) -> np.ndarray:
    """Strands float32 [h, w] along the flow [h, w, 2], of deviation about 2 in all.

    The noise is fixed to the square, so that strands stay where they are when the box or the size changes.
    """
    turned = _turned(along, _STRAY * _stray(window))
    noise = np.dstack([_noise(window, width) for width in _GRAINS])
    smeared = smoothed_along(noise, turned, max(1, round(np.log2(max(_LENGTH * window.unit, 2)))))
    strands: np.ndarray = (smeared / (smeared.std((0, 1)) + 1e-6)).sum(2)
    return strands


def _grid(side: int) -> np.ndarray:
    """Gaussian noise float32 [side, side] of deviation 1, the same whenever it is asked for."""
    return np.random.default_rng((_SEED, side)).standard_normal((side, side), np.float32)


def _noise(window: Window, width: int) -> np.ndarray:
    """Gaussian noise float32 [h, w] in grains of `width` pixels."""
    side = window.size // width
    grains = _grid(max(side, 1))
    return window.cut(
        grains if width == 1 else cv2.resize(grains, (window.size,) * 2, interpolation=cv2.INTER_CUBIC)
    )


def _stray(window: Window) -> np.ndarray:
    """Smooth noise float32 [h, w] of deviation 1."""
    smooth = cv2.GaussianBlur(_grid(64), (0, 0), _STRAY_OVER / 4)
    return window.cut(cv2.resize(smooth / smooth.std(), (window.size,) * 2, interpolation=cv2.INTER_CUBIC))


def _turned(along: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """Unit vectors [h, w, 2] turned by `angle` [h, w] in radians."""
    x, y, cos, sin = along[..., 0], along[..., 1], np.cos(angle), np.sin(angle)
    return np.dstack([x * cos - y * sin, x * sin + y * cos]).astype(np.float32)

"""The light and shade of whole locks where the photo has none: noise that is smeared along the flow."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.strands.window import Window

LOCK_LENGTH = 12.0
"""u: how far a lock's light reaches to either side; light and shade cut across locks."""

_SEED = 3


def lock_noise(window: Window) -> np.ndarray:
    """Noise float32 [h, w] to be smeared over LOCK_LENGTH. It is fixed to the square."""
    return _noise(window, 4) / np.float32(2) + _noise(window, 8) / np.float32(np.sqrt(8))


def _noise(window: Window, width: int) -> np.ndarray:
    """Gaussian noise float32 [h, w] in grains of `width` pixels."""
    side = max(window.size // width, 1)
    grains = np.random.default_rng((_SEED, side, 0)).standard_normal((side, side), np.float32)
    return window.cut(cv2.resize(grains, (window.size,) * 2, interpolation=cv2.INTER_CUBIC))

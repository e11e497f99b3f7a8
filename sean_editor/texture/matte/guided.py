"""A matte at a finer size: guided by the finer photo, so that it follows its strands."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.matte.windows import ColourWindows

_RADIUS = 2
_EPSILON = 1e-4


def refined(alpha: np.ndarray, small: np.ndarray, large: np.ndarray) -> np.ndarray:
    """`alpha` float32 [M, M], of the picture `small` uint8 [M, M, 3], at the size of `large` uint8 [S, S, 3].

    The fast guided filter (He and Sun 2015): affine fits at the small size, applied to the colours of the
    large one. What was certain stays so.
    """
    size = large.shape[1], large.shape[0]
    windows = ColourWindows(small.astype(np.float32) / 255, _RADIUS, _EPSILON)
    slope, offset = windows.fit(alpha.astype(np.float64))
    fits = [cv2.resize(windows.averaged(plane).astype(np.float32), size) for plane in (*slope, offset)]
    guide = large.astype(np.float32) / 255
    found = fits[3] + sum(fits[c] * guide[..., c] for c in range(3))
    plain = cv2.resize(alpha, size)
    # beyond what the coarse matte has around a pixel there is no reason to go
    around = np.ones((3, 3), np.uint8)
    lowest, highest = (cv2.resize(f(alpha, around), size) for f in (cv2.erode, cv2.dilate))
    return np.where((plain == 0) | (plain == 1), plain, np.clip(found, lowest, highest))

"""Closed-form matting: the alpha that the matting Laplacian spreads from a trimap."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.matte.laplacian import MattingLaplacian

_LEVELS = ((4, 60), (2, 40), (1, 40))
"""(shrink, steps): the solution is found on a small picture first, and carried on."""
_TOLERANCE = 1e-3  # of the residual at the start of a level
_MARGIN = 4  # pixels around what is unknown


def solve_alpha(picture: np.ndarray, trimap: np.ndarray) -> np.ndarray:
    """Alpha float32 [H, W] in 0..1 for a picture float [H, W, 3] in 0..1 and a trimap [H, W].

    The trimap is 0 or 1 where alpha is known, and between where it is not.
    """
    unknown = (trimap > 0) & (trimap < 1)
    alpha = np.array(trimap, np.float32)
    if not unknown.any():
        return alpha
    window = _window(unknown)
    alpha[window] = _solve(picture[window], alpha[window])
    return alpha


def _solve(picture: np.ndarray, trimap: np.ndarray) -> np.ndarray:
    height, width = trimap.shape
    alpha = np.array(trimap, np.float64)
    for shrink, steps in _LEVELS:
        size = max(3, width // shrink), max(3, height // shrink)
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        start = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA if shrink > 1 else cv2.INTER_LINEAR)
        certain = cv2.resize(trimap, size, interpolation=cv2.INTER_AREA)
        unknown = (certain > 1e-3) & (certain < 1 - 1e-3)
        start = np.where(unknown, start, certain)
        found = _descend(MattingLaplacian(small), start, unknown, steps)
        alpha = cv2.resize(found, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.clip(alpha, 0, 1).astype(np.float32)


def _descend(laplacian: MattingLaplacian, alpha: np.ndarray, unknown: np.ndarray, steps: int) -> np.ndarray:
    """Preconditioned conjugate gradients for the `unknown` pixels; the others stay. A new float64 [H, W]."""
    weight = unknown / laplacian.diagonal
    residual = -laplacian(alpha) * unknown
    direction = weight * residual
    energy = float((residual * direction).sum())
    enough = energy * _TOLERANCE**2
    alpha = alpha.copy()
    for _ in range(steps):
        if energy <= enough or energy == 0:
            break
        image = laplacian(direction) * unknown
        step = energy / float((direction * image).sum())
        alpha += step * direction
        residual -= step * image
        next_direction = weight * residual
        energy, before = float((residual * next_direction).sum()), energy
        direction = next_direction + (energy / before) * direction
    return alpha


def _window(unknown: np.ndarray) -> tuple[slice, slice]:
    rows, columns = (np.flatnonzero(unknown.any(axis)) for axis in (1, 0))
    return tuple(  # type: ignore[return-value]
        slice(max(0, int(i[0]) - _MARGIN), int(i[-1]) + 1 + _MARGIN) for i in (rows, columns)
    )

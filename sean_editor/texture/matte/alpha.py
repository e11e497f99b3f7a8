"""Closed-form matting: the alpha that the matting Laplacian spreads from a trimap."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.cancelling import check
from sean_editor.texture.matte.laplacian import MattingLaplacian

_LEVELS = ((4, 60), (2, 40), (1, 40))
"""(shrink, steps): the solution is found on a small picture first, and carried on."""
_TOLERANCE = 1e-3  # of the residual at the start of a level
_DRAWN = 0.05  # how much a guess from colour counts against the Laplacian
_MARGIN = 4  # pixels around what is unknown


def solve_alpha(picture: np.ndarray, trimap: np.ndarray, guess: np.ndarray, trust: np.ndarray) -> np.ndarray:
    """Alpha float32 [H, W] in 0..1 for a picture float32 [H, W, 3] in 0..1 and a trimap float32 [H, W].

    The trimap is 0 or 1 where alpha is known, and between where it is not. There `guess` float32 [H, W], from
    each pixel's colour alone, draws alpha as far as it deserves `trust`, float32 [H, W] in 0..1.
    """
    unknown = (trimap > 0) & (trimap < 1)
    alpha = np.array(trimap, np.float32)
    if unknown.any():
        window = _window(unknown)
        arrays = [array[window] for array in (picture, trimap, guess, _DRAWN * trust * unknown)]
        alpha[window] = _solve(*arrays)
    return alpha


def _solve(picture: np.ndarray, trimap: np.ndarray, guess: np.ndarray, draw: np.ndarray) -> np.ndarray:
    height, width = trimap.shape
    alpha = np.where(draw > 0, guess, trimap)
    for shrink, steps in _LEVELS:
        size = max(3, width // shrink), max(3, height // shrink)
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        start, certain, wanted, pull = (
            cv2.resize(array, size, interpolation=cv2.INTER_AREA) for array in (alpha, trimap, guess, draw)
        )
        unknown = (certain > 1e-3) & (certain < 1 - 1e-3)
        start = np.where(unknown, start, certain)
        start[unknown] = _descend(
            MattingLaplacian(small, unknown), start, wanted[unknown], pull[unknown], steps
        )
        alpha = cv2.resize(start, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.clip(alpha, 0, 1)


def _descend(
    laplacian: MattingLaplacian, alpha: np.ndarray, guess: np.ndarray, pull: np.ndarray, steps: int
) -> np.ndarray:
    """The unknown values [N] of (L + pull) alpha = pull * guess by preconditioned conjugate gradients.

    `alpha` float32 [H, W] is where to start and what is known; `guess` and `pull` are float32 [N].
    """
    known = laplacian.padded(alpha)
    values = laplacian.at(known)
    residual = pull * (guess - values) - laplacian(known)
    weight = 1 / (laplacian.diagonal + pull + 1e-6)
    direction = weight * residual
    plane = np.zeros_like(known)
    energy = float(residual @ direction)
    enough = energy * _TOLERANCE**2
    for _ in range(steps):
        check()
        if energy <= enough or energy <= 0:
            break
        laplacian.put(plane, direction)
        image = laplacian(plane) + pull * direction
        step = energy / float(direction @ image)
        values = values + step * direction
        residual = residual - step * image
        following = weight * residual
        energy, before = float(residual @ following), energy
        direction = following + (energy / before) * direction
    return values


def _window(unknown: np.ndarray) -> tuple[slice, slice]:
    rows, columns = (np.flatnonzero(unknown.any(axis)) for axis in (1, 0))
    return tuple(  # type: ignore[return-value]
        slice(max(0, int(i[0]) - _MARGIN), int(i[-1]) + 1 + _MARGIN) for i in (rows, columns)
    )

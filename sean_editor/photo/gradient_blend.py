"""Gradient-domain blending: the result's gradients inside, the original's colours around (Perez et al. 2003).

The unknown is the offset between the blend and the result. It is to be smooth, except where the
result itself has an edge, so that an offset of the skin stops at the hair; it is to meet the original around
the domain, except where that shows something else than the result, as beside hair of another colour; and it
fades slowly, so that an edit keeps its colours away from the seam. All of that is one linear system.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

_EDGE = 12.0  # contrast in levels of 255, summed over the channels, that halves the coupling of two pixels
_PLAUSIBLE = 45.0  # difference in levels far above which original and result show different things
_ANCHOR = 10.0  # weight of the original's colours around the domain, against that of smoothness
_FADE = 12.0  # an offset fades to 1/e over a length of the picture's side / _FADE
_SMALLEST = 24  # side in pixels from which on no coarser system is solved first
_STEPS = 60
_PRECISE = 0.05  # levels of 255


def blend_gradients(
    original: np.ndarray, result: np.ndarray, domain: np.ndarray, seam: np.ndarray
) -> np.ndarray:
    """`result` with colours that meet `original` at the border of `domain`, float32 [S, S, 3].

    Pictures are [S, S, 3] with levels 0..255; `domain` bool [S, S] is what will be pasted. `seam` bool [S, S]
    are pixels, inside or beside the domain, at which the two pictures should meet. Outside the domain
    the result is returned as it is.
    """
    picture = result.astype(np.float32)
    if not (domain & ~seam).any() or not seam.any():
        return picture
    rows, columns = (np.flatnonzero((domain | seam).any(axis)) for axis in (1, 0))
    window = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    difference = original[window].astype(np.float32) - picture[window]
    agreement = np.exp(-(difference**2).sum(2) / _PLAUSIBLE**2) * seam[window]
    fade = (_FADE / result.shape[1]) ** 2
    offset = _solve(picture[window], difference, _ANCHOR * agreement.astype(np.float32), domain[window], fade)
    picture[window] += offset * domain[window][..., None]
    return picture


def _solve(
    picture: np.ndarray, target: np.ndarray, anchor: np.ndarray, free: np.ndarray, fade: float
) -> np.ndarray:
    """The offset float32 [h, w, 3] of least energy, first on grids of half the size, then on this one."""
    height, width = free.shape
    start = np.zeros_like(target)
    if min(height, width) >= 2 * _SMALLEST:
        half = (width + 1) // 2, (height + 1) // 2
        weight = cv2.resize(anchor, half, interpolation=cv2.INTER_AREA)
        pulled = cv2.resize(anchor[..., None] * target, half, interpolation=cv2.INTER_AREA)
        coarse = _solve(
            cv2.resize(picture, half, interpolation=cv2.INTER_AREA),
            pulled / np.maximum(weight, 1e-9)[..., None],
            2 * weight,  # a seam has half as many pixels there, and keeps its weight
            cv2.resize(free.astype(np.float32), half, interpolation=cv2.INTER_AREA) > 0.5,
            4 * fade,
        )
        start = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    return _conjugate_gradients(_System.of(picture, anchor, free, fade), anchor[..., None] * target, start)


@dataclass(frozen=True)
class _System:
    """The matrix of the energy: how firmly pixels hold to their neighbours, and to their own target."""

    right: np.ndarray  # float32 [h, w - 1, 1]
    down: np.ndarray  # float32 [h - 1, w, 1]
    own: np.ndarray  # float32 [h, w, 1]

    @classmethod
    def of(cls, picture: np.ndarray, anchor: np.ndarray, free: np.ndarray, fade: float) -> _System:
        couplings = []
        for axis in (1, 0):
            contrast = np.abs(np.diff(picture, axis=axis)).sum(2)
            joined = _former(free, axis) | _latter(free, axis)
            couplings.append((joined / (1 + (contrast / _EDGE) ** 2)).astype(np.float32)[..., None])
        own = anchor + np.where(free, np.float32(fade), np.float32(1e-3))
        return cls(couplings[0], couplings[1], own[..., None].astype(np.float32))

    def apply(self, x: np.ndarray) -> np.ndarray:
        y = self.own * x
        for coupling, axis in ((self.right, 1), (self.down, 0)):
            flow = coupling * np.diff(x, axis=axis)
            _former(y, axis)[...] -= flow
            _latter(y, axis)[...] += flow
        return y

    @property
    def diagonal(self) -> np.ndarray:
        diagonal = self.own.copy()
        for coupling, axis in ((self.right, 1), (self.down, 0)):
            _former(diagonal, axis)[...] += coupling
            _latter(diagonal, axis)[...] += coupling
        return diagonal


def _former(array: np.ndarray, axis: int) -> np.ndarray:
    """All but the last along `axis`, as a view."""
    return array[:, :-1] if axis == 1 else array[:-1]


def _latter(array: np.ndarray, axis: int) -> np.ndarray:
    """All but the first along `axis`, as a view."""
    return array[:, 1:] if axis == 1 else array[1:]


def _conjugate_gradients(system: _System, target: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The solution of system x = target [h, w, 3], each channel for itself, from the estimate `x` on."""
    scale = 1 / system.diagonal
    residual = target - system.apply(x)
    step = scale * residual
    direction = step
    product = (residual * step).sum((0, 1))
    for _ in range(_STEPS):
        if np.abs(step).max() < _PRECISE:
            break
        image = system.apply(direction)
        length = product / np.maximum((direction * image).sum((0, 1)), 1e-12)
        x = x + length * direction
        residual -= length * image
        step = scale * residual
        former, product = product, (residual * step).sum((0, 1))
        direction = step + product / np.maximum(former, 1e-12) * direction
    return x

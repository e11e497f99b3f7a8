"""The box around a region, in which everything is computed, and the coarse grid for what varies slowly."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.photo.blend import distance_to
from sean_editor.texture.cancelling import check

_FAR = 1e4  # pixels

MARGIN = 24.0
"""u: how far outside a region its texture is defined."""

_ALIGNED = 8
"""A box begins and ends at a multiple of this many pixels, as the squares do: so it divides evenly."""


@dataclass(frozen=True)
class Window:
    """A box in a square of `size` pixels; u = size / 256.

    box  (rows, columns) of the square
    """

    size: int
    box: tuple[slice, slice]

    @staticmethod
    def around(weight: np.ndarray, margin: float) -> Window | None:
        """The box of what is above 0 in `weight` [S, S], and `margin` u around it. None if nothing is."""
        found = [np.flatnonzero((weight > 0).any(axis)) for axis in (1, 0)]
        size = weight.shape[0]
        if not found[0].size:
            return None
        beyond = int(np.ceil(margin * size / 256))
        return Window(size, (_span(found[0], beyond, size), _span(found[1], beyond, size)))

    @property
    def unit(self) -> float:
        return self.size / 256

    @property
    def shape(self) -> tuple[int, int]:
        return self.box[0].stop - self.box[0].start, self.box[1].stop - self.box[1].start

    @property
    def corner(self) -> np.ndarray:
        """(x, y) of the box's first pixel in the square, float32 [2], in u."""
        return np.array([self.box[1].start, self.box[0].start], np.float32) / np.float32(self.unit)

    @property
    def step(self) -> int:
        """Pixels of the box in one of the coarse grid."""
        return 4 if self.unit >= 1 else 2 if self.unit >= 0.5 else 1

    def cut(self, values: np.ndarray) -> np.ndarray:
        """The box of `values` [S, S] or [S, S, C], in one piece."""
        return np.ascontiguousarray(values[self.box])

    def coarse(self, values: np.ndarray) -> np.ndarray:
        """Means [h / step, w / step] of `values` [h, w] of the box."""
        check()
        height, width = self.shape
        size = (width // self.step, height // self.step)
        return values if self.step == 1 else cv2.resize(values, size, interpolation=cv2.INTER_AREA)

    def fine(self, values: np.ndarray) -> np.ndarray:
        """What varies slowly, float32 [h / step, w / step] or [..., C], for each pixel of the box."""
        check()
        return values if self.step == 1 else cv2.resize(values, self.shape[::-1])


def _span(found: np.ndarray, margin: int, size: int) -> slice:
    first = max(int(found[0]) - margin, 0) // _ALIGNED * _ALIGNED
    last = min(-(-(int(found[-1]) + 1 + margin) // _ALIGNED) * _ALIGNED, size)
    return slice(first, last)


def checksum(weight: np.ndarray) -> int:
    """A number that changes with the region `weight` [S, S]."""
    return zlib.crc32(np.ascontiguousarray(weight).tobytes())


def distance(mask: np.ndarray) -> np.ndarray:
    """The distance float32 [h, w] of each pixel to the nearest of `mask`, or far if there is none."""
    return np.minimum(distance_to(mask), _FAR)

"""Affine fits to the colours in the windows of a picture: what matting and the guided filter share."""

from __future__ import annotations

from functools import partial

import cv2
import numpy as np


class ColourWindows:
    """Means and inverse covariances of the colours in the square windows around each pixel of a picture.

    picture  float [H, W, 3] in 0..1, at least 2 * radius + 1 pixels a side
    epsilon  is added to the variances: the smaller, the more an affine fit follows faint differences

    Computes in float64, since the statistics of a window of nearly one colour cancel.
    """

    def __init__(self, picture: np.ndarray, radius: int, epsilon: float) -> None:
        side = 2 * radius + 1
        self.colour = [np.ascontiguousarray(picture[..., c], np.float64) for c in range(3)]
        self.averaged = partial(cv2.boxFilter, ddepth=-1, ksize=(side, side), borderType=cv2.BORDER_REFLECT)
        self.mean = [self.averaged(plane) for plane in self.colour]
        self.inverse = self._inverses(epsilon)
        """The planes rr, rg, rb, gg, gb, bb of the inverse covariance matrices."""

    def fit(self, p: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
        """The affine fit of p, float64 [H, W], to colour in each window: three slopes and an offset."""
        offset = self.averaged(p)
        covariance = [self.averaged(i * p) - m * offset for i, m in zip(self.colour, self.mean, strict=True)]
        slope = self.solved(covariance)
        for a, m in zip(slope, self.mean, strict=True):
            offset -= a * m
        return slope, offset

    def solved(self, v: list[np.ndarray]) -> list[np.ndarray]:
        """The inverse covariance of each window times the vectors `v`, three planes."""
        rr, rg, rb, gg, gb, bb = self.inverse
        r, g, b = v
        return [rr * r + rg * g + rb * b, rg * r + gg * g + gb * b, rb * r + gb * g + bb * b]

    def _inverses(self, epsilon: float) -> list[np.ndarray]:
        def covariance(i: int, j: int) -> np.ndarray:
            product: np.ndarray = self.averaged(self.colour[i] * self.colour[j])
            return product - self.mean[i] * self.mean[j] + (epsilon if i == j else 0)

        rr, rg, rb, gg, gb, bb = (covariance(*k) for k in ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)))
        c0, c1, c2 = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
        determinant = rr * c0 + rg * c1 + rb * c2
        rest = rr * bb - rb * rb, rg * rb - rr * gb, rr * gg - rg * rg
        return [plane / determinant for plane in (c0, c1, c2, *rest)]

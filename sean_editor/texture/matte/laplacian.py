"""The matting Laplacian as an operator, without a matrix.

In a window of 3 x 3 pixels alpha is taken to be affine in colour. The Laplacian of Levin, Lischinski and
Weiss 2008 ("A closed-form solution to natural image matting") sums the squared residuals of that fit over all
windows. Applied to p it is the sum, over the windows around a pixel, of p minus its fit, which box filters
compute (He, Sun and Tang 2010, "Fast matting using large kernel matting Laplacian matrices").
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.matte.windows import ColourWindows

_EPSILON = 1e-6
_PIXELS = 9  # of a window


class MattingLaplacian:
    """The Laplacian of a picture float [H, W, 3] in 0..1; H and W at least 3."""

    def __init__(self, picture: np.ndarray, epsilon: float = _EPSILON) -> None:
        self._windows = ColourWindows(picture, 1, epsilon)
        self._valid = np.zeros(picture.shape[:2])  # the windows that lie inside the picture
        self._valid[1:-1, 1:-1] = 1
        self._around = _sum(self._valid)
        self._windows.inverse = [plane * self._valid for plane in self._windows.inverse]
        self.diagonal = self._diagonal()

    def __call__(self, p: np.ndarray) -> np.ndarray:
        """The Laplacian applied to float64 [H, W]."""
        slope, offset = self._windows.fit(p)
        result: np.ndarray = self._around * p - _sum(offset * self._valid)
        for a, i in zip(slope, self._windows.colour, strict=True):
            result -= _sum(a) * i
        return result

    def _diagonal(self) -> np.ndarray:
        """The matrix's diagonal float64 [H, W]: over the windows, 1 - (1 + (I - m)' C (I - m)) / 9.

        The product is expanded in I, whose coefficients box filters add up.
        """
        windows, colour = self._windows, self._windows.colour
        half = windows.solved(windows.mean)
        own = self._valid.copy()
        for a, m in zip(half, windows.mean, strict=True):
            own += a * m
        total = _sum(own)
        for a, i in zip(half, colour, strict=True):
            total -= 2 * _sum(a) * i
        pairs = ((0, 0, 1), (0, 1, 2), (0, 2, 2), (1, 1, 1), (1, 2, 2), (2, 2, 1))
        for plane, (row, column, times) in zip(windows.inverse, pairs, strict=True):
            total = total + times * _sum(plane) * colour[row] * colour[column]
        diagonal: np.ndarray = np.maximum(self._around - total / _PIXELS, 1e-3)
        return diagonal


def _sum(plane: np.ndarray) -> np.ndarray:
    """The sum over the 3 x 3 pixels around each; 0 beyond the rim."""
    return cv2.boxFilter(plane, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)

"""The matting Laplacian: how alpha spreads from where it is known.

After Levin, Lischinski and Weiss 2008, "A closed-form solution to natural image matting": in a window of
3 x 3 pixels alpha is taken to be affine in colour; the Laplacian sums the squared residuals of that fit over
all windows. Only the rows of pixels with unknown alpha are needed. Each has at most 25 entries, one for each
pixel that shares a window with it: they are kept as 25 vectors, one for each such offset.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.cancelling import check

_EPSILON = 1e-6
_RADIUS = 1
_PIXELS = (2 * _RADIUS + 1) ** 2  # of a window
_REACH = 4 * _RADIUS + 1  # pixels in a row that share a window with the one in their middle


class MattingLaplacian:
    """The rows of `unknown` pixels, N of them, of the Laplacian of a picture.

    picture  float [H, W, 3] in 0..1, H and W at least 3
    unknown  bool [H, W]
    epsilon  is added to the variances of colours: the smaller, the more alpha follows faint differences
    """

    def __init__(self, picture: np.ndarray, unknown: np.ndarray, epsilon: float = _EPSILON) -> None:
        height, width = unknown.shape
        margin = 2 * _RADIUS
        self._padded_shape = height + 2 * margin, width + 2 * margin
        self._inside = np.s_[margin : margin + height, margin : margin + width]
        self._places = np.flatnonzero(self.padded(unknown))
        row, column = np.divmod(np.arange(_REACH**2), _REACH)
        self._steps = (row - margin) * self._padded_shape[1] + column - margin
        self._weights = self._rows(picture, unknown, epsilon).astype(np.float32)

    @property
    def diagonal(self) -> np.ndarray:
        """float32 [N]."""
        return self._weights[_REACH**2 // 2]

    def padded(self, plane: np.ndarray) -> np.ndarray:
        """A plane [H, W] with a margin of zeros, flat, as `__call__` takes it."""
        whole = np.zeros(self._padded_shape, plane.dtype)
        whole[self._inside] = plane
        return whole.ravel()

    def at(self, padded: np.ndarray) -> np.ndarray:
        """The unknown pixels [N] of a padded plane."""
        return padded[self._places]

    def put(self, padded: np.ndarray, values: np.ndarray) -> None:
        """Set the unknown pixels of a padded plane to `values` [N]."""
        padded[self._places] = values

    def __call__(self, padded: np.ndarray) -> np.ndarray:
        """The product with a padded plane float32: the unknown pixels' values [N]."""
        product = np.zeros(len(self._places), np.float32)
        for weight, step in zip(self._weights, self._steps, strict=True):
            product += weight * padded[self._places + step]
        return product

    def _rows(self, picture: np.ndarray, unknown: np.ndarray, epsilon: float) -> np.ndarray:
        """The entries float64 [25, N]: what each window that holds an unknown pixel adds to its rows."""
        width = unknown.shape[1]
        centres = cv2.dilate(unknown.view(np.uint8), np.ones((3, 3), np.uint8)) > 0
        centres[[0, -1]] = centres[:, [0, -1]] = False  # windows lie inside the picture
        row, column = np.divmod(np.arange(_PIXELS), 2 * _RADIUS + 1)
        pixels = np.flatnonzero(centres) + ((row - _RADIUS) * width + column - _RADIUS)[:, None]  # [9, n]
        number = np.full(unknown.size, np.count_nonzero(unknown))  # known pixels share a row that is left out
        number[np.flatnonzero(unknown)] = np.arange(np.count_nonzero(unknown))
        weights = np.zeros((_REACH**2, number.max() + 1 if number.size else 1))
        off, turned = _offsets(picture.reshape(-1, 3)[pixels].astype(np.float64), epsilon)
        for i in range(_PIXELS):
            check()
            for j in range(i, _PIXELS):
                entry = (i == j) - (1 + np.einsum("nc,nc->n", turned[i], off[j])) / _PIXELS
                step = (row[j] - row[i]) * _REACH + column[j] - column[i]
                for place, offset in {(i, step), (j, -step)}:
                    weights[_REACH**2 // 2 + offset, number[pixels[place]]] += entry
        return weights[:, : np.count_nonzero(unknown)]


def _offsets(colours: np.ndarray, epsilon: float) -> tuple[np.ndarray, np.ndarray]:
    """The colours float64 [9, n, 3] of n windows less their means, and turned by their inverse covariances.

    The affine fit at place i of a window weighs the pixel at place j by (1 + turned_i . off_j) / 9.
    """
    off = colours - colours.mean(0)
    covariance = np.einsum("inc,ind->ncd", off, off) / _PIXELS + epsilon * np.eye(3)
    return off, np.einsum("ncd,ind->inc", np.linalg.inv(covariance), off)

"""The free warp: a grid of handles whose offsets bend the unit square, and the way back from bent places.

Between the handles the offset is a polynomial of second degree in u and in v.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from sean_editor.document.geometry import Box, Point

GRID = 3
"""Handles a side."""

NODES: tuple[Point, ...] = tuple((i / (GRID - 1), j / (GRID - 1)) for j in range(GRID) for i in range(GRID))
"""The handles' places in unit coordinates, row by row."""

STRAIGHT: tuple[Point, ...] = ((0.0, 0.0),) * len(NODES)
"""Offsets that bend nothing."""

MARGIN = 0.05
"""Of a side, beyond the unit square: where the outer half of an outline lies."""

_CELLS = 16
_NEWTON_STEPS = 2  # from the middle of a cell: the second is exact to a hundredth of a pixel
_SUBPIXEL_BITS = 4
_FAR = -1e3  # a place from which nothing comes

_POWERS = np.array([[1, 0, 0], [-3, 4, -1], [2, -4, 2]], np.float64)
"""From values at 0, 1/2 and 1 to the coefficients of 1, t and t^2."""


class Warp:
    """The warp with these `offsets` of the handles, in unit coordinates, in the order of NODES."""

    def __init__(self, offsets: Sequence[Point]) -> None:
        grid = np.array(offsets, np.float64).reshape(GRID, GRID, 2)
        # [2, powers of v, powers of u]
        self._polynomials = np.stack([_POWERS @ grid[..., axis] @ _POWERS.T for axis in (0, 1)])

    def bent(self, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where places of the unit square go, arrays of one shape."""
        (du, _, _), (dv, _, _) = (_evaluated(one, u, v) for one in self._polynomials)
        return u + du, v + dv

    def mesh(self) -> tuple[np.ndarray, np.ndarray]:
        """Where the corners of a mesh over the unit square go, each [n, n]."""
        edges = np.linspace(-MARGIN, 1 + MARGIN, _CELLS + 1)
        return self.bent(*np.meshgrid(edges, edges))

    def unbent(
        self, box: Box, corners: tuple[np.ndarray, np.ndarray], u: np.ndarray, v: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """The places of the unit square that go to u and v [h, w], which belong to the pixels of `box`.

        `corners` are those of the mesh, in pixels. Far outside where nothing comes from; where the warp
        folds, the place in the later cell.
        """
        cell, step = _cells(box, *corners), np.float32((1 + 2 * MARGIN) / _CELLS)
        inside = cell >= 0
        row, column = np.divmod(cell[inside], _CELLS)
        left, top = (one.astype(np.float32) * step - np.float32(MARGIN) for one in (column, row))
        wanted_u, wanted_v = u[inside].astype(np.float32), v[inside].astype(np.float32)
        p, q = left + step / 2, top + step / 2
        for _ in range(_NEWTON_STEPS):
            (du, du_p, du_q), (dv, dv_p, dv_q) = (_evaluated(one, p, q) for one in self._polynomials)
            off_u, off_v = p + du - wanted_u, q + dv - wanted_v
            across, down = 1 + du_p, 1 + dv_q
            det = across * down - du_q * dv_p
            det = np.where(np.abs(det) < 1e-6, np.float32(1e-6), det)
            p = np.clip(p - (down * off_u - du_q * off_v) / det, left - step, left + 2 * step)
            q = np.clip(q - (across * off_v - dv_p * off_u) / det, top - step, top + 2 * step)
        places = np.full((2, *cell.shape), _FAR, np.float32)
        places[0][inside], places[1][inside] = p, q
        return places[0], places[1]


def _evaluated(polynomial: np.ndarray, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, ...]:
    """A polynomial [powers of v, powers of u] and its derivatives by u and by v, arrays of one shape."""
    if not polynomial.any():
        nothing = np.zeros_like(u)
        return nothing, nothing, nothing
    rows = polynomial.astype(u.dtype)
    g0, g1, g2 = (c0 + u * (c1 + u * c2) for c0, c1, c2 in rows)
    h0, h1, h2 = (c1 + (2 * c2) * u for _, c1, c2 in rows)
    return g0 + v * (g1 + v * g2), h0 + v * (h1 + v * h2), g1 + 2 * v * g2


def _cells(box: Box, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The cell of a mesh with corners at x and y, pixels, that covers each pixel of `box`, int32 [h, w].

    -1 for none.
    """
    corners = np.stack([x - 0.5 - box.x0, y - 0.5 - box.y0], axis=-1) * (1 << _SUBPIXEL_BITS)
    corners = np.rint(corners).astype(np.int32)
    quads = np.stack([corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]], axis=2)
    found = np.full((box.height, box.width), -1, np.int32)
    for number, quad in enumerate(quads.reshape(-1, 4, 2)):
        cv2.fillConvexPoly(found, quad, number, cv2.LINE_8, _SUBPIXEL_BITS)
    return found

"""How a shape lies that is being transformed: moved, scaled, turned, mirrored, bent by a grid of handles.

Three coordinates: *unit* (0..1 over the shape's own rectangle), *bent* (the same after the free warp), and
pixels of the label map. Plain numbers; what Qt and the labels make of them is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, ceil, cos, floor, pi, sin

import cv2
import numpy as np

from sean_editor.document.geometry import Box, Point

GRID = 3
"""Handles of the free warp a side."""

NODES = tuple((i / (GRID - 1), j / (GRID - 1)) for j in range(GRID) for i in range(GRID))
"""The handles' places in unit coordinates, row by row."""

STRAIGHT: tuple[Point, ...] = ((0.0, 0.0),) * len(NODES)

SMALLEST = 1.0
"""Pixels that a side keeps, however far it is pushed in."""

_MARGIN = 0.05  # of a side, beyond the rectangle: where the outline's outer half lies
_CELLS = 16
_NEWTON_STEPS = 4
_SUBPIXEL_BITS = 4


@dataclass(frozen=True)
class Pose:
    """How the rectangle `rect` (x0, y0, x1, y1) of a shape lies on the label map now.

    `centre` is where its middle is, `scale` the factors across and down (negative: mirrored), `angle` in
    radians, clockwise. `pivot`, about which it turns, is in unit coordinates. `bends` are the offsets of the
    warp's handles from NODES, in unit coordinates; between them the warp is a polynomial of second degree.
    """

    rect: tuple[float, float, float, float]
    centre: Point
    scale: Point = (1.0, 1.0)
    angle: float = 0.0
    pivot: Point = (0.5, 0.5)
    bends: tuple[Point, ...] = STRAIGHT

    @classmethod
    def of(cls, rect: tuple[float, float, float, float]) -> Pose:
        """The rectangle where it is."""
        x0, y0, x1, y1 = rect
        return cls(rect, ((x0 + x1) / 2, (y0 + y1) / 2))

    @property
    def size(self) -> Point:
        """Width and height of the rectangle as it came."""
        x0, y0, x1, y1 = self.rect
        return x1 - x0, y1 - y0

    @property
    def moves(self) -> bool:
        """Whether anything lies elsewhere than it came from."""
        return replace(self, pivot=(0.5, 0.5)) != Pose.of(self.rect)

    # other poses

    def moved(self, dx: float, dy: float) -> Pose:
        """Shifted by pixels."""
        return replace(self, centre=(self.centre[0] + dx, self.centre[1] + dy))

    def scaled(self, across: float, down: float, anchor: Point = (0.5, 0.5)) -> Pose:
        """Scaled along its own sides; `anchor`, in unit coordinates, stays. A negative factor mirrors."""
        (width, height), (sx, sy) = self.size, self.scale
        x, y = _kept(sx * across * width, sx) / width, _kept(sy * down * height, sy) / height
        stays = self.at(*anchor)
        there = replace(self, scale=(x, y)).at(*anchor)
        return replace(self, scale=(x, y)).moved(stays[0] - there[0], stays[1] - there[1])

    def turned(self, degrees: float, about: Point | None = None) -> Pose:
        """Turned clockwise about a place of the label map, by default its pivot."""
        x, y = about or self.at(*self.pivot)
        angle = degrees * pi / 180
        dx, dy = self.centre[0] - x, self.centre[1] - y
        c, s = cos(angle), sin(angle)
        centre = (x + c * dx - s * dy, y + s * dx + c * dy)
        return replace(self, centre=centre, angle=atan2(sin(self.angle + angle), cos(self.angle + angle)))

    def flipped(self, across: bool = True) -> Pose:
        """Mirrored where it lies: left and right swapped as one sees it, or top and bottom."""
        sx, sy = self.scale
        return replace(self, angle=-self.angle, scale=(-sx, sy) if across else (sx, -sy))

    def bent(self, node: int, x: float, y: float) -> Pose:
        """With the warp's handle `node` at a place of the label map."""
        u, v = self.to_bent(x, y)
        bends = list(self.bends)
        bends[node] = (u - NODES[node][0], v - NODES[node][1])
        return replace(self, bends=tuple(bends))

    def on_twin(self, rect: tuple[float, float, float, float]) -> Pose:
        """What the left-right mirror image of this does to a shape with the rectangle `rect`."""
        before, after = Pose.of(self.rect).centre, self.centre
        rows = [self.bends[row * GRID : (row + 1) * GRID][::-1] for row in range(GRID)]
        twin = replace(
            Pose.of(rect),
            scale=self.scale,
            angle=-self.angle,
            bends=tuple((-x, y) for row in rows for x, y in row),
        )
        return twin.moved(before[0] - after[0], after[1] - before[1])

    # places

    def at(self, u: float, v: float) -> Point:
        """Pixels of bent coordinates; also those of unit coordinates while nothing is bent."""
        x, y = self.to_pixels(np.array(u), np.array(v))
        return float(x), float(y)

    def handle(self, node: int) -> Point:
        """Pixels of a handle of the warp."""
        (u, v), (du, dv) = NODES[node], self.bends[node]
        return self.at(u + du, v + dv)

    def to_bent(self, x: float, y: float) -> Point:
        """Bent coordinates of pixels."""
        u, v = self._to_bent(np.array(x), np.array(y))
        return float(u), float(v)

    def to_pixels(self, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of bent coordinates, arrays of one shape."""
        (width, height), (sx, sy) = self.size, self.scale
        x, y = (u - 0.5) * width * sx, (v - 0.5) * height * sy
        c, s = cos(self.angle), sin(self.angle)
        return self.centre[0] + c * x - s * y, self.centre[1] + s * x + c * y

    def bend(self, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Bent coordinates of unit coordinates, arrays of one shape."""
        if self.bends == STRAIGHT:
            return u, v
        weights = [a * b for b in _basis(v) for a in _basis(u)]
        du = sum(weight * bend[0] for weight, bend in zip(weights, self.bends, strict=True))
        dv = sum(weight * bend[1] for weight, bend in zip(weights, self.bends, strict=True))
        return u + du, v + dv

    @property
    def bounds(self) -> Box:
        """The box around all that the shape may cover."""
        edges = np.linspace(-_MARGIN, 1 + _MARGIN, _CELLS + 1)
        x, y = self.to_pixels(*self.bend(*np.meshgrid(edges, edges)))
        return Box(floor(x.min()) - 1, floor(y.min()) - 1, ceil(x.max()) + 1, ceil(y.max()) + 1)

    def sources(self, box: Box) -> tuple[np.ndarray, np.ndarray]:
        """Where the pixels of `box` come from: x and y, float32 [h, w], in pixels of the label map before.

        Far outside where nothing comes from. Where the warp folds, the upper layer counts.
        """
        x, y = np.meshgrid(np.arange(box.x0, box.x1) + 0.5, np.arange(box.y0, box.y1) + 0.5)
        u, v = self._to_bent(x, y)
        if self.bends != STRAIGHT:
            u, v = self._unbent(box, u, v)
        x0, y0 = self.rect[:2]
        width, height = self.size
        return (x0 + u * width).astype(np.float32), (y0 + v * height).astype(np.float32)

    def _to_bent(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        (width, height), (sx, sy) = self.size, self.scale
        dx, dy = x - self.centre[0], y - self.centre[1]
        c, s = cos(self.angle), sin(self.angle)
        return (c * dx + s * dy) / (width * sx) + 0.5, (c * dy - s * dx) / (height * sy) + 0.5

    def _unbent(self, box: Box, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Unit coordinates [h, w] of the bent ones of the pixels of `box`: from a mesh, then by Newton."""
        cell, step = self._cells(box), (1 + 2 * _MARGIN) / _CELLS
        inside = cell >= 0
        row, column = np.divmod(cell[inside], _CELLS)
        first = np.stack([column, row]) * step - _MARGIN  # the corner of each pixel's cell
        p, q = first + step / 2
        for _ in range(_NEWTON_STEPS):
            pu, pv = self.bend(p, q)
            eu, ev = pu - u[inside], pv - v[inside]
            (uu, uv), (vu, vv) = self._slopes(p, q)
            det = uu * vv - uv * vu
            det = np.where(np.abs(det) < 1e-6, 1e-6, det)
            p = np.clip(p - (vv * eu - uv * ev) / det, first[0] - step, first[0] + 2 * step)
            q = np.clip(q - (uu * ev - vu * eu) / det, first[1] - step, first[1] + 2 * step)
        far = np.full(cell.shape, -1e3), np.full(cell.shape, -1e3)
        far[0][inside], far[1][inside] = p, q
        return far

    def _cells(self, box: Box) -> np.ndarray:
        """The cell of a mesh over the shape that covers each pixel of `box`, int32 [h, w]; -1 for none."""
        edges = np.linspace(-_MARGIN, 1 + _MARGIN, _CELLS + 1)
        x, y = self.to_pixels(*self.bend(*np.meshgrid(edges, edges)))
        corners = np.stack([x - 0.5 - box.x0, y - 0.5 - box.y0], axis=-1) * (1 << _SUBPIXEL_BITS)
        corners = np.rint(corners).astype(np.int32)
        found = np.full((box.height, box.width), -1, np.int32)
        for number in range(_CELLS * _CELLS):
            j, i = divmod(number, _CELLS)
            quad = np.array([corners[j, i], corners[j, i + 1], corners[j + 1, i + 1], corners[j + 1, i]])
            cv2.fillConvexPoly(found, quad, number, cv2.LINE_8, _SUBPIXEL_BITS)
        return found

    def _slopes(self, u: np.ndarray, v: np.ndarray) -> tuple[tuple[np.ndarray, ...], tuple[np.ndarray, ...]]:
        """The derivatives of the bent coordinates by u and v: ((u by u, u by v), (v by u, v by v))."""
        bu, bv, cu, cv = _basis(u), _basis(v), _basis_slopes(u), _basis_slopes(v)
        by_u = [a * b for b in bv for a in cu]
        by_v = [a * b for b in cv for a in bu]
        slopes = [
            [
                sum(weight * bend[axis] for weight, bend in zip(by, self.bends, strict=True))
                for by in (by_u, by_v)
            ]
            for axis in (0, 1)
        ]
        return (1 + slopes[0][0], slopes[0][1]), (slopes[1][0], 1 + slopes[1][1])


def _kept(length: float, before: float) -> float:
    """A length with its sign, but no shorter than SMALLEST."""
    if abs(length) >= SMALLEST:
        return length
    return SMALLEST if (length or before) > 0 else -SMALLEST


def _basis(t: np.ndarray) -> tuple[np.ndarray, ...]:
    """The polynomials of second degree that are 1 at one of 0, 1/2 and 1, and 0 at the others."""
    return (2 * t - 1) * (t - 1), 4 * t * (1 - t), t * (2 * t - 1)


def _basis_slopes(t: np.ndarray) -> tuple[np.ndarray, ...]:
    return 4 * t - 3, 4 - 8 * t, 4 * t - 1

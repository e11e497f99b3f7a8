"""How a shape lies that is being transformed: moved, scaled, turned, mirrored, bent by a grid of handles.

Three coordinates: *unit* (0..1 over the shape's own rectangle), *bent* (the same after the free warp), and
pixels of the label map. Plain numbers; what Qt and the labels make of them is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, ceil, cos, floor, pi, sin

import numpy as np

from sean_editor.document.geometry import Box, Point
from sean_editor.document.warp import GRID, NODES, STRAIGHT, Warp

SMALLEST = 1.0
"""Pixels that a side keeps, however far it is pushed in."""


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
        return Warp(self.bends).bent(u, v)

    @property
    def bounds(self) -> Box:
        """The box around all that the shape may cover."""
        x, y = self.to_pixels(*Warp(self.bends).mesh())
        return Box(floor(x.min()) - 1, floor(y.min()) - 1, ceil(x.max()) + 1, ceil(y.max()) + 1)

    def sources(self, box: Box) -> tuple[np.ndarray, np.ndarray]:
        """Where the pixels of `box` come from: x and y, float32 [h, w], in pixels of the label map before.

        Far outside where nothing comes from. Where the warp folds, the upper layer counts.
        """
        columns, rows = (np.arange(low, high, dtype=np.float32) + 0.5 for low, high in (box[::2], box[1::2]))
        u, v = self._to_bent(columns[None, :], rows[:, None])
        if self.bends != STRAIGHT:
            warp = Warp(self.bends)
            u, v = warp.unbent(box, self.to_pixels(*warp.mesh()), u, v)
        x0, y0 = self.rect[:2]
        width, height = self.size
        return (x0 + u * width).astype(np.float32), (y0 + v * height).astype(np.float32)

    def _to_bent(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        (width, height), (sx, sy) = self.size, self.scale
        dx, dy = x - self.centre[0], y - self.centre[1]
        c, s = cos(self.angle), sin(self.angle)
        return (c * dx + s * dy) / (width * sx) + 0.5, (c * dy - s * dx) / (height * sy) + 0.5


def _kept(length: float, before: float) -> float:
    """A length with its sign, but no shorter than SMALLEST."""
    if abs(length) >= SMALLEST:
        return length
    return SMALLEST if (length or before) > 0 else -SMALLEST

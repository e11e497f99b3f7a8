"""Gestures to masks: pure functions that say which pixels a stroke, a lasso, a rectangle or a fill covers.

Points are (x, y) in continuous label-map pixels: pixel i spans [i, i + 1), its centre is i + 0.5. Every
function returns (box, mask): the bounding box inside the label map and a bool mask [box.height, box.width].
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

import cv2
import numpy as np

Point = tuple[float, float]

_SUBPIXEL_BITS = 4
_HALF_DIAGONAL = 0.5**0.5
_FAR = 1 << 24  # points beyond this are off any label map; clamped so that no integer overflows


class Box(NamedTuple):
    """A half-open rectangle of pixels: x0 <= x < x1, y0 <= y < y1."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return max(0, self.x1 - self.x0)

    @property
    def height(self) -> int:
        return max(0, self.y1 - self.y0)

    @property
    def empty(self) -> bool:
        return self.x1 <= self.x0 or self.y1 <= self.y0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index of the box in an array [H, W, ...]."""
        return slice(self.y0, self.y1), slice(self.x0, self.x1)

    def union(self, other: Box) -> Box:
        """The smallest box that holds both; an empty one adds nothing."""
        if self.empty or other.empty:
            return other if self.empty else self
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )

    def part(self, inner: Box) -> Box:
        """The box `inner`, which counts from this one's corner, in the coordinates of this one."""
        x0, y0 = self.x0, self.y0
        return Box(x0 + inner.x0, y0 + inner.y0, x0 + inner.x1, y0 + inner.y1)

    def clip(self, shape: tuple[int, ...]) -> Box:
        """The part inside an array of `shape` (H, W, ...); Box(0, 0, 0, 0) if there is none."""
        box = Box(max(0, self.x0), max(0, self.y0), min(shape[1], self.x1), min(shape[0], self.y1))
        return NOTHING if box.empty else box

    def mirrored(self, width: int) -> Box:
        """The same box in a picture of `width` seen in a mirror."""
        return Box(width - self.x1, self.y0, width - self.x0, self.y1)


NOTHING = Box(0, 0, 0, 0)


def whole(shape: tuple[int, ...]) -> Box:
    """The box of all pixels of an array of `shape` (H, W, ...)."""
    return Box(0, 0, shape[1], shape[0])


def mask_box(mask: np.ndarray) -> Box:
    """The tight box around the True pixels of a bool mask [H, W]; empty if there are none."""
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if not len(columns):
        return NOTHING
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def segment_mask(
    shape: tuple[int, ...], p0: Point, p1: Point, radius: float, end_radius: float | None = None
) -> tuple[Box, np.ndarray]:
    """Pixels with their centre within `radius` of the segment p0-p1: a round brush drawn along it, no gaps.

    The radius may change on the way, to `end_radius`. A brush thinner than a pixel draws a line one pixel
    wide through the pixels under the two points.
    """
    first = max(float(radius), 0.0)
    last = first if end_radius is None else max(float(end_radius), 0.0)
    if max(first, last) < _HALF_DIAGONAL:  # such a disc could fall between the pixel centres and draw nothing
        p0, p1 = ((floor(x) + 0.5, floor(y) + 0.5) for x, y in (p0, p1))
        first = last = 0.5
    # rounding must not lose a centre that lies on the edge
    first, last = max(first, 0.5) + 1e-4, max(last, 0.5) + 1e-4
    radius = max(first, last)
    (ax, ay), (bx, by) = p0, p1
    box = Box(
        floor(min(ax, bx) - radius),
        floor(min(ay, by) - radius),
        ceil(max(ax, bx) + radius),
        ceil(max(ay, by) + radius),
    ).clip(shape)
    x = np.arange(box.x0, box.x1, dtype=np.float32)[None, :] + np.float32(0.5 - ax)
    y = np.arange(box.y0, box.y1, dtype=np.float32)[:, None] + np.float32(0.5 - ay)
    dx, dy = bx - ax, by - ay
    squared = dx * dx + dy * dy
    if squared < 1e-6:  # a dot; a shorter way than that would overflow in the division
        return box, x * x + y * y <= radius * radius
    along = np.clip(x * np.float32(dx / squared) + y * np.float32(dy / squared), 0, 1)
    reach = first if first == last else first + along * np.float32(last - first)
    return box, (x - along * np.float32(dx)) ** 2 + (y - along * np.float32(dy)) ** 2 <= reach * reach


def rectangle_mask(shape: tuple[int, ...], p0: Point, p1: Point) -> tuple[Box, np.ndarray]:
    """All pixels from the one under corner p0 to the one under corner p1, both included."""
    (ax, ay), (bx, by) = p0, p1
    box = Box(floor(min(ax, bx)), floor(min(ay, by)), floor(max(ax, bx)) + 1, floor(max(ay, by)) + 1).clip(
        shape
    )
    return box, np.ones((box.height, box.width), bool)


def polygon_mask(shape: tuple[int, ...], points: Sequence[Point]) -> tuple[Box, np.ndarray]:
    """The inside and the outline of the closed polygon through `points`; nothing for no points."""
    if not len(points):
        return NOTHING, np.zeros((0, 0), bool)
    # float32 keeps whole pixels exactly up to _FAR; further out only the direction matters
    corners = np.clip(np.asarray(points, np.float64), -_FAR, _FAR).reshape(-1, 2)
    low, high = np.floor(corners.min(axis=0)), np.floor(corners.max(axis=0)) + 1
    box = Box(int(low[0]), int(low[1]), int(high[0]), int(high[1])).clip(shape)
    canvas = np.zeros((box.height, box.width), np.uint8)
    if box.empty:
        return box, canvas.astype(bool)
    local = (corners - 0.5 - (box.x0, box.y0)) * (1 << _SUBPIXEL_BITS)
    cv2.fillPoly(canvas, [np.rint(local).astype(np.int32)], 1, cv2.LINE_8, _SUBPIXEL_BITS)
    return box, canvas.astype(bool)


def fill_mask(labels: np.ndarray, point: Point) -> tuple[Box, np.ndarray]:
    """The 4-connected island of one label under `point` in a label map uint8 [H, W]; nothing outside it.

    Diagonal neighbours do not connect, so a fill never leaks through the corner between two regions, and
    islands of another label inside it stay.
    """
    height, width = labels.shape
    x, y = floor(point[0]), floor(point[1])
    if not (0 <= x < width and 0 <= y < height):
        return NOTHING, np.zeros((0, 0), bool)
    filled = np.zeros((height + 2, width + 2), np.uint8)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | (1 << 8)
    # OpenCV wants an image it may write to, even when told to write the mask only
    _, _, _, (left, top, w, h) = cv2.floodFill(labels.copy(), filled, (x, y), 0, 0, 0, flags)
    box = Box(left, top, left + w, top + h)
    return box, filled[1:-1, 1:-1][box.slices].astype(bool)

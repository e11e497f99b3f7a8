"""Smooth strokes: a curve through the few points that a fast hand leaves, and the pixels that it covers.

A centripetal Catmull-Rom spline (Yuksel, Schaefer and Keyser, "Parameterization and Applications of
Catmull-Rom Curves", 2011): it passes through every point, straight lines stay straight, and it has no cusps.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, ceil, degrees, hypot, sqrt
from typing import NamedTuple

import numpy as np

from sean_editor.document.geometry import NOTHING, Box, segment_mask

FLATNESS = 0.2
"""Pixels by which a piece of the polyline may miss the curve."""

_ROUNDED, _SHARP = 60.0, 120.0
"""Degrees: the way round a turn of up to 60 is a full curve; one of 120 or more is a corner that is meant."""

_SAME_PLACE = 1e-3


class Dab(NamedTuple):
    """A place of the brush: x and y in label-map pixels, and its radius there."""

    x: float
    y: float
    radius: float


Path = tuple[Dab, ...]


class Stroke:
    """A curve that grows point by point.

    The way to the newest point is known only when the point after it is: until then it is a tail, which
    starts in the right direction and may end otherwise.
    """

    def __init__(self) -> None:
        self._dabs: list[Dab] = []  # the last three

    def add(self, dab: Dab) -> tuple[Path, Path]:
        """The piece that is now certain, and the tail up to `dab`. Either may be empty."""
        dabs = self._dabs
        if not dabs:
            dabs.append(dab)
            return (dab,), ()
        if hypot(dab.x - dabs[-1].x, dab.y - dabs[-1].y) < _SAME_PLACE:
            # a pen that is pressed harder where it stands
            dabs[-1] = Dab(dabs[-1].x, dabs[-1].y, max(dab.radius, dabs[-1].radius))
            return (), self._tail()
        certain = curve(dabs[-3] if len(dabs) > 2 else None, dabs[-2], dabs[-1], dab) if len(dabs) > 1 else ()
        self._dabs = [*dabs[-2:], dab]
        return certain, self._tail()

    def end(self) -> Path:
        """The last piece, which is certain now."""
        return self._tail()

    def _tail(self) -> Path:
        dabs = self._dabs
        if len(dabs) < 2:
            return tuple(dabs)
        return curve(dabs[-3] if len(dabs) > 2 else None, dabs[-2], dabs[-1], None)


def curve(before: Dab | None, start: Dab, end: Dab, after: Dab | None) -> Path:
    """The spline from `start` to `end` as a polyline, both included; None where the stroke begins or ends.

    It stays within a quarter of the distance between both of the straight line between them.
    """
    p0, p1 = np.array(start[:2]), np.array(end[:2])
    leaving = _tangent(before, start, end, hypot(*(p1 - p0)))
    arriving = _tangent(start, end, after, hypot(*(p1 - p0)))
    # a missing tangent is that of a parabola
    if leaving is None and arriving is None:
        return start, end
    if leaving is None:
        leaving = 2 * (p1 - p0) - arriving
    if arriving is None:
        arriving = 2 * (p1 - p0) - leaving
    leaving, arriving = (_at_most(one, hypot(*(p1 - p0))) for one in (leaving, arriving))
    bend = max(
        hypot(*(6 * (p1 - p0) - 4 * leaving - 2 * arriving)),
        hypot(*(6 * (p0 - p1) + 2 * leaving + 4 * arriving)),
    )  # the largest second derivative: it changes linearly
    pieces = max(1, ceil(sqrt(bend / (8 * FLATNESS))))
    t = np.linspace(0, 1, pieces + 1)[:, None]
    points = (
        (2 * t**3 - 3 * t**2 + 1) * p0
        + (t**3 - 2 * t**2 + t) * leaving
        + (3 * t**2 - 2 * t**3) * p1
        + (t**3 - t**2) * arriving
    )
    radii = start.radius + t[:, 0] * (end.radius - start.radius)
    return tuple(Dab(float(x), float(y), float(r)) for (x, y), r in zip(points, radii, strict=True))


def _tangent(before: Dab | None, here: Dab, after: Dab | None, length: float) -> np.ndarray | None:
    """The derivative at `here`, over a piece of `length`; None at an end of the stroke."""
    if before is None or after is None:
        return None
    p0, p1, p2 = (np.array(one[:2]) for one in (before, here, after))
    t01, t12 = sqrt(hypot(*(p1 - p0))), sqrt(hypot(*(p2 - p1)))
    turn = degrees(acos(min(max(float((p1 - p0) @ (p2 - p1)) / (t01 * t12) ** 2, -1.0), 1.0)))
    round_it = min(max((_SHARP - turn) / (_SHARP - _ROUNDED), 0.0), 1.0)
    return round_it * ((p1 - p0) / t01 - (p2 - p0) / (t01 + t12) + (p2 - p1) / t12) * sqrt(length)


def _at_most(vector: np.ndarray, length: float) -> np.ndarray:
    """A vector, shortened to `length` if it is longer: a long tangent would overshoot."""
    long = hypot(*vector)
    return vector if long <= length else vector * (length / long)


def path_mask(shape: tuple[int, ...], path: Sequence[Dab]) -> tuple[Box, np.ndarray]:
    """The pixels that a round brush covers along a polyline, as (box, bool mask); nothing for no points."""
    pieces = [
        segment_mask(shape, one[:2], other[:2], one.radius, other.radius)
        for one, other in zip(path, path[1:] or path, strict=False)
    ]
    box = NOTHING
    for part, _ in pieces:
        box = box.union(part)
    covered = np.zeros((box.height, box.width), bool)
    for part, mask in pieces:
        if not part.empty:
            y, x = part.y0 - box.y0, part.x0 - box.x0
            covered[y : y + part.height, x : x + part.width] |= mask
    return box, covered

"""The smooth warp that pulls make: where what is dragged comes from, and where it goes.

Each pull is carried out in small steps. In a step the places around the dragged point go along by
(1 - t^2)^3 of its own step, t being their distance in radii. A step moves places too little to fold anything,
so all of them together can be undone: the warp is smooth, one to one, and ends exactly at the radius.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from sean_editor.document.retouch import Pull

Group = tuple[Pull, ...]
"""Pulls that go together."""

_STEPS = 4
"""Of a pull. It moves by its radius at most, so each by a quarter of it; the steepest slope of the fall-off
is 1.72, so the Jacobian stays above 1 - 1.72 / 4. Pulls that go together have the steps of all of them."""

_INVERSIONS = 12  # of fixed-point iteration; each leaves less than 0.43 of the error: 4e-5 of a step's length


def groups(pulls: Iterable[Pull]) -> list[Group]:
    """The pulls that go together, in the order in which they are carried out."""
    found: list[Group] = []
    for pull in pulls:
        if pull.joined and found:
            found[-1] = (*found[-1], pull)
        else:
            found.append((pull,))
    return found


class Pulling:
    """The warp of these pulls. Places are shares of the portrait's side, arrays of one shape.

    The warp goes on outside the portrait: a photo is wider than its face.
    """

    def __init__(self, pulls: Iterable[Pull]) -> None:
        self._groups = groups(pulls)

    def __bool__(self) -> bool:
        return bool(self._groups)

    def sources(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where that comes from which lies at (x, y) when all is dragged."""
        x, y = x.copy(), y.copy()
        for group in reversed(self._groups):
            near = _within(group, x, y)
            u, v = x[near], y[near]
            for step in _steps(group)[::-1]:
                dx, dy = _carried(group, step, u, v)
                u, v = u - dx, v - dy
            x[near], y[near] = u, v
        return x, y

    def targets(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where that goes which lies at (x, y) before: the inverse of `sources`."""
        x, y = x.copy(), y.copy()
        for group in self._groups:
            near = _within(group, x, y)
            u, v = x[near], y[near]
            for step in _steps(group):
                dx, dy = _carried(group, step, u, v)
                for _ in range(_INVERSIONS):
                    dx, dy = _carried(group, step, u + dx, v + dy)
                u, v = u + dx, v + dy
            x[near], y[near] = u, v
        return x, y

    def reaches(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """bool: the places at which something else may lie when all is dragged."""
        reached = np.zeros(x.shape, bool)
        for group in self._groups:
            near = _within(group, x, y)
            u, v = x[near], y[near]
            steps = [_distance(pull, step, u, v) < 1 for step in _steps(group) for pull in group]
            reached[near] |= np.logical_or.reduce(steps)
        return reached

    def box(self) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1) around all that is reached."""
        return _box(pull for group in self._groups for pull in group)

    def from_pixels(
        self, to_unit: np.ndarray, x0: int, y0: int, x1: int, y1: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For the pixels of a box of a picture, whose points `to_unit` [3, 3] takes to shares: where they
        come from, two arrays float32 [h, w] in the picture's points, and whether they are reached.
        """
        columns, rows = np.meshgrid(np.arange(x0, x1) + 0.5, np.arange(y0, y1) + 0.5)
        x, y = (_applied(line, columns, rows).astype(np.float32) for line in to_unit[:2])
        was_x, was_y = self.sources(x, y)
        back = np.linalg.inv(to_unit)[:2, :2]  # of differences, which keeps all digits
        dx, dy = was_x - x, was_y - y
        sources = (
            plain + row[0] * dx + row[1] * dy for plain, row in zip((columns, rows), back, strict=True)
        )
        from_x, from_y = (one.astype(np.float32) for one in sources)
        return from_x, from_y, self.reaches(x, y)


def common(one: Sequence[Pull], other: Sequence[Pull]) -> int:
    """How many pulls two sequences have in common at their beginning, none of a group without the rest."""
    count = 0
    for first, second in zip(groups(one), groups(other), strict=False):
        if first != second:
            break
        count += len(first)
    return count


def _steps(group: Group) -> np.ndarray:
    """How far a group has come at the end of each step, as shares of its way."""
    steps = _STEPS * len(group)
    return np.arange(1, steps + 1) / steps


def _carried(group: Group, step: float, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far the step that ends at `step` has carried what lies at (x, y) after it."""
    dx, dy, share = np.zeros_like(x), np.zeros_like(y), 1.0 / (_STEPS * len(group))
    for pull in group:
        near = np.maximum(1 - _distance(pull, step, x, y), 0)
        weight = near * near * near
        dx += weight * np.float32(share * pull.dx)
        dy += weight * np.float32(share * pull.dy)
    return dx, dy


def _distance(pull: Pull, step: float, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The squared distance of places from the dragged point at a step, in radii."""
    across = (x - np.float32(pull.x + step * pull.dx)) * np.float32(1 / pull.radius)
    down = (y - np.float32(pull.y + step * pull.dy)) * np.float32(1 / pull.radius)
    distance: np.ndarray = across * across + down * down
    return distance


def _within(group: Group, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """bool: the places that a group may move."""
    x0, y0, x1, y1 = _box(group)
    within: np.ndarray = (x > x0) & (x < x1) & (y > y0) & (y < y1)
    return within


def _box(pulls: Iterable[Pull]) -> tuple[float, float, float, float]:
    """(x0, y0, x1, y1) around all that pulls reach."""
    ends = [
        (x, y, pull.radius)
        for pull in pulls
        for x, y in ((pull.x, pull.y), (pull.x + pull.dx, pull.y + pull.dy))
    ]
    x0, y0 = (min(end[axis] - end[2] for end in ends) for axis in (0, 1))
    x1, y1 = (max(end[axis] + end[2] for end in ends) for axis in (0, 1))
    return x0, y0, x1, y1


def _applied(line: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    applied: np.ndarray = line[0] * x + line[1] * y + line[2]
    return applied

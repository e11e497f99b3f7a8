"""Choosing one of several framed faces by pointer or keyboard (no Qt)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def reading_order(centres: np.ndarray, sizes: np.ndarray) -> list[int]:
    """Indices of faces in rows from the top, each from left to right; heads of one row are not all as high.

    `centres` [N, 2], `sizes` [N]: the side of each face.
    """
    order: list[int] = []
    left = [int(i) for i in np.argsort(centres[:, 1], kind="stable")]
    while left:
        top = left[0]
        row = [i for i in left if centres[i, 1] - centres[top, 1] <= sizes[[top, i]].mean() * 0.75]
        order += sorted(row, key=lambda i: centres[i, 0])
        left = [i for i in left if i not in row]
    return order


def typed_number(before: str, digit: str, count: int) -> str:
    """The number 1 to `count` that is meant when `digit` is typed after `before`: both together, else the
    digit alone; "" if there is no such number.
    """
    return next((n for n in (before + digit, digit) if n.isdecimal() and 1 <= int(n) <= count), "")


def face_at(point: tuple[float, float], quads: Sequence[np.ndarray]) -> int | None:
    """The face whose square (corners [4, 2] in order) holds `point`; of several the nearest middle."""
    best, nearest = None, np.inf
    for index, quad in enumerate(quads):
        axes = np.stack([quad[3] - quad[0], quad[1] - quad[0]])
        inside = (np.array(point) - quad[0]) @ np.linalg.inv(axes)
        away = float(np.abs(inside - 0.5).max())
        if away <= 0.5 and away < nearest:
            best, nearest = index, away
    return best


def neighbour(current: int, centres: np.ndarray, dx: int, dy: int) -> int:
    """The face next to `current` in direction (dx, dy), or `current` if there is none that way."""
    step = centres - centres[current]
    along = step @ (dx, dy)
    across = np.abs(step @ (-dy, dx))
    there = (along > 1e-6) & (along >= across * 0.5)
    if not there.any():
        return current
    return int(np.argmin(np.where(there, along + 2 * across, np.inf)))

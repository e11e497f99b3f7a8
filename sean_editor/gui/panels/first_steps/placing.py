"""Where a card has its place beside what it is about."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PyQt5.QtCore import QPoint, QRect, QSize

GAP = 16
"""Logical pixels between the card and what it is about, and to the edge of the window."""
STEP = 16
"""Between the places that are tried."""


def beside(card: QSize, about: QRect, within: QRect, keep_clear: Iterable[QRect] = ()) -> QRect:
    """The rectangle for a card beside `about`: inside `within`, over as little as can be of `about` and of
    what should be kept clear. Among equal places the nearest one.
    """
    x = np.array(_places(within.left(), within.width(), card.width()))[:, None]  # [X, 1]
    y = np.array(_places(within.top(), within.height(), card.height()))  # [Y]
    covered = np.zeros((x.size, y.size), int)
    for one in (about, *keep_clear):
        if not one.isEmpty():
            clear = one.adjusted(-GAP, -GAP, GAP, GAP)
            across = _shared(x, card.width(), clear.left(), clear.width())
            covered += across * _shared(y, card.height(), clear.top(), clear.height())
    half, centre = QRect(QPoint(), card).center(), about.center()
    distance = abs(x + half.x() - centre.x()) + abs(y + half.y() - centre.y())
    best = np.where(covered == covered.min(), distance, distance.max() + 1).argmin()
    column, row = divmod(int(best), y.size)
    return QRect(QPoint(int(x[column, 0]), int(y[row])), card)


def _places(start: int, room: int, length: int) -> range:
    """Where something of this length may begin; at the start if it has no room."""
    last = start + max(GAP, room - length - GAP)
    return range(start + GAP, last + 1, STEP)


def _shared(starts: np.ndarray, length: int, start: int, room: int) -> np.ndarray:
    """How much of `length` from each of `starts` lies in `room` from `start`."""
    return np.clip(np.minimum(starts + length, start + room) - np.maximum(starts, start), 0, None)

"""Where a card has its place beside what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import QRect, QSize

GAP = 16
"""Logical pixels between the card and what it is about, and to the edge of the window."""
STEP = 16
"""Between the places that are tried."""


def beside(card: QSize, about: QRect, within: QRect, keep_clear: Iterable[QRect] = ()) -> QRect:
    """The rectangle for a card beside `about`: inside `within`, over as little as can be of `about` and of
    what should be kept clear. Among equal places the nearest one.
    """
    clear = [one.adjusted(-GAP, -GAP, GAP, GAP) for one in (about, *keep_clear) if not one.isEmpty()]

    def cost(place: QRect) -> tuple[int, int]:
        covered = sum(_area(place.intersected(one)) for one in clear)
        return covered, (place.center() - about.center()).manhattanLength()

    tried = [
        QRect(x, y, card.width(), card.height())
        for x in _places(within.left(), within.width(), card.width())
        for y in _places(within.top(), within.height(), card.height())
    ]
    return min(tried, key=cost)


def _places(start: int, room: int, length: int) -> range:
    """Where something of this length may begin; at the start if it has no room."""
    last = start + max(GAP, room - length - GAP)
    return range(start + GAP, last + 1, STEP)


def _area(rect: QRect) -> int:
    return 0 if rect.isEmpty() else rect.width() * rect.height()

"""Which portrait is encoded first: the one that a person works on, then those that they see."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

OPEN, USED, SEEN, OTHER = range(4)
"""Ranks, those needed most first."""

Item = TypeVar("Item")
Waiting = OrderedDict[str, Item]
"""What waits, by the portrait's id, in order of asking. Both ends of it are found at once."""


class EncodingOrder:
    """The open portrait goes before references in use, these before references in view, these before the
    others. No question takes longer where more portraits wait.
    """

    def __init__(self) -> None:
        self._open, self._used = "", frozenset[str]()
        self._seen: dict[str, None] | None = None  # in order, topmost first

    def need(self, own: str, used: Collection[str]) -> None:
        """The ids of the open portrait and of the references in use."""
        self._open, self._used = own, frozenset(used)

    def see(self, seen: Sequence[str]) -> None:
        """The ids of the references in view, topmost first. Until the first call all count as in view."""
        self._seen = dict.fromkeys(seen)

    def rank(self, portrait_id: str) -> int:
        """How much a portrait is needed: OPEN, USED, SEEN or OTHER."""
        if portrait_id == self._open:
            return OPEN
        if portrait_id in self._used:
            return USED
        return SEEN if self._seen is None or portrait_id in self._seen else OTHER

    def first(self, waiting: Waiting[Item]) -> Item | None:
        """What is needed most; None if nothing waits."""
        for portrait_id in self._by_need():
            if portrait_id in waiting:
                return waiting[portrait_id]
        return next(iter(waiting.values()), None)

    def _by_need(self) -> Iterator[str]:
        yield self._open
        yield from sorted(self._used)  # of equals always the same one
        yield from self._seen or ()

"""When the pictures of a transition are shown, and how far each of them is on the way from A to B."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from models.translation import tr
from sean_editor.errors import UserError

FEWEST, MOST = 2, 120
"""Pictures from A to B."""
SHORTEST, LONGEST = 0.2, 60.0
"""Seconds from A to B."""


@dataclass(frozen=True)
class Timing:
    """`count` pictures from A to B in `seconds`.

    loop  there and back, again and again; else once, from A to B
    ease  slow at both ends; else at one speed

    UserError for a number or a time outside the limits of this module.
    """

    count: int = 24
    seconds: float = 2.0
    loop: bool = True
    ease: bool = False

    def __post_init__(self) -> None:
        if not FEWEST <= self.count <= MOST:
            raise UserError(
                tr(
                    "A transition has {fewest} to {most} pictures, not {count}.",
                    fewest=FEWEST,
                    most=MOST,
                    count=self.count,
                )
            )
        if not SHORTEST <= self.seconds <= LONGEST:
            raise UserError(
                tr(
                    "A transition lasts {shortest} to {longest} seconds, not {seconds}.",
                    shortest=SHORTEST,
                    longest=round(LONGEST),
                    seconds=self.seconds,
                )
            )

    @property
    def shares(self) -> list[float]:
        """B's share in each picture, from 0 to 1, [count]; each at least that of the one before."""
        steps = [n / (self.count - 1) for n in range(self.count)]
        return [eased(step) for step in steps] if self.ease else steps

    @property
    def order(self) -> list[int]:
        """The indices of the pictures as they are shown: there, and if it loops back again."""
        there = list(range(self.count))
        return there + there[-2:0:-1] if self.loop else there

    @property
    def rate(self) -> float:
        """Pictures a second."""
        return self.count / self.seconds

    @property
    def length(self) -> float:
        """Seconds until all were shown once."""
        return len(self.order) / self.rate

    def durations(self, unit: float) -> list[int]:
        """How long each picture of `order` is shown, in whole units of so many seconds.

        Rounding does not add up: the sum is `length`, rounded.
        """
        ends = [round(n / self.rate / unit) for n in range(len(self.order) + 1)]
        return [end - start for start, end in pairwise(ends)]


def eased(time: float) -> float:
    """How far a movement is after a share of its time, 0..1: it begins and ends slowly."""
    return time * time * (3 - 2 * time)


def swinging(seconds: float, period: float, ease: bool, loop: bool) -> float | None:
    """Where a movement is after so many seconds, 0..1, if one way takes `period`; None when it is over."""
    turns = seconds / period
    if not loop and turns >= 1:
        return None
    curve: Callable[[float], float] = eased if ease else float
    way = turns % 2
    return curve(way if way <= 1 else 2 - way)

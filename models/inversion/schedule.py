"""How the gradient refinement of style codes goes: how many steps, and how long they are."""

from __future__ import annotations

from dataclasses import dataclass

LENGTH = 0.03
"""What one step of `SEANConfig.descent` stands for: so far a region's code moves, as a share of its own size.
All regions move equally far, however small they are."""


@dataclass(frozen=True)
class Schedule:
    """Steps whose lengths add up to `LENGTH` times the network's `descent`. Its text is part of cache keys.

    fewer        one step is taken where `descent` counts so many.
    falling      how much longer the first step is than the mean, as a share; the last is as much shorter.
    parser_size  height and width that the pictures are given to the face parser at.
    frozen       compute what does not depend on the styles once, not in every step; changes rounding only.
    """

    fewer: int = 2
    falling: float = 1 / 3
    parser_size: int = 256
    frozen: bool = True

    def lengths(self, descent: int) -> list[float]:
        """The lengths of the steps, as shares of a code's size."""
        count = -(-descent // self.fewer)
        mean = LENGTH * descent / max(count, 1)
        middle = max(count - 1, 1) / 2
        return [mean * (1 + self.falling * (middle - k) / middle * (count > 1)) for k in range(count)]


SCHEDULE = Schedule()
"""Three steps where there were six: 8, 6 and 4 %."""

EVEN = Schedule(fewer=1, falling=0.0, parser_size=256, frozen=False)
"""Steps of `LENGTH`, as it was before: for comparison."""

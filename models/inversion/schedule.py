"""How the gradient refinement of style codes goes: how many steps, how long, and with which losses."""

from __future__ import annotations

from dataclasses import dataclass

LENGTH = 0.03
"""What one step of `SEANConfig.descent` stands for: so far a region's code moves, as a share of its own size.
All regions move equally far, however small they are."""


@dataclass(frozen=True)
class Schedule:
    """Steps whose lengths add up to `LENGTH` times the network's `descent`. Its text is part of cache keys.

    shares        of the whole length, one for each step; None: `descent` equal steps.
    parser_steps  the face parser takes part in so many steps from the first on; None: in all.
    ssim_step     SSIM looks at every so many boxes in x and in y.
    frozen        what does not depend on the styles is computed once, not in every step: rounding aside,
                  the codes are the same.
    """

    shares: tuple[float, ...] | None = (5 / 9, 5 / 18, 1 / 6)
    parser_steps: int | None = 2
    ssim_step: int = 2
    frozen: bool = True

    def steps(self, descent: int) -> list[tuple[float, bool]]:
        """For each step its length, as a share of a code's size, and whether the face parser takes part."""
        shares = self.shares if self.shares is not None else (1 / descent,) * descent
        last = len(shares) if self.parser_steps is None else self.parser_steps
        return [(LENGTH * descent * share, number < last) for number, share in enumerate(shares)]


SCHEDULE = Schedule()
"""Three steps in place of six: 10, 5 and 3 %."""

EVEN = Schedule(shares=None, parser_steps=None, ssim_step=1, frozen=False)
"""Equal steps of `LENGTH`, as it was before: for comparison."""

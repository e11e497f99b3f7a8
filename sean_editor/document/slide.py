"""A slider that moves styles between two fixed ends: how much of a reference, how much of style B."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sean_editor.document.styles import Crossing, RegionStyle, StyleAssignment


@dataclass(frozen=True)
class Slide:
    """Where the slider is: all `regions` have this `share`, 0..1, of what they have in common.

    crossing  whether it is the share of a second style, alike in all blocks; else it is the mix
    """

    regions: frozenset[int]
    share: float
    crossing: bool

    @classmethod
    def of(cls, before: Mapping[int, RegionStyle], after: Mapping[int, RegionStyle]) -> Slide | None:
        """The slider that changed the styles of these regions; None if it moves them otherwise: each to a
        share of its own, or to a chosen colour, for which the engine solves.
        """
        for crossing in (False, True):
            shares = {_share(style, crossing) for style in after.values()}
            share = shares.pop() if len(shares) == 1 else None
            if share is not None and all(
                _moved(before[region], share, crossing) == style and style.chosen is None
                for region, style in after.items()
            ):
                return cls(frozenset(after), share, crossing)
        return None

    def moved(self, styles: StyleAssignment, share: float) -> StyleAssignment:
        """These styles with the slider at another share."""
        return styles.with_regions(
            {region: _moved(styles[region], share, self.crossing) for region in self.regions}
        )


def _share(style: RegionStyle, crossing: bool) -> float | None:
    if not crossing:
        return style.mix
    return style.crossing.shares[0] if style.crossing is not None and style.crossing.even else None


def _moved(style: RegionStyle, share: float, crossing: bool) -> RegionStyle:
    if not crossing:
        return replace(style, mix=share)
    if style.crossing is None:
        return style
    return replace(style, crossing=Crossing.alike(style.crossing.other, share))

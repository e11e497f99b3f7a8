"""Two styles of one region: a transition from A to B (the paper's Fig. 5), and A and B by block (Fig. 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sean_editor.document.styles import BLOCKS, OWN, Crossing, RegionStyle, StyleAssignment

Shares = tuple[float, ...]
"""B's share of the style of each block, 0..1, from the coarsest to the finest, [6]."""

COARSE_FIRST: tuple[Shares, ...] = tuple(
    tuple(float(block < k) for block in range(BLOCKS)) for k in range(BLOCKS + 1)
)
"""Fig. 7: one more block takes style B, beginning with the coarsest; the first has none."""

FINE_FIRST: tuple[Shares, ...] = tuple(shares[::-1] for shares in COARSE_FIRST)
"""Fig. 7: the same, beginning with the finest."""

INTERPOLATED: tuple[Shares, ...] = tuple((k / BLOCKS,) * BLOCKS for k in range(BLOCKS + 1))
"""Fig. 7: all blocks alike, for comparison."""


def alike(share: float) -> Shares:
    """The same share in every block."""
    return (share,) * BLOCKS


@dataclass(frozen=True)
class TwoStyles:
    """Styles A and B by the ids of their sources: a reference, a made style, or None, the portrait's own."""

    a: str | None = None
    b: str | None = None

    @classmethod
    def of(cls, style: RegionStyle) -> TwoStyles | None:
        """The two that a region has, None if it has one."""
        return None if style.crossing is None else cls(style.source, style.crossing.other)

    @classmethod
    def in_use(cls, styles: StyleAssignment, regions: Iterable[int]) -> TwoStyles | None:
        """The two that most of these regions have, None if none of them has two."""
        found = Counter(two for region in regions if (two := cls.of(styles[region])) is not None)
        return found.most_common(1)[0][0] if found else None

    @property
    def swapped(self) -> TwoStyles:
        """B first."""
        return TwoStyles(self.b, self.a)

    def shares(self, style: RegionStyle) -> Shares | None:
        """B's share in each block of a region's style; None if it has other styles than these two."""
        return style.crossing.shares if style.crossing is not None and self == TwoStyles.of(style) else None

    def style(self, shares: Sequence[float], before: RegionStyle = OWN) -> RegionStyle:
        """A region's style with these shares of B. How much there is of both stays if it had two `before`."""
        mix = before.mix if before.crossing is not None else 1.0
        return RegionStyle(self.a, mix, Crossing(self.b, tuple(shares)))

    def styles(
        self, before: StyleAssignment, regions: Iterable[int], shares: Sequence[float]
    ) -> dict[int, RegionStyle]:
        """The same for each of several regions."""
        return {region: self.style(shares, before[region]) for region in regions}

"""The style in use for each region, as it is asked for: whose it is, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from models.blocks import STYLED_BLOCKS
from sean_editor.colour.names import is_chosen, is_written_well

BLOCKS = STYLED_BLOCKS
"""Residual blocks that carry a style, from the coarsest to the finest."""

OWN_COLOUR = "own"
"""In place of a source's id: the colour that the portrait itself has there. Ids are hex digits."""


@dataclass(frozen=True)
class Crossing:
    """A second style beside the first, as in the paper's Fig. 5 (shares alike) and Fig. 7 (0 or 1 each).

    `other` is a source's id (None: the portrait's own); `shares` are its shares in 0..1, one for each block.
    """

    other: str | None
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.shares) != BLOCKS or not all(0.0 <= share <= 1.0 for share in self.shares):
            raise ValueError(f"a crossing has {BLOCKS} shares between 0 and 1, not {self.shares}")

    @classmethod
    def alike(cls, other: str | None, share: float) -> Crossing:
        """The same share in every block: a point on the way from the first style to the second."""
        return cls(other, (share,) * BLOCKS)

    @property
    def even(self) -> bool:
        """Whether all shares are the same."""
        return len(set(self.shares)) == 1


@dataclass(frozen=True)
class RegionStyle:
    """A region's style. Sources are ids of references or of made styles; None stands for the portrait's own.

    source    whose style it is: its texture and, without `colour`, its colour
    mix       in 0..1: the share of all that is said here; the rest is the portrait's own
    crossing  a second style beside `source`
    colour    the source whose colour it takes instead, or OWN_COLOUR, or a chosen colour "#rrggbb";
              None: that of `source`

    ValueError for a mix outside 0..1, or a chosen colour that is none.
    """

    source: str | None = None
    mix: float = 1.0
    crossing: Crossing | None = None
    colour: str | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.mix <= 1.0:
            raise ValueError(f"a mix lies between 0 and 1, not {self.mix}")
        if self.chosen is not None and not is_written_well(self.chosen):
            raise ValueError(f"a chosen colour is #rrggbb in small letters, not {self.chosen}")

    @property
    def chosen(self) -> str | None:
        """The colour "#rrggbb" that was chosen for it; None: its colour is that of a source."""
        return self.colour if is_chosen(self.colour) else None

    @property
    def sources(self) -> frozenset[str]:
        """The ids of all sources that it names."""
        other = self.crossing.other if self.crossing is not None else None
        named = (self.source, other, self.colour)
        return frozenset(one for one in named if one not in (None, OWN_COLOUR, self.chosen))

    @property
    def is_own(self) -> bool:
        """Whether it is the portrait's own: it names no source and no colour."""
        return not self.sources and self.chosen is None

    def coloured(self, colour: str | None) -> RegionStyle:
        """The same with the colour of another source, OWN_COLOUR or a chosen colour; None: with its own
        source's again.

        A colour put on a style of which nothing is to be seen, since its mix is 0, shows on the own one.
        """
        form = OWN if self.mix == 0 and colour is not None else self
        if form.crossing is None and colour == (form.source or OWN_COLOUR):
            colour = None
        changed = replace(form, colour=colour)
        return OWN if changed.is_own else changed


OWN = RegionStyle()


@dataclass(frozen=True)
class StyleAssignment:
    """Immutable: region id -> RegionStyle. A region that is not mentioned keeps the portrait's own style."""

    _styles: Mapping[int, RegionStyle] = field(default_factory=dict)

    def __getitem__(self, region: int) -> RegionStyle:
        return self._styles.get(region, OWN)

    def __iter__(self) -> Iterator[int]:
        """The regions with a style other than their own, in id order."""
        return iter(sorted(self._styles))

    def __len__(self) -> int:
        return len(self._styles)

    def with_region(self, region: int, style: RegionStyle) -> StyleAssignment:
        """A copy with `style` applied to `region`."""
        return self.with_regions({region: style})

    def with_regions(self, styles: Mapping[int, RegionStyle]) -> StyleAssignment:
        """A copy with each of `styles` applied to its region."""
        merged = {**self._styles, **styles}
        return StyleAssignment({region: style for region, style in merged.items() if not style.is_own})

    def only(self, regions: Iterable[int]) -> StyleAssignment:
        """A copy with the styles of these regions alone."""
        return StyleAssignment({region: self[region] for region in regions if region in self._styles})

    def sources(self) -> frozenset[str]:
        """The ids of all sources in use."""
        return frozenset[str]().union(*(style.sources for style in self._styles.values()))

    def regions_from(self, source: str) -> frozenset[int]:
        """The regions in which something of `source` is in use."""
        return frozenset(region for region, style in self._styles.items() if source in style.sources)

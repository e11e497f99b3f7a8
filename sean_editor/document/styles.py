"""The style in use for each region, and the style matrix that results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np


@dataclass(frozen=True)
class RegionStyle:
    """A region's style: `source` is a reference's id (None: the portrait's own), `mix` its share in 0..1."""

    source: str | None = None
    mix: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.mix <= 1.0:
            raise ValueError(f"a mix lies between 0 and 1, not {self.mix}")


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
        return StyleAssignment(
            {region: style for region, style in merged.items() if style.source is not None}
        )

    def sources(self) -> frozenset[str]:
        """The ids of all references in use."""
        return frozenset(style.source for style in self._styles.values() if style.source is not None)

    def regions_from(self, source: str) -> frozenset[int]:
        """The regions in which the style of reference `source` is in use."""
        return frozenset(region for region, style in self._styles.items() if style.source == source)


class StyleMatrixLike(Protocol):
    """An encoded portrait: `codes` float32 [S, 512]; `present` bool [S], the regions it has.

    The codes of the portrait that is edited may be [6, S, 512], one matrix for each styled block.
    """

    @property
    def codes(self) -> np.ndarray: ...

    @property
    def present(self) -> np.ndarray: ...


def resolve(
    assignment: StyleAssignment,
    own: StyleMatrixLike,
    references: Mapping[str, StyleMatrixLike],
    fallback: np.ndarray | None = None,
) -> np.ndarray:
    """The style matrix float32 [S, 512] to render with: mix * reference + (1 - mix) * own for each region.

    It is [6, S, 512] if the own codes are: a fit gives each styled block its own.
    A region that its reference lacks, or whose reference is not in `references` (yet), keeps its own style.
    Where the portrait itself lacks a region (a hat just painted), `fallback` float32 [S, 512] stands in for
    its own style.
    """
    codes = np.array(own.codes, np.float32)
    if fallback is not None:
        absent = ~np.asarray(own.present, bool)
        codes[..., absent, :] = fallback[absent]
    for region in applied_regions(assignment, references):
        style = assignment[region]
        assert style.source is not None
        code = references[style.source].codes[region]
        mine = codes[..., region, :]
        codes[..., region, :] = code if style.mix == 1.0 else style.mix * code + (1.0 - style.mix) * mine
    return codes


def applied_regions(assignment: StyleAssignment, references: Mapping[str, StyleMatrixLike]) -> Iterable[int]:
    """The regions, in id order, whose assigned reference is known and has that region."""
    for region in assignment:
        reference = references.get(assignment[region].source or "")
        if reference is not None and reference.present[region]:
            yield region

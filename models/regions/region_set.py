"""Region sets: the ids, names, colours and left-right pairs that the label maps of a data set use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.translation import tr_marked

Color = tuple[int, int, int]

MOST = 255
"""Label maps are uint8, and the look-ups need one more label, for "beyond the edge"."""


@dataclass(frozen=True)
class Region:
    """One class of a label map. `english` is its title before translation, e.g. "Left eye"; `key` is the
    keyboard shortcut that picks it, "" where there is none; `color` is RGB in 0..255.
    """

    id: int
    name: str
    english: str
    color: Color
    key: str
    safe_color: Color
    """The region's colour in the palette that stays legible with colour-blindness (ordered by lightness);
    `color` where a data set has no such palette."""

    @property
    def title(self) -> str:
        """The name that people see, e.g. "Left eye", in their language."""
        return tr_marked(self.english)

    @property
    def title_in_text(self) -> str:
        """The name as it stands in the middle of a sentence, e.g. "left eye", in the person's language."""
        return tr_marked(self.english.lower())


@dataclass(frozen=True, repr=False)
class RegionSet:
    """All regions of a data set, in id order, and the pairs that a mirrored picture swaps.

    `counted` are the ids that an evaluation of labels counts, in the order in which the data set numbers them
    for that; None: all of them. Pixels of the others are left out.
    """

    name: str
    regions: tuple[Region, ...]
    pairs: tuple[tuple[int, int], ...]
    counted: tuple[int, ...] | None = None

    def __len__(self) -> int:
        return len(self.regions)

    def __getitem__(self, region_id: int) -> Region:
        return self.regions[region_id]

    def __repr__(self) -> str:
        return f"<RegionSet {self.name}: {', '.join(f'{r.id} {r.name}' for r in self.regions)}>"

    def by_name(self, name: str) -> Region:
        """The region called `name`; KeyError if there is none."""
        return self._names[name]

    @cached_property
    def _names(self) -> dict[str, Region]:
        return {region.name: region for region in self.regions}

    def shares(self, labels: np.ndarray) -> dict[str, float]:
        """The share of a label map [H, W] that each region in it takes, 0..1, the largest first."""
        ids, counts = np.unique(labels, return_counts=True)
        largest_first = np.argsort(-counts, kind="stable")
        return {self.regions[ids[k]].name: float(counts[k] / labels.size) for k in largest_first}

    def palette(self, name: str = "celebamask") -> np.ndarray:
        """Colours by id, uint8 [S, 3]; `name` is "celebamask" (the data set's own) or "colour-blind"."""
        if name not in ("celebamask", "colour-blind"):
            raise ValueError(f"no palette called {name!r}")
        safe = name == "colour-blind"
        return np.array([r.safe_color if safe else r.color for r in self.regions], np.uint8)

    @cached_property
    def mirrored_ids(self) -> np.ndarray:
        """The id that each id becomes in a mirrored picture, uint8 [S]."""
        ids = np.arange(len(self), dtype=np.uint8)
        for left, right in self.pairs:
            ids[left], ids[right] = right, left
        return ids

    def mirror(self, labels: np.ndarray) -> np.ndarray:
        """The label map [..., W] of the mirrored picture: flipped, left and right swapped."""
        return self.mirrored_ids[labels[..., ::-1]]

    @cached_property
    def train_ids(self) -> np.ndarray:
        """The number under which an evaluation counts each id, uint8 [S]; 255 if it leaves the id out."""
        counted = range(len(self)) if self.counted is None else self.counted
        ids = np.full(len(self), 255, np.uint8)
        ids[list(counted)] = np.arange(len(counted))
        return ids


def region_set(
    name: str,
    regions: Iterable[tuple[str, str, Color, str, Color | None]],
    pairs: Sequence[tuple[str, str]] = (),
    counted: Sequence[str] | None = None,
) -> RegionSet:
    """From rows of name, title, colour, key and safe colour (None: the colour itself); all else by name."""
    made = tuple(
        Region(i, name, title, color, key, color if safe is None else safe)
        for i, (name, title, color, key, safe) in enumerate(regions)
    )
    ids = {region.name: region.id for region in made}
    return RegionSet(
        name,
        made,
        tuple((ids[a], ids[b]) for a, b in pairs),
        None if counted is None else tuple(ids[a] for a in counted),
    )


def plain_regions(
    name: str, table: str, counted: Sequence[str] | None = None, titles: dict[str, str] | None = None
) -> RegionSet:
    """From a table with a line `red green blue name` for each region; without keys, left and right."""
    rows = []
    for line in table.strip().splitlines():
        red, green, blue, region = line.split(maxsplit=3)
        title = (titles or {}).get(region, region.capitalize())
        rows.append((region, title, (int(red), int(green), int(blue)), "", None))
    return region_set(name, rows, (), counted)

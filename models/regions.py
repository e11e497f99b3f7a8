"""Region sets: the ids, names, colours and left-right pairs that a label map of each data set uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True)
class Region:
    """One class of a label map. `key` is the keyboard short cut that picks it, `color` is RGB in 0..255."""

    id: int
    name: str
    title: str
    color: tuple[int, int, int]
    key: str
    safe_color: tuple[int, int, int]
    """The region's colour in the palette that stays legible with colour-blindness (ordered by lightness)."""


@dataclass(frozen=True)
class RegionSet:
    """All regions of a data set, in id order, and the pairs that a mirrored picture swaps."""

    name: str
    regions: tuple[Region, ...]
    pairs: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.regions)

    def __getitem__(self, region_id: int) -> Region:
        return self.regions[region_id]

    def by_name(self, name: str) -> Region:
        """The region called `name`; KeyError if there is none."""
        return self._names[name]

    @cached_property
    def _names(self) -> dict[str, Region]:
        return {region.name: region for region in self.regions}

    def palette(self, name: str = "celebamask") -> np.ndarray:
        """Colours by id, uint8 [S, 3]; `name` is "celebamask" (the data set's own) or "colour-blind"."""
        if name not in ("celebamask", "colour-blind"):
            raise ValueError(f"no palette called {name!r}")
        safe = name == "colour-blind"
        return np.array([r.safe_color if safe else r.color for r in self.regions], np.uint8)

    @cached_property
    def mirrored_ids(self) -> np.ndarray:
        """What each id becomes in a mirrored picture, uint8 [S]."""
        ids = np.arange(len(self), dtype=np.uint8)
        for left, right in self.pairs:
            ids[left], ids[right] = right, left
        return ids

    def mirror(self, labels: np.ndarray) -> np.ndarray:
        """The label map [..., W] of the mirrored picture: flipped, left and right swapped."""
        return self.mirrored_ids[labels[..., ::-1]]


def _region_set(name: str, rows: tuple[tuple, ...], pairs: tuple[tuple[str, str], ...]) -> RegionSet:
    regions = tuple(Region(i, *row) for i, row in enumerate(rows))
    ids = {region.name: region.id for region in regions}
    return RegionSet(name, regions, tuple((ids[a], ids[b]) for a, b in pairs))


# `l_*` is the subject's left, the right side of the picture. Colours are CelebAMask-HQ's published palette.
CELEBAMASK_HQ = _region_set(
    "CelebAMask-HQ",
    (
        ("background", "Background", (0, 0, 0), "0", (24, 24, 27)),
        ("skin", "Skin", (204, 0, 0), "1", (213, 94, 0)),
        ("nose", "Nose", (76, 153, 0), "2", (240, 228, 66)),
        ("eye_g", "Glasses", (204, 204, 0), "3", (120, 120, 128)),
        ("l_eye", "Left eye", (51, 51, 255), "4", (0, 90, 181)),
        ("r_eye", "Right eye", (204, 0, 204), "5", (86, 180, 233)),
        ("l_brow", "Left brow", (0, 255, 255), "6", (0, 110, 90)),
        ("r_brow", "Right brow", (255, 204, 204), "7", (90, 214, 178)),
        ("l_ear", "Left ear", (102, 51, 0), "8", (146, 60, 10)),
        ("r_ear", "Right ear", (255, 0, 0), "9", (245, 150, 90)),
        ("mouth", "Mouth", (102, 204, 0), "Shift+0", (92, 12, 48)),
        ("u_lip", "Upper lip", (255, 255, 0), "Shift+1", (204, 121, 167)),
        ("l_lip", "Lower lip", (0, 0, 153), "Shift+2", (160, 60, 120)),
        ("hair", "Hair", (0, 0, 204), "Shift+3", (0, 60, 130)),
        ("hat", "Hat", (255, 51, 153), "Shift+4", (230, 159, 0)),
        ("ear_r", "Earring", (0, 204, 204), "Shift+5", (255, 255, 255)),
        ("neck_l", "Necklace", (0, 51, 0), "Shift+6", (190, 190, 196)),
        ("neck", "Neck", (255, 153, 51), "Shift+7", (250, 190, 140)),
        ("cloth", "Clothes", (0, 204, 0), "Shift+8", (0, 158, 115)),
    ),
    (("l_eye", "r_eye"), ("l_brow", "r_brow"), ("l_ear", "r_ear")),
)

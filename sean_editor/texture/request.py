"""What goes into the texture pass and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from sean_editor.colour.surface import Surface

LARGEST = 1024
"""Pixels of the side of the largest picture that the pass makes."""


@dataclass(frozen=True, eq=False)
class Source:
    """A face whose texture can be taken.

    id       the content's, as `Portrait.id`: caches go by it
    photo    sRGB uint8 [P, P, 3]: the aligned square at the photo's own resolution, at most 1024
    labels   uint8 [H, W]: its label map, at the network's size
    picture  uint8 [H, W, 3]: what the network makes of this face from its own layout and styles
    """

    id: str
    photo: np.ndarray
    labels: np.ndarray
    picture: np.ndarray


class Means(Enum):
    """How a region got its texture."""

    STRANDS = "strands"
    """Own detail and drawn strands, spread to the statistics of the source."""
    EXEMPLARS = "exemplars"
    """Pieces of the source itself."""
    OWN = "own"
    """Its own detail, since the source has none to give."""
    NETWORK = "network"
    """None: the network's picture as it is."""


@dataclass(frozen=True)
class RegionTexture:
    """Whose texture a region gets: `mix` of `source`, in 0..1, the rest of its own. No source: its own.

    `recoloured`: the network gave it another colour than that of the source. `surface`: the one with a chosen
    colour that it is part of, if there is one.
    """

    source: Source | None = None
    mix: float = 1.0
    recoloured: bool = False
    surface: Surface | None = None


@dataclass(frozen=True, eq=False)
class TextureRequest:
    """One picture to give texture to.

    picture        uint8 [H, W, 3]: the network's, for the layout and the styles in use
    layout         uint8 [H, W]: the layout in use; `own.labels` is the one of the photo
    own            the portrait that is edited
    regions        the regions whose style is not their own
    size           pixels of the side of the result, a multiple of 8, at most LARGEST
    keep_unedited  whether the photo stays where nothing was edited, else everything gets texture
    means          STRANDS or EXEMPLARS for hair that wants another texture; None: the more reliable one
    painted        bool [H, W]: where the layout was painted, also where it kept the label, so that the photo
                   does not stay; None: nowhere
    """

    picture: np.ndarray
    layout: np.ndarray
    own: Source
    regions: Mapping[int, RegionTexture] = field(default_factory=dict)
    size: int = 512
    keep_unedited: bool = True
    means: Means | None = None
    painted: np.ndarray | None = None

    @property
    def repainted(self) -> np.ndarray:
        """bool [H, W]: where the label is another one, or was painted anew."""
        changed = self.layout != self.own.labels
        return changed if self.painted is None else changed | self.painted


class Lack(Enum):
    """Why a source gave no texture."""

    TOO_SMALL = "too small"
    """The region has too few pixels in the source's photo."""
    BLURRED = "blurred"
    """The source's photo is not sharp enough for the size that is asked for."""


@dataclass(frozen=True)
class RegionReport:
    """How one region got its texture, and why not as asked, if so."""

    region: int
    means: Means
    lack: Lack | None = None


@dataclass(frozen=True, eq=False)
class TextureResult:
    """The finished picture uint8 [size, size, 3], and what was done for each region that was edited.

    `changed` bool [size, size] says where the picture may differ from the photo; None: anywhere.
    """

    picture: np.ndarray
    reports: tuple[RegionReport, ...] = ()
    changed: np.ndarray | None = None

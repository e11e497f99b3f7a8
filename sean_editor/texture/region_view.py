"""One region of one photo at the size that the pass works at."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sean_editor.texture.smoothing import to_lab


@dataclass(frozen=True, eq=False)
class RegionView:
    """A region as a means of texture sees it. All arrays have one square size S; u = S / 256.

    key      identifies photo, region and size: what is computed from a view may be cached by it
    photo    sRGB uint8 [S, S, 3]
    weight   float32 [S, S] in 0..1: how much of each pixel belongs to the region, with a smooth border
    guide    sRGB uint8 [S, S, 3]: the network's picture of the same face, scaled up
    position float32 [S, S, 2]: where a pixel lies on the face, (x, y) in units of the face, the same for the
             same part of any face; from the regions' places or landmarks
    """

    key: Hashable
    photo: np.ndarray
    weight: np.ndarray
    guide: np.ndarray
    position: np.ndarray

    @property
    def size(self) -> int:
        return self.weight.shape[0]

    @property
    def unit(self) -> float:
        """Pixels of this view in a pixel of a 256 x 256 picture."""
        return self.size / 256

    @cached_property
    def inside(self) -> np.ndarray:
        """bool [S, S]: the pixels that belong to the region for the most part."""
        return self.weight > 0.5

    @cached_property
    def lab(self) -> np.ndarray:
        """The photo as float32 [S, S, 3] in CIE Lab."""
        return to_lab(self.photo)


@dataclass(frozen=True, eq=False)
class Canvas:
    """The region that is to be given texture, in the network's result; sizes as in a RegionView.

    base     float32 [S, S, 3] in CIE Lab: the network's result, scaled up
    weight   float32 [S, S]: the region in the layout in use
    position as in a RegionView
    own      the same region of the portrait's own photo; its weight is 0 where the layout was repainted
    features float32 [S, S] in 0..1, of skin: how near eyes, brows and lips are, whose surroundings have a
             form of their own; None: there are none
    """

    base: np.ndarray
    weight: np.ndarray
    position: np.ndarray
    own: RegionView
    features: np.ndarray | None = None

    @property
    def unit(self) -> float:
        return self.weight.shape[0] / 256

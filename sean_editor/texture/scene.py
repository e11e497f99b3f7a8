"""A request at the size that the pass works at: photos, borders and views of regions, cached by content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from functools import cached_property

import cv2
import numpy as np

from sean_editor.texture.anatomy import (
    COVERS,
    LIPS,
    SKIN,
    face_position,
    lip_edges,
    near_features,
    shade_of_hair,
    stray_edges,
)
from sean_editor.texture.borders import Borders
from sean_editor.texture.brows import Brow
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.matte.hair import Matte
from sean_editor.texture.matte.trimap import HAIR
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.request import Source, TextureRequest
from sean_editor.texture.smoothing import scaled, to_lab

Regions = tuple[int, ...]
"""Ids of regions that are textured together."""


class Scene:
    """The arrays that the regions of one request share. S is the request's size; `matte` is that of the hair
    in the own photo. `enlarge` gives the network's picture [H, W, 3] at twice its size, of its layout.
    """

    def __init__(
        self,
        request: TextureRequest,
        cache: TextureCache,
        matte: Matte | None = None,
        enlarge: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None,
    ) -> None:
        self.request, self._cache, self._matte, self._enlarge = request, cache, matte, enlarge
        self.size = request.size

    @cached_property
    def photo(self) -> np.ndarray:
        """The own photo, uint8 [S, S, 3]."""
        return self._photo(self.request.own)

    @cached_property
    def base(self) -> np.ndarray:
        """The network's picture, float32 [S, S, 3] in Lab."""
        return to_lab(scaled(self.request.picture, self.size))

    @cached_property
    def detailed(self) -> np.ndarray:
        """The same with detail, as fine as the own photo's, for regions that get none from a photo."""
        if self._enlarge is None:
            return self.base
        sharp = to_lab(scaled(self._enlarge(self.request.picture, self.request.layout), self.size))
        share = min(_fineness(self._photo_lab) / max(_fineness(sharp), 1e-3), 1.0)
        return self.base + np.float32(share) * (sharp - self.base)

    def own_lab(self, group: Regions) -> np.ndarray:
        """The own photo, float32 [S, S, 3] in Lab; for hair without what shines through it."""
        if HAIR not in group or self._matte is None:
            return self._photo_lab
        matte = self._matte.at(self.photo)
        levels = np.where(matte.alpha[..., None] >= 1, self.photo, matte.foreground)
        return to_lab(np.clip(levels, 0, 255))

    @cached_property
    def _photo_lab(self) -> np.ndarray:
        return to_lab(self.photo)

    def weight(self, group: Regions) -> np.ndarray:
        """float32 [S, S]: the regions in the layout in use."""
        return self._weight(self.request.layout, group)

    def canvas(self, group: Regions) -> Canvas:
        """The regions in the network's result, with what the own photo has of them."""
        layout, features = self.request.layout, None
        if SKIN in group:
            features = self._cache.get(
                (digest(layout), self.size, "features"), lambda: near_features(layout, self.size)
            )
        return Canvas(self.base, self.weight(group), self._position(layout), self._kept(group), features)

    def view(self, source: Source, group: Regions) -> RegionView:
        """The regions in the photo of a source."""
        return self._view((source.id, group, self.size), source, self._weight(source.labels, group))

    def giver(self, source: Source, group: Regions) -> RegionView:
        """As `view`, for regions that give their texture to another place: skin is given without the edges of
        brows, glasses and hair, which label maps miss and which would show there."""
        view = self.view(source, group)
        if SKIN not in group:
            return view
        weight = self._cache.get(
            (digest(source.labels), group, self.size, "giver"),
            lambda: view.weight * (1 - stray_edges(source.labels, self.size)),
        )
        return self._view((view.key, "giver"), source, weight)

    def own_giver(self, group: Regions) -> RegionView:
        """The same of the own photo, less what was painted over and the strands of hair over it."""
        view = self.giver(self.request.own, group)
        weight, key = view.weight, view.key
        over = self.painted_over(group)
        if over.any():
            weight, key = weight * (1 - self._weight(over, (1,))), (key, digest(over))
        if self._matte is not None and HAIR not in group:
            weight, key = weight * (1 - self._matte.at(self.photo).alpha), (key, "without hair")
        if SKIN in group and self._hair_went:
            weight, key = weight * (1 - shade_of_hair(self.request.own.labels, self.size)), (key, "lit")
        if SKIN in group and self.shrank(LIPS):
            weight, key = weight * (1 - lip_edges(self.request.own.labels, self.size)), (key, "off lips")
        return view if weight is view.weight else self._view(key, self.request.own, weight)

    @property
    def _hair_went(self) -> bool:
        """Whether hair was taken away."""
        own, layout = self.request.own.labels, self.request.layout
        return bool(((own == HAIR) & (layout != HAIR)).any())

    def brow(self, region: int) -> Brow | None:
        """A brow of the own photo; None if it shows too little of one."""
        own = self.request.own
        skin, brow = self.view(own, (SKIN,)), self.view(own, (region,))
        return self._cache.get((brow.key, "brow"), lambda: Brow.of(skin.lab, skin.weight, brow.weight))

    def _kept(self, group: Regions) -> RegionView:
        """The regions in the own photo, without what was repainted."""
        own, layout = self.request.own, self.request.layout
        there = np.isin(own.labels, group)
        repainted = self.request.repainted
        kept = there & np.isin(layout, group) & ~repainted
        if np.array_equal(there, kept):
            return self.view(own, group)
        weight = np.minimum(self._weight(own.labels, group), self.weight(group))
        over = self.painted_over(group)
        if over.any():
            weight = weight * (1 - self._weight(over, (1,)))
        return self._view((own.id, group, self.size, digest(kept)), own, weight)

    def shrank(self, group: Regions) -> bool:
        """Whether the regions have less room than in the photo."""
        own, layout = self.request.own.labels, self._uncovered(group)
        return bool((np.isin(own, group) & ~np.isin(layout, group)).any())

    def reshaped(self, group: Regions) -> bool:
        """Whether the regions have another outline than in the photo."""
        own, layout = self.request.own.labels, self._uncovered(group)
        return bool((np.isin(own, group) != np.isin(layout, group)).any())

    def outline(self, group: Regions) -> np.ndarray:
        """float32 [S, S]: the regions in the layout in use, also where hair or glasses lie over them now."""
        return self._weight(self._uncovered(group), group)

    def _uncovered(self, group: Regions) -> np.ndarray:
        own, layout = self.request.own.labels, self.request.layout
        return np.where(np.isin(own, group) & np.isin(layout, COVERS), own, layout)

    def painted_over(self, group: Regions) -> np.ndarray:
        """uint8 [H, W]: 1 where the regions were painted over with themselves: the photo errs there."""
        own, layout = self.request.own, self.request.layout
        over: np.ndarray = self.request.repainted & np.isin(own.labels, group) & (layout == own.labels)
        return over.view(np.uint8)

    def _view(self, key: Hashable, source: Source, weight: np.ndarray) -> RegionView:
        guide = self._cache.get((source.id, self.size, "guide"), lambda: scaled(source.picture, self.size))
        return RegionView(key, self._photo(source), weight, guide, self._position(source.labels))

    def _photo(self, source: Source) -> np.ndarray:
        return self._cache.get((source.id, self.size, "photo"), lambda: scaled(source.photo, self.size))

    def _weight(self, labels: np.ndarray, group: Regions) -> np.ndarray:
        name = digest(labels)
        return self._cache.get(
            (name, group, self.size, "weight"), lambda: Borders.of(labels).weight(group, self.size)
        )

    def _position(self, labels: np.ndarray) -> np.ndarray:
        return self._cache.get(
            (digest(labels), self.size, "position"), lambda: face_position(labels, self.size)
        )


def _fineness(lab: np.ndarray) -> float:
    """Deviation of the finest detail of a picture in CIE Lab."""
    return float((lab[..., 0] - cv2.GaussianBlur(lab[..., 0], (0, 0), 1.0)).std())


def digest(array: np.ndarray) -> str:
    """A hash of the content."""
    return hashlib.blake2b(np.ascontiguousarray(array).tobytes(), digest_size=12).hexdigest()

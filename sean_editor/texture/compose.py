"""The finished picture: textured regions and the photo together, with hair as a soft layer over the rest.

A photo is taken as I = alpha F + (1 - alpha) B + r: hair F over a plate B, and a small rest r that the matte
does not explain. An edit replaces F, B or alpha, and the same sum gives the picture. Where none of them
changed the sum is the photo itself, so no seam is needed around what was not edited.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.photo.blend import distance_to, smooth_step
from sean_editor.texture.anatomy import LIPS, MOUTH, STRAY
from sean_editor.texture.borders import Borders, cover, smooth_distance
from sean_editor.texture.fill import continued, matched, nearest_labels
from sean_editor.texture.matte.hair import Matte
from sean_editor.texture.matte.trimap import HAIR
from sean_editor.texture.strand_ends import ragged_outline

# in pixels of a 256 x 256 picture
_SEAM = 2.0  # beyond what was edited: labels end a pixel or two before what they name does
_SHADE = 5.0  # of brows, glasses, lips and hair beyond their label: it goes with them
_SHADED = (*STRAY, *LIPS, HAIR)
_NEAR = 4.0  # from painted hair to where the photo's own outline counts again
_BORDER = 12.0  # beyond painted hair to where old hair is as dense as it
_WITHIN = 4.0  # inside the outline to where hair is dense
_HIDDEN = 0.5  # alpha from which on the plate behind hair is hardly known
_FLYAWAY = 2.0  # standard deviation: where strands of hair that stays and of hair that was taken away meet


@dataclass(frozen=True, eq=False)
class Edit:
    """What was edited: label maps uint8 [H, W] before and after, the regions with another style, and those
    whose texture goes on beyond them.
    """

    own: np.ndarray
    layout: np.ndarray
    restyled: Collection[int] = ()
    going_on: Collection[int] = ()


@dataclass(frozen=True, eq=False)
class Composed:
    """The picture uint8 [S, S, 3] and where it may differ from the photo, bool [S, S]."""

    picture: np.ndarray
    changed: np.ndarray


def compose(
    photo: np.ndarray,
    base: Callable[[], np.ndarray],
    textured: Mapping[int, np.ndarray],
    edit: Edit,
    matte: Matte | None,
) -> Composed:
    """The photo uint8 [S, S, 3] with an edit in it.

    base      gives the network's picture, float32 [S, S, 3] in CIE Lab, for edited regions without texture
    textured  by region: float32 [S, S, 3] in CIE Lab, valid where the layout has the region
    matte     of the photo's hair, at any size; None if there is none to be seen

    Outside `Composed.changed` the picture is the photo, to the bit.
    """
    levels = photo.astype(np.float32)
    layers = _Layers.of(levels, matte.at(photo) if matte is not None else None)
    textures = _Textures(photo.shape[0], base, textured)
    painted = _painted(edit.own == HAIR, edit.layout == HAIR, photo.shape[0])
    plate, plate_change = _plate(layers, textures, edit, painted)
    front, alpha, hair_change = _hair(layers, textures, edit, painted)
    picture = alpha * front
    picture += (1 - alpha) * plate
    picture += layers.rest * (1 - np.maximum(plate_change, hair_change))
    changed = ((hair_change > 0) | (plate_change > 0) & (alpha < 1))[..., 0]
    levels = np.clip(np.rint(picture, out=picture), 0, 255, out=picture).astype(np.uint8)
    finished = np.where(changed[..., None], levels, photo)
    return Composed(finished, changed)


@dataclass(frozen=True, eq=False)
class _Layers:
    """The photo's parts in sRGB levels, float32 [S, S, 3]: hair, plate and rest; alpha float32 [S, S, 1]."""

    alpha: np.ndarray
    hair: np.ndarray
    plate: np.ndarray
    rest: np.ndarray

    @classmethod
    def of(cls, levels: np.ndarray, matte: Matte | None) -> _Layers:
        if matte is None:
            none = np.zeros((*levels.shape[:2], 1), np.float32)
            return cls(none, levels, levels, np.zeros_like(levels))
        alpha = matte.alpha[..., None]
        hair = np.where(alpha >= 1, levels, matte.foreground)
        plate = np.where(alpha <= 0, levels, matte.background)
        rest = levels - alpha * hair
        rest -= (1 - alpha) * plate
        return cls(alpha, hair, plate, rest)


class _Textures:
    """The textures of regions in sRGB levels, float32 [S, S, 3]."""

    def __init__(self, size: int, base: Callable[[], np.ndarray], textured: Mapping[int, np.ndarray]) -> None:
        self.size, self._base, self._textured = size, base, textured

    def _lab(self, region: int) -> np.ndarray:
        return self._textured[region] if region in self._textured else self._base()

    def lightness(self, region: int) -> np.ndarray:
        return self._lab(region)[..., 0]

    def levels(self, region: int) -> np.ndarray:
        lab = self._lab(region)
        return cv2.cvtColor(np.ascontiguousarray(lab, np.float32), cv2.COLOR_LAB2RGB) * 255

    def beyond(self, region: int, weight: np.ndarray) -> np.ndarray:
        """A region's texture, continued where its `weight` float32 [S, S] is less than 1."""
        return continued(self.levels(region), weight)


def _plate(
    layers: _Layers, textures: _Textures, edit: Edit, painted: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Everything but hair after the edit, and how far it was changed, float32 [S, S, 1] in 0..1."""
    own, layout = edit.own, edit.layout
    beneath = np.where((layout == HAIR) & (own != HAIR), own, nearest_labels(layout, layout != HAIR))
    relabelled = (layout != own) & (layout != HAIR)
    edited = relabelled | np.isin(beneath, [r for r in edit.restyled if r != HAIR])
    if not edited.any():
        return layers.plate, np.zeros_like(layers.alpha)
    names = nearest_labels(beneath, edited)  # in the seam, what lies beside it
    change = np.maximum(cover(edited, textures.size, _SEAM), _shade(edit, names == beneath, textures.size))
    hidden = painted * smooth_step(layers.alpha / _HIDDEN)  # by hair that is no more
    change = np.maximum(change[..., None], hidden)
    borders, now = Borders(names), Borders.of(layout)
    known = (1 - change[..., 0]) * (layers.alpha[..., 0] <= 0)
    new = np.zeros_like(layers.plate)
    for region in borders.ids:
        share = borders.weight([region], textures.size)
        weight = now.weight([region], textures.size)
        going_on = region in edit.going_on
        texture = textures.levels(region) if going_on else textures.beyond(region, weight)
        if region not in edit.restyled:
            texture = matched(texture, layers.plate, known * weight)
        new += share[..., None] * texture
    return layers.plate + change * (new - layers.plate), change


def _shade(edit: Edit, same: np.ndarray, size: int) -> np.ndarray:
    """How far a pixel lies in the shade of a brow, lip, of glasses or hair that is no more, float32 [S, S].

    `same` bool [H, W]: where the region is that which takes their place.
    """
    left = (edit.layout != edit.own) & np.isin(edit.own, _SHADED) & ~np.isin(edit.layout, (*_SHADED, MOUTH))
    if not left.any():
        return np.zeros((size, size), np.float32)
    shade = smooth_step(2 - 2 * distance_to(left) / _SHADE) * same
    return cv2.resize(shade.astype(np.float32), (size, size), interpolation=cv2.INTER_LINEAR)


def _hair(
    layers: _Layers, textures: _Textures, edit: Edit, painted: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hair after the edit: colours, alpha, and how far both were changed, float32 [S, S, 1] in 0..1."""
    painted = np.maximum(painted, _grown_over(edit.own == HAIR, edit.layout == HAIR, textures.size))
    share = np.ones_like(painted) if HAIR in edit.restyled else painted
    if not share.any():
        return layers.hair, layers.alpha, share
    alpha = layers.alpha
    if painted.any():
        now = edit.layout == HAIR
        outline = ragged_outline(now, textures.lightness(HAIR))[..., None]
        near = cover(now != (edit.own == HAIR), textures.size, _NEAR)[..., None]
        outline = np.where(near > 0, outline, np.minimum(outline, alpha))  # hair grows where it was painted
        alpha = alpha + painted * (outline - alpha)
    texture = textures.beyond(HAIR, Borders.of(edit.layout).weight([HAIR], textures.size))
    change = np.maximum(share, painted) * (np.maximum(alpha, layers.alpha) > 0)
    return layers.hair + share * (texture - layers.hair), alpha, change


def _grown_over(before: np.ndarray, now: np.ndarray, size: int) -> np.ndarray:
    """How far an old, thin border of hair lies within hair that was painted next to it, float32 [S, S, 1]."""
    added = now & ~before
    if not added.any():
        return np.zeros((size, size, 1), np.float32)
    within = smooth_step(smooth_distance(now, size, 2 * _WITHIN) / _WITHIN - 0.5)
    grown: np.ndarray = (cover(added, size, _BORDER) * within)[..., None]
    return grown


def _painted(before: np.ndarray, now: np.ndarray, size: int) -> np.ndarray:
    """How far the outline of hair is a painted one, float32 [S, S, 1]; masks bool [H, W]."""
    near = cover(before != now, size, _NEAR)
    if (before & ~now).any():  # strands of hair that was taken away go with it
        gone = (nearest_labels(now.view(np.uint8), before) == 0) & ~now
        soft = cv2.GaussianBlur(gone.astype(np.float32), (0, 0), _FLYAWAY * before.shape[0] / 256)
        near = np.maximum(near, cv2.resize(soft, (size, size)))
    return near[..., None]

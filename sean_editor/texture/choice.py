"""How a region gets its texture: the choice between strands, pieces of a photo, and its own detail."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

import numpy as np

from models.autoencoder import TextureAutoencoder
from models.regions import RegionSet
from sean_editor.texture.anatomy import BROW_NAMES, SKIN
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.dyeing import kept_share, own_dyed
from sean_editor.texture.exemplars import Exemplars, exemplar_texture
from sean_editor.texture.eyes import EYE_NAMES, moved_eye
from sean_editor.texture.kinds import Kind, is_whole, kind_of
from sean_editor.texture.lids import with_own_shade
from sean_editor.texture.lips import LIP_NAMES, MOUTH_NAME, moved_part, open_mouth
from sean_editor.texture.mixing import mix_textures
from sean_editor.texture.own_tones import in_own_tones
from sean_editor.texture.recolouring import Recolouring
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.request import Lack, Means, RegionTexture
from sean_editor.texture.scene import Regions, Scene
from sean_editor.texture.strands import own_texture, sharp_enough, strand_reliability, strand_texture

_LEAST_AREA = 100  # pixels, at 256, of a region that has texture to give
_EXPONENT, _OWN_EXPONENT = 0.6, 0.8  # how closely strands follow the contrast of other and of own hair
_BEST_PIECES = 0.85  # reliability of strands that pieces hardly ever reach for hair
_TRUSTED = 0.35  # reliability from which pieces of another photo look right
_DYED = (Kind.HAIR, Kind.FABRIC)  # with another colour its tints go, too
_OWN_ALONE = (Kind.NECK, Kind.SMALL)  # never take the texture of another face
_TRUSTED_PAINTED = 0.65  # and for hair that was painted: pieces of short hair make fur of long hair
_LIT_SKIN = 60.0  # L of skin in good light, from which on the inside of a mouth is as light as it can be
_TRUSTED_OWN = 0.05  # and of the own photo, which has the same light and the same skin


class Textured(NamedTuple):
    """The texture of some regions, float32 [S, S, 3] in Lab, and how it was made."""

    lab: np.ndarray
    means: Means
    lack: Lack | None = None
    going_on: bool = False
    """Whether it goes on beyond the regions as the picture does."""
    anew: bool = False
    """Whether it takes the place of all that the photo has of the regions, repainted or not."""
    dyed: bool = False
    """Whether it is the photo in a chosen colour."""


def grouped(wanted: Mapping[int, RegionTexture], regions: RegionSet) -> list[tuple[int, ...]]:
    """The regions of `wanted` in groups that get their texture together: skin and nose are one surface
    if they want the same, as the outline of a nose would else show; others are by themselves.
    """
    groups: dict[Hashable, list[int]] = {}
    for region, texture in wanted.items():
        skin = kind_of(region, regions) is Kind.SKIN
        source = texture.source and texture.source.id
        key = ("skin", source, texture.mix, texture.recoloured, texture.surface) if skin else region
        groups.setdefault(key, []).append(region)
    return [tuple(group) for group in groups.values()]


def shrinks(region: int, regions: RegionSet) -> bool:
    """Whether a region whose outline gets smaller gets smaller as a whole, and is not cut off there."""
    return regions[region].name in (*LIP_NAMES, *EYE_NAMES)


class Choice:
    """Textures the regions of a scene. `autoencoder` says which pieces of photos fit together."""

    def __init__(
        self, scene: Scene, regions: RegionSet, autoencoder: TextureAutoencoder, cache: TextureCache
    ) -> None:
        self._scene, self._regions = scene, regions
        self._autoencoder, self._cache = autoencoder, cache

    def textured(self, group: Regions, wanted: RegionTexture) -> Textured:
        """A group of regions of the layout in use, with the texture that is `wanted`."""
        surface, scene = wanted.surface, self._scene
        if surface is None or not surface.own_form:
            return self._textured(group, wanted)
        moves = shrinks(group[0], self._regions) and scene.reshaped(group)
        dyed = own_dyed(scene, surface, group, moves)
        if dyed is None:
            return self._textured(group, wanted)
        drawn = self._drawn(group, dyed) if moves else None
        if drawn is not None:
            return drawn._replace(dyed=True)
        if not (scene.request.repainted & np.isin(scene.request.layout, group)).any():
            return Textured(dyed, Means.OWN, dyed=True)
        beside = self._textured(group, wanted)
        share = kept_share(scene)[..., None]
        return beside._replace(lab=beside.lab + share * (dyed - beside.lab))

    def _textured(self, group: Regions, wanted: RegionTexture) -> Textured:
        canvas, kind = self._scene.canvas(group), kind_of(group[0], self._regions)
        recoloured = wanted.recoloured and wanted.mix > 0
        if wanted.source is None or wanted.mix <= 0:
            if kind is Kind.HAIR and not recoloured and wanted.surface is None:
                canvas = in_own_tones(canvas)
            return self._own(group, canvas, kind, recoloured)
        source = self._scene.giver(wanted.source, group)
        lack = self._lack(source, kind)
        if lack is not None:
            return self._own(group, canvas, kind, recoloured)._replace(lack=lack)
        if kind is Kind.SKIN:
            canvas = with_own_shade(canvas, self._scene.view(self._scene.request.own, group))
        teeth = self._teeth_of(source, group, canvas)
        if teeth is not None:
            return teeth
        if self._repainted(canvas) and is_whole(group[0], self._regions):
            return Textured(self._scene.detailed, Means.NETWORK)  # old lips would show within larger ones
        other = self._other(canvas, source, kind, recoloured)
        if wanted.mix >= 1:
            return other
        own = self._own(group, canvas, kind, recoloured)
        return Textured(mix_textures(own.lab, other.lab, canvas.weight, wanted.mix), other.means)

    def _lack(self, source: RegionView, kind: Kind) -> Lack | None:
        if kind in _OWN_ALONE:
            return None
        if float(source.weight.sum()) < _LEAST_AREA * source.unit**2:
            return Lack.TOO_SMALL
        return None if sharp_enough(source, self._cache) else Lack.BLURRED

    def _own(self, group: Regions, canvas: Canvas, kind: Kind, recoloured: bool = False) -> Textured:
        """With their own texture; where the layout was repainted, that of the rest of the own photo."""
        repainted = self._repainted(canvas)
        if repainted or (self._scene.shrank(group) and shrinks(group[0], self._regions)):
            moved = None if recoloured else self._moved(group, canvas)
            if moved is not None:
                return moved
            if repainted and is_whole(group[0], self._regions):
                return Textured(self._scene.detailed, Means.NETWORK)
        if repainted and kind is not Kind.SMALL:
            source = self._scene.own_giver(group)
            if source.inside.any():
                found = self._of_photo(canvas, source, kind, recoloured, own=True)
                if found is not None:
                    return found
        if kind is Kind.SMALL and not canvas.own.inside.any():
            return Textured(self._opened(group, canvas, recoloured), Means.NETWORK)
        means = Means.OWN if canvas.own.inside.any() else Means.NETWORK
        recolouring = Recolouring.between(canvas.own, canvas, kind in _DYED) if recoloured else None
        return Textured(own_texture(canvas, self._cache, recolouring=recolouring), means)

    @staticmethod
    def _repainted(canvas: Canvas) -> bool:
        """Whether the layout was painted where the own photo shows something else."""
        return bool((canvas.own.weight[canvas.weight > 0.5] < 0.5).any())

    def _moved(self, group: Regions, canvas: Canvas) -> Textured | None:
        """A part of the face that was repainted, as the own photo shows it: a brow with its own hair, others
        with their own surface. None for what has no form of its own, or if too little shows.
        """
        name = self._regions[group[0]].name
        if name in (*LIP_NAMES, MOUTH_NAME, *EYE_NAMES):
            return self._drawn(group, self._scene.view(self._scene.request.own, group).lab)
        if name not in BROW_NAMES:
            return None
        brow = self._scene.brow(group[0])
        moved = None if brow is None else brow.moved(canvas.weight)
        if brow is None or moved is None:
            return None
        skin = self._scene.view(self._scene.request.own, (SKIN,))
        return Textured(moved.over(brow.bare(skin.lab, skin.weight)), Means.OWN, going_on=True)

    def _drawn(self, group: Regions, photo: np.ndarray) -> Textured | None:
        """Lips, teeth or an eye of the own photo, float32 [S, S, 3] in Lab, in their new place. None if they
        have their old outline: they may have been painted over, since the photo errs there. Whoever paints
        or moves an outline covers much of the old part, too.
        """
        if not self._scene.reshaped(group):
            return None
        name = self._regions[group[0]].name
        before = self._scene.view(self._scene.request.own, group).weight
        after = self._scene.outline(group)
        if name in EYE_NAMES:
            drawn = moved_eye(photo, before, after)
        else:
            drawn = moved_part(photo, before, after, teeth=name == MOUTH_NAME)
        if drawn is None:
            return None
        return Textured(drawn, Means.OWN, going_on=name in EYE_NAMES, anew=True)

    def _teeth_of(self, source: RegionView, group: Regions, canvas: Canvas) -> Textured | None:
        """Another face's teeth in a mouth that was repainted; None for all else, or if it shows none."""
        if self._regions[group[0]].name != MOUTH_NAME or not self._repainted(canvas):
            return None
        drawn = moved_part(source.lab, source.weight, canvas.weight, teeth=True)
        return None if drawn is None else Textured(drawn, Means.EXEMPLARS, anew=True)

    def _opened(self, group: Regions, canvas: Canvas, recoloured: bool) -> np.ndarray:
        """What no photo shows, as the network paints it; but a mouth that was closed is dark."""
        inside = None
        if self._regions[group[0]].name == MOUTH_NAME and not recoloured:
            skin = self._scene.view(self._scene.request.own, (SKIN,))
            lit = float(np.median(skin.lab[skin.inside][:, 0])) / _LIT_SKIN if skin.inside.any() else 1.0
            inside = open_mouth(canvas.weight, min(lit, 1.0))
        return self._scene.detailed if inside is None else inside

    def _other(self, canvas: Canvas, source: RegionView, kind: Kind, recoloured: bool) -> Textured:
        """With the texture of another photo."""
        found = None if kind in _OWN_ALONE else self._of_photo(canvas, source, kind, recoloured)
        if found is not None:
            return found
        recolouring = Recolouring.between(canvas.own, canvas, kind in _DYED) if recoloured else None
        lab = own_texture(canvas, self._cache, source=source, recolouring=recolouring)
        return Textured(lab, Means.OWN)

    def _of_photo(
        self, canvas: Canvas, source: RegionView, kind: Kind, recoloured: bool, own: bool = False
    ) -> Textured | None:
        """With the texture of a photo, by the more reliable means; None if none is reliable."""
        recolouring = Recolouring.between(source, canvas, kind in _DYED) if recoloured else None
        if kind is not Kind.HAIR:
            pieces = self._pieces(canvas, source, kind, recolouring)
            trusted = pieces.reliability >= (_TRUSTED_OWN if own else _TRUSTED)
            return Textured(pieces.lab, Means.EXEMPLARS) if trusted else None
        if self._wants_pieces(canvas, source, own):
            pieces = self._pieces(canvas, source, kind, recolouring)
            least = _TRUSTED_PAINTED if own else _TRUSTED
            strands = 0.0 if own else strand_reliability(canvas, source, self._cache)
            if self._scene.request.means or pieces.reliability >= max(least, strands):
                return Textured(pieces.lab, Means.EXEMPLARS)
        exponent = _OWN_EXPONENT if own else _EXPONENT
        lab = strand_texture(canvas, source, self._cache, exponent, recolouring)
        return Textured(lab, Means.STRANDS)

    def _wants_pieces(self, canvas: Canvas, source: RegionView, own: bool) -> bool:
        """Whether pieces may be the better means for hair: finding them takes longer than strands."""
        if self._scene.request.means is not None:
            return self._scene.request.means is Means.EXEMPLARS
        return own or strand_reliability(canvas, source, self._cache) <= _BEST_PIECES

    def _pieces(
        self, canvas: Canvas, source: RegionView, kind: Kind, recolouring: Recolouring | None
    ) -> Exemplars:
        anatomical = kind in (Kind.SKIN, Kind.NECK)
        hair = kind is Kind.HAIR
        return exemplar_texture(canvas, source, self._autoencoder, self._cache, anatomical, recolouring, hair)

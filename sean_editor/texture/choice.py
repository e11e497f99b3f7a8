"""How a region gets its texture: the choice between strands, pieces of a photo, and its own detail."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from models.autoencoder import TextureAutoencoder
from models.regions import RegionSet
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.exemplars import exemplar_texture
from sean_editor.texture.kinds import Kind, kind_of
from sean_editor.texture.mixing import mix_textures
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.request import Lack, Means, RegionReport, RegionTexture
from sean_editor.texture.scene import Scene
from sean_editor.texture.strands import own_texture, sharp_enough, strand_reliability, strand_texture

_LEAST_AREA = 100  # pixels, at 256, of a region that has texture to give
_OWN_EXPONENT = 0.8  # how closely hair that was painted follows the contrast of the own hair
_BEST_PIECES = 0.85  # reliability of strands that pieces hardly ever reach for hair
_TRUSTED = 0.35  # reliability from which pieces of a photo look right


class Textured(NamedTuple):
    """A region's texture, float32 [S, S, 3] in Lab, and how it was made."""

    lab: np.ndarray
    report: RegionReport


class Choice:
    """Textures the regions of a scene. `autoencoder` copies pieces of photos."""

    def __init__(
        self, scene: Scene, regions: RegionSet, autoencoder: TextureAutoencoder, cache: TextureCache
    ) -> None:
        self._scene, self._regions = scene, regions
        self._autoencoder, self._cache = autoencoder, cache

    def textured(self, region: int, wanted: RegionTexture) -> Textured:
        """The region in the layout in use, with the texture that is `wanted`."""
        canvas, kind = self._scene.canvas(region), kind_of(region, self._regions)
        if wanted.source is None or wanted.mix <= 0:
            return self._own(region, canvas, kind)
        source = self._scene.view(wanted.source, region)
        lack = self._lack(source, kind)
        if lack is not None:
            own = self._own(region, canvas, kind)
            return Textured(own.lab, RegionReport(region, own.report.means, lack))
        other = self._other(region, canvas, source, kind)
        if wanted.mix >= 1:
            return other
        own = self._own(region, canvas, kind)
        return Textured(mix_textures(own.lab, other.lab, canvas.weight, wanted.mix), other.report)

    def _lack(self, source: RegionView, kind: Kind) -> Lack | None:
        if float(source.weight.sum()) < _LEAST_AREA * source.unit**2 and kind is not Kind.SMALL:
            return Lack.TOO_SMALL
        return None if kind is Kind.SMALL or sharp_enough(source, self._cache) else Lack.BLURRED

    def _own(self, region: int, canvas: Canvas, kind: Kind) -> Textured:
        """With its own texture; where the layout was repainted, that of the rest of the own photo."""
        known = canvas.own.weight[canvas.weight > 0.5]
        whole = self._scene.without_hair(region)
        if kind is not Kind.SMALL and known.size and float((known < 0.5).mean()) > 0:
            if kind is Kind.HAIR:
                lab = strand_texture(canvas, whole, self._cache, _OWN_EXPONENT)
                return Textured(lab, RegionReport(region, Means.STRANDS))
            pieces = exemplar_texture(
                canvas, whole, self._autoencoder, self._cache, anatomical=kind is Kind.SKIN
            )
            if pieces.reliability > 0:
                return Textured(pieces.lab, RegionReport(region, Means.EXEMPLARS))
        means = Means.OWN if canvas.own.inside.any() else Means.NETWORK
        return Textured(own_texture(canvas, self._cache), RegionReport(region, means))

    def _other(self, region: int, canvas: Canvas, source: RegionView, kind: Kind) -> Textured:
        """With the texture of another photo."""
        if kind is Kind.SMALL:
            lab = own_texture(canvas, self._cache, source=source)
            return Textured(lab, RegionReport(region, Means.OWN))
        if kind is not Kind.HAIR or not self._prefers_strands(canvas, source):
            pieces = exemplar_texture(
                canvas, source, self._autoencoder, self._cache, anatomical=kind is Kind.SKIN
            )
            if self._trusts(pieces.reliability, canvas, source, kind):
                return Textured(pieces.lab, RegionReport(region, Means.EXEMPLARS))
        if kind is Kind.HAIR:
            return Textured(strand_texture(canvas, source, self._cache), RegionReport(region, Means.STRANDS))
        return Textured(own_texture(canvas, self._cache, source=source), RegionReport(region, Means.OWN))

    def _prefers_strands(self, canvas: Canvas, source: RegionView) -> bool:
        """Whether strands will do whatever pieces would be like: those take longer."""
        wanted = self._scene.request.means
        if wanted is not None:
            return wanted is Means.STRANDS
        return strand_reliability(canvas, source, self._cache) > _BEST_PIECES

    def _trusts(self, reliability: float, canvas: Canvas, source: RegionView, kind: Kind) -> bool:
        """Whether pieces of this reliability are the better means."""
        if kind is not Kind.HAIR:
            return reliability >= _TRUSTED
        if self._scene.request.means is not None:
            return reliability > 0
        return reliability >= max(_TRUSTED, strand_reliability(canvas, source, self._cache))

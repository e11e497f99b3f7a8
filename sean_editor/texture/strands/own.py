"""A region's own detail on the network's colours: for skin, lips, brows and things."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.recolouring import Recolouring
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import region_mean
from sean_editor.texture.strands.bands import Detail, deviations, low, split
from sean_editor.texture.strands.reliability import resolved_bands
from sean_editor.texture.strands.statistics import Statistics
from sean_editor.texture.strands.window import MARGIN, Window, checksum, distance

LEAST = 0.5
"""How much a band is weakened at most."""

_FINE = 2.0  # u: deviation of the blur that parts fine bands from coarse
_COARSE_BANDS = 2  # bands that are wider
_JOIN = 1.5, 8.0  # u: over which fine and coarse detail come in from the border of what is known
_NOTHING = 0.1  # L: deviation of a band that is not there


@dataclass(frozen=True, eq=False)
class _OwnDetail:
    """What the own photo has in the window.

    bands   float16 [n, h, w, 3], as it is kept: its detail in Lab
    fine    float32 [h, w]: how much of its fine bands to take: 0 where they are not known, 1 from _JOIN on
            inside the border of what is
    coarse  the same for its coarse bands
    light   its mean L
    """

    bands: np.ndarray
    fine: np.ndarray
    coarse: np.ndarray
    light: float


def own_texture(
    canvas: Canvas,
    cache: TextureCache,
    most: float = 1.15,
    source: RegionView | None = None,
    recolouring: Recolouring | None = None,
) -> np.ndarray:
    """Lab float32 [S, S, 3]: the base's low frequencies with the region's own detail, one gain a band.

    The gain brings the contrast to the source's, in LEAST..most; without a source it follows the lightness,
    as the contrast of a surface does in other light. With a `recolouring` of the own photo contrast and tints
    are those of the new colour. Where the photo does not show the region, the network's detail stays; so it
    does at its border, where the network joins one region's colours to the next's. As with `strand_texture`,
    there are low frequencies up to MARGIN outside the region, and the base beyond.
    """
    window = Window.around(canvas.weight, MARGIN)
    if window is None:
        return canvas.base.copy()
    key = "own detail", canvas.own.key, checksum(canvas.weight)
    own = cache.get(key, lambda: _measured(canvas.own, window))
    base, weight = window.cut(canvas.base), window.cut(canvas.weight)
    below = low(window, base, weight)
    if recolouring is None:
        gain = _gain(canvas, source, cache, _lightness_ratio(below, weight, own), most, len(own.bands))
    else:
        gain = np.ones(len(own.bands), np.float32)
    drawn = (base - below) * weight[..., None]
    drawn_coarse = region_mean(drawn, weight, _FINE * window.unit)
    first = max(len(own.bands) - _COARSE_BANDS, 0)  # of the coarse bands
    fine, coarse = (_sum(gain[part], own.bands[part]) for part in (np.s_[:first], np.s_[first:]))
    if recolouring is not None:
        fine, coarse = recolouring.detail(fine), recolouring.detail(coarse)
    drawn += own.fine[..., None] * (fine - drawn + drawn_coarse)
    drawn += own.coarse[..., None] * (coarse - drawn_coarse)
    result = canvas.base.copy()
    result[window.box] = below + drawn
    return result


def _sum(gain: np.ndarray, bands: np.ndarray) -> np.ndarray:
    """float32 [h, w, 3] of bands float16 [n, h, w, 3], each times its gain."""
    total = np.zeros(bands.shape[1:], np.float32)
    for factor, band in zip(gain, bands, strict=True):
        total += factor * band.astype(np.float32)
    return total


def _measured(own: RegionView, window: Window) -> _OwnDetail:
    found = Detail.of(own, window)
    bands = np.empty((len(deviations(window.unit)) + 1, *window.shape, 3), np.float16)
    for i in range(3):
        bands[..., i] = split(found.detail[..., i], window.unit, found.weight)
    depth = distance(found.weight < 0.5) / window.unit
    fine, coarse = (smooth_step(depth / join).astype(np.float32) for join in _JOIN)
    light = float((found.low[..., 0] * found.weight).sum() / max(float(found.weight.sum()), 1e-6))
    return _OwnDetail(bands, fine, coarse, light)


def _lightness_ratio(below: np.ndarray, weight: np.ndarray, own: _OwnDetail) -> float:
    light = float((below[..., 0] * weight).sum() / max(float(weight.sum()), 1e-6))
    return light / own.light if own.light > 1 else 1.0


def _gain(
    canvas: Canvas, source: RegionView | None, cache: TextureCache, ratio: float, most: float, count: int
) -> np.ndarray:
    """float32 [count] in LEAST..most."""
    gain = np.full(count, ratio, np.float32)
    if source is not None:
        to, own = Statistics.of(source, cache), Statistics.of(canvas.own, cache)
        if to is not None and own is not None:
            gain = np.maximum(to.deviation, _NOTHING) / np.maximum(own.deviation, _NOTHING)
            gain = np.where(resolved_bands(source, cache), gain, 1)
    return np.clip(gain, LEAST, most).astype(np.float32)

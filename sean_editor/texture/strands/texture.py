"""The texture of a region: its own detail, strands drawn, and the network's colours under both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.strands.bands import Detail, low, split
from sean_editor.texture.strands.comb import combed, share_combed
from sean_editor.texture.strands.flow import window_flow
from sean_editor.texture.strands.noise import drawn_strands
from sean_editor.texture.strands.reliability import resolved_bands
from sean_editor.texture.strands.spread import Normalised, coloured, distributed, wanted_deviation
from sean_editor.texture.strands.statistics import Statistics
from sean_editor.texture.strands.window import MARGIN, Window, checksum, distance

_FLOW_AROUND, _COMB_AROUND = 5.0, 2.5  # neighbourhoods of the flow: for strands, for combing
_GRAIN = 0.6  # L: the deviation of a photo's grain in the two finest bands
_GRAIN_COARSE = 0.33  # and in the others
_DRAWN_EXPONENT = 0.8
_MOST = 4.0  # times a band of own detail is amplified
_FEW = 1.5  # times a band may grow before drawn strands take its place
_JOIN = 3.0  # u: over which own detail comes in from the border of what is known


@dataclass(frozen=True, eq=False)
class OwnStrands:
    """What is computed from the own photo and the region alone; all in the window, float32.

    detail   [h, w]: detail in L
    smooth   [h, w]: the same, combed
    fine     [h / step, w / step]: deviation of its fine part
    weight   [h, w]: where the own detail is known
    share    [h, w]: how much of the own detail to take, 0 at the border of what is known
    drawn    [n, h, w]: bands of drawn strands
    """

    detail: np.ndarray
    smooth: np.ndarray
    fine: np.ndarray
    weight: np.ndarray
    share: np.ndarray
    drawn: np.ndarray


@dataclass(frozen=True, eq=False)
class Strands:
    """Own and drawn strands, prepared for one source."""

    own: Normalised
    drawn: Normalised
    share: np.ndarray


def strand_texture(
    canvas: Canvas, source: RegionView, cache: TextureCache, exponent: float = 0.6
) -> np.ndarray:
    """Lab float32 [S, S, 3]: the base's low frequencies with strands of the source's statistics.

    Own detail where the photo has it, drawn strands elsewhere and up to MARGIN outside it; beyond that
    it is the base. So it is everywhere if the region or the source's is empty.

    exponent  how far the contrast follows the source's at the same lightness; the rest follows its own
    """
    window = Window.around(canvas.weight, MARGIN)
    to = statistics(source, canvas.own, cache)
    if window is None or to is None:
        return canvas.base.copy()
    place = canvas.own.key, checksum(canvas.weight)
    own = cache.get(("own strands", place), lambda: _measured(canvas, window))
    strands = cache.get(("strands", place, source.key), lambda: _strands(canvas, window, own, to))
    weight = window.cut(canvas.weight)
    below = low(window.cut(canvas.base), weight, window.unit)
    detail = _spread(window, strands, below[..., 0], to, exponent)
    detail = distributed(window, detail, weight, _counted(weight), to)
    outside = distance(weight > 0) / window.unit
    detail *= 1 - smooth_step(outside / (MARGIN / 2) - 1)
    result = canvas.base.copy()
    result[window.box] = coloured(below, detail, to)
    return result


def statistics(source: RegionView, own: RegionView, cache: TextureCache) -> Statistics | None:
    """Those of `source`; the fine bands that its photo does not resolve are as in `own`. None: no region."""
    to, by = Statistics.of(source, cache), Statistics.of(own, cache)
    resolved = resolved_bands(source, cache)
    return to if to is None or by is None or resolved.all() else to.completed(resolved, by)


def _measured(canvas: Canvas, window: Window) -> OwnStrands:
    own = Detail.of(canvas.own, window)
    weight, unit = window.cut(canvas.weight), window.unit
    light = own.low[..., 0] + own.detail[..., 0]
    along, fine_along = (
        window_flow(window, light, own.weight, weight, around) for around in (_FLOW_AROUND, _COMB_AROUND)
    )
    smooth, fine = combed(own, fine_along)
    depth = distance(own.weight < 0.5) / unit
    drawn = drawn_strands(window, along.along)
    return OwnStrands(
        own.detail[..., 0],
        smooth,
        fine,
        own.weight,
        smooth_step(depth / _JOIN),
        split(drawn, np.ones_like(weight), unit),
    )


def _strands(canvas: Canvas, window: Window, own: OwnStrands, to: Statistics) -> Strands:
    wanted = float(np.sqrt((to.deviation[:-2] ** 2).sum()))
    share = window.fine(share_combed(own.fine, wanted))
    bands = split(own.detail + share * (own.smooth - own.detail), own.weight, window.unit)
    grain = np.where(np.arange(len(bands)) < 2, _GRAIN, _GRAIN_COARSE).astype(np.float32)
    everywhere = np.ones_like(own.weight)
    return Strands(
        Normalised.of(window, bands, own.weight, _counted(own.weight), grain, to),
        Normalised.of(window, own.drawn, everywhere, _counted(window.cut(canvas.weight)), grain * 0.01, to),
        own.share,
    )


def _spread(
    window: Window, strands: Strands, light: np.ndarray, to: Statistics, exponent: float
) -> np.ndarray:
    """Own and drawn detail [h, w] for low frequencies of L as in `light` [h, w]."""
    wanted = wanted_deviation(window.coarse(light), to)
    own, drawn = strands.own, strands.drawn
    gain, drawn_gain = own.gain(wanted, to, exponent, _MOST), drawn.gain(wanted, to, _DRAWN_EXPONENT)
    floor = own.floor[:, None, None] ** 2
    trust = smooth_step(((own.deviation**2 - floor) / own.deviation**2 - 0.3) / 0.5)
    trust *= np.minimum(1, _FEW * own.deviation / np.maximum(gain, 1e-3))
    detail = np.zeros_like(light)
    for i in range(len(gain)):
        share = window.fine(trust[i]) * strands.share
        detail += share * window.fine(gain[i]) * own.bands[i]
        detail += np.sqrt(1 - share * share) * window.fine(drawn_gain[i]) * drawn.bands[i]
    return detail


def _counted(weight: np.ndarray) -> np.ndarray:
    """bool [h, w]: pixels of a region for statistics."""
    inside = weight > 0.9
    return inside if np.count_nonzero(inside) >= 50 else weight > 0

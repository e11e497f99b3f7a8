"""The texture of a region: its own detail, strands drawn, and the network's colours under both."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.recolouring import Recolouring
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import blur
from sean_editor.texture.strands.bands import Detail, foreign, low, split
from sean_editor.texture.strands.comb import LENGTH as COMB_LENGTH
from sean_editor.texture.strands.comb import fine_deviation, share_combed
from sean_editor.texture.strands.drawing import drawn
from sean_editor.texture.strands.flow import eased, window_flow
from sean_editor.texture.strands.locks import strand_lines
from sean_editor.texture.strands.noise import LOCK_LENGTH, lock_noise
from sean_editor.texture.strands.paths import Paths
from sean_editor.texture.strands.reliability import resolved_bands
from sean_editor.texture.strands.spread import Normalised, coloured, distributed, wanted_deviation
from sean_editor.texture.strands.statistics import Statistics
from sean_editor.texture.strands.window import MARGIN, Window, checksum, distance

_FLOW_AROUND = 4.0  # u: the neighbourhood that agrees on a direction
_GRAIN = 0.6  # L: the deviation of a photo's grain in the two finest bands
_GRAIN_COARSE = 0.33  # and in the others
_DRAWN_EXPONENT = 0.8
_DRAWN_COARSE = 0.9  # of the deviation, in the two coarsest bands: drawn locks at full contrast look carved
_MOST = 4.0  # times a band of own detail is amplified
_FEW = 1.5  # times a band may grow before drawn strands take its place
_EASED_OVER = 6.0  # u: over which drawn strands turn from the flow of own hair into that of painted hair
_BEYOND = 6.0  # u: as far outside a region strands are drawn
_SHADES = 0.4  # of the strands' own deviation: of the light and shade of whole locks
_JOIN = 3.0  # u: over which own detail comes in from the border of what is known


@dataclass(frozen=True, eq=False)
class OwnStrands:
    """What is computed from the own photo and the region alone; all in the window, float32 but for `drawn`.

    detail   [h, w]: detail in L
    smooth   [h, w]: the same, combed
    fine     [h / step, w / step]: deviation of its fine part
    light    the same: low frequencies of L
    weight   [h, w]: where the own detail is known
    share    [h, w]: how much of the own detail to take, 0 at the border of what is known
    drawn    float16 [n, h, w]: bands of drawn strands
    """

    detail: np.ndarray
    smooth: np.ndarray
    fine: np.ndarray
    light: np.ndarray
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
    canvas: Canvas,
    source: RegionView,
    cache: TextureCache,
    exponent: float = 0.6,
    recolouring: Recolouring | None = None,
) -> np.ndarray:
    """Lab float32 [S, S, 3]: the base's low frequencies with strands of the source's statistics.

    Own detail where the photo has it, drawn strands elsewhere and up to MARGIN outside it; beyond that
    it is the base. So it is everywhere if the region or the source's is empty.

    exponent     how far the contrast follows the source's at the same lightness; the rest follows its own
    recolouring  what is done to the source's statistics first
    """
    window = Window.around(canvas.weight, MARGIN)
    to = statistics(source, canvas.own, cache)
    if window is None or to is None:
        return canvas.base.copy()
    if recolouring is not None:
        to = to.recoloured(recolouring)
    place = canvas.own.key, checksum(canvas.weight)

    def prepared() -> Strands:
        own = cache.get(("own strands", place), lambda: _measured(canvas, window))
        return _strands(canvas, window, own, to)

    light = 1.0 if recolouring is None else round(recolouring.lighter, 1)
    strands = cache.get(("strands", place, source.key, light), prepared)
    weight = window.cut(canvas.weight)
    base = window.cut(canvas.base)
    below = low(window, base, weight)
    detail = _spread(window, strands, below[..., 0], to, exponent)
    detail = distributed(window, detail, weight, to)
    outside = distance(weight > 0) / window.unit
    added = coloured(below[..., 0], detail, to)
    added += low(window, base - below - added, weight)
    added *= (1 - smooth_step(outside / (MARGIN / 2) - 1))[..., None]
    result = canvas.base.copy()
    result[window.box] = below + added
    return result


def statistics(source: RegionView, own: RegionView, cache: TextureCache) -> Statistics | None:
    """Those of `source`; the fine bands that its photo does not resolve are as in `own`. None: no region."""
    to, resolved = Statistics.of(source, cache), resolved_bands(source, cache)
    by = None if resolved.all() else Statistics.of(own, cache)
    return to if to is None or by is None else to.completed(resolved, by)


def _measured(canvas: Canvas, window: Window) -> OwnStrands:
    own = Detail.of(canvas.own, window)
    weight, unit = window.cut(canvas.weight), window.unit
    smooth, drawn = _combed_and_drawn(window, own, weight)
    share = smooth_step(distance(own.weight < 0.5) / (_JOIN * unit)) * (1 - foreign(own))
    return OwnStrands(
        own.detail[..., 0],
        smooth,
        fine_deviation(own),
        window.coarse(own.low[..., 0]),
        own.weight,
        share,
        split(drawn, unit).astype(np.float16),
    )


def _combed_and_drawn(window: Window, own: Detail, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The own detail in L, combed, and drawn strands: both [h, w], along the own flow."""
    along = window_flow(window, own.lab[..., 0], own.weight, weight, _FLOW_AROUND).along
    grid = along.shape[0] / window.shape[0]  # pixels of the flow's grid in one of the window
    comb = _doublings(COMB_LENGTH * window.unit)
    first = round(-np.log2(grid))  # level of the paths that are one pixel of the grid long
    locks = range(first, max(_doublings(LOCK_LENGTH * min(window.unit, 1)) + first, first + 1))
    paths = Paths(along, grid, max(comb, locks.stop))
    (smooth,) = paths.smoothed((own.detail[..., 0],), (range(comb),))
    noise = cv2.resize(lock_noise(window), along.shape[1::-1], interpolation=cv2.INTER_AREA)
    shades = paths.smoothed((noise,), (locks,))[0]
    shades = cv2.resize(shades / (shades.std() + 1e-6), window.shape[::-1], interpolation=cv2.INTER_CUBIC)
    unknown = 1 - cv2.resize(own.weight, along.shape[1::-1], interpolation=cv2.INTER_AREA)
    near = distance(weight > 0) < _BEYOND * window.unit
    unknown = blur(unknown, _FLOW_AROUND)
    smooth_flow = eased(along, unknown, _EASED_OVER * grid * window.unit)
    strands = drawn(window, strand_lines(window, smooth_flow, near, unknown))
    return smooth, strands + _SHADES * shades


def _doublings(length: float) -> int:
    """How many paths reach `length` pixels of the window."""
    return max(1, round(np.log2(max(length, 2))))


def _strands(canvas: Canvas, window: Window, own: OwnStrands, to: Statistics) -> Strands:
    wanted = float(np.sqrt((to.deviation[:-2] ** 2).sum()))
    share = window.fine(share_combed(own.fine, wanted, own.light, float(np.median(to.shades))))
    bands = split(own.detail + share * (own.smooth - own.detail), window.unit, own.weight)
    grain = np.where(np.arange(len(bands)) < 2, _GRAIN, _GRAIN_COARSE).astype(np.float32)
    everywhere = np.ones_like(own.weight)
    return Strands(
        Normalised.of(window, bands, own.weight, own.weight, grain, to),
        Normalised.of(window, own.drawn, everywhere, window.cut(canvas.weight), grain * 0.01, to),
        own.share,
    )


def _spread(
    window: Window, strands: Strands, light: np.ndarray, to: Statistics, exponent: float
) -> np.ndarray:
    """Own and drawn detail [h, w] for low frequencies of L as in `light` [h, w]."""
    wanted = wanted_deviation(window.coarse(light), to)
    own, drawn = strands.own, strands.drawn
    gain, drawn_gain = own.gain(wanted, to, exponent, _MOST), drawn.gain(wanted, to, _DRAWN_EXPONENT)
    drawn_gain[-2:] *= _DRAWN_COARSE
    floor = own.floor[:, None, None] ** 2
    trust = smooth_step(((own.deviation**2 - floor) / own.deviation**2 - 0.3) / 0.5)
    trust *= np.minimum(1, _FEW * own.deviation / np.maximum(gain, 1e-3))
    detail = np.zeros_like(light)
    for i in range(len(gain)):
        share = window.fine(trust[i]) * strands.share
        detail += share * window.fine(gain[i]) * own.bands[i].astype(np.float32)
        detail += np.sqrt(1 - share * share) * window.fine(drawn_gain[i]) * drawn.bands[i].astype(np.float32)
    return detail

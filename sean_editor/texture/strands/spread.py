"""Detail spread to the statistics of a source: band by band, then as a whole, then its colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sean_editor.texture.strands.bands import counted, local_deviations
from sean_editor.texture.strands.statistics import SMALL, Statistics, quantiles, thinned
from sean_editor.texture.strands.window import Window

_MATCHED = 0.7  # the share of a band that gets the source's distribution, the rest its deviation only
_BLACK, _WHITE = 1.0, 98.0  # L that detail approaches and does not reach
_FREE = 0.5  # the share of the way to them in which it is as it is
_RAISED = 1.5  # times detail is amplified at most to keep its deviation when its distribution changes
_TABLE = 2048


@dataclass(frozen=True, eq=False)
class Normalised:
    """Bands of detail with the local deviation taken out and the source's distribution.

    bands      float16 [n, h, w], as it is kept: of local deviation about 1
    deviation  float32 [n, h / step, w / step]: what was taken out
    floor      float32 [n]: the deviation below which a band is mostly grain
    weight     float32 [h / step, w / step]: the region
    """

    bands: np.ndarray
    deviation: np.ndarray
    floor: np.ndarray
    weight: np.ndarray

    @staticmethod
    def of(
        window: Window,
        bands: np.ndarray,
        weight: np.ndarray,
        region: np.ndarray,
        floor: np.ndarray,
        to: Statistics,
    ) -> Normalised:
        """`bands` float32 or float16 [n, h, w], known with `weight` [h, w].

        Statistics are those in `region`, a weight too.
        """
        single = (band.astype(np.float32, copy=False) for band in bands)
        local = local_deviations(window, single, counted(weight, window.unit))
        local = np.sqrt(local**2 + floor[:, None, None] ** 2)
        inside = counted(region, window.unit)
        shaped = np.empty(bands.shape, np.float16)
        for i, (around, wanted) in enumerate(zip(local, to.quantiles, strict=True)):
            shaped[i] = _distributed(bands[i] / window.fine(around), inside, wanted)
        return Normalised(shaped, local, floor, window.coarse(inside.astype(np.float32)))

    def gain(self, wanted: np.ndarray, to: Statistics, exponent: float, most: float = np.inf) -> np.ndarray:
        """What to multiply the bands with, float32 [n, h / step, w / step], on the coarse grid.

        wanted    the same: the deviation that the source has at the lightness that is there
        exponent  how far to follow that; the rest follows the deviation of these bands, scaled as a whole
        most      how much the bands may be amplified
        """
        overall = wanted**exponent * to.deviation[:, None, None] ** (1 - exponent)
        gain = overall * self.deviation ** (1 - exponent)
        gain *= self._rms(overall) / np.maximum(self._rms(gain), 1e-6)
        return np.minimum(gain, most * self.deviation).astype(np.float32)

    def _rms(self, values: np.ndarray) -> np.ndarray:
        """The root mean square [n, 1, 1] of `values` on the coarse grid, in the region."""
        total = max(float(self.weight.sum()), 1e-6)
        return np.sqrt((values**2 * self.weight).sum((1, 2), keepdims=True) / total)


def wanted_deviation(low: np.ndarray, to: Statistics) -> np.ndarray:
    """The deviation of each band [n, ...] that the source has where its low L is as in `low` [...]."""
    return np.stack([np.interp(low, to.shades, band) for band in to.by_shade]).astype(np.float32)


def distributed(window: Window, detail: np.ndarray, weight: np.ndarray, to: Statistics) -> np.ndarray:
    """`detail` [h, w] in L with the source's distribution around each pixel, its local deviation as it is."""
    inside = counted(weight, window.unit)
    around = window.fine(np.sqrt(local_deviations(window, (detail,), inside)[0] ** 2 + SMALL))
    even = detail / around
    samples = thinned(even[inside])
    knots = quantiles(samples)
    shaped = lookup(even, knots, to.total)
    wanted = np.sqrt(np.mean(samples**2) / max(float(np.mean(lookup(samples, knots, to.total) ** 2)), 1e-6))
    return shaped * around * np.float32(min(wanted, _RAISED))


def coloured(light: np.ndarray, detail: np.ndarray, to: Statistics) -> np.ndarray:
    """`detail` [h, w] in L with the tint that goes with it in the source, [h, w, 3]; `light` [h, w] is below.

    Detail is compressed towards black and white, so that none is cut off.
    """
    room = np.maximum(np.where(detail > 0, _WHITE - light, light - _BLACK), 1)
    free = _FREE * room
    beyond = np.maximum(np.abs(detail) - free, 0)
    soft = np.copysign(np.abs(detail) - beyond + (room - free) * np.tanh(beyond / (room - free)), detail)
    share = np.abs(soft) / np.maximum(np.abs(detail), 1e-3)
    tint = [lookup(detail, to.tones, tint) * share for tint in to.tints.T]
    return np.dstack([soft, *tint])


def lookup(values: np.ndarray, knots: np.ndarray, results: np.ndarray) -> np.ndarray:
    """Linear interpolation, as np.interp, by a table: float32, exact to 1 / _TABLE of the knots' range."""
    first, last = float(knots[0]), float(knots[-1])
    table = np.interp(np.linspace(first, last, _TABLE), knots, results).astype(np.float32)
    scale = (_TABLE - 1) / max(last - first, 1e-6)
    at = np.clip((values - first) * scale + 0.5, 0, _TABLE - 1)
    found: np.ndarray = table[at.astype(np.int32)]
    return found


def _distributed(band: np.ndarray, inside: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """`band` [h, w], of deviation about 1, with the quantiles `wanted`; its deviation stays."""
    samples = thinned(band[inside])
    if not samples.size or wanted[-1] - wanted[0] < SMALL:  # a source without detail has no distribution
        return band
    knots = quantiles(samples)
    shaped = _MATCHED * lookup(samples, knots, wanted) + (1 - _MATCHED) * samples
    scale = np.float32(min(1 / max(float(shaped.std()), 1e-3), _RAISED))
    matched: np.ndarray = scale * (_MATCHED * lookup(band, knots, wanted) + (1 - _MATCHED) * band)
    return matched

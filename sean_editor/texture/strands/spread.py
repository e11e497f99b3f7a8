"""Detail spread to the statistics of a source: band by band, then as a whole, then its colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sean_editor.texture.strands.bands import local_deviation
from sean_editor.texture.strands.statistics import SMALL, Statistics, quantiles, thinned
from sean_editor.texture.strands.window import Window

_MATCHED = 0.7  # the share of a band that gets the source's distribution, the rest its deviation only
_BLACK, _WHITE = 1.0, 98.0  # L that detail approaches and does not reach
_TABLE = 2048


@dataclass(frozen=True, eq=False)
class Normalised:
    """Bands of detail with the local deviation taken out and the source's distribution.

    bands      float32 [n, h, w], of local deviation about 1
    deviation  float32 [n, h / step, w / step]: what was taken out
    mean       float32 [n]: its root mean square in the region
    floor      float32 [n]: the deviation below which a band is mostly grain
    """

    bands: np.ndarray
    deviation: np.ndarray
    mean: np.ndarray
    floor: np.ndarray

    @staticmethod
    def of(
        window: Window,
        bands: np.ndarray,
        weight: np.ndarray,
        inside: np.ndarray,
        floor: np.ndarray,
        to: Statistics,
    ) -> Normalised:
        """`bands` [n, h, w] of a region with `weight` [h, w]; `inside` bool [h, w] is what is counted."""
        local = np.stack([local_deviation(window, band, weight) for band in bands])
        local = np.sqrt(local**2 + floor[:, None, None] ** 2)
        even = np.stack([band / window.fine(around) for band, around in zip(bands, local, strict=True)])
        shaped = [_distributed(band, inside, wanted) for band, wanted in zip(even, to.quantiles, strict=True)]
        weights = window.coarse(weight)
        mean = np.sqrt((local**2 * weights).sum((1, 2)) / max(float(weights.sum()), 1e-6))
        return Normalised(np.stack(shaped), local, mean, floor)

    def gain(self, wanted: np.ndarray, to: Statistics, exponent: float, most: float = np.inf) -> np.ndarray:
        """What to multiply the bands with, float32 [n, h / step, w / step], on the coarse grid.

        wanted    the same: the deviation that the source has at the lightness that is there
        exponent  how far to follow that; the rest follows the deviation of these bands, scaled as a whole
        most      how much the bands may be amplified
        """
        own = self.deviation / np.maximum(self.mean, 1e-3)[:, None, None] * to.deviation[:, None, None]
        return np.minimum(wanted**exponent * own ** (1 - exponent), most * self.deviation).astype(np.float32)


def wanted_deviation(low: np.ndarray, to: Statistics) -> np.ndarray:
    """The deviation of each band [n, ...] that the source has where its low L is as in `low` [...]."""
    return np.stack([np.interp(low, to.shades, band) for band in to.by_shade]).astype(np.float32)


def distributed(
    window: Window, detail: np.ndarray, weight: np.ndarray, inside: np.ndarray, to: Statistics
) -> np.ndarray:
    """`detail` [h, w] in L with the source's distribution around each pixel, its local deviation as it is."""
    around = window.fine(np.sqrt(local_deviation(window, detail, weight) ** 2 + SMALL))
    even = detail / around
    return lookup(even, quantiles(thinned(even[inside])), to.total) * around


def coloured(low: np.ndarray, detail: np.ndarray, to: Statistics) -> np.ndarray:
    """Low frequencies [h, w, 3] with `detail` [h, w] in L and the tint that goes with it in the source.

    Detail is compressed towards black and white, so that none is cut off.
    """
    light = low[..., 0]
    room = np.maximum(np.where(detail > 0, _WHITE - light, light - _BLACK), 1)
    soft = room * np.tanh(detail / room)
    share = np.abs(soft) / np.maximum(np.abs(detail), 1e-3)
    tint = [lookup(detail, to.tones, tint) * share for tint in to.tints.T]
    return low + np.dstack([soft, *tint])


def lookup(values: np.ndarray, knots: np.ndarray, results: np.ndarray) -> np.ndarray:
    """Linear interpolation, as np.interp, by a table: float32, exact to 1 / _TABLE of the knots' range."""
    first, last = float(knots[0]), float(knots[-1])
    table = np.interp(np.linspace(first, last, _TABLE), knots, results).astype(np.float32)
    scale = (_TABLE - 1) / max(last - first, 1e-6)
    at = np.clip((values - first) * scale + 0.5, 0, _TABLE - 1)
    found: np.ndarray = table[at.astype(np.int32)]
    return found


def _distributed(band: np.ndarray, inside: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    samples = thinned(band[inside])
    even = wanted[-1] - wanted[0]  # of a source without detail there is no distribution to match
    if not samples.size or even < 0.1:
        return band
    spread = float(samples.std()) + 1e-3
    matched = lookup(band, quantiles(samples), wanted)
    middle = wanted[1:-1]
    return _MATCHED * matched + (1 - _MATCHED) * band * (float(middle.std()) / spread)

"""What is taken from the source: how much of each band there is, how it is distributed, its colour."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sean_editor.texture.cache import TextureCache
from sean_editor.texture.recolouring import Recolouring
from sean_editor.texture.region_view import RegionView
from sean_editor.texture.strands.bands import LOW, Detail, local_deviations, split
from sean_editor.texture.strands.window import Window

QUANTILES = 65
_SHADES = 8  # bins of lightness
_TINTS = 13  # bins of detail whose colour is averaged
_SAMPLES = 12_000  # pixels that are looked at
_RARE = 0.002  # share of the values, at either end, that are taken for mistakes of the labels
SMALL = 0.1  # L: deviation below which there is nothing to normalise


@dataclass(frozen=True, eq=False)
class Statistics:
    """Of the detail in L of a region; n bands, from fine to coarse.

    deviation  float32 [n]: standard deviation of each band
    shades     float32 [m], increasing: low frequencies of L, and
    by_shade   float32 [n, m]: the standard deviation of each band there
    quantiles  float32 [n, QUANTILES]: of each band, normalised by its local deviation
    total      float32 [QUANTILES]: of the detail, normalised so
    tones      float32 [t], increasing: detail in L, and
    tints      float32 [t, 2]: the mean detail in a and b that goes with it
    """

    deviation: np.ndarray
    shades: np.ndarray
    by_shade: np.ndarray
    quantiles: np.ndarray
    total: np.ndarray
    tones: np.ndarray
    tints: np.ndarray

    @staticmethod
    def of(view: RegionView, cache: TextureCache) -> Statistics | None:
        """None if the region is empty."""
        return cache.get(("strand statistics", view.key), lambda: Statistics._of(view))

    @staticmethod
    def _of(view: RegionView) -> Statistics | None:
        window = Window.around(view.weight, LOW)
        return None if window is None else _measured(Detail.of(view, window))

    def completed(self, resolved: np.ndarray, by: Statistics) -> Statistics:
        """The same, bands that are not resolved (bool [n]) with the distribution of `by`.

        Their deviations continue the next band's in the proportion of `by`.
        """
        first = int(np.argmax(resolved))
        deviation, by_shade, shape = self.deviation.copy(), self.by_shade.copy(), self.quantiles.copy()
        for i in reversed(range(first)):
            wanted = deviation[i + 1] * by.deviation[i] / max(float(by.deviation[i + 1]), SMALL)
            by_shade[i] *= wanted / max(float(deviation[i]), SMALL)
            deviation[i], shape[i] = wanted, by.quantiles[i]
        return replace(self, deviation=deviation, by_shade=by_shade, quantiles=shape)

    def recoloured(self, by: Recolouring) -> Statistics:
        """What they would be if the source had another colour."""
        tones = self.tones * np.float32(by.contrast)
        tints = self.tints * np.float32(by.chroma) + tones[:, None] * np.array(by.tint, np.float32)
        return replace(
            self,
            deviation=self.deviation * np.float32(by.contrast),
            shades=by.light(self.shades),
            by_shade=self.by_shade * np.float32(by.contrast),
            tones=tones,
            tints=tints,
        )


def quantiles(values: np.ndarray) -> np.ndarray:
    """QUANTILES quantiles float32 of `values`, each above the last."""
    found = np.quantile(values, np.linspace(_RARE, 1 - _RARE, QUANTILES))
    return (np.maximum.accumulate(found) + np.arange(QUANTILES) * 1e-5).astype(np.float32)


def thinned(values: np.ndarray) -> np.ndarray:
    """At most about _SAMPLES of `values` [k, ...], evenly chosen."""
    return values[:: max(1, len(values) // _SAMPLES)]


def _measured(source: Detail) -> Statistics:
    window, inside = source.window, source.well_inside()
    bands = split(source.detail[..., 0], window.unit, source.weight)
    local = [window.fine(around) for around in local_deviations(window, bands, inside)]
    parts = np.moveaxis(bands, 0, -1), np.stack(local, -1), source.low[..., 0], source.detail
    band, around, light, detail = (thinned(part[inside]) for part in parts)
    shades, by_shade = _by_shade(light, around**2)
    whole = window.fine(local_deviations(window, source.detail[..., :1].transpose(2, 0, 1), inside)[0])
    total = thinned(source.detail[..., 0][inside] / np.maximum(whole[inside], SMALL))
    return Statistics(
        np.sqrt((around**2).mean(0)),
        shades,
        np.sqrt(by_shade).T.copy(),
        np.stack([quantiles(band[:, i] / np.maximum(around[:, i], SMALL)) for i in range(len(bands))]),
        quantiles(total),
        *_tints(detail),
    )


def _by_shade(light: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean lightness [m] and the mean of `values` [k, n] in each of up to _SHADES bins of `light` [k]."""
    edges = np.quantile(light, np.linspace(0, 1, _SHADES + 1)[1:-1])
    at = np.digitize(light, edges)
    filled = [at == i for i in range(_SHADES) if (at == i).any()]
    return np.array([light[f].mean() for f in filled]), np.stack([values[f].mean(0) for f in filled])


def _tints(detail: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tones and tints of `detail` [k, 3]."""
    tones = np.quantile(detail[:, 0], np.linspace(0.01, 0.99, _TINTS))
    at = np.digitize(detail[:, 0], (tones[1:] + tones[:-1]) / 2)
    tints = [detail[at == i, 1:].mean(0) if (at == i).any() else np.zeros(2) for i in range(_TINTS)]
    return (tones + np.arange(_TINTS) * 1e-4).astype(np.float32), np.stack(tints).astype(np.float32)

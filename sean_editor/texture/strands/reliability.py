"""How far to trust strands: what the photos resolve, and whether their hair lies in strands at all."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import to_lab
from sean_editor.texture.strands.bands import LOW, Detail, deviations
from sean_editor.texture.strands.flow import window_flow
from sean_editor.texture.strands.window import Window, distance

_FALL = 0.35
"""An octave with less than this times the deviation of the next one is not resolved.

Measured on the hair of 16 photos at 256 and 512: 0.5 to 1.5; scaled up by two: 0.20 to 0.30.
"""

_LOOKED_AT = 4  # octaves
_FLOW_AROUND = 5.0
_INCOHERENT, _COHERENT = 0.3, 0.6  # curl and braids have 0.35 to 0.5, straight and wavy hair 0.6 to 0.76
_CLIPPED = 5.0  # L: below, a photo has no strands left
_DARK_SHARE = 0.5  # of the trust in hair that is clipped and gets much lighter
_LIGHTER = 30.0  # L: this much lighter


@dataclass(frozen=True)
class _Hair:
    """Of a region of a photo: the coherence of its flow in 0..1, the share that is clipped, its mean L."""

    coherence: float
    clipped: float
    light: float


def resolved_bands(view: RegionView, cache: TextureCache) -> np.ndarray:
    """bool [n], from fine to coarse: which bands of the detail the photo resolves in this region.

    A photo that was scaled up, or is out of focus, has too little in its finest octaves.
    """
    return cache.get(("resolved bands", view.key), lambda: _resolved(view))


def sharp_enough(view: RegionView, cache: TextureCache) -> bool:
    """Whether the photo resolves all bands of its region but the finest, which strands can do without."""
    return bool(resolved_bands(view, cache)[1:].all())


def strand_reliability(canvas: Canvas, source: RegionView, cache: TextureCache) -> float:
    """How believable strands will be here, in 0..1.

    Strands need a source whose hair lies in strands, and an own photo whose flow can be measured: less so
    where it is clipped to black and gets much lighter. Where the photo does not show the region, only the
    source counts.
    """
    to, own = _hair(source, cache), _hair(canvas.own, cache)
    if to is None:
        return 0.0
    trust = _strandlike(to)
    if own is None:
        return trust
    region = canvas.weight > 0.5
    known = float(np.count_nonzero(canvas.own.weight > 0.5)) / max(int(np.count_nonzero(region)), 1)
    lighter = float(canvas.base[region, 0].mean()) - own.light if region.any() else 0.0
    dark = own.clipped * _DARK_SHARE * float(np.clip(lighter / _LIGHTER, 0, 1))
    own_trust = _strandlike(own) * (1 - dark)
    return trust * (1 + min(known, 1) * (own_trust - 1))


def _strandlike(hair: _Hair) -> float:
    return float(smooth_step(np.array((hair.coherence - _INCOHERENT) / (_COHERENT - _INCOHERENT))))


def _hair(view: RegionView, cache: TextureCache) -> _Hair | None:
    return cache.get(("hair", view.key), lambda: _measured(view))


def _measured(view: RegionView) -> _Hair | None:
    window = Window.around(view.weight, LOW)
    if window is None:
        return None
    found = Detail.of(view, window)
    inside = found.well_inside()
    light = found.lab[..., 0]
    flow = window_flow(window, light, found.weight, found.weight, _FLOW_AROUND)
    coherence = cv2.resize(flow.coherence, window.shape[::-1])
    clipped = light[inside] < _CLIPPED
    return _Hair(float(coherence[inside].mean()), float(clipped.mean()), float(light[inside].mean()))


def _resolved(view: RegionView) -> np.ndarray:
    count = len(deviations(view.unit)) + 1
    window = Window.around(view.weight, LOW)
    if window is None:
        return np.ones(count, bool)
    light = to_lab(window.cut(view.photo))[..., 0]
    inside = cv2.erode((window.cut(view.weight) > 0.9).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    octaves = _octaves(light, inside, min(count, _LOOKED_AT) + 1)
    widest = float(distance(~inside).max())  # half the width of the region: wider octaves show its outline
    fallen = [
        i for i in range(len(octaves) - 1) if 2 ** (i + 2) <= widest and octaves[i] < _FALL * octaves[i + 1]
    ]
    first = max(fallen, default=-1) + 1
    return np.arange(count) >= min(first, count - 1)


def _octaves(light: np.ndarray, inside: np.ndarray, count: int) -> list[float]:
    """Deviations of the octaves of `light` [h, w], the finest first, as far as the box goes."""
    if not inside.any():
        return []
    found, above = [], light
    for i in range(1, count):
        size = light.shape[1] >> i, light.shape[0] >> i
        if min(size) < 2:
            break
        small = cv2.resize(light, size, interpolation=cv2.INTER_AREA)
        below = cv2.resize(small, light.shape[::-1], interpolation=cv2.INTER_CUBIC)
        found.append(float((above - below)[inside].std()))
        above = below
    return found

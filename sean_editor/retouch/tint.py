"""A tint for lips and cheeks: a pigment that multiplies light, so that texture and highlights stay.

Pigment multiplies linear light. A tint is one factor for each of red, green and blue: the one that takes
the region's own mean colour to the tint. Applied to sRGB levels the factor becomes a power of itself
(`_GAMMA`), which saves the way to linear light and back. The tint of facial skin lies on the cheeks.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.retouch import Retouch
from sean_editor.photo.blend import smooth_step
from sean_editor.retouch.cheeks import cheeks
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, ids, soft_region

RAMP = 0.004

_GAMMA = 2.2
_FACTORS = 0.15, 4.0  # the least and the most that light is multiplied by
_BLUSH = 1.25  # the most that blush multiplies light by: on dark skin it is no lamp
_GLOSS = 2.0, 4.5  # times the mean of linear light: from and up to where light is gloss
_GLOSS_KEPT = 0.7  # the share of the tint that gloss does not get
_SAMPLES = 256  # pixels of the side of the copy that the mean is taken of
_SKIN = ids("skin")


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    return [soft for _, soft, _ in _tinted(place, retouch)]


def apply(part: Part, retouch: Retouch) -> None:
    """Lay the tints over their regions."""
    for tint, soft, is_blush in _tinted(part.place, retouch):
        if soft is not None:
            levels = part.at(soft.box)
            mean = _mean(levels, soft.strength)
            wanted = np.array([int(tint[i : i + 2], 16) for i in (1, 3, 5)], np.float32)
            factors = np.clip((wanted / np.maximum(mean, 4)) ** _GAMMA, *_FACTORS)
            if is_blush:
                factors *= min(1.0, _BLUSH / float(factors.max()))
            share = soft.strength * (1 - _GLOSS_KEPT * _gloss(levels, mean))
            levels *= _powers(share, factors)


def _tinted(place: Place, retouch: Retouch) -> list[tuple[str, Soft | None, bool]]:
    """The tints, where they lie, and whether they are blush; regions with one tint are one region."""
    by_tint: dict[tuple[str, bool], dict[int, float]] = {}
    for region, touch in retouch.touches.items():
        if touch.tints:
            assert touch.tint is not None
            by_tint.setdefault((touch.tint, region in _SKIN), {})[region] = touch.tinting
    found = []
    for (tint, is_blush), amounts in by_tint.items():
        within = cheeks(place.labels) if is_blush else None
        found.append((tint, soft_region(place, amounts, RAMP, within), is_blush))
    return found


def _mean(levels: np.ndarray, strength: np.ndarray) -> np.ndarray:
    """The mean colour of a region in levels, float32 [3], by its linear light."""
    size = min(_SAMPLES, levels.shape[1]), min(_SAMPLES, levels.shape[0])
    small = np.clip(cv2.resize(levels, size, interpolation=cv2.INTER_AREA), 0, 255) / 255
    weight = np.abs(cv2.resize(strength, size, interpolation=cv2.INTER_AREA))
    total = max(float(weight.sum()), 1e-6)
    mean: np.ndarray = (np.power(small, _GAMMA) * weight[..., None]).sum((0, 1)) / total
    return 255 * mean ** (1 / _GAMMA)


def _gloss(levels: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """How much of each pixel is gloss, float32 [h, w] in 0..1."""
    light = cv2.cvtColor(levels, cv2.COLOR_RGB2GRAY)
    usual = max(float(mean @ np.array([0.299, 0.587, 0.114])), 1.0)
    least, most = (usual * ratio ** (1 / _GAMMA) for ratio in _GLOSS)
    return smooth_step((light - least) / (most - least))


def _powers(share: np.ndarray, factors: np.ndarray) -> np.ndarray:
    """What levels are multiplied by, float32 [h, w, 3]; `share` [h, w] says how far a pixel is tinted."""
    steps = np.linspace(0, 1, 1024, dtype=np.float32)[:, None]
    table = (1 + steps * (factors - 1)) ** (1 / _GAMMA)  # [1024, 3]
    return table.astype(np.float32)[np.rint(share * 1023).astype(np.int16)]

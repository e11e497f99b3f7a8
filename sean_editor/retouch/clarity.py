"""Clear eyes: more contrast of what is small, whites less red, irises a little more colourful.

Contrast is that of the lightness in sRGB's own, nearly even scale; redness and colourfulness are CIE Lab's.
In other regions only the contrast grows.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.document.retouch import Retouch
from sean_editor.photo.blend import smooth_step
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, amounts_of, ids, soft_region
from sean_editor.texture.smoothing import blur, to_lab

RAMP = 0.006

_SMALL = 0.008  # standard deviation, a share of the portrait's side: what is smaller is what is small
_CONTRAST = 0.7  # the share by which its contrast grows
_MOST = 22.0  # levels of 255 beyond which it grows no more
_WHITER = 0.6  # the share of the whites' redness that goes
_COLOURFUL = 0.35  # the share by which irises get more colourful

_EYES = ids("l_eye", "r_eye")


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    amounts = amounts_of(retouch, "clarity")
    return [soft_region(place, {region: amount}, RAMP) for region, amount in amounts.items()]


def apply(part: Part, retouch: Retouch) -> None:
    """Make regions clear."""
    for region, soft in zip(amounts_of(retouch, "clarity"), reach(part.place, retouch), strict=True):
        if soft is not None:
            levels = part.at(soft.box)
            if region in _EYES:
                levels += _colours(levels, soft.strength, part.place.side)
            levels += (_contrast(part, soft.box) * soft.strength)[..., None]


def _contrast(part: Part, box: Box) -> np.ndarray:
    """What is added to the levels of a box for more contrast, float32 [h, w]."""
    deviation = _SMALL * part.place.side
    margin = int(np.ceil(3 * deviation))
    wide = Box(box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin).clip(part.levels.shape)
    light = cv2.cvtColor(part.at(wide), cv2.COLOR_RGB2GRAY)
    small = light - blur(light, deviation)
    inner = small[box.y0 - wide.y0 : box.y1 - wide.y0, box.x0 - wide.x0 : box.x1 - wide.x0]
    limited: np.ndarray = _CONTRAST * _MOST * inner / (_MOST + np.abs(inner))
    return limited


def _colours(levels: np.ndarray, strength: np.ndarray, side: float) -> np.ndarray:
    """What is added to an eye's levels [h, w, 3]: whites lose redness, the iris gets colourful."""
    lab = to_lab(levels)
    light, red, yellow = (np.ascontiguousarray(lab[..., i]) for i in range(3))
    inside = strength > 0.5 * strength.max()
    if not inside.any():
        return np.zeros_like(levels)
    dark, bright = np.percentile(light[inside], (15, 80))
    white = smooth_step((light - dark) / max(bright - dark, 1.0) * 2 - 1)
    white = blur(white.astype(np.float32), max(0.5, 0.002 * side))
    coloured = 1 - white
    coloured *= smooth_step((light - 4) / 10)  # the pupil has no colour
    red = red - strength * white * _WHITER * np.maximum(red, 0)
    yellow = yellow - strength * white * 0.5 * _WHITER * np.maximum(yellow, 0)
    grown = 1 + strength * coloured * _COLOURFUL
    changed = np.dstack([light, red * grown, yellow * grown]).astype(np.float32)
    new: np.ndarray = cv2.cvtColor(changed, cv2.COLOR_LAB2RGB) * 255
    old: np.ndarray = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB) * 255  # both cut off at the gamut alike
    return new - old

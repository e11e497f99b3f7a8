"""White teeth: their yellow goes, their lightness grows; gums, lips, tongue and the dark between them stay.

In CIE Lab: b* is yellow against blue, L lightness. What is a tooth is found in the picture itself, for the
label map knows only mouths: teeth are the bright part of an open mouth, and less red (a*) than lips and
gums.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.retouch import Retouch
from sean_editor.photo.blend import smooth_step
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, amounts_of, soft_region
from sean_editor.texture.smoothing import blur, to_lab

RAMP = 0.004

_YELLOW, _LEAST_YELLOW = 0.75, 4.0  # the share of b* that goes, and what stays of it: real teeth are not blue
_RED, _LEAST_RED = 0.5, 1.0
_LIGHTER, _LIGHTEST, _MOST_LIGHTER = 0.4, 94.0, 11.0  # the share of the way to _LIGHTEST, and the most of it
_SMOOTH = 0.0025  # standard deviation, a share of the portrait's side, of what counts as tooth


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    amounts = amounts_of(retouch, "whitening")
    return [soft_region(place, {region: amount}, RAMP) for region, amount in amounts.items()]


def apply(part: Part, retouch: Retouch) -> None:
    """Whiten what is like a tooth."""
    for soft in reach(part.place, retouch):
        if soft is None:
            continue
        levels = part.at(soft.box)
        lab = to_lab(levels)
        tooth = blur(tooth_like(lab, soft.strength), max(0.5, _SMOOTH * part.place.side)) * soft.strength
        if tooth.any():
            old = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)
            levels += (cv2.cvtColor(_whitened(lab, tooth), cv2.COLOR_LAB2RGB) - old) * 255


def tooth_like(lab: np.ndarray, strength: np.ndarray) -> np.ndarray:
    """How much each pixel of a mouth is a tooth, float32 [h, w] in 0..1; `lab` float32 [h, w, 3].

    All 0 where the brightest part is as red as a lip, or dark: a mouth that shows no teeth.
    """
    inside = strength > 0.3 * strength.max()
    none = np.zeros(strength.shape, np.float32)
    if inside.sum() < 4:
        return none
    light, red = lab[..., 0], lab[..., 1]
    brightness = float(np.percentile(light[inside], 80))
    brightest = inside & (light >= brightness)
    tooth_red = float(np.median(red[brightest]))
    flesh_red = max(float(np.percentile(red[inside], 95)), tooth_red + 10.0)
    sure = smooth_step(np.array([(22 - tooth_red) / 8, (brightness - 30) / 15])).prod()
    pale = smooth_step(1.5 - 1.6 * (red - tooth_red) / (flesh_red - tooth_red))
    lit = smooth_step((light / max(brightness, 1.0) - 0.4) / 0.35)
    like: np.ndarray = (sure * pale * lit).astype(np.float32)
    return like


def _whitened(lab: np.ndarray, tooth: np.ndarray) -> np.ndarray:
    light, red, yellow = lab[..., 0], lab[..., 1], lab[..., 2]
    lighter = np.clip(_LIGHTER * (_LIGHTEST - light), 0, _MOST_LIGHTER) * smooth_step(light / 40)
    return np.dstack(
        [
            light + tooth * lighter,
            red - tooth * _RED * np.maximum(red - _LEAST_RED, 0),
            yellow - tooth * _YELLOW * np.maximum(yellow - _LEAST_YELLOW, 0),
        ]
    ).astype(np.float32)

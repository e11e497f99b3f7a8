"""Shine: the light that lies on strands and lips grows.

Strands catch light along their length. The lightness is averaged along the strands (as line integral
convolution does, Cabral and Leedom 1993), so that grain does not count; where it is above its surroundings
there is a highlight, and there the picture gets brighter in proportion, as more light would make it.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.retouch import Retouch
from sean_editor.photo.blend import smooth_step
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, amounts_of, soft_region
from sean_editor.texture.fill import continued
from sean_editor.texture.smoothing import blur, to_lab
from sean_editor.texture.strands.flow import flow

RAMP = 0.01

_SMALL = 1 / 512  # a pixel of the copy that highlights are found in, as a share of the portrait's side
_FLOW = 1 / 256
_AGREE = 3.0  # pixels of the flow's copy: over which strands agree on a direction
_LENGTH, _STEPS = 0.02, 6  # how far light is averaged along a strand to both sides, and in how many steps
_AROUND = 0.04  # standard deviation: what is brighter than so much around it is a highlight
_GAIN = 1.5  # L added for each L that a highlight is above its surroundings
_MOST = 14.0  # L
_WHITE = 0.25  # the share of the added light that has the colour of light, not of hair


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    amounts = amounts_of(retouch, "shine")
    return [soft_region(place, amounts, RAMP)] if amounts else []


def apply(part: Part, retouch: Retouch) -> None:
    """Let highlights grow."""
    for soft in reach(part.place, retouch):
        if soft is None:
            continue
        levels = part.at(soft.box)
        light, added = _highlights(levels, soft.strength, part.place.side)
        gain = cv2.resize(added / np.maximum(light, 8), soft.strength.shape[::-1]) * soft.strength
        brighter = levels * ((1 - _WHITE) * gain)[..., None]
        mean = cv2.cvtColor(levels, cv2.COLOR_RGB2GRAY)
        levels += brighter + (_WHITE * gain * mean)[..., None]


def _highlights(levels: np.ndarray, strength: np.ndarray, side: float) -> tuple[np.ndarray, np.ndarray]:
    """A small copy's lightness L and what is added to it, both float32 [m, n]."""
    unit = min(1.0, 1 / (side * _SMALL))
    size = tuple(max(1, round(length * unit)) for length in reversed(strength.shape))
    lab = to_lab(cv2.resize(levels, size, interpolation=cv2.INTER_AREA))
    known = cv2.resize(
        np.minimum(strength / max(strength.max(), 1e-6), 1), size, interpolation=cv2.INTER_AREA
    )
    inside = (known > 0.5).astype(np.float32)
    light = np.ascontiguousarray(continued(lab, inside)[..., 0])
    small_side = side * unit
    line = _along(light, _directions(light, inside, small_side), _LENGTH * small_side)
    above = line - blur(light, _AROUND * small_side)
    usual = float(np.median(line[inside > 0])) if inside.any() else 50.0
    lit = 0.4 + 0.6 * smooth_step((blur(line, 0.5 * _AROUND * small_side) - 0.8 * usual) / (0.6 * usual + 1))
    added = _GAIN * np.maximum(above, 0) * lit
    limited: np.ndarray = _MOST * added / (_MOST + added)
    return light, limited.astype(np.float32)


def _directions(light: np.ndarray, inside: np.ndarray, side: float) -> np.ndarray:
    """Unit vectors (x, y) along the strands, float32 [m, n, 2]."""
    shrink = min(1.0, 1 / (side * _FLOW))
    size = tuple(max(1, round(length * shrink)) for length in reversed(light.shape))
    coarse, known = (cv2.resize(values, size, interpolation=cv2.INTER_AREA) for values in (light, inside))
    there = known > 0.5
    along = flow(coarse, there, there, _AGREE).along
    return cv2.resize(along, light.shape[::-1], interpolation=cv2.INTER_NEAREST)


def _along(light: np.ndarray, directions: np.ndarray, length: float) -> np.ndarray:
    """The mean of `light` [m, n] along the directions, so far to both sides."""
    x, y = np.meshgrid(*(np.arange(n, dtype=np.float32) for n in reversed(light.shape)))
    total = light.copy()
    for step in range(1, _STEPS + 1):
        offset = length * step / _STEPS
        for sign in (offset, -offset):
            total += cv2.remap(
                light,
                x + sign * directions[..., 0],
                y + sign * directions[..., 1],
                cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            )
    mean: np.ndarray = total / (2 * _STEPS + 1)
    return mean

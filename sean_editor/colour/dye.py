"""A surface in another colour: its mean becomes the chosen one, and light, shade and detail stay.

Light that falls on a surface multiplies its colour, so that shading grows with lightness; gloss does not.
docs/decisions/33-chosen-colours.md has the figures.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

BLACK = -16.0
"""L* at which the cube root of CIE Lab would reach 0: above it, shading multiplies L, a and b alike."""

_CONTRAST = 0.5  # exponent of lightness above BLACK that light and shade follow
_TINT = 0.55  # of the tint that shading alone gives detail
_SHOULDER, _WHITE = 88.0, 99.0  # L* from which highlights are compressed, and that they do not reach
_MOST_TINTS = 1.5  # how much own differences of hue may grow
_STEPS, _DONE = 5, 0.05  # towards the mean, which gamut and highlights pull away; in Lab


@dataclass(frozen=True, eq=False)
class Dye:
    """From one mean colour of a surface to another, both Lab [3]. `own_tints` in 0..1: how much of the
    differences of hue on the surface stays: all on skin, little on hair.
    """

    before: np.ndarray
    after: np.ndarray
    own_tints: float = 0.0

    def __call__(self, lab: np.ndarray) -> np.ndarray:
        """Colours of the surface, Lab float32 [..., 3], in the new colour."""
        light_before, light_after = (max(float(c[0]), 0.0) - BLACK for c in (self.before, self.after))
        contrast = (light_after / light_before) ** _CONTRAST
        off = lab[..., :1] - self.before[0]
        light = contrast * off
        tints = lab[..., 1:] - self.before[1:] - off * (_TINT * self.before[1:] / light_before)
        tints = self.own_tints * min(contrast, _MOST_TINTS) * tints
        mixed = self.after[1:] + light * (_TINT * self.after[1:] / light_after) + tints
        return np.concatenate([_highlights(self.after[0] + light), mixed], -1).astype(np.float32)


def solved_dye(
    lab: np.ndarray, weight: np.ndarray, before: np.ndarray, wanted: np.ndarray, own_tints: float
) -> Dye:
    """The dye from `before` after which the mean of these pixels is `wanted` as they are shown.

    lab     float32 [n, 3]: the pixels
    weight  float32 [n] in 0..1: how much of each is dyed
    """
    aim = np.array(wanted, float)
    for _ in range(_STEPS):
        dye = Dye(before, aim, own_tints)
        miss = wanted - shown(lab + weight[:, None] * (dye(lab) - lab)).mean(0)
        if np.abs(miss).max() < _DONE:
            break
        aim = aim + miss
        aim[0] = np.clip(aim[0], 0, 100)
    return dye


def shown(lab: np.ndarray) -> np.ndarray:
    """Lab float32 [n, 3] as a screen shows it: what lies outside sRGB is cut off."""
    levels = np.clip(cv2.cvtColor(np.ascontiguousarray(lab, np.float32)[None], cv2.COLOR_LAB2RGB), 0, 1)
    return cv2.cvtColor(levels, cv2.COLOR_RGB2LAB)[0]


def _highlights(light: np.ndarray) -> np.ndarray:
    """L* whose highlights do not clip, and which is not below black."""
    room = _WHITE - _SHOULDER
    over = np.maximum(light - _SHOULDER, 0)
    return np.maximum(np.minimum(light, _SHOULDER) + room * np.tanh(over / room), 0)

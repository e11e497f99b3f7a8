"""Detail of one colour under another: the texture of black hair on blond, of a white shirt on a blue one.

How much contrast a surface has, and which tint goes with its light and shade, depends on its colour. The laws
are measured on 150 portraits (docs/decisions/32-form-and-colour.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sean_editor.texture.region_view import Canvas, RegionView

_BLACK = -16.0
"""L* at which the cube root of CIE Lab would reach 0: above it, shading multiplies L, a and b alike."""
_CONTRAST = 0.4  # exponent of lightness above _BLACK that the contrast of a surface follows
_TINT = 0.55  # of the tint that shading alone gives detail
_ENOUGH = 24  # pixels


@dataclass(frozen=True)
class Recolouring:
    """From the mean colour of a region of a photo to that of the same region in the network's result.

    contrast  the factor on detail in L
    chroma    the factor on its a and b
    tint      a and b that are added for each unit of the new L
    lighter   the factor on L above _BLACK
    """

    contrast: float
    chroma: float
    tint: tuple[float, float]
    lighter: float

    @staticmethod
    def between(photo: RegionView, canvas: Canvas, dyed: bool) -> Recolouring | None:
        """None if one of the two has hardly any pixel of the region. `dyed`: as for `of`."""
        there, here = photo.weight > 0.9, canvas.weight > 0.9
        if min(np.count_nonzero(there), np.count_nonzero(here)) < _ENOUGH:
            return None
        return Recolouring.of(photo.lab[there].mean(0), canvas.base[here].mean(0), dyed)

    @staticmethod
    def of(first: np.ndarray, second: np.ndarray, dyed: bool) -> Recolouring:
        """From one colour to another, Lab [3]. `dyed`: with the tints of the second alone, as hair; else the
        first keeps its own, as freckles do.
        """
        lights = [max(float(colour[0]), 0) - _BLACK for colour in (first, second)]
        tint = _TINT * second[1:] / lights[1]
        if not dyed:
            tint = tint - _TINT * first[1:] / lights[0]
        lighter = lights[1] / lights[0]
        contrast = lighter**_CONTRAST
        return Recolouring(contrast, 0.0 if dyed else contrast, (float(tint[0]), float(tint[1])), lighter)

    def light(self, light: np.ndarray) -> np.ndarray:
        """What L becomes."""
        return (light - _BLACK) * np.float32(self.lighter) + np.float32(_BLACK)

    def without_gloss(self, detail: np.ndarray, where: np.ndarray) -> np.ndarray:
        """Detail [S, S, 3] whose glints are limited to its deviation `where` bool [S, S], as far as it gets
        lighter: the gloss of black hair looks like wire on light hair.
        """
        share = float(np.clip(self.lighter - 1, 0, 1))
        deviation = float(detail[where, 0].std()) if where.any() else 0.0
        if share == 0 or deviation == 0:
            return detail
        glints = np.maximum(detail[..., :1], 0)
        limited = deviation * np.tanh(glints / deviation)
        changed = detail.copy()
        changed[..., :1] += np.float32(share) * (limited - glints)
        return changed

    def detail(self, detail: np.ndarray) -> np.ndarray:
        """What detail [..., 3] in Lab becomes."""
        light = detail[..., :1] * np.float32(self.contrast)
        tints = detail[..., 1:] * np.float32(self.chroma) + light * np.array(self.tint, np.float32)
        return np.concatenate([light, tints], -1)

"""Detail of a photo in bands of an octave each, and how much of each band there is around a pixel."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.texture.region_view import RegionView
from sean_editor.texture.smoothing import blur, region_mean, to_lab
from sean_editor.texture.strands.window import Window

LOW = 10.0
"""Standard deviation in u of the blur that parts detail from colour and shading."""

AROUND = 12.0
"""Standard deviation in u of the neighbourhood in which the deviation of a band is measured."""

_WIDEST = 4.0  # standard deviation in u of the widest blur between two bands
_NARROWEST = 0.9  # in pixels
_FAR = 1e-3  # weight of the region's mean colour, which counts where the region is out of reach


def deviations(unit: float) -> tuple[float, ...]:
    """Standard deviations in pixels of the blurs between the bands: from fine to coarse, an octave apart."""
    found, deviation = [], _WIDEST * unit
    while deviation >= _NARROWEST:
        found.append(deviation)
        deviation /= 2
    return tuple(reversed(found))


def split(detail: np.ndarray, weight: np.ndarray, unit: float) -> np.ndarray:
    """The bands float32 [bands, h, w] of `detail` [h, w] in a region, from fine to coarse; they sum to it."""
    rest, bands = detail, []
    for deviation in deviations(unit):
        wider = region_mean(rest, weight, deviation)
        bands.append(rest - wider)
        rest = wider
    return np.stack([*bands, rest]).astype(np.float32)


def low(values: np.ndarray, weight: np.ndarray, unit: float) -> np.ndarray:
    """The low frequencies float32 [h, w, C] of a region of `values`, continued without end outside of it."""
    total = max(float(weight.sum()), 1e-6)
    mean = (values * weight[..., None]).sum((0, 1), dtype=np.float64) / total
    near = blur(weight, LOW * unit)[..., None] + _FAR
    weighted: np.ndarray = blur((values - mean.astype(np.float32)) * weight[..., None], LOW * unit)
    return (weighted / near + mean).astype(np.float32)


def local_deviation(
    window: Window, band: np.ndarray, weight: np.ndarray, around: float = AROUND
) -> np.ndarray:
    """The standard deviation of a band [h, w] around each pixel of the coarse grid; `around` in u."""
    deviation = around * window.unit / window.step
    energy = cv2.GaussianBlur(window.coarse(band * band * weight), (0, 0), deviation)
    near = cv2.GaussianBlur(window.coarse(weight), (0, 0), deviation)
    return np.sqrt(np.maximum(energy, 0) / np.maximum(near, 1e-2)).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Detail:
    """The detail of a region of a photo within a window.

    window  where the arrays lie in the photo
    weight  float32 [h, w]: the region
    low     float32 [h, w, 3]: the low frequencies in CIE Lab
    detail  float32 [h, w, 3]: the photo less those, 0 outside the region
    """

    window: Window
    weight: np.ndarray
    low: np.ndarray
    detail: np.ndarray

    @staticmethod
    def of(view: RegionView, window: Window) -> Detail:
        weight = window.cut(view.weight)
        lab = to_lab(window.cut(view.photo))
        below = low(lab, weight, window.unit)
        return Detail(window, weight, below, (lab - below) * weight[..., None])

    def well_inside(self) -> np.ndarray:
        """bool [h, w]: pixels without a part of what lies beside the region, if there are enough of them."""
        sure = cv2.erode((self.weight > 0.9).astype(np.uint8), np.ones((3, 3), np.uint8), iterations=2) > 0
        for mask in (sure, self.weight > 0.5):
            if np.count_nonzero(mask) >= 50:
                return mask
        return self.weight > 0

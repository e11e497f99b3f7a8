"""Detail of a photo in bands of an octave each, and how much of each band there is around a pixel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.region_view import RegionView
from sean_editor.texture.smoothing import blur, region_mean, to_lab
from sean_editor.texture.strands.window import Window, distance

LOW = 10.0
"""Standard deviation in u of the blur that parts detail from colour and shading."""

AROUND = 12.0
"""Standard deviation in u of the neighbourhood in which the deviation of a band is measured."""

_WIDEST = 4.0  # standard deviation in u of the widest blur between two bands
_NARROWEST = 0.9  # in pixels
_BORDER = 1.5  # u: as far inside a region, what lies beside it shows through
_ENOUGH = 50  # pixels
_NEAR = 10.0  # u: as far inside, labels may be wrong; less so over the second half
_SAME = 15.0  # distance in Lab below which inside and outside cannot be told apart
_ALIKE = 0.25, 0.6  # the share of the way from inside to outside where a pixel begins to be foreign, and is
_FAR = 1e-3  # weight of the region's mean colour, which counts where the region is out of reach


def deviations(unit: float) -> tuple[float, ...]:
    """Standard deviations in pixels of the blurs between the bands: from fine to coarse, an octave apart."""
    found, deviation = [], _WIDEST * unit
    while deviation >= _NARROWEST:
        found.append(deviation)
        deviation /= 2
    return tuple(reversed(found))


def split(detail: np.ndarray, unit: float, weight: np.ndarray | None = None) -> np.ndarray:
    """The bands float32 [n, h, w] of `detail` [h, w], from fine to coarse; they sum to it.

    Of a region only if a `weight` [h, w] is given.
    """
    rest, bands = detail, []
    for deviation in deviations(unit):
        wider = blur(rest, deviation) if weight is None else region_mean(rest, weight, deviation)
        bands.append(cv2.subtract(rest, wider))
        rest = wider
    return np.stack([*bands, rest])


def low(window: Window, values: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The low frequencies float32 [h, w, C] of a region of `values`, continued without end outside of it."""
    share = window.coarse(weight)
    weighted = window.coarse(cv2.multiply(values, cv2.merge([weight] * values.shape[2])))
    mean = (weighted.sum((0, 1)) / max(float(share.sum()), 1e-6)).astype(np.float32)
    deviation = LOW * window.unit / window.step
    total = cv2.GaussianBlur(share, (0, 0), deviation)[..., None] + _FAR
    found = cv2.GaussianBlur(weighted - mean * share[..., None], (0, 0), deviation) / total + mean
    return window.fine(found.astype(np.float32))


def local_deviations(
    window: Window, bands: Iterable[np.ndarray], inside: np.ndarray, around: float = AROUND
) -> np.ndarray:
    """The standard deviation of each of the bands [h, w] around each pixel of the coarse grid.

    float32 [n, h / step, w / step], of the pixels in `inside`, bool [h, w]; `around` in u.
    """
    weight, deviation = inside.astype(np.float32), around * window.unit / window.step
    near = np.maximum(cv2.GaussianBlur(window.coarse(weight), (0, 0), deviation), 1e-2)
    squares = [window.coarse(cv2.multiply(cv2.multiply(band, band), weight)) for band in bands]
    energy = [np.maximum(cv2.GaussianBlur(square, (0, 0), deviation), 0) for square in squares]
    return np.stack([np.sqrt(e / near) for e in energy])


@dataclass(frozen=True, eq=False)
class Detail:
    """The detail of a region of a photo within a window.

    window  where the arrays lie in the photo
    weight  float32 [h, w]: the region
    lab     float32 [h, w, 3]: the photo in CIE Lab
    low     float32 [h, w, 3]: its low frequencies in the region
    detail  float32 [h, w, 3]: the photo less those, 0 outside the region
    """

    window: Window
    weight: np.ndarray
    lab: np.ndarray
    low: np.ndarray
    detail: np.ndarray

    @staticmethod
    def of(view: RegionView, window: Window) -> Detail:
        weight = window.cut(view.weight)
        lab = to_lab(window.cut(view.photo))
        below = low(window, lab, weight)
        return Detail(window, weight, lab, below, (lab - below) * weight[..., None])

    def well_inside(self) -> np.ndarray:
        """bool [h, w]: the pixels that show the region and nothing beside it."""
        return counted(self.weight, self.window.unit)


def counted(weight: np.ndarray, unit: float) -> np.ndarray:
    """bool [h, w]: the pixels of a region that are looked at for statistics.

    What lies beside the region shows through at its border, and is a contrast that its detail does not have.
    """
    inside = (weight > 0.9).astype(np.uint8)
    sure = cv2.erode(inside, np.ones((3, 3), np.uint8), iterations=max(1, round(_BORDER * unit))) > 0
    for mask in (sure, inside > 0):
        if np.count_nonzero(mask) >= _ENOUGH:
            return mask
    return weight > 0


def foreign(found: Detail) -> np.ndarray:
    """How far the pixels near a region's border look like what lies beside it: float32 [h, w] in 0..1.

    Labels end a few pixels beside what they name; there, a contrast with the background is no detail.
    """
    outside = low(found.window, found.lab, 1 - found.weight)
    apart = outside - found.low
    squared = cv2.transform(apart * apart, np.ones((1, 3), np.float32))
    alike = cv2.transform(apart * (found.lab - found.low), np.ones((1, 3), np.float32))
    share = alike / np.maximum(squared, _SAME**2)
    unit = found.window.unit
    near = 1 - smooth_step(distance(found.weight < 0.5) / unit / _NEAR * 2 - 1)
    alien = smooth_step((share - _ALIKE[0]) / (_ALIKE[1] - _ALIKE[0])) * near
    reach = max(3, 2 * round(unit) + 1)
    wider = cv2.dilate(alien.astype(np.float32), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    return blur(wider, 0.7 * unit)

"""The iris in an eye: label maps know the eye as a whole, and only its iris has the eye's colour.

An iris is a disc that is darker than the white beside it (after Daugman 1993, who looks for the circle with
the strongest contrast across it). The pupil and the highlight in it keep their colours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

_WIDTH = 80  # pixels that an eye is brought to
_RADII = np.linspace(0.15, 0.26, 6)  # of the width of the eye
_RING = 1.5  # outer radius of what a disc is compared with, in radii
_LEAST_WIDTH = 8  # pixels of the label map
_OFF_CENTRE = 18.0  # L* that a disc at the corner of the eye must be darker by
_UP_OR_DOWN = 0.6  # of that, at its lid
_COVERED, _AROUND = 0.4, 0.1  # least shares of a disc, and of the ring around it, that lie in the eye
_BRIGHT = 75.0  # L* beyond which all is white
_PUPIL = 0.26, 0.42  # radii from which and to which colour comes in
_EDGE = 0.88, 1.08  # radii over which it goes out
_GLINT = 20.0, 38.0  # L* above the iris's own from which a highlight begins, and where it is white


@dataclass(frozen=True)
class Iris:
    """A circle: centre and radius as shares of the picture's side."""

    x: float
    y: float
    radius: float

    def weight(self, light: np.ndarray) -> np.ndarray:
        """How much of each pixel has the colour of the iris, float32 [S, S] in 0..1; `light` float32 [S, S]
        is the picture's L*.
        """
        size = light.shape[0]
        reach = self.radius * size * _EDGE[1] + 1
        x, y = self.x * size - 0.5, self.y * size - 0.5
        left, top = max(int(x - reach), 0), max(int(y - reach), 0)
        box = np.s_[top : int(y + reach) + 2, left : int(x + reach) + 2]
        there = light[box]
        rows, columns = np.mgrid[top : top + there.shape[0], left : left + there.shape[1]]
        far = np.hypot(columns - x, rows - y) / (self.radius * size)
        ring = _rise(far, *_PUPIL) * (1 - _rise(far, *_EDGE))
        weight = np.zeros_like(light)
        inside = ring > 0.5
        if inside.any():
            own = float(np.median(there[inside]))
            weight[box] = ring * (1 - _rise(there - own, *_GLINT))
        return weight


def find_irises(picture: np.ndarray, labels: np.ndarray, eyes: Iterable[int]) -> tuple[Iris, ...]:
    """The irises of these regions of a label map uint8 [H, W], in a square picture sRGB uint8 [S, S, 3].

    All have one radius, as those of a face do. An eye that is hardly there has none.
    """
    views = [view for eye in eyes if (view := _View.of(picture, labels == eye)) is not None]
    if not views:
        return ()
    found = [[view.darkest_disc(float(share) * _WIDTH) for view in views] for share in _RADII]
    best = max(range(len(found)), key=lambda i: sum(disc.score for disc in found[i]))
    radius = float(_RADII[best]) * _WIDTH
    return tuple(
        view.iris(disc, radius)
        for view, disc in zip(views, found[best], strict=True)
        if np.isfinite(disc.score)
    )


class _Disc(NamedTuple):
    """A disc in a view: how dark it is against what is around it, and its centre."""

    score: float
    x: int
    y: int


@dataclass(frozen=True, eq=False)
class _View:
    """An eye cut out and brought to one width.

    light   float32 [h, w]: L* of the picture
    mask    float32 [h, w]: 1 in the eye
    corner  (x, y) of the first pixel in the label map
    zoom    pixels here for one of the label map
    side    of the label map
    """

    light: np.ndarray
    mask: np.ndarray
    corner: tuple[int, int]
    zoom: float
    side: int

    @classmethod
    def of(cls, picture: np.ndarray, eye: np.ndarray) -> _View | None:
        """None where there is hardly an eye: bool [H, W]."""
        columns, rows = np.flatnonzero(eye.any(0)), np.flatnonzero(eye.any(1))
        if not columns.size or columns[-1] - columns[0] + 1 < _LEAST_WIDTH or rows[-1] - rows[0] < 2:
            return None
        side, width = eye.shape[0], int(columns[-1] - columns[0] + 1)
        pad, scale, zoom = width // 4, picture.shape[0] / side, _WIDTH / width
        x0, x1 = max(int(columns[0]) - pad, 0), min(int(columns[-1]) + 1 + pad, side)
        y0, y1 = max(int(rows[0]) - pad, 0), min(int(rows[-1]) + 1 + pad, side)
        crop = picture[round(y0 * scale) : round(y1 * scale), round(x0 * scale) : round(x1 * scale)]
        size = round((x1 - x0) * zoom), round((y1 - y0) * zoom)
        how = cv2.INTER_AREA if crop.shape[1] > size[0] else cv2.INTER_CUBIC
        levels = cv2.resize(crop, size, interpolation=how).astype(np.float32) / 255
        mask = cv2.resize(eye[y0:y1, x0:x1].astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        light = np.minimum(cv2.cvtColor(levels, cv2.COLOR_RGB2LAB)[..., 0], _BRIGHT)
        return cls(light, (mask > 0.5).astype(np.float32), (x0, y0), zoom, side)

    def iris(self, disc: _Disc, radius: float) -> Iris:
        """A disc of that radius as a share of the picture."""
        x, y = (first + (at + 0.5) / self.zoom for first, at in zip(self.corner, disc[1:], strict=True))
        return Iris(x / self.side, y / self.side, radius / self.zoom / self.side)

    def darkest_disc(self, radius: float) -> _Disc:
        """The disc of that radius that is darkest against what is around it, near the middle of the eye."""
        light, mask = self.light, self.mask
        inside, ring = _kernels(radius)
        area, around = _sums(mask, inside), _sums(mask, ring)
        dark = _sums(light * mask, inside) / np.maximum(area, 1)
        contrast = _sums(light * mask, ring) / np.maximum(around, 1) - dark
        covered = np.maximum(area, 0) / inside.sum()
        known = (covered > _COVERED) & (around > _AROUND * ring.sum())
        score = np.where(known, contrast * np.sqrt(covered) - self._off_centre, -np.inf)
        y, x = np.unravel_index(int(np.argmax(score)), score.shape)
        return _Disc(float(score[y, x]), int(x), int(y))

    @property
    def _off_centre(self) -> np.ndarray:
        """L* that a disc there must be darker by, float32 [h, w]."""
        off = []
        for axis in (1, 0):
            there = np.flatnonzero(self.mask.any(1 - axis))
            first, last = (int(there[0]), int(there[-1])) if there.size else (0, 0)
            places = np.arange(self.mask.shape[axis])
            off.append((places - (first + last) / 2) / max((last - first) / 2, 1))
        across, down = off
        squared: np.ndarray = across**2 + _UP_OR_DOWN * down[:, None] ** 2
        return _OFF_CENTRE * squared


def _kernels(radius: float) -> tuple[np.ndarray, np.ndarray]:
    """A disc and the ring around it, float32 [k, k]."""
    reach = int(radius * _RING) + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    far = np.hypot(x, y)
    return (far <= radius).astype(np.float32), ((far > 1.1 * radius) & (far <= _RING * radius)).astype(
        np.float32
    )


def _sums(values: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    summed: np.ndarray = cv2.filter2D(values, -1, kernel, borderType=cv2.BORDER_CONSTANT)
    return summed


def _rise(values: np.ndarray, first: float, last: float) -> np.ndarray:
    """0 up to `first`, 1 from `last` on, smooth between."""
    share = np.clip((values - first) / (last - first), 0, 1)
    smooth: np.ndarray = share * share * (3 - 2 * share)
    return smooth.astype(np.float32)

"""Smooth region borders at any size from a label map of the network's size.

A label map has stairs of one pixel; enlarged to 512 or 1024 they show. Each region's signed distance is
smoothed while it may not leave a band around its true value: the outline relaxes to a smooth curve that still
passes within a fraction of a pixel of every border pixel (after Gibson 1998, "Constrained elastic surface
nets"). The smoothed distances are then enlarged, and turned into weights.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.cancelling import check

_BAND = 0.8  # pixels of the label map by which an outline may move
_THICK = 2.5  # half the width, in pixels, of what is not thin: the outline of thin things may move less
_NARROWED = 0.4  # the share of the band that is left for what is one pixel wide
_RANGE = 4.0  # distances beyond this many pixels are alike
_STEPS = 8
_KEPT_MAPS = 4
_SIGMA = 1.2  # of one step
_MARGIN = 4  # pixels around a region that its smoothing needs beyond its range
_KEPT = 0.2  # distance at the middle line of what is one pixel wide: thin things survive
_RAMP = 1.5  # pixels of the result from weight 0 to 1


class Borders:
    """The smooth borders of one label map uint8 [H, W]; weights of any regions at any size.

    Several threads may use it.
    """

    def __init__(self, labels: np.ndarray) -> None:
        self.ids = tuple(int(i) for i in np.unique(labels))
        self._pixels = labels.shape[1]
        self._distance = {i: outline_distance(labels == i) for i in self.ids}
        self._boxes = {i: _box(labels == i, 0) for i in self.ids}
        self._last: tuple[tuple[int, float], _Nearest] | None = None

    @classmethod
    def of(cls, labels: np.ndarray) -> Borders:
        """The borders of a label map; those of the last few are kept."""
        return _borders(labels.tobytes(), labels.shape)

    def weight(self, regions: Iterable[int], size: int, ramp: float = _RAMP) -> np.ndarray:
        """float32 [size, size] in 0..1: how much of each pixel belongs to one of `regions`.

        The weights of disjoint sets of regions that together are all regions add up to 1. A border is `ramp`
        pixels of the result wide, and exactly 0 or 1 beyond.
        """
        wanted = set(regions) & set(self.ids)
        if not wanted or wanted == set(self.ids):
            return np.full((size, size), bool(wanted), np.float32)
        nearest = self._nearest(size, ramp)
        weight = np.zeros((size, size), np.float32)
        for i in sorted(wanted):
            self._add_part(weight, i, nearest, ramp)
        weight /= nearest.total
        return np.minimum(weight, 1, out=weight)

    def _add_part(self, weight: np.ndarray, region: int, nearest: _Nearest, ramp: float) -> None:
        """Add to `weight` [size, size] that of one region before all are brought to a sum of 1."""
        size = len(weight)
        box = self._box_at(region, size, ramp)
        distance, first = self._at(region, size)[box], nearest.first[box]
        others = np.where(distance >= first, nearest.second[box], first)
        weight[box] += smooth_step(
            (distance - others) * np.float32(0.5 * size / self._pixels / ramp) + np.float32(0.5)
        )

    def _box_at(self, region: int, size: int, ramp: float) -> tuple[slice, slice]:
        """The pixels beyond which the region has no weight."""
        scale = size / self._pixels
        if ramp > 2 * scale:  # so wide that distances beyond _RANGE have some
            return np.s_[:, :]
        margin = _RANGE + 2
        down, across = (
            slice(max(0, int((s.start - margin) * scale)), int(np.ceil((s.stop + margin) * scale)))
            for s in self._boxes[region]
        )
        return down, across

    def _at(self, region: int, size: int) -> np.ndarray:
        """The smoothed signed distance of a region at `size`, in pixels of the label map."""
        check()
        how = cv2.INTER_CUBIC if size > self._pixels else cv2.INTER_LINEAR
        return cv2.resize(self._distance[region], (size, size), interpolation=how)

    def _nearest(self, size: int, ramp: float) -> _Nearest:
        """What all regions have in common at `size`; the last one is kept."""
        last = self._last
        if last is not None and last[0] == (size, ramp):
            return last[1]
        first = np.full((size, size), -np.inf, np.float32)
        second = first.copy()
        for i in self.ids:
            distance = self._at(i, size)
            np.maximum(second, np.minimum(first, distance), out=second)
            np.maximum(first, distance, out=first)
        nearest = _Nearest(first, second, np.zeros_like(first))
        for i in self.ids:
            self._add_part(nearest.total, i, nearest, ramp)
        self._last = (size, ramp), nearest
        return nearest


@lru_cache(_KEPT_MAPS)
def _borders(labels: bytes, shape: tuple[int, ...]) -> Borders:
    return Borders(np.frombuffer(labels, np.uint8).reshape(shape))


@dataclass(frozen=True, eq=False)
class _Nearest:
    """The largest and second largest distance of all regions, and the sum of all parts; float32 [S, S]."""

    first: np.ndarray
    second: np.ndarray
    total: np.ndarray


def region_weight(labels: np.ndarray, regions: Iterable[int], size: int) -> np.ndarray:
    """The weight float32 [size, size] of `regions` in the label map uint8 [H, W]; see `Borders.weight`."""
    return Borders.of(labels).weight(regions, size)


def smooth_distance(inside: np.ndarray, size: int, reach: float = _RANGE) -> np.ndarray:
    """The signed distance float32 [size, size] to the smooth outline of a mask bool [H, W], in its pixels.

    Positive inside, and cut off at +-reach.
    """
    distance = outline_distance(inside, reach)
    how = cv2.INTER_CUBIC if size > inside.shape[1] else cv2.INTER_LINEAR
    return np.clip(cv2.resize(distance, (size, size), interpolation=how), -reach, reach)


def cover(mask: np.ndarray, size: int, reach: float) -> np.ndarray:
    """float32 [size, size]: 1 on a mask bool [H, W], falling to exactly 0 `reach` of its pixels beyond it."""
    if mask.all() or not mask.any():
        return np.full((size, size), mask.all(), np.float32)
    return smooth_step(1 + smooth_distance(mask, size, reach + 1) / reach)


def outline_distance(inside: np.ndarray, reach: float = _RANGE) -> np.ndarray:
    """The signed distance float32 [H, W] to the outline of `inside` (bool [H, W]), in pixels, smoothed.

    Positive inside, cut off at +-reach. It differs from the true one by at most `_BAND`.
    """
    smooth = np.full(inside.shape, -reach, np.float32)
    if inside.any():
        box = _box(inside, round(reach) + _MARGIN)
        smooth[box] = _smoothed(inside[box], reach)
    return smooth


def _box(inside: np.ndarray, margin: int) -> tuple[slice, slice]:
    rows, columns = (np.flatnonzero(inside.any(axis)) for axis in (1, 0))
    down, across = (slice(max(0, int(i[0]) - margin), int(i[-1]) + margin + 1) for i in (rows, columns))
    return down, across


def _smoothed(inside: np.ndarray, reach: float) -> np.ndarray:
    check()
    distance = np.clip(_distance(inside, reach) - _distance(~inside, reach), -reach, reach)
    core = np.ones((5, 5), np.uint8)
    thin = np.minimum(cv2.dilate(distance, core), cv2.dilate(-distance, core)) / _THICK
    band = _BAND * np.clip(thin, _NARROWED, 1)
    lowest, highest = distance - band, distance + band
    ridge = inside & (distance >= cv2.dilate(distance, np.ones((3, 3), np.uint8)))
    lowest[ridge] = np.maximum(lowest[ridge], _KEPT)
    smooth = distance
    for _ in range(_STEPS):
        smooth = cv2.GaussianBlur(smooth, (0, 0), _SIGMA, borderType=cv2.BORDER_REPLICATE)
        smooth = np.clip(smooth, lowest, highest)
    return smooth


def _distance(inside: np.ndarray, reach: float) -> np.ndarray:
    """How far each pixel's centre lies inside the outline, float32 [H, W]; 0 outside."""
    if inside.all():
        return np.full(inside.shape, reach, np.float32)
    distance = cv2.distanceTransform(inside.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.maximum(distance - 0.5, 0)

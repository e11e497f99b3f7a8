"""The paths of strands: through random points of the hair, along its flow, in waves and curls."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.lab.mixes.face_regions import BACKGROUND, HAIR
from models.lab.mixes.hair_flow import HairStyle, hair_flow
from models.lab.mixes.smoothing import at_points, smooth_noise, unit

STEP = 2.0
"""Pixels from one point of a strand to the next."""

_BEYOND = 5.0  # pixels of 256: as far as strands reach beyond the outline at most
_INSET = 2.0  # pixels of 256: strands end up to so far within the outline, so that it is no cut
_FACE = 1.3  # times as far away is what is not background: hair is tidier there
_WAVES = 9.0  # pixels of 256: over which neighbours share their waves
_OUT_OF_STEP = 2.2, 0.3  # radians: how far waves differ from place to place, and from strand to strand


@dataclass(frozen=True, eq=False)
class Strands:
    """Points float32 [N, T, 2] (x, y) of strands, and how far along each they lie, in pixels [N, T]: where
    that does not grow, a strand has ended.
    """

    points: np.ndarray
    along: np.ndarray


class HairPaths:
    """Draws strands through the hair of `labels` [H, W], `style` in pixels of it."""

    def __init__(self, labels: np.ndarray, style: HairStyle, draw: np.random.Generator) -> None:
        self._reach = reach = unit(labels)
        small = cv2.resize(labels, None, fx=1 / reach, fy=1 / reach, interpolation=cv2.INTER_NEAREST)
        self.flow = cv2.resize(hair_flow(small, style), labels.shape[::-1])
        self._style, self._draw, self._hair = style, draw, np.argwhere(labels == HAIR)  # [n, 2] (y, x)
        hair = labels == HAIR
        outside, inside = (cv2.distanceTransform(m.astype(np.uint8), cv2.DIST_L2, 5) for m in (~hair, hair))
        outside = np.where(labels == BACKGROUND, outside, _FACE * outside)
        self._beyond = outside - np.minimum(inside, 2 * _INSET * reach)
        self._phase, self._size = (smooth_noise(draw, hair.shape, _WAVES * reach) for _ in range(2))

    def strands(self, count: int) -> Strands:
        """`count` of them; each ends at its own length, or near the outline of the hair."""
        draw, style = self._draw, self._style
        start = self._hair[draw.integers(0, len(self._hair), count)][:, ::-1] + draw.random((count, 2))
        lengths = style.length * draw.uniform(0.5, 1.1, count)
        middle = draw.uniform(0, 1, count) * lengths
        stray = draw.normal(0, style.loose, count)
        reach = np.minimum(draw.exponential(style.beyond, count), _BEYOND * self._reach)
        reach = reach - draw.uniform(0, _INSET * self._reach, count)
        behind = self._walk(start, -1, middle, stray, reach)
        ahead = self._walk(start, 1, lengths - middle, stray, reach)
        spine = np.concatenate([behind[:, ::-1], start[:, None], ahead], 1)  # [N, T, 2]
        steps = np.linalg.norm(np.diff(spine, axis=1), axis=2)
        along = np.concatenate([np.zeros((count, 1)), steps.cumsum(1)], 1)
        return Strands(self._waved(spine, along), along)

    def _walk(
        self, start: np.ndarray, way: int, lengths: np.ndarray, stray: np.ndarray, reach: np.ndarray
    ) -> np.ndarray:
        """Points [N, T, 2] from `start` [N, 2] along the flow (`way` 1) or against it (-1)."""
        cos, sin = np.cos(stray), np.sin(stray)
        points, at, alive = [], start.copy(), np.ones(len(start), bool)
        for step in range(max(3, int(self._style.length / STEP))):
            x, y = at_points(self.flow, at).T
            ahead = at + way * STEP * np.stack([cos * x - sin * y, sin * x + cos * y], 1)
            alive &= (step * STEP < lengths) & (at_points(self._beyond, ahead) <= reach)
            at = np.where(alive[:, None], ahead, at)
            points.append(at)
        return np.stack(points, 1)

    def _waved(self, spine: np.ndarray, along: np.ndarray) -> np.ndarray:
        """Strands moved sideways in waves that neighbours share."""
        tangent = np.gradient(spine, axis=1)
        tangent /= np.maximum(np.linalg.norm(tangent, axis=2, keepdims=True), 1e-6)
        normal = np.stack([-tangent[..., 1], tangent[..., 0]], 2)
        by_place, by_strand = _OUT_OF_STEP
        phase = by_place * at_points(self._phase, spine[:, 0]) + self._draw.normal(0, by_strand, len(spine))
        angle = 2 * np.pi * along / self._style.wavelength + phase[:, None]
        size = self._style.wave * (1 + 0.3 * at_points(self._size, spine[:, 0]))[:, None]
        aside, ahead = size * np.sin(angle), 0.45 * size * np.cos(angle)
        waved: np.ndarray = spine + aside[..., None] * normal + ahead[..., None] * tangent
        return waved

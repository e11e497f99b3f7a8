"""Hair drawn strand by strand over the network's colours, at several times the size of the picture."""

from __future__ import annotations

import cv2
import numpy as np

from models.lab.mixes.face_regions import HAIR
from models.lab.mixes.hair_flow import HairStyle
from models.lab.mixes.hair_paths import STEP, HairPaths, Strands
from models.lab.mixes.smoothing import at_points, smooth_noise, unit, within

_SCALE = 4  # times the size of the picture at which strands are drawn
_SHIFT = 4  # bits of a pixel's fraction that OpenCV draws with
_PIECE = 3  # steps of a strand that are drawn in one colour
_COLOUR = 3.5  # pixels of 256: standard deviation of the blur of the network's colours
_LOCKS = ((1.0, 24, 0.16), (3.0, 32, 0.20))
"""Locks within locks: pixels of 256 across and along (no lock is longer than its strands), and how much
lighter or darker they are.
"""
_BROAD = 12.0, 0.08  # the same for what is not smeared: pixels of 256, and how much
_OWN = 0.10  # and for each strand
_GLINT = 0.18  # how much lighter level strands are than hanging ones: light comes from above
_UNDER = 0.5  # how dark it is beneath the strands
_LAYERS = ((-0.4, 0.35, 2), (-0.05, 0.75, 1), (0.12, 1.0, 1))
"""From the bottom up: how much lighter, share of the strands, thickness in pixels of the drawing."""
_DENSE = 7.7  # strands of a layer for each pixel of hair, divided by their length


def with_strands(picture: np.ndarray, labels: np.ndarray, style: HairStyle, seed: int) -> np.ndarray:
    """The picture float32 [H, W, 3] (levels) with drawn hair where `labels` [H, W] have hair."""
    hair = labels == HAIR
    if not hair.any():
        return picture
    draw, reach = np.random.default_rng(seed), unit(labels)
    style = style.times(reach)
    base = within(picture, hair, _COLOUR * reach)
    paths = HairPaths(labels, style, draw)
    drawing = _Drawing(base, _tones(paths.flow, style, draw, reach), style, draw)
    total = _DENSE * hair.sum() / max(style.length, 6 * reach)
    for lighter, share, thickness in _LAYERS:
        drawing.add(paths.strands(int(total * share)), lighter, thickness)
    drawn, covered = drawing.shrunk(picture.shape[1::-1])
    wanted, got = (within(one, hair, _COLOUR * reach) for one in (base, drawn))
    drawn = np.clip(drawn * np.clip(wanted / np.maximum(got, 4), 0.4, 2.5), 0, 255)
    solid = cv2.erode(hair.astype(np.float32), np.ones((1 + 2 * round(2 * reach),) * 2))
    solid = cv2.GaussianBlur(solid, (0, 0), 1.2 * reach)
    alpha = np.maximum(solid, np.clip(covered, 0, 1))[..., None]
    mixed: np.ndarray = drawn * alpha + picture * (1 - alpha)
    return mixed


def _tones(flow: np.ndarray, style: HairStyle, draw: np.random.Generator, reach: float) -> np.ndarray:
    """How much lighter or darker the hair is from place to place, float32 [H, W]."""
    shape = flow.shape[:2]
    size, much = _BROAD
    found: np.ndarray = much * smooth_noise(draw, shape, size * reach)
    for size, length, much in _LOCKS:
        found = found + much * _smeared(
            smooth_noise(draw, shape, size * reach), flow, min(length * reach, style.length)
        )
    return found


def _smeared(noise: np.ndarray, flow: np.ndarray, length: float) -> np.ndarray:
    """Noise [H, W] averaged over `length` pixels along the flow, with deviation 1."""
    rows, columns = (np.arange(n, dtype=np.float32) for n in noise.shape)
    here = np.dstack(np.meshgrid(columns, rows))
    total = noise.copy()
    for way in (-STEP, STEP):
        at = here
        for _ in range(int(length / STEP / 2)):
            at = at + way * cv2.remap(flow, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            total += cv2.remap(noise, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    found: np.ndarray = total / total.std()
    return found


class _Drawing:
    """Strands drawn over each other, in the colours `base` [H, W, 3] and the tones `tones` [H, W]."""

    def __init__(
        self, base: np.ndarray, tones: np.ndarray, style: HairStyle, draw: np.random.Generator
    ) -> None:
        self._base, self._tones, self._contrast, self._draw = base, tones, style.contrast, draw
        size = tuple(_SCALE * side for side in base.shape[1::-1])
        self._canvas = cv2.resize(base * (1 - _UNDER * style.contrast), size, interpolation=cv2.INTER_LINEAR)
        self._cover = np.zeros(self._canvas.shape[:2], np.float32)

    def add(self, strands: Strands, lighter: float, thickness: int) -> None:
        points = strands.points
        own = self._draw.normal(0, _OWN, len(points))
        fixed = np.rint((points + 0.5) * _SCALE * 2**_SHIFT).astype(np.int32)
        for start in range(0, points.shape[1] - 1, _PIECE):
            end = min(start + _PIECE + 1, points.shape[1])
            middle, chord = points[:, (start + end) // 2], points[:, end - 1] - points[:, start]
            level = np.abs(chord[:, 0]) / np.maximum(np.linalg.norm(chord, axis=1), 1e-6)
            tone = own + at_points(self._tones, middle) + _GLINT * (level - 0.5)
            tone = (1 + lighter * self._contrast) * np.exp(self._contrast * tone)
            colours = np.minimum(at_points(self._base, middle) * tone[:, None], 255)
            there = strands.along[:, end - 1] - strands.along[:, start] > 0.5
            for i in np.flatnonzero(there):
                piece = [fixed[i, start:end].reshape(-1, 1, 2)]
                colour = tuple(map(float, colours[i]))
                cv2.polylines(self._canvas, piece, False, colour, thickness, cv2.LINE_8, _SHIFT)
                cv2.polylines(self._cover, piece, False, 1.0, thickness, cv2.LINE_8, _SHIFT)

    def shrunk(self, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        """The picture float32 [H, W, 3] and how far strands cover it, float32 [H, W] in 0..1."""
        drawn, cover = (
            cv2.resize(v, size, interpolation=cv2.INTER_AREA) for v in (self._canvas, self._cover)
        )
        return drawn, cover

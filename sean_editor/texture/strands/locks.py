"""Locks of hair that are drawn: which way their strands run, where they end, and how light they are.

A lock is a bundle of strands around a guide, a path along the flow. Its strands gather in smaller bundles
towards the tip, and are darker at its sides. Locks that begin higher lie over lower ones, as tiles do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np

from sean_editor.texture.cancelling import check
from sean_editor.texture.strands.window import Window

_SEED = 3
STEP = 2.0
"""u: from a point of a strand to the next."""

_FINE = 2.0  # pixels in one u below which not every strand is drawn
_STRAY = 0.12  # radians: standard deviation of how far guides stray from the flow
_STRAY_OVER = 18.0  # u: over this distance
_GRID = 64  # cells of the square in which straying is given
_WAVE, _WAVE_LENGTH = 0.6, 48.0  # u: amplitude and length of the waves of a guide
_WIGGLE = 0.12  # of half its lock's width: amplitude of a strand's own waves
_BUNDLES = 4  # in a lock
_GATHERED = 0.8  # how far the strands of a bundle have come together at its tip
_TIP, _ROOT = 0.1, 0.55  # width of a lock at its tip and at its root, of that in between
_SHORTER = 0.3  # of a lock's length, at most, at either end
_HIGHER = 0.3  # of a lock's length: how much higher or lower it lies than its place says
_LAID = 3.0  # u: locks that begin within so many rows lie equally high
_RINGS = 3  # from the sides of a lock to its middle, which is drawn last
_LOCK, _BUNDLE, _STRAND = 30.0, 22.0, 34.0  # levels by which each may be lighter or darker
_SIDES = 50.0  # levels from the middle of a lock to its sides


@dataclass(frozen=True)
class Layer:
    """Locks that are drawn together; lengths in u.

    spacing  from one lock to the next
    length   of a lock, at most
    half     half its width
    strands  in a lock
    light    mean level, 0 to 255
    """

    spacing: float
    length: float
    half: float
    strands: int
    light: float


LAYERS = (Layer(8.0, 100.0, 2.8, 14, 105.0), Layer(13.0, 130.0, 3.4, 22, 125.0))
"""From below. The lower one fills the gaps of the upper one, whose locks are seen at length."""


@dataclass(frozen=True, eq=False)
class Lines:
    """N strands of K points.

    points  float32 [N, K, 2]: (x, y) in u of the square
    first   int [N]: the first point that is drawn
    last    int [N]: the one after the last
    light   float32 [N]: level, 0 to 255
    order   int [N]: what has a lower number is drawn first
    chance  float32 [N]: random numbers in 0..1, the same every time, and alike within a lock
    mean    mean level of the layer
    """

    points: np.ndarray
    first: np.ndarray
    last: np.ndarray
    light: np.ndarray
    order: np.ndarray
    chance: np.ndarray
    mean: float

    def between(self, first: np.ndarray, last: np.ndarray) -> Lines:
        """The strands from the points `first` to those before `last`, int [N] each, as far as they reach."""
        return replace(self, first=np.maximum(self.first, first), last=np.minimum(self.last, last))


def strand_lines(
    window: Window, flow: np.ndarray, region: np.ndarray, straying: np.ndarray | float = 1.0
) -> list[Lines]:
    """The strands of the locks whose middle lies in a region, bool [h, w], of a window; by layers from below.

    flow      float32 [H, W, 2]: unit vectors (x, y) along the hair, on any grid of the window
    straying  [H, W] in 0..1: how far the locks may stray from it

    A lock depends on its place in the square and on the flow alone, so that it stays where it is when the
    window or the region changes.
    """
    lines = []
    for number, layer in enumerate(LAYERS):
        check()
        locks = _Locks.of(window, layer, number, region)
        if len(locks.places):
            lines.append(locks.lines(_strayed(window, flow, straying, number)))
    return lines


@dataclass(frozen=True, eq=False)
class _Locks:
    """L locks of a layer with J strands each, whose guides will have K points.

    places  float32 [L, 2]: (x, y) of their middle in the square, in u
    lock    float32 [10, L], strand [7, L, J] and bundle [L, _BUNDLES]: random numbers in 0..1 that shape them
    """

    window: Window
    layer: Layer
    places: np.ndarray
    lock: np.ndarray
    strand: np.ndarray
    bundle: np.ndarray

    @staticmethod
    def of(window: Window, layer: Layer, number: int, region: np.ndarray) -> _Locks:
        count = int(256 / layer.spacing)
        random = np.random.default_rng((_SEED, number))
        lock = random.random((count, count, 10), np.float32)
        strand = random.random((count, count, layer.strands, 7), np.float32)
        bundle = random.random((count, count, _BUNDLES), np.float32)
        line = np.arange(count, dtype=np.float32)
        places = (np.dstack(np.meshgrid(line, line)) + lock[..., :2]) * np.float32(layer.spacing)
        here = _inside(window, region, places)
        shown = strand[here][:, :: max(1, round(_FINE / window.unit))]
        fewer = replace(layer, strands=shown.shape[1])
        return _Locks(window, fewer, places[here], lock[here].T, np.moveaxis(shown, -1, 0), bundle[here])

    def lines(self, flow: np.ndarray) -> Lines:
        """Their strands, with guides along a flow [H, W, 2]."""
        guides = traced(flow, self.window, self.places, self._points // 2)
        points = guides[:, None] + _normals(guides)[:, None] * self._aside[..., None]
        first, last = self._ends
        chance = (self.strand[6] + self.lock[9, :, None]) / 2
        return Lines(
            points.reshape(-1, self._points, 2),
            first.ravel(),
            last.ravel(),
            self._light.ravel(),
            self._order.ravel(),
            chance.ravel(),
            self.layer.light,
        )

    @property
    def _points(self) -> int:
        """K"""
        return 2 * int(self.layer.length / 2 / STEP) + 1

    @cached_property
    def _span(self) -> np.ndarray:
        """float32 [2, L]: where locks begin and end, as shares of their guides."""
        return np.stack([_SHORTER * self.lock[2], 1 - _SHORTER * self.lock[3]])

    @cached_property
    def _across(self) -> np.ndarray:
        """float32 [L, J]: where a strand lies in its lock, -1 to 1 from side to side."""
        count = self.layer.strands
        return (np.arange(count, dtype=np.float32) + self.strand[0]) / count * 2 - 1

    @cached_property
    def _member(self) -> np.ndarray:
        """int [L, J]: the bundle that a strand belongs to."""
        return np.minimum((self._across + 1) / 2 * _BUNDLES, _BUNDLES - 1).astype(int)

    @property
    def _aside(self) -> np.ndarray:
        """float32 [L, J, K]: how far strands lie beside the guide, in u."""
        along = np.linspace(0, 1, self._points, dtype=np.float32)
        begin, end = self._span[..., None]
        within = np.clip((along - begin) / (end - begin), 0, 1)[:, None]  # 0 at the root, 1 at the tip
        across, middle = self._across[..., None], (self._member[..., None] + 0.5) / _BUNDLES * 2 - 1
        width = (1 - (1 - _TIP) * within**2.5) * (_ROOT + (1 - _ROOT) * np.minimum(1, within / 0.3))
        aside = (across + (middle - across) * _GATHERED * within**1.3) * width
        aside += _WIGGLE * _wave(self.strand[1, ..., None] + within * (1 + 1.5 * self.strand[2, ..., None]))
        aside *= (self.layer.half * (0.5 + self.lock[4]))[:, None, None]
        phase = self.places[:, 1] / _WAVE_LENGTH + 0.35 * self.lock[5]
        waves = _wave(along * (self.layer.length / _WAVE_LENGTH) + phase[:, None])
        aside += (_WAVE * (0.4 + self.lock[6])[:, None] * waves)[:, None]
        return aside.astype(np.float32, copy=False)

    @property
    def _light(self) -> np.ndarray:
        """float32 [L, J]"""
        light = self.layer.light + _SIDES * (1 / 3 - self._across**2)  # a third is the mean square
        light += _LOCK * (2 * self.lock[7, :, None] - 1) + _STRAND * (2 * self.strand[3] - 1)
        light += _BUNDLE * (2 * np.take_along_axis(self.bundle, self._member, 1) - 1)
        return light

    @property
    def _ends(self) -> tuple[np.ndarray, np.ndarray]:
        """int [L, J] each: the first point of a strand, and the one after its last."""
        begin, end = self._span[..., None]
        first, last = begin + 0.12 * self.strand[4], end - 0.2 * self.strand[5] ** 2
        return (first * self._points).astype(int), (last * self._points).astype(int)

    @property
    def _order(self) -> np.ndarray:
        """int [L, J]: locks that begin lower first, and of each the sides first."""
        root = self.places[:, 1] + _HIGHER * self.layer.length * (2 * self.lock[8] - 1)
        laid = np.floor(-root / _LAID).astype(int)[:, None]
        return laid * _RINGS + ((1 - np.abs(self._across)) * _RINGS).astype(int)


def _inside(window: Window, region: np.ndarray, places: np.ndarray) -> np.ndarray:
    """bool [...]: which of `places` [..., 2], in u of the square, lie in a region, bool [h, w]."""
    columns, rows = (np.floor((places - window.corner) * window.unit)).astype(int).transpose(2, 0, 1)
    height, width = region.shape
    there = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    return there & region[rows.clip(0, height - 1), columns.clip(0, width - 1)]


def _strayed(window: Window, flow: np.ndarray, straying: np.ndarray | float, number: int) -> np.ndarray:
    """`flow` [H, W, 2] turned by smooth noise that is fixed to the square."""
    noise = np.random.default_rng((_SEED, number, _GRID)).standard_normal((_GRID, _GRID), np.float32)
    smooth = cv2.GaussianBlur(noise, (0, 0), _STRAY_OVER * _GRID / 256)
    square = cv2.resize(smooth / smooth.std(), (window.size,) * 2, interpolation=cv2.INTER_CUBIC)
    turn = cv2.resize(window.cut(square), flow.shape[1::-1]) * np.float32(_STRAY) * straying
    sine, cosine = np.sin(turn), np.cos(turn)
    x, y = flow[..., 0], flow[..., 1]
    return np.dstack([x * cosine - y * sine, x * sine + y * cosine]).astype(np.float32)


def _normals(paths: np.ndarray) -> np.ndarray:
    """Unit vectors float32 [N, K, 2] across paths [N, K, 2]."""
    along = np.gradient(paths, axis=1)
    along /= np.linalg.norm(along, axis=-1, keepdims=True) + 1e-6
    return np.stack([-along[..., 1], along[..., 0]], -1).astype(np.float32)


def _wave(turns: np.ndarray) -> np.ndarray:
    """The sine of so many full turns."""
    wave: np.ndarray = np.sin(np.float32(2 * np.pi) * turns)
    return wave


def traced(flow: np.ndarray, window: Window, places: np.ndarray, steps: int) -> np.ndarray:
    """Paths float32 [N, 2 steps + 1, 2] along a flow through `places` [N, 2], in u of the square.

    `flow` [H, W, 2] has unit vectors of either sign, on any grid of the window; none points upwards, so that
    paths lead from root to tip.
    """
    cells = np.float32(flow.shape[1] * window.unit / window.shape[1])  # in one u
    sides: list[list[np.ndarray]] = []
    for sign in (-1, 1):
        at, before, side = places, None, []
        for _ in range(steps):
            cell = ((at - window.corner) * cells - 0.5)[:, None]
            way = cv2.remap(flow, cell, None, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)[:, 0]
            turned = sign if before is None else np.where((way * before).sum(1) < 0, -1, 1)[:, None]
            before = way * np.float32(turned)
            at = at + before * np.float32(STEP)
            side.append(at)
        sides.append(side)
    behind, ahead = sides
    return np.stack([*reversed(behind), places, *ahead], 1)

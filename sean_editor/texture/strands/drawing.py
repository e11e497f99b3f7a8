"""Strands drawn as lines, one over the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import cv2
import numpy as np

from sean_editor.texture.cancelling import check
from sean_editor.texture.strands.locks import Lines
from sean_editor.texture.strands.window import Window

_FINE = 4.0  # pixels of a drawing in one u; strands are one pixel wide
_BEHIND = 60  # level where there is no strand
_MEAN, _DEVIATION = 130.0, 40.0  # levels of a drawing, about
_FADED = ((0.0, 0.1, 0.5), (0.9, 1.0, 0.5), (0.1, 0.9, 1.0))
"""Parts of a strand in the order in which they are drawn, (from, to, contrast): its ends are faint."""
_SOFT = 0.5  # pixels of the window: a photo is no sharper
_SHADES = 24
_BITS = 4  # of the fraction of a pixel


def drawn(window: Window, layers: Iterable[Lines]) -> np.ndarray:
    """Light and shade float32 [h, w] of strands, about 0, with a deviation of about 1."""
    canvas = _canvas(window, _BEHIND)
    for lines in layers:
        for level, strands in _batches(lines, _pixels(window, lines)):
            cv2.polylines(canvas, strands, False, level, 1, cv2.LINE_AA, _BITS)
    light = (_reduced(canvas, window) - np.float32(_MEAN)) / np.float32(_DEVIATION)
    return cv2.GaussianBlur(light, (0, 0), _SOFT)


def covered(window: Window, layers: Iterable[Lines]) -> np.ndarray:
    """How much of each pixel strands cover, float32 [h, w] in 0..1."""
    canvas = _canvas(window, 0)
    for lines in layers:
        pixels = _pixels(window, lines)
        strands = [
            pixels[i, lines.first[i] : lines.last[i]] for i in np.flatnonzero(lines.last > lines.first)
        ]
        cv2.polylines(canvas, strands, False, 255, 1, cv2.LINE_AA, _BITS)
    return _reduced(canvas, window) / np.float32(255)


def _batches(lines: Lines, pixels: np.ndarray) -> Iterator[tuple[int, list[np.ndarray]]]:
    """Parts of strands, pixels int32 [N, K, 2], to be drawn one after another, with their levels."""
    keys, levels, firsts, lasts = [], [], [], []
    length = lines.last - lines.first
    for number, (begin, end, contrast) in enumerate(_FADED):
        light = lines.mean + (lines.light - lines.mean) * contrast
        shade = np.clip(light * (_SHADES / 256), 0, _SHADES - 1).astype(int)
        keys.append((lines.order * len(_FADED) + number) * _SHADES + shade)
        levels.append((shade + 0.5) * (256 / _SHADES))
        firsts.append(lines.first + (begin * length).astype(int))
        lasts.append(lines.first + (end * length).astype(int) + 1)
    key, level, first, last = (np.concatenate(parts) for parts in (keys, levels, firsts, lasts))
    order = np.argsort(key, kind="stable")
    for batch in np.split(order, np.flatnonzero(np.diff(key[order])) + 1):
        check()
        yield int(level[batch[0]]), [pixels[i % len(pixels), first[i] : last[i]] for i in batch]


def _pixels(window: Window, lines: Lines) -> np.ndarray:
    """The points of strands in the drawing, int32 [N, K, 2], in parts of a pixel."""
    scale = window.unit * _scale(window)
    places = (lines.points - window.corner) * np.float32(scale) - np.float32(0.5)
    return np.rint(places * 2**_BITS).astype(np.int32)


def _scale(window: Window) -> int:
    """Pixels of a drawing in one of the window, along a side."""
    return max(1, min(2, round(_FINE / window.unit)))


def _canvas(window: Window, level: int) -> np.ndarray:
    return np.full([side * _scale(window) for side in window.shape], level, np.uint8)


def _reduced(canvas: np.ndarray, window: Window) -> np.ndarray:
    """A drawing at the window's size, float32 [h, w]."""
    if _scale(window) > 1:
        canvas = cv2.resize(canvas, window.shape[::-1], interpolation=cv2.INTER_AREA)
    return canvas.astype(np.float32)

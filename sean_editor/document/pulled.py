"""Pictures, label maps and layouts, dragged along by pulls."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from sean_editor.document.geometry import NOTHING, Box
from sean_editor.document.pixels import Pixels
from sean_editor.document.pulling import Pulling, common
from sean_editor.document.retouch import Pull

OPENED = 4.0
"""How many times its area something is stretched to where the network paints it anew."""

_BAND = 256  # rows of a picture that are computed at a time
_MARGIN = 4  # pixels that interpolation looks at beside a point


def pulled_picture(
    pixels: np.ndarray, pulls: Sequence[Pull], to_unit: np.ndarray | None = None
) -> np.ndarray:
    """A picture uint8 [H, W, 3] with all that pulls drag in its new place: a new array.

    `to_unit` float64 [3, 3] takes its points to shares of the portrait's side; None: it is the portrait.
    Outside the reach of the pulls all stays as it is, to the bit. What comes from beyond the picture's edge
    is its mirror image.
    """
    to_unit = _whole(pixels.shape) if to_unit is None else to_unit
    pulled, pulling = pixels.copy(), Pulling(pulls)
    for part in _bands(pulling, pixels.shape, to_unit):
        x, y, reached = pulling.from_pixels(to_unit, *part)
        if reached.any():
            new = _sampled(pixels, x, y, cv2.INTER_CUBIC)
            here = pulled[part.slices]
            here[reached] = new[reached]
    return pulled


def pulled_reach(
    shape: tuple[int, ...], pulls: Sequence[Pull], to_unit: np.ndarray | None = None
) -> np.ndarray:
    """The pixels of a picture of `shape` (H, W, ...) that `pulled_picture` may change, bool [H, W]."""
    to_unit = _whole(shape) if to_unit is None else to_unit
    reach, pulling = np.zeros(shape[:2], bool), Pulling(pulls)
    for part in _bands(pulling, shape, to_unit):
        reach[part.slices] = pulling.from_pixels(to_unit, *part)[2]
    return reach


def pulled_labels(labels: np.ndarray, pulls: Sequence[Pull]) -> np.ndarray:
    """A label map uint8 [H, W], dragged: a new array. Each pixel has the label that most of it had before."""
    pulled, pulling, to_unit = labels.copy(), Pulling(pulls), _whole(labels.shape)
    for part in _bands(pulling, labels.shape, to_unit):
        x, y, reached = pulling.from_pixels(to_unit, *part)
        window, x, y = _window(labels, x, y)
        ids = np.unique(window)
        shares = [_remapped((window == i).astype(np.float32), x, y, cv2.INTER_LINEAR) for i in ids]
        here = pulled[part.slices]
        here[reached] = ids[np.argmax(shares, axis=0)][reached]
    return pulled


def pulled_layout(
    pixels: Pixels, labels: np.ndarray, before: Sequence[Pull], after: Sequence[Pull]
) -> Pixels:
    """A layout that lies on a portrait with pulls `before`, as it lies on it with pulls `after`.

    `labels` uint8 [H, W] is the portrait's own label map. What was not edited is what the portrait then has;
    what was edited goes along.
    """
    was, now = pulled_labels(labels, before), pulled_labels(labels, after)
    edited = (pixels.labels != was) | pixels.painted
    if not edited.any():
        return Pixels(now, np.zeros(now.shape, bool))
    kept = common(before, after)
    height, width = labels.shape
    x, y = np.meshgrid((np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height)
    x, y = Pulling(after[kept:]).sources(x, y)
    x, y = Pulling(before[kept:]).targets(x, y)
    columns, rows = (
        np.clip((one * side).astype(int), 0, side - 1) for one, side in ((x, width), (y, height))
    )
    there = edited[rows, columns]
    return Pixels(np.where(there, pixels.labels[rows, columns], now), there & pixels.painted[rows, columns])


def opened(shape: tuple[int, ...], pulls: Sequence[Pull]) -> np.ndarray:
    """The pixels of a label map of `shape` (H, W) in which pulls stretch something too far to show it: to
    more than OPENED times its area; bool [H, W].
    """
    wide, pulling, to_unit = np.zeros(shape, bool), Pulling(pulls), _whole(shape)
    part = _box_of(pulling, shape, to_unit)
    if part.width > 1 and part.height > 1:
        x, y, _ = pulling.from_pixels(to_unit, *part)
        (x_down, x_across), (y_down, y_across) = np.gradient(x), np.gradient(y)
        wide[part.slices] = x_across * y_down - x_down * y_across < 1 / OPENED
    return wide


def _whole(shape: tuple[int, ...]) -> np.ndarray:
    """From the points of the portrait's picture to shares of its side."""
    return np.diag([1 / shape[1], 1 / shape[0], 1.0])


def _box_of(pulling: Pulling, shape: tuple[int, ...], to_unit: np.ndarray) -> Box:
    """The pixels of a picture among which all those are that pulls reach."""
    if not pulling:
        return NOTHING
    x0, y0, x1, y1 = pulling.box()
    corners = np.array([[x0, x0, x1, x1], [y0, y1, y0, y1], [1, 1, 1, 1]])
    x, y = (np.linalg.inv(to_unit) @ corners)[:2]
    low, high = np.floor([x.min(), y.min()]).astype(int), np.ceil([x.max(), y.max()]).astype(int)
    return Box(int(low[0]), int(low[1]), int(high[0]), int(high[1])).clip(shape)


def _bands(pulling: Pulling, shape: tuple[int, ...], to_unit: np.ndarray) -> list[Box]:
    """That box in parts: a photo may have a hundred million pixels."""
    box = _box_of(pulling, shape, to_unit)
    rows = range(box.y0, box.y1, _BAND)
    return [Box(box.x0, row, box.x1, min(row + _BAND, box.y1)) for row in rows]


def _sampled(pixels: np.ndarray, x: np.ndarray, y: np.ndarray, how: int) -> np.ndarray:
    return _remapped(*_window(pixels, x, y), how)


def _window(pixels: np.ndarray, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The part of a picture that points lie in, and the points in it: OpenCV takes 32767 pixels a side."""
    height, width = pixels.shape[:2]
    left, top = (int(np.floor(one.min())) - _MARGIN for one in (x, y))
    right, bottom = (int(np.ceil(one.max())) + _MARGIN for one in (x, y))
    left, right = min(max(left, 0), width - 1), max(min(right, width), 1)
    top, bottom = min(max(top, 0), height - 1), max(min(bottom, height), 1)
    return pixels[top:bottom, left:right], x - np.float32(left), y - np.float32(top)


def _remapped(window: np.ndarray, x: np.ndarray, y: np.ndarray, how: int) -> np.ndarray:
    return cv2.remap(window, x - np.float32(0.5), y - np.float32(0.5), how, borderMode=cv2.BORDER_REFLECT)

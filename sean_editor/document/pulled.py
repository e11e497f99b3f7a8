"""Pictures, label maps, layouts and blemishes, dragged along by pulls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import cv2
import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.document.pixels import Pixels
from sean_editor.document.pulling import Pulling, common
from sean_editor.document.retouch import LARGEST_SPOT, SMALLEST_SPOT, Pull, Spot

OPENED = 8.0
"""How many times its area something is stretched to where the network paints it anew."""

Pulls = tuple[Pull, ...]
Boxes = list[Box]
Change = Callable[[np.ndarray, np.ndarray, Pulls, Boxes], None]

_MOST = 12  # arrays that are kept of each kind
_BAND = 256  # rows of a picture that are computed at a time
_MARGIN = 4  # pixels that interpolation looks at beside a point


def pulled_picture(pixels: np.ndarray, pulls: Sequence[Pull]) -> np.ndarray:
    """The picture of a portrait, uint8 [H, W, 3], with all that pulls drag in its new place.

    Outside the reach of the pulls all stays as it is, to the bit. What comes from beyond the picture's edge
    is its mirror image. The last few are kept, and only what differs from them is computed: so a drag takes
    no longer after many others. Read-only; `pixels` itself without pulls.
    """
    return _PICTURES.get(pixels, tuple(pulls), _pull_picture)


def pulled_photo(pixels: np.ndarray, pulls: Sequence[Pull], to_unit: np.ndarray) -> np.ndarray:
    """As `pulled_picture`, of the photo around a portrait: a new array uint8 [H, W, 3], which is not kept.

    `to_unit` float64 [3, 3] takes its points to shares of the portrait's side.
    """
    pulled = pixels.copy()
    _pull_into(pulled, pixels, pulls, _boxes(pulls, pixels.shape, to_unit), to_unit)
    return pulled


def pulled_reach(
    shape: tuple[int, ...], pulls: Sequence[Pull], to_unit: np.ndarray | None = None
) -> np.ndarray:
    """The pixels of a picture of `shape` (H, W, ...) that pulls may change, bool [H, W]; `to_unit` as for
    `pulled_photo`, None: it is the portrait's.
    """
    to_unit = _whole(shape) if to_unit is None else to_unit
    reach, pulling = np.zeros(shape[:2], bool), Pulling(pulls)
    for part in _bands(_boxes(pulls, shape, to_unit)):
        reach[part.slices] |= pulling.from_pixels(to_unit, *part)[2]
    return reach


def pulled_labels(labels: np.ndarray, pulls: Sequence[Pull]) -> np.ndarray:
    """A label map uint8 [H, W], dragged. Each pixel has the label that most of it had before.

    It is kept, as that of `pulled_picture`.
    """
    return _LABELS.get(labels, tuple(pulls), _pull_labels)


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


def pulled_spots(spots: Sequence[Spot], before: Sequence[Pull], after: Sequence[Pull]) -> tuple[Spot, ...]:
    """Blemishes that lie so on a portrait with pulls `before`, as they lie on it with pulls `after`.

    Their radii grow as the root of the area does, so that there and back again is nothing. What no pull
    reaches stays, to the bit.
    """
    kept = common(before, after)
    was, now = Pulling(before[kept:]), Pulling(after[kept:])
    return tuple(_pulled_spot(spot, was, now) for spot in spots)


def _pulled_spot(spot: Spot, was: Pulling, now: Pulling) -> Spot:
    x = spot.x + spot.radius * np.array([0.0, 1.0, 0.0, -1.0, 0.0])  # [5]: the centre, then the rim
    y = spot.y + spot.radius * np.array([0.0, 0.0, 1.0, 0.0, -1.0])
    new_x, new_y = now.targets(*was.sources(x, y))
    if np.array_equal(new_x, x) and np.array_equal(new_y, y):
        return spot
    across, down = ((new_x[one] - new_x[one + 2], new_y[one] - new_y[one + 2]) for one in (1, 2))
    radius = np.sqrt(abs(across[0] * down[1] - across[1] * down[0])) / 2
    in_range = np.clip(radius, SMALLEST_SPOT, LARGEST_SPOT)
    return Spot(float(np.clip(new_x[0], 0, 1)), float(np.clip(new_y[0], 0, 1)), float(in_range))


def opened(shape: tuple[int, ...], pulls: Sequence[Pull]) -> np.ndarray:
    """The pixels of a label map of `shape` (H, W) in which pulls stretch something too far to show it: to
    more than OPENED times its area; bool [H, W]. It is kept, too.
    """
    return _GAPS.get(_nowhere(shape), tuple(pulls), _open)


@lru_cache(4)
def _nowhere(shape: tuple[int, ...]) -> np.ndarray:
    return np.zeros(shape, bool)


class _Kept:
    """Arrays that were dragged, and what became of them. Several threads may use it."""

    def __init__(self) -> None:
        self._entries: tuple[tuple[np.ndarray, Pulls, np.ndarray], ...] = ()

    def get(
        self, array: np.ndarray, pulls: Pulls, change: Callable[[np.ndarray, np.ndarray, Pulls, Boxes], None]
    ) -> np.ndarray:
        """`array` with `pulls`. `change(made, array, pulls, boxes)` makes boxes of it anew, in place."""
        if not pulls:
            return array
        entries = self._entries
        known = [(before, made) for one, before, made in entries if one is array]
        for before, made in known:
            if before == pulls:
                return made
        before, start = max(known, key=lambda one: common(one[0], pulls), default=((), array))
        kept, made = common(before, pulls), start.copy()
        change(made, array, pulls, _boxes((*before[kept:], *pulls[kept:]), array.shape, _whole(array.shape)))
        made.setflags(write=False)
        self._entries = ((array, pulls, made), *entries)[:_MOST]
        return made


_PICTURES, _LABELS, _GAPS = _Kept(), _Kept(), _Kept()


def _pull_picture(made: np.ndarray, pixels: np.ndarray, pulls: Pulls, boxes: Boxes) -> None:
    for box in boxes:
        made[box.slices] = pixels[box.slices]
    _pull_into(made, pixels, pulls, boxes, _whole(pixels.shape))


def _pull_into(
    made: np.ndarray, pixels: np.ndarray, pulls: Sequence[Pull], boxes: Boxes, to_unit: np.ndarray
) -> None:
    pulling = Pulling(pulls)
    for part in _bands(boxes):
        x, y, reached = pulling.from_pixels(to_unit, *part)
        if reached.any():
            new = _remapped(*_window(pixels, x, y), cv2.INTER_CUBIC)
            made[part.slices][reached] = new[reached]


def _pull_labels(made: np.ndarray, labels: np.ndarray, pulls: Pulls, boxes: Boxes) -> None:
    pulling, to_unit = Pulling(pulls), _whole(labels.shape)
    for box in boxes:
        made[box.slices] = labels[box.slices]
        x, y, reached = pulling.from_pixels(to_unit, *box)
        window, x, y = _window(labels, x, y)
        ids = np.unique(window)
        shares = [_remapped((window == i).astype(np.float32), x, y, cv2.INTER_LINEAR) for i in ids]
        made[box.slices][reached] = ids[np.argmax(shares, axis=0)][reached]


def _open(made: np.ndarray, nowhere: np.ndarray, pulls: Pulls, boxes: Boxes) -> None:
    pulling, to_unit = Pulling(pulls), _whole(made.shape)
    for box in boxes:
        around = Box(box.x0 - 2, box.y0 - 2, box.x1 + 2, box.y1 + 2)  # differences look at neighbours
        x, y, _ = pulling.from_pixels(to_unit, *around)
        (x_down, x_across), (y_down, y_across) = np.gradient(x), np.gradient(y)
        made[box.slices] = (x_across * y_down - x_down * y_across < 1 / OPENED)[2:-2, 2:-2]


def _whole(shape: tuple[int, ...]) -> np.ndarray:
    """From the points of the portrait's picture to shares of its side."""
    return np.diag([1 / shape[1], 1 / shape[0], 1.0])


def _boxes(pulls: Sequence[Pull], shape: tuple[int, ...], to_unit: np.ndarray) -> Boxes:
    """Boxes of a picture, none over another, outside which these pulls move nothing."""
    boxes: Boxes = []
    for pull in pulls:
        box = _box_of(Pulling([pull]), shape, to_unit)
        while (over := next((one for one in boxes if not _both(one, box).empty), None)) is not None:
            boxes.remove(over)
            box = box.union(over)
        boxes.append(box)
    return [box for box in boxes if not box.empty]


def _both(one: Box, other: Box) -> Box:
    """Where two boxes overlap."""
    return Box(max(one.x0, other.x0), max(one.y0, other.y0), min(one.x1, other.x1), min(one.y1, other.y1))


def _box_of(pulling: Pulling, shape: tuple[int, ...], to_unit: np.ndarray) -> Box:
    """The pixels of a picture among which all those are that pulls reach."""
    x0, y0, x1, y1 = pulling.box()
    corners = np.array([[x0, x0, x1, x1], [y0, y1, y0, y1], [1, 1, 1, 1]])
    x, y = (np.linalg.inv(to_unit) @ corners)[:2]
    low, high = np.floor([x.min(), y.min()]).astype(int), np.ceil([x.max(), y.max()]).astype(int)
    return Box(int(low[0]), int(low[1]), int(high[0]), int(high[1])).clip(shape)


def _bands(boxes: Boxes) -> list[Box]:
    """Boxes in parts: a photo may have a hundred million pixels."""
    return [
        Box(box.x0, row, box.x1, min(row + _BAND, box.y1))
        for box in boxes
        for row in range(box.y0, box.y1, _BAND)
    ]


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

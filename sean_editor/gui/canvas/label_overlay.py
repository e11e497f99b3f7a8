"""The label map at screen resolution (no Qt): crisp colours, contours, and the outline of chosen regions.

Everything is a look-up: the labels under a rectangle of screen pixels are gathered, the pixels at an edge are
marked, and one table turns both into colours. Only the rectangle that changed is ever computed.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from typing import NamedTuple

import numpy as np

_FAINT = 0.3  # opacity of the edges beside a region that is shown alone


class Placement(NamedTuple):
    """Where a label map lies on a screen: its top-left corner (x, y) and `scale`, both in device pixels."""

    x: float
    y: float
    scale: float


class Rect(NamedTuple):
    """A rectangle of device pixels."""

    x: int
    y: int
    width: int
    height: int


def argb(colors: np.ndarray, alpha: float) -> np.ndarray:
    """RGB colours uint8 [S, 3] with `alpha` in 0..1 as premultiplied 0xAARRGGBB, uint32 [S]."""
    alpha = min(max(alpha, 0.0), 1.0)
    red, green, blue = np.rint(np.asarray(colors, np.float64).T * alpha).astype(np.uint32)
    return np.uint32(round(alpha * 255) << 24) | (red << 16) | (green << 8) | blue


def color_table(palette: np.ndarray, opacity: float, contours: bool, solo: int | None = None) -> np.ndarray:
    """Colours of each label: uint32 [2 S], first the areas, then the edges, premultiplied 0xAARRGGBB.

    `palette` is uint8 [S, 3], `opacity` of the areas in 0..1. Edges are opaque; without contours they
    look like areas. With `solo` all other regions have no more than a faint edge.
    """
    areas = argb(palette, opacity)
    edges = argb(palette, 1.0) if contours else areas
    if solo is not None:
        others = np.arange(len(palette)) != solo
        areas, edges = np.where(others, 0, areas), edges.copy()
        edges[others] = argb(palette, _FAINT if contours else 0.0)[others]
    return np.concatenate([areas, edges]).astype(np.uint32)


def sample(start: int, count: int, offset: float, scale: float, size: int) -> np.ndarray:
    """Label index under each of `count` device pixels from `start` along one axis; held to 0..size-1."""
    centres = np.arange(start, start + count) + 0.5
    return np.clip(np.floor((centres - offset) / scale).astype(np.intp), 0, size - 1)


def edges(labels: np.ndarray, width: int) -> np.ndarray:
    """Where `labels` [H, W] have another label within `width` pixels left, right, above or below: bool."""
    near = np.zeros(labels.shape, bool)
    for step in range(1, width + 1):
        across = labels[:, step:] != labels[:, :-step]
        near[:, step:] |= across
        near[:, :-step] |= across
        down = labels[step:] != labels[:-step]
        near[step:] |= down
        near[:-step] |= down
    return near


def render(labels: np.ndarray, place: Placement, rect: Rect, table: np.ndarray, line: int = 1) -> np.ndarray:
    """The overlay in a rectangle of the screen: premultiplied ARGB, uint32 [rect.height, rect.width].

    `labels` is uint8 [H, W] at `place`, `table` comes from `color_table`, `line` is the width of a contour on
    each side of an edge in device pixels. Off the label map its border pixels go on: clip when drawing.
    """
    height, width = labels.shape
    regions = np.uint8(len(table) // 2)
    # one line of margin all round, so that an edge on the border of the rectangle is seen
    rows = sample(rect.y - line, rect.height + 2 * line, place.y, place.scale, height)
    columns = sample(rect.x - line, rect.width + 2 * line, place.x, place.scale, width)
    shown = labels.take(rows, axis=0).take(columns, axis=1)
    index = shown + edges(shown, line).view(np.uint8) * regions
    return table.take(index[line:-line, line:-line])


def device_rect(box: tuple[int, int, int, int], place: Placement, margin: int) -> Rect:
    """The device pixels under a half-open box (x0, y0, x1, y1) of labels, and `margin` more all round."""
    left, top = floor(place.x + box[0] * place.scale) - margin, floor(place.y + box[1] * place.scale) - margin
    right, bottom = (
        ceil(place.x + box[2] * place.scale) + margin,
        ceil(place.y + box[3] * place.scale) + margin,
    )
    return Rect(left, top, right - left, bottom - top)


def outline(
    labels: np.ndarray,
    regions: Iterable[int],
    place: Placement,
    rect: Rect,
    colors: np.ndarray,
    line: int = 1,
) -> np.ndarray | None:
    """A line along the inner edge of `regions`, and its rim outside: premultiplied ARGB uint32 like `render`.

    `colors` are rim and line, premultiplied 0xAARRGGBB, uint32 [2]. None if the label map has none of them.
    """
    inside = np.isin(labels, list(regions))
    if not inside.any():
        return None
    table = np.concatenate([np.zeros(2, np.uint32), colors.astype(np.uint32)])
    return render(inside.view(np.uint8), place, rect, table, line)

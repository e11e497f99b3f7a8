"""Gestures cover exactly the pixels a person means."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from models.regions import CELEBAMASK_HQ
from sean_editor.document.geometry import (
    NOTHING,
    Box,
    fill_mask,
    mask_box,
    polygon_mask,
    rectangle_mask,
    segment_mask,
    whole,
)

SHAPE = (40, 56)
coordinate = st.floats(-30, 80, allow_nan=False)
point = st.tuples(coordinate, coordinate)
inside = st.tuples(st.floats(0, 55.99), st.floats(0, 39.99))
label_maps = npst.arrays(
    np.uint8, npst.array_shapes(min_dims=2, max_dims=2, max_side=12), elements=st.integers(0, 2)
)


def on_canvas(box: Box, mask: np.ndarray, shape: tuple[int, int] = SHAPE) -> np.ndarray:
    """The mask in its place on an empty canvas; also checks that it fits there."""
    assert mask.dtype == bool
    assert mask.shape == (box.height, box.width)
    canvas = np.zeros(shape, bool)
    canvas[box.slices] = mask
    return canvas


def distances(p0: tuple[float, float], p1: tuple[float, float]) -> np.ndarray:
    """The distance of every pixel centre from the segment, the slow and obvious way."""
    a, b = np.array(p0), np.array(p1)
    centres = np.stack(np.meshgrid(np.arange(SHAPE[1]) + 0.5, np.arange(SHAPE[0]) + 0.5), axis=-1)
    length = (b - a) @ (b - a)
    t = np.clip((centres - a) @ (b - a) / length, 0, 1)[..., None] if length else 0.0
    return np.linalg.norm(centres - (a + t * (b - a)), axis=-1)


def test_box_arithmetic() -> None:
    a, b = Box(2, 3, 10, 8), Box(-4, 5, 4, 20)
    assert (a.width, a.height, a.empty) == (8, 5, False)
    assert a.union(b) == Box(-4, 3, 10, 20)
    assert a.union(NOTHING) == NOTHING.union(a) == a
    assert b.clip((10, 10)) == Box(0, 5, 4, 10)
    assert Box(20, 20, 30, 30).clip((10, 10)).empty
    assert a.mirrored(16) == Box(6, 3, 14, 8)
    assert whole((4, 6, 3)) == Box(0, 0, 6, 4)


@given(npst.arrays(bool, npst.array_shapes(min_dims=2, max_dims=2, max_side=8)))
def test_mask_box_is_tight(mask: np.ndarray) -> None:
    box = mask_box(mask)
    outside = mask.copy()
    outside[box.slices] = False
    assert not outside.any()
    if not box.empty:
        inner = mask[box.slices]
        assert inner[0].any() and inner[-1].any() and inner[:, 0].any() and inner[:, -1].any()


@given(point, point, st.floats(0.75, 12))
def test_brush_covers_the_pixels_within_its_radius(p0: tuple, p1: tuple, radius: float) -> None:
    covered = on_canvas(*segment_mask(SHAPE, p0, p1, radius))
    distance = distances(p0, p1)
    assert covered[distance < radius - 1e-3].all()
    assert not covered[distance > radius + 1e-3].any()


@given(inside, inside, st.floats(0, 6))
def test_a_fast_stroke_has_no_gaps(p0: tuple, p1: tuple, radius: float) -> None:
    covered = on_canvas(*segment_mask(SHAPE, p0, p1, radius))
    pieces, _ = cv2.connectedComponents(covered.astype(np.uint8), connectivity=8)
    assert pieces == 2  # the ground and one stroke
    for x, y in (p0, p1):
        assert covered[int(y), int(x)]


@given(inside, st.floats(0, 0.7))
def test_the_thinnest_brush_is_one_pixel(p: tuple, radius: float) -> None:
    covered = on_canvas(*segment_mask(SHAPE, p, p, radius))
    assert np.argwhere(covered).tolist() == [[int(p[1]), int(p[0])]]


def test_a_stroke_far_outside_covers_nothing() -> None:
    box, mask = segment_mask(SHAPE, (-500, -500), (-400, 900), 5)
    assert box.empty
    assert not mask.any()


@given(inside, inside)
def test_rectangle_takes_both_corner_pixels(p0: tuple, p1: tuple) -> None:
    covered = on_canvas(*rectangle_mask(SHAPE, p0, p1))
    (ax, ay), (bx, by) = np.floor(p0).astype(int), np.floor(p1).astype(int)
    assert covered.sum() == (abs(ax - bx) + 1) * (abs(ay - by) + 1)
    assert covered[ay, ax] and covered[by, bx] and covered[ay, bx]


def test_rectangle_is_clipped() -> None:
    assert on_canvas(*rectangle_mask(SHAPE, (-10, -10), (1e9, 1e9))).all()
    assert rectangle_mask(SHAPE, (60, 3), (70, 9))[0].empty


def test_polygon_of_whole_pixels() -> None:
    covered = on_canvas(*polygon_mask(SHAPE, [(10.5, 5.5), (20.5, 5.5), (20.5, 15.5), (10.5, 15.5)]))
    expected = np.zeros(SHAPE, bool)
    expected[5:16, 10:21] = True
    assert np.array_equal(covered, expected)


@given(st.lists(point, max_size=8))
def test_polygon_stays_within_its_points(points: list) -> None:
    covered = on_canvas(*polygon_mask(SHAPE, points))
    if points:
        corners = np.floor(points)
        ys, xs = np.nonzero(covered)
        assert (xs >= corners[:, 0].min()).all() and (xs <= corners[:, 0].max() + 1).all()
        assert (ys >= corners[:, 1].min()).all() and (ys <= corners[:, 1].max() + 1).all()
    else:
        assert not covered.any()


def test_a_large_polygon_covers_everything() -> None:
    assert on_canvas(*polygon_mask(SHAPE, [(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)])).all()


def flood(labels: np.ndarray, x: int, y: int) -> np.ndarray:
    """A flood fill, the slow and obvious way."""
    found, waiting = np.zeros(labels.shape, bool), [(y, x)]
    while waiting:
        row, column = waiting.pop()
        in_map = 0 <= row < labels.shape[0] and 0 <= column < labels.shape[1]
        if in_map and not found[row, column] and labels[row, column] == labels[y, x]:
            found[row, column] = True
            waiting += [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
    return found


@given(label_maps, st.data())
@settings(max_examples=200)
def test_fill_covers_exactly_one_island(labels: np.ndarray, data: st.DataObject) -> None:
    x, y = (data.draw(st.integers(0, side - 1)) for side in labels.shape[::-1])
    labels.setflags(write=False)
    before = labels.copy()
    box, mask = fill_mask(labels, (x + 0.9, y + 0.1))
    covered = on_canvas(box, mask, labels.shape)
    assert np.array_equal(covered, flood(labels, x, y))
    assert box == mask_box(covered)
    assert np.array_equal(labels, before)


@pytest.mark.parametrize("p", [(-0.1, 3), (3, -0.1), (56, 3), (3, 40)])
def test_fill_outside_covers_nothing(p: tuple[float, float]) -> None:
    assert fill_mask(np.zeros(SHAPE, np.uint8), p)[0].empty


@given(
    npst.arrays(np.uint8, npst.array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.integers(0, 18))
)
def test_mirroring_twice_changes_nothing(labels: np.ndarray) -> None:
    assert np.array_equal(CELEBAMASK_HQ.mirror(CELEBAMASK_HQ.mirror(labels)), labels)
    box = Box(1, 2, 5, 4)
    assert box.mirrored(9) == Box(4, 2, 8, 4)
    assert box.mirrored(9).mirrored(9) == box


@given(inside, inside, st.floats(0.75, 9))
def test_a_mirrored_gesture_is_the_mirror_image_of_the_mask(p0: tuple, p1: tuple, radius: float) -> None:
    """Sizes are whole pixels, so a stroke drawn in the mirror covers the mirrored pixels, edges aside."""
    width = SHAPE[1]
    covered = on_canvas(*segment_mask(SHAPE, p0, p1, radius))
    twin = on_canvas(*segment_mask(SHAPE, (width - p0[0], p0[1]), (width - p1[0], p1[1]), radius))
    near_the_edge = np.abs(distances(p0, p1) - radius) < 1e-3
    assert ((covered == twin[:, ::-1]) | near_the_edge).all()

"""Patches name exactly what lies around each pixel, also after any number of edits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.sean.neighbourhoods import OUTSIDE, Neighbourhoods, distinct_rows

REGIONS = 19


def around(labels: np.ndarray, y: int, x: int, reach: int, regions: int = REGIONS) -> np.ndarray:
    padded = np.pad(labels, reach, constant_values=regions)
    return padded[y : y + 2 * reach + 1, x : x + 2 * reach + 1]


def assert_true(found: Neighbourhoods, labels: np.ndarray) -> None:
    """Every pixel's patch leads back to the labels around it."""
    regions = found.regions
    for (y, x), patch in np.ndenumerate(found.pixels):
        windows = found.patches[patch]
        assert np.array_equal(found.windows[windows[4]].reshape(3, 3), around(labels, y, x, 1, regions))
        for tap, window in enumerate(windows):
            inner_y, inner_x = y + tap // 3 - 1, x + tap % 3 - 1
            inside = 0 <= inner_y < labels.shape[0] and 0 <= inner_x < labels.shape[1]
            assert (window != OUTSIDE) == inside
            if inside:
                expected = around(labels, inner_y, inner_x, 1, regions)
                assert np.array_equal(found.windows[window].reshape(3, 3), expected)


def test_every_pixel_and_no_patch_twice(make_layout: Callable[..., np.ndarray]) -> None:
    labels = make_layout(20, 28)
    found = Neighbourhoods(labels, REGIONS)
    assert_true(found, labels)
    assert len(np.unique(found.patches, axis=0)) == len(found.patches)
    assert len(np.unique(found.windows[1:], axis=0)) == len(found.windows) - 1
    distinct = {around(labels, y, x, 2).tobytes() for y, x in np.ndindex(labels.shape)}
    assert len(found.patches) == len(distinct)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 12))
def test_thin_and_tiny_pictures_too(seed: int, height: int, width: int) -> None:
    labels = np.random.default_rng(seed).integers(0, 3, (height, width)).astype(np.uint8)
    found = Neighbourhoods(labels, REGIONS)
    assert_true(found, labels)
    distinct = {around(labels, y, x, 2).tobytes() for y, x in np.ndindex(labels.shape)}
    assert len(found.patches) == len(distinct)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_edits_change_what_they_touch_and_nothing_else(data: st.DataObject) -> None:
    seed = data.draw(st.integers(0, 2**16))
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.repeat(rng.integers(0, REGIONS, (3, 4)).astype(np.uint8), 4, 0), 4, 1)
    found = Neighbourhoods(labels, REGIONS)
    for _ in range(3):
        edited = labels.copy()
        y, x = rng.integers(0, labels.shape)
        edited[y : y + 3, x : x + 2] = rng.integers(0, REGIONS)
        before = found.pixels.copy()
        changed = found.update(edited)
        assert set(changed) == set(np.flatnonzero(before != found.pixels))
        moved = {
            y * labels.shape[1] + x
            for y, x in np.ndindex(labels.shape)
            if not np.array_equal(around(labels, y, x, 2), around(edited, y, x, 2))
        }
        assert set(changed) == moved
        labels = edited
        assert_true(found, labels)


@pytest.mark.parametrize("regions", [126, 127, 151, 255])
def test_any_number_of_regions(rng: np.random.Generator, regions: int) -> None:
    """Nine labels of 127 regions and more do not fit one number."""
    labels = rng.integers(0, regions, (9, 11)).astype(np.uint8)
    labels[:2] = regions - 1
    found = Neighbourhoods(labels, regions)
    assert_true(found, labels)
    edited = labels.copy()
    edited[4:6, 3:5] = rng.integers(0, regions, (2, 2))
    before = found.pixels.copy()
    found.update(edited)
    assert_true(found, edited)
    found.update(labels)
    assert np.array_equal(found.pixels, before), "what was met before has the number that it had"
    with pytest.raises(ValueError, match="too many for label maps of 8 bits"):
        Neighbourhoods(labels, 256)


def test_known_patches_are_found_again(make_layout: Callable[..., np.ndarray]) -> None:
    labels = make_layout(32, 32)
    found = Neighbourhoods(labels, REGIONS)
    pixels, count = found.pixels.copy(), len(found.patches)
    edited = labels.copy()
    edited[5:9, 5:9] = 13
    found.update(edited)
    found.update(labels)  # undone
    assert np.array_equal(found.pixels, pixels)
    assert len(found.patches) >= count
    assert len(found.update(labels)) == 0


def test_rows_are_told_apart_whatever_their_range() -> None:
    rows = np.array([[1, 2, 3, 4, 5], [1, 2, 3, 4, 6], [1, 2, 3, 4, 5], [0, 2, 3, 4, 5]])
    for base in (7, 100_000):  # the second does not fit one 64-bit code
        first, inverse = distinct_rows(rows, base)
        assert np.array_equal(rows[first][inverse], rows)
        assert len(first) == 3

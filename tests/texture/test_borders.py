"""Borders of regions are smooth at any size, lie where the label map has them, and lose no thin thing."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sean_editor.texture.borders import Borders, cover, region_weight


def disc(size: int = 256, radius: float = 60) -> np.ndarray:
    columns, rows = np.meshgrid(np.arange(size) + 0.5, np.arange(size) + 0.5)
    return np.hypot(columns - 128, rows - 128) < radius


def radii(weight: np.ndarray) -> np.ndarray:
    """Where a weight [S, S] crosses one half, along rays from the middle, in pixels of 256."""
    unit = weight.shape[0] / 256
    steps = np.arange(40, 80, 0.05)
    crossings = []
    for angle in np.linspace(0, 2 * np.pi, 720, endpoint=False):
        x, y = ((128 + steps * f(angle)) * unit - 0.5 for f in (np.cos, np.sin))
        along = cv2.remap(weight, np.float32([x]), np.float32([y]), cv2.INTER_LINEAR)
        crossings.append(steps[np.argmax(along[0] < 0.5)])
    return np.array(crossings)


@pytest.mark.parametrize("size", [512, 1024])
def test_a_disc_has_no_stairs(size: int) -> None:
    labels = disc().astype(np.uint8)
    smooth = radii(region_weight(labels, [1], size))
    stairs = radii(np.kron(labels, np.ones((size // 256,) * 2, np.float32)))
    assert np.abs(smooth - 60).max() < 0.6
    assert smooth.std() < 0.5 * stairs.std()


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), size=st.sampled_from([64, 96, 160]))
def test_all_regions_together_are_the_whole_picture(seed: int, size: int) -> None:
    labels = np.kron(np.random.default_rng(seed).integers(0, 6, (8, 8)), np.ones((8, 8))).astype(np.uint8)
    borders = Borders(labels)
    parts = [borders.weight([i], size) for i in borders.ids]
    assert min(part.min() for part in parts) >= 0
    assert np.abs(sum(parts) - 1).max() < 1e-5
    pair = borders.weight(borders.ids[:2], size)
    assert np.abs(pair - parts[0] - parts[1]).max() < 1e-5


@pytest.mark.parametrize("slope", [0.0, 0.4, 1.0])
def test_a_line_of_one_pixel_survives(slope: float) -> None:
    labels = np.zeros((64, 64), np.uint8)
    columns = np.arange(8, 56)
    labels[(10 + slope * (columns - 8)).astype(int), columns] = 7
    weight = region_weight(labels, [7], 256)
    rows, columns = np.nonzero(labels)
    at = weight[4 * rows[2:-2] + 2, 4 * columns[2:-2] + 2]
    assert at.min() > 0.5


def test_a_border_ends_after_two_pixels_of_the_result() -> None:
    labels = np.zeros((64, 64), np.uint8)
    labels[:, 32:] = 1
    row = region_weight(labels, [1], 256)[100]
    assert np.array_equal(row[:126], np.zeros(126)) and np.array_equal(row[130:], np.ones(126))
    assert ((row > 0) & (row < 1)).any()


def test_what_is_not_there_weighs_nothing() -> None:
    labels = np.full((32, 32), 3, np.uint8)
    assert region_weight(labels, [1], 64).max() == 0
    assert region_weight(labels, [3], 64).min() == 1


def test_a_cover_fades_beyond_the_mask_and_not_within() -> None:
    mask = disc(radius=40)
    soft = cover(mask, 512, 3)
    columns, rows = np.meshgrid((np.arange(512) + 0.5) / 2, (np.arange(512) + 0.5) / 2)
    distance = np.hypot(columns - 128, rows - 128) - 40
    assert soft[distance < -1].min() == 1 and soft[distance > 4].max() == 0
    assert 0.2 < soft[np.abs(distance - 1.5) < 0.2].mean() < 0.8
    nothing = np.zeros((8, 8), bool)
    assert cover(~nothing, 16, 2).min() == 1 and cover(nothing, 16, 2).max() == 0

"""Textures of regions compared: golden values on simple patterns, and what must and must not matter."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from models.lab.metrics.texture import (
    colour_distance,
    detail,
    inner,
    largest_change,
    sharpness_share,
    texture_distance,
)

EVERYWHERE = np.ones((64, 64), bool)
LEFT = np.arange(64)[None].repeat(64, 0) < 32


def grey(values: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)[..., None].repeat(3, 2)


@pytest.fixture
def noise(rng: np.random.Generator) -> np.ndarray:
    return grey(128 + 20 * rng.standard_normal((64, 64)))


def test_detail_of_stripes() -> None:
    """Columns of 100 and 110 by turns: the Laplacian is 20 and -20 by turns."""
    stripes = grey(100 + 10.0 * (np.arange(64)[None].repeat(64, 0) % 2))
    inside = np.zeros((64, 64), bool)
    inside[8:56, 8:56] = True
    assert detail(stripes, inside) == pytest.approx(20)
    assert sharpness_share(grey(np.full((64, 64), 90.0)), inside, stripes, inside) == 0


def test_wherever_and_whatever_its_colour_a_texture_is_the_same(noise: np.ndarray) -> None:
    turned = np.ascontiguousarray(noise[::-1, ::-1])
    assert sharpness_share(noise, inner(LEFT, 3), turned, inner(~LEFT, 3)) == pytest.approx(1)
    assert texture_distance(noise, inner(LEFT, 3), turned, inner(~LEFT, 3)) == pytest.approx(0, abs=1e-6)


def test_what_lies_outside_does_not_count(noise: np.ndarray) -> None:
    other = noise.copy()
    other[:, 34:] = 255
    inside = inner(LEFT, 3)
    assert detail(other, inside) == detail(noise, inside)
    # at a quarter of the size a gradient sees 4 pixels further
    far = inner(LEFT, 9)
    assert texture_distance(other, far, noise, far) == pytest.approx(0, abs=1e-6)


def test_the_more_blurred_the_further(noise: np.ndarray) -> None:
    blurred = [cv2.GaussianBlur(noise, (0, 0), sigma) for sigma in (0.5, 1, 2)]
    distances = [texture_distance(b, EVERYWHERE, noise, EVERYWHERE) for b in blurred]
    shares = [sharpness_share(b, EVERYWHERE, noise, EVERYWHERE) for b in blurred]
    assert 0 < distances[0] < distances[1] < distances[2] < 1
    assert 1 > shares[0] > shares[1] > shares[2] > 0
    flat = np.full_like(noise, 128)
    assert texture_distance(flat, EVERYWHERE, noise, EVERYWHERE) == pytest.approx(1, abs=0.01)


def test_a_region_too_small_to_measure(noise: np.ndarray) -> None:
    few = np.zeros((64, 64), bool)
    few[3, :4] = True
    nothing = np.zeros_like(few)
    for region in (few, nothing):
        assert math.isnan(detail(noise, region))
        assert math.isnan(sharpness_share(noise, EVERYWHERE, noise, region))
        assert math.isnan(texture_distance(noise, region, noise, EVERYWHERE))
    assert math.isnan(colour_distance(noise, nothing, noise, EVERYWHERE))
    assert math.isnan(sharpness_share(noise, EVERYWHERE, np.full_like(noise, 9), EVERYWHERE))


def test_the_margin_leaves_something_of_a_thin_region() -> None:
    thick, thin = np.zeros((64, 64), bool), np.zeros((64, 64), bool)
    thick[10:50, 10:50] = True
    thin[30:38] = True
    assert inner(thick, 5).sum() == 30 * 30
    assert inner(thin, 5).any() and inner(thin, 5).sum() < thin.sum()
    assert not (inner(thick, 5) & ~thick).any()
    assert inner(EVERYWHERE, 5).all(), "the picture's edge is no border"
    assert not inner(~EVERYWHERE, 5).any()


def test_colour_of_regions() -> None:
    picture = np.zeros((64, 64, 3), np.uint8)
    picture[LEFT] = 255
    assert colour_distance(picture, LEFT, picture, ~LEFT) == pytest.approx(100, abs=0.01)
    assert colour_distance(picture, LEFT, picture, LEFT) == 0


def test_change(noise: np.ndarray) -> None:
    changed = noise.copy()
    changed[5, 5, 1] = noise[5, 5, 1] - 7
    changed[5, 40] = 255 - noise[5, 40]
    assert largest_change(changed, noise, LEFT) == 7
    assert largest_change(changed, noise, ~EVERYWHERE) == 0

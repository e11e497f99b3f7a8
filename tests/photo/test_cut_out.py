"""The aligned square comes out of a photo upright, sharp, complete and in sRGB."""

from __future__ import annotations

from typing import Any

import cv2
import icc_profiles
import numpy as np
import pytest
from photo_samples import photo_with, portrait_image, psnr, turned_square
from quick_cases import first_quick

from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.cut_out import cut_out

random = np.random.default_rng(3)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_block_of_the_photos_own_pixels_comes_out_bit_for_bit(turns: int) -> None:
    photo = Photo(random.integers(0, 256, (300, 400, 3)).astype(np.uint8), "noise")
    block = Alignment(np.roll(np.array([[20.0, 30], [20, 158], [148, 158], [148, 30]]), -turns, axis=0))
    expected = np.rot90(photo.pixels[30:158, 20:148], -turns)
    made = cut_out(photo, block, 128)
    assert np.array_equal(made, expected) and not np.shares_memory(made, photo.pixels)
    whole = Photo(portrait_image(), "whole")
    assert np.array_equal(cut_out(whole, Alignment.whole_square(256, 256)), whole.pixels)


@pytest.mark.parametrize("side", [256, 330, 520, 1300])
@pytest.mark.parametrize("degrees", first_quick([17, 0, -64, 180]))
def test_a_portrait_placed_in_a_photo_is_recovered(side: int, degrees: float) -> None:
    image = portrait_image(3)
    square = turned_square(903.3, 870.8, side, degrees)
    crop = cut_out(photo_with(image, square, 1900, 1800), square)
    assert psnr(crop[4:-4, 4:-4], image[4:-4, 4:-4]) > 33


def test_fine_patterns_average_out_instead_of_making_new_ones() -> None:
    stripes = np.zeros((1500, 1500, 3), np.uint8)
    stripes[:, ::2] = 255
    for degrees in (0, 10, 33):
        crop = cut_out(Photo(stripes, "stripes"), turned_square(750, 750, 1000, degrees), 128)
        assert np.abs(crop.astype(int) - 127).max() < 20


def test_what_lies_outside_is_mirrored_then_blurs_then_fades() -> None:
    noise = random.integers(0, 256, (256, 256, 3)).astype(np.uint8)
    square = Alignment(np.array([[-128.0, 0], [-128, 256], [128, 256], [128, 0]]))
    crop = cut_out(Photo(noise, "half"), square).astype(float)
    assert np.array_equal(crop[:, 128:], noise[:, :128])
    mirrored = noise[:, 0].astype(float)
    assert np.corrcoef(crop[:, 127].ravel(), mirrored.ravel())[0, 1] > 0.99
    contrast = np.abs(np.diff(crop, axis=0)).mean((0, 2))
    assert contrast[0] < 1  # one colour
    assert contrast[:40].mean() < contrast[40:110].mean() < contrast[124:128].mean() < contrast[128:].mean()


@pytest.mark.parametrize("place", [(-900, 40), (5000, 5000), (30, -3)])
def test_a_square_beside_the_photo_is_plain(place: tuple[int, int]) -> None:
    crop = cut_out(Photo(portrait_image(), "away"), turned_square(*place, 200, 30), 64)
    assert crop.shape == (64, 64, 3)


def test_however_far_away_a_square_is_it_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    border = cv2.copyMakeBorder

    def bordered(*args: Any) -> np.ndarray:
        sizes.append((made := border(*args)).size)
        return made

    monkeypatch.setattr(cv2, "copyMakeBorder", bordered)
    photo = Photo(portrait_image(), "away")
    crops = [cut_out(photo, turned_square(x, 128, 200, 0), 64) for x in (520, 5000, 10**6)]
    assert len({crop.tobytes() for crop in crops}) == 1 and np.ptp(crops[0], (0, 1)).max() == 0, "one colour"
    assert sizes[1:] == sizes[:1] * 2


def test_tiny_photos_and_huge_squares() -> None:
    dot = Photo(np.full((1, 1, 3), 77, np.uint8), "dot")
    assert (cut_out(dot, turned_square(0.5, 0.5, 3, 10), 32) == 77).all()
    crop = cut_out(Photo(portrait_image(), "small"), turned_square(128, 128, 60_000, 10), 64)
    assert crop.shape == (64, 64, 3)


def test_only_the_squares_window_is_touched() -> None:
    """A photo whose pixels exist only where the square is: everything else would fail to be read."""
    pixels = np.broadcast_to(np.array([10, 20, 30], np.uint8), (40_000, 40_000, 3))  # 4.8 GB if copied
    assert (cut_out(Photo(pixels, "huge"), turned_square(20_000, 20_000, 300, 5), 64) == (10, 20, 30)).all()


def test_colours_come_out_in_srgb() -> None:
    profile = icc_profiles.rgb_profile(1.8, icc_profiles.DISPLAY_P3)
    square = Alignment.whole_square(256, 256)
    crop = cut_out(Photo(portrait_image(), "wide", icc_profile=profile), square)
    assert np.array_equal(crop, to_srgb(portrait_image(), profile))
    assert np.abs(crop.astype(int) - portrait_image()).max() > 10

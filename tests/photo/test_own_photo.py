"""The photo of a portrait at its own resolution, and what a reference keeps of it."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest

from sean_editor.document.close_up import CloseUp
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.photo.own_photo import own_photo, own_side, without_photo


def cut_from(side: float, photo: int = 600) -> Portrait:
    """A grey portrait, cut from a photo of random pixels in which it is `side` wide."""
    pixels = np.random.default_rng(3).integers(0, 256, (photo, photo, 3), dtype=np.uint8)
    quad = np.array([[8, 8], [8, 8 + side], [8 + side, 8 + side], [8 + side, 8]], float)
    origin = PhotoOrigin(Photo(pixels, "noise"), Alignment(quad))
    return Portrait(
        "noise", np.full((256, 256, 3), 99, np.uint8), np.zeros((256, 256), np.uint8), None, origin
    )


@pytest.mark.parametrize(("side", "expected"), [(20, 256), (256, 256), (403, 400), (405, 408), (5000, 1024)])
def test_its_side_is_that_in_the_photo_within_bounds(side: float, expected: int) -> None:
    assert own_side(cut_from(side)) == expected


def test_it_is_the_photos_own_pixels() -> None:
    portrait = cut_from(400)
    assert np.array_equal(own_photo(portrait), portrait.origin.photo.pixels[8:408, 8:408])


def test_without_a_photo_it_is_the_portraits_image() -> None:
    bare = Portrait("x", np.full((64, 64, 3), 5, np.uint8), np.zeros((64, 64), np.uint8))
    assert own_photo(bare) is bare.image and own_side(bare) == 64
    assert without_photo(bare) is bare


def test_a_close_up_takes_the_place_of_the_photo_and_lets_it_go() -> None:
    portrait = cut_from(400)
    expected, image = own_photo(portrait).astype(int), portrait.image
    photo = weakref.ref(portrait.origin.photo)
    light = without_photo(portrait)
    del portrait
    assert light.origin is None and own_side(light) == 400 and np.array_equal(light.image, image)
    assert photo() is not None, "not cut out yet"
    assert np.abs(own_photo(light) - expected).mean() < 4, "noise is the worst there is for JPEG"
    gc.collect()
    assert photo() is None
    assert without_photo(light) is light


def test_a_photo_with_no_more_pixels_is_not_kept() -> None:
    assert without_photo(cut_from(200)).close_up is None


def test_bytes_come_back() -> None:
    made = CloseUp(64, lambda: np.full((64, 64, 3), (200, 30, 90), np.uint8))
    again = CloseUp.from_bytes(made.data)
    assert again.data == made.data and again.side == 64 and np.array_equal(again.pixels, made.pixels)
    assert np.abs(again.pixels.astype(int) - (200, 30, 90)).max() <= 3


def test_what_is_no_close_up_is_refused() -> None:
    good = CloseUp(64, lambda: np.zeros((64, 64, 3), np.uint8)).data
    oblong = CloseUp(64, lambda: np.zeros((64, 32, 3), np.uint8)).data
    large = CloseUp(2048, lambda: np.zeros((2048, 2048, 3), np.uint8)).data
    for data in (b"", b"words", good[:200], oblong, large):
        with pytest.raises(ValueError, match="close-up"):
            CloseUp.from_bytes(data)

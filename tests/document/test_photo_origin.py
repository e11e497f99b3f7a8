"""The square that is cut out of a photo."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document.photo_origin import Alignment, Photo

FACE = np.array([[100.0, 120.0], [160.0, 120.0], [108.0, 190.0], [152.0, 190.0]])


def test_upright_face_by_hand() -> None:
    """Eyes 60 apart, mouth 70 below: half the side is 1.8 x 70, the centre 7 below the eyes."""
    quad = Alignment.from_points(FACE).quad
    assert np.allclose(quad, [[4, 1], [4, 253], [256, 253], [256, 1]])


def test_wide_face_goes_by_the_eyes() -> None:
    wide = FACE.copy()
    wide[2:, 1] = 150
    assert Alignment.from_points(wide).side == pytest.approx(2 * 2.0 * 60)


@given(st.floats(-np.pi, np.pi), st.floats(0.1, 20), st.floats(-500, 5000), st.floats(-500, 5000))
def test_the_crop_turns_scales_and_moves_with_the_face(
    angle: float, scale: float, x: float, y: float
) -> None:
    turn = scale * np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    moved = Alignment.from_points(FACE @ turn + [x, y]).quad
    assert np.allclose(moved, Alignment.from_points(FACE).quad @ turn + [x, y], atol=1e-6 * scale * 500)


def test_to_photo_and_back() -> None:
    alignment = Alignment.from_points(FACE[:, ::-1])  # a face on its side
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0]])
    assert np.allclose(alignment.to_photo(corners), alignment.quad)
    assert np.allclose(alignment.to_crop(alignment.quad), corners)


def test_points_in_one_place_are_no_face() -> None:
    with pytest.raises(ValueError, match="at the same place"):
        Alignment.from_points(np.ones((4, 2)))


def test_the_whole_square_of_a_wide_picture() -> None:
    assert np.allclose(Alignment.whole_square(400, 300).quad, [[50, 0], [50, 300], [350, 300], [350, 0]])


def test_a_photo_shares_its_pixels_and_protects_them() -> None:
    pixels = np.zeros((4, 6, 3), np.uint8)
    photo = Photo(pixels, "photo")
    assert photo.size == (6, 4)
    assert np.shares_memory(photo.pixels, pixels)
    with pytest.raises(ValueError, match="read-only"):
        photo.pixels[0, 0] = 1

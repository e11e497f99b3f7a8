"""What an edit may change in its photo: nothing else does, and it is not claimed to be more than needed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.photo.blend import Blend
from sean_editor.photo.paste_back import paste_back, paste_reach

SIZE = 64


def origin_of(x: float, y: float, side: float, degrees: float) -> PhotoOrigin:
    """A turned square amid a photo of noise, perhaps beyond its rim."""
    angle = np.deg2rad(degrees)
    right = side / 2 * np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-right[1], right[0]])
    quad = np.array([x, y]) + np.stack([-right - down, -right + down, right + down, right - down])
    pixels = np.random.default_rng(1).integers(0, 256, (150, 170, 3)).astype(np.uint8)
    return PhotoOrigin(Photo(pixels, "noise"), Alignment(quad))


PLACES = st.tuples(st.floats(10, 160), st.floats(10, 140), st.floats(20, 200), st.floats(-180, 180))
BOXES = st.tuples(st.integers(0, 63), st.integers(0, 63), st.integers(1, 64), st.integers(1, 64))


@given(
    place=PLACES,
    box=BOXES,
    given_opacity=st.booleans(),
    keep_detail=st.booleans(),
    blend=st.sampled_from(Blend),
)
@settings(max_examples=60)
def test_nothing_else_changes(
    place: tuple, box: tuple, given_opacity: bool, keep_detail: bool, blend: Blend
) -> None:
    origin = origin_of(*place)
    x, y, width, height = box
    mask = np.zeros((SIZE, SIZE), bool)
    mask[y : y + height, x : x + width] = True
    opacity = mask.astype(np.float32) if given_opacity else None
    old = np.full((SIZE, SIZE, 3), 20, np.uint8)
    pasted = paste_back(
        origin, old, 255 - old, mask, blend, match_colours=False, keep_detail=keep_detail, opacity=opacity
    )
    reach = paste_reach(origin, SIZE, mask, keep_detail, opacity)
    changed = (pasted != origin.photo.pixels).any(-1)
    assert not (changed & ~reach).any()
    if changed.any() and reach.sum() > 100:  # a narrow square reaches few pixels, and its seam is all of them
        assert changed.sum() > 0.5 * reach.sum(), "what may change mostly does, under so large a change"


def test_it_follows_from_the_edit_and_not_from_the_pictures() -> None:
    origin = origin_of(80, 70, 90, 10)
    mask = np.zeros((SIZE, SIZE), bool)
    mask[20:40, 20:40] = True
    same = np.full((SIZE, SIZE, 3), 90, np.uint8)
    assert np.array_equal(paste_back(origin, same, same, mask), origin.photo.pixels)
    reach = paste_reach(origin, SIZE, mask)
    inside = (90 / SIZE * 20) ** 2
    assert inside < reach.sum() < 1.6 * inside


@pytest.mark.parametrize("keep_detail", [True, False])
def test_without_an_edit(keep_detail: bool) -> None:
    origin = origin_of(80, 70, 90, 10)
    reach = paste_reach(origin, SIZE, np.zeros((SIZE, SIZE), bool), keep_detail)
    assert reach.any() != keep_detail, "without detail kept the whole crop is replaced"


def test_a_mask_smaller_than_the_crop() -> None:
    origin = origin_of(80, 70, 90, 10)
    mask = np.zeros((16, 16), bool)
    mask[4:8, 4:8] = True
    small, large = paste_reach(origin, 16, mask), paste_reach(origin, SIZE, mask)
    assert (small & large).sum() > 0.7 * (small | large).sum()

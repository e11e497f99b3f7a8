"""Only what was edited is taken from the network's picture."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from portraits_of_256 import without_origin

from sean_editor.document import Document
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.export.composite import Edit
from sean_editor.photo.blend import FEATHER, Blend, distance_to
from sean_editor.photo.own_photo import own_photo
from sean_editor.photo.portraits import load_portrait, shipped_portraits

HAIR, HAT = 13, 14


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    return without_origin(load_portrait(shipped_portraits()[0]))


@pytest.fixture
def repainted(portrait: Portrait) -> np.ndarray:
    """A result that is another colour everywhere."""
    return 255 - portrait.image


def test_without_an_edit_the_original_stays_to_the_bit(portrait: Portrait, repainted: np.ndarray) -> None:
    edit = Edit.of(Document(portrait))
    assert np.array_equal(edit.picture(repainted, True), portrait.image)
    assert edit.picture(repainted, False) is repainted


def test_a_style_changes_its_region_and_no_more_than_a_seam(
    portrait: Portrait, repainted: np.ndarray
) -> None:
    document = Document(portrait)
    document.assign_style([HAIR], "another")
    shown = Edit.of(document).picture(repainted, True)
    hair = portrait.labels == HAIR
    assert np.array_equal(shown[hair], repainted[hair])
    far = distance_to(hair) > FEATHER * 256 + 1
    assert far.any() and np.array_equal(shown[far], portrait.image[far])


def test_a_style_mixed_in_with_nothing_changes_nothing(portrait: Portrait, repainted: np.ndarray) -> None:
    document = Document(portrait)
    document.assign_style([HAIR], "another", 0.0)
    assert np.array_equal(Edit.of(document).picture(repainted, True), portrait.image)


def test_what_is_painted_shows_and_what_is_undone_is_the_original_again(
    portrait: Portrait, repainted: np.ndarray
) -> None:
    document = Document(portrait)
    labels = portrait.labels.copy()
    labels[20:60, 90:160] = HAT
    document.replace_layout(labels)
    shown = Edit.of(document).picture(repainted, True)
    changed = labels != portrait.labels
    assert np.array_equal(shown[changed], repainted[changed])
    document.undo()
    assert np.array_equal(Edit.of(document).picture(repainted, True), portrait.image)


def test_an_edit_is_held_fast(portrait: Portrait, repainted: np.ndarray) -> None:
    document = Document(portrait)
    edit = Edit.of(document)
    document.fill(128, 20, HAT)
    document.assign_style([HAIR], "another")
    assert not edit.edited.any() and Edit.of(document).edited.any()


def test_the_whole_photo_is_untouched_outside_the_crop(portrait: Portrait, repainted: np.ndarray) -> None:
    pixels = np.full((400, 500, 3), (90, 110, 130), np.uint8)
    pixels[72:328, 122:378] = portrait.image
    place = Alignment(np.array([[122, 72], [122, 328], [378, 328], [378, 72]], float))
    placed = Portrait(
        "placed", portrait.image, portrait.labels, origin=PhotoOrigin(Photo(pixels, "photo"), place)
    )
    document = Document(placed)
    document.assign_style([HAIR], "another")
    whole = Edit.of(document).whole_photo(repainted, True, Blend.FEATHER, False)
    changed = (whole != pixels).any(-1)
    assert changed.any() and not changed[:72].any() and not changed[:, :122].any() and not changed[328:].any()
    replaced = Edit.of(document).whole_photo(repainted, False, Blend.FEATHER, False)
    assert (replaced != pixels).any(-1).sum() > 2 * changed.sum()
    with pytest.raises(ValueError, match="not cut out"):
        Edit.of(Document(portrait)).whole_photo(repainted, True, Blend.FEATHER, True)


@pytest.fixture
def tilted(portrait: Portrait) -> Portrait:
    """The portrait in a turned square of 307 pixels amid noise, finer than the crop can show."""
    pixels = np.random.default_rng(1).integers(0, 256, (500, 500, 3), np.uint8)
    corners = np.array([[110, 80], [70, 384], [374, 424], [414, 120]], float)
    return replace(portrait, origin=PhotoOrigin(Photo(pixels, "noise"), Alignment(corners)))


def test_the_whole_photo_stays_to_the_bit_outside_of_what_texture_changed(tilted: Portrait) -> None:
    photo = own_photo(tilted)
    side = photo.shape[0]
    document = Document(tilted)
    document.assign_style([HAIR], "another")
    changed = cv2.resize(document.labels, (side, side), interpolation=cv2.INTER_NEAREST) == HAIR
    finished = np.where(changed[..., None], 255 - photo, photo)
    assert tilted.origin is not None
    before = tilted.origin.photo.pixels
    whole = Edit.of(document).whole_photo_with(finished, photo, True, Blend.FEATHER, changed)
    rows, columns = np.nonzero((whole != before).any(-1))
    there = tilted.origin.alignment.to_crop(np.stack([columns, rows], -1) + 0.5) * side
    x, y = np.floor(there).astype(int).T
    assert rows.size > 0.9 * changed.sum() and changed[y, x].all()


def test_fine_detail_of_what_was_painted_over_is_gone(tilted: Portrait) -> None:
    photo = own_photo(tilted)
    document = Document(tilted)
    document.replace_layout(np.full_like(tilted.labels, HAT))
    grey = np.full_like(photo, 120)
    whole = Edit.of(document).whole_photo_with(
        grey, photo, True, Blend.FEATHER, np.ones(photo.shape[:2], bool)
    )
    assert np.ptp(whole[200:300, 200:300].astype(int)) <= 2

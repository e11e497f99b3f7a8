"""Label maps of the crop and of the whole photo."""

from __future__ import annotations

import numpy as np

from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.photo.cut_labels import cut_labels


def photo(width: int, height: int) -> Photo:
    return Photo(np.zeros((height, width, 3), np.uint8), "photo")


def test_a_map_of_the_photo_is_cut_like_the_photo(make_layout) -> None:
    labels = make_layout(60, 90)
    place = Alignment(np.array([[20, 10], [20, 42], [52, 42], [52, 10]]))
    assert np.array_equal(cut_labels(labels, photo(90, 60), place, 32), labels[10:42, 20:52])
    quarter = Alignment(np.array([[52, 10], [20, 10], [20, 42], [52, 42]]))  # its top is at the photo's right
    assert np.array_equal(cut_labels(labels, photo(90, 60), quarter, 32), np.rot90(labels[10:42, 20:52]))


def test_outside_the_photo_is_background(make_layout) -> None:
    labels = make_layout(60, 90) % 18 + 1
    place = Alignment(np.array([[-16, -16], [-16, 16], [16, 16], [16, -16]]))
    cut = cut_labels(labels, photo(90, 60), place, 32)
    assert (cut[:16] == 0).all() and (cut[:, :16] == 0).all()
    assert np.array_equal(cut[16:, 16:], labels[:16, :16])


def test_any_other_map_is_one_of_the_crop(make_layout) -> None:
    labels = make_layout(64, 64)
    place = Alignment.whole_square(90, 60)
    assert np.array_equal(cut_labels(labels, photo(90, 60), place, 64), labels)
    assert cut_labels(labels, photo(90, 60), place, 32).shape == (32, 32)

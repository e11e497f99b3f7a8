"""Pictures, label maps and layouts that are dragged along."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.document.pixels import Pixels
from sean_editor.document.pulled import (
    opened,
    pulled_labels,
    pulled_layout,
    pulled_photo,
    pulled_picture,
    pulled_reach,
)
from sean_editor.document.retouch import Pull
from sean_editor.photo import load_portrait, shipped_portraits

SMILE = (Pull(0.41, 0.74, -0.03, -0.03, 0.11), Pull(0.59, 0.74, 0.03, -0.03, 0.11, joined=True))
HAIR = 13


def _face() -> tuple[np.ndarray, np.ndarray]:
    face = load_portrait(shipped_portraits()[0])
    return face.image, face.labels


def _unedited(labels: np.ndarray) -> Pixels:
    return Pixels(labels, np.zeros(labels.shape, bool))


def test_outside_the_reach_nothing_changes_to_the_bit() -> None:
    image, labels = _face()
    moved, reach = pulled_picture(image, SMILE), pulled_reach(image.shape, SMILE)
    assert np.array_equal(moved[~reach], image[~reach])
    assert (moved != image).any(-1)[reach].mean() > 0.5
    assert np.array_equal(pulled_labels(labels, SMILE)[~reach], labels[~reach])
    assert (pulled_labels(labels, SMILE) != labels).sum() > 100


def test_a_pull_by_nothing_changes_nothing() -> None:
    image, labels = _face()
    still = (Pull(0.5, 0.5, 0.0, 0.0, 0.3),)
    assert np.array_equal(pulled_picture(image, still), image)
    assert np.array_equal(pulled_labels(labels, still), labels)
    assert np.array_equal(pulled_picture(image, ()), image) and not pulled_reach(image.shape, ()).any()


def test_labels_go_where_the_pixels_go() -> None:
    """A picture of the label map is dragged to where the label map is."""
    _, labels = _face()
    grey = np.repeat((labels == HAIR)[..., None] * np.uint8(255), 3, axis=2)
    pulls = (Pull(0.5, 0.12, 0.0, 0.06, 0.2), Pull(0.3, 0.3, -0.05, 0.0, 0.15))
    moved = pulled_picture(grey, pulls)[..., 0]
    hair = pulled_labels(labels, pulls) == HAIR
    assert (moved[hair] > 100).mean() > 0.999 and (moved[~hair] < 155).mean() > 0.999


def test_a_larger_picture_is_dragged_alike() -> None:
    """The same places of it, at any size: a gradient shows where each pixel came from."""
    ramps = {}
    for size in (128, 512):
        line = (np.arange(size) + 0.5) / size * 255
        ramp = np.repeat(np.tile(line, (size, 1))[..., None], 3, axis=2).astype(np.uint8)
        ramps[size] = pulled_picture(ramp, SMILE)[..., 0].astype(float)
    small = ramps[512].reshape(128, 4, 128, 4).mean((1, 3))
    assert np.abs(small - ramps[128]).max() < 3.0


def test_a_photo_around_the_face_is_dragged_where_the_face_is() -> None:
    photo = np.random.default_rng(1).integers(0, 256, (300, 400, 3), np.uint8)
    to_unit = np.array([[0.01, 0.002, -1.0], [-0.002, 0.01, -0.5], [0, 0, 1]])
    pulls = (Pull(0.5, 0.5, 0.05, 0.0, 0.2),)
    moved, reach = pulled_photo(photo, pulls, to_unit), pulled_reach(photo.shape, pulls, to_unit)
    assert np.array_equal(moved[~reach], photo[~reach]) and (moved != photo).any(-1)[reach].mean() > 0.8
    rows, columns = np.nonzero(reach)
    middle = to_unit @ [columns.mean() + 0.5, rows.mean() + 0.5, 1]
    assert np.allclose(middle[:2], [0.525, 0.5], atol=0.01)


def test_what_comes_from_beyond_the_edge_is_no_streak() -> None:
    image, _ = _face()
    moved = pulled_picture(image, (Pull(0.5, 0.0, 0.0, 0.1, 0.2),))
    assert np.abs(np.diff(moved[:20, 128].astype(int), axis=0)).sum() > 0


def test_an_unedited_layout_is_the_label_map_of_what_was_dragged() -> None:
    _, labels = _face()
    moved = pulled_layout(_unedited(labels), labels, (), SMILE)
    assert np.array_equal(moved.labels, pulled_labels(labels, SMILE)) and not moved.painted.any()
    back = pulled_layout(moved, labels, SMILE, ())
    assert np.array_equal(back.labels, labels)


def test_paint_goes_along_and_comes_back() -> None:
    _, labels = _face()
    painted = np.zeros(labels.shape, bool)
    painted[185:200, 140:160] = True
    layout = Pixels(np.where(painted, np.uint8(HAIR), labels), painted)
    moved = pulled_layout(layout, labels, (), SMILE)
    rows, columns = np.nonzero(moved.painted)
    assert rows.mean() < 190 and columns.mean() > 150  # up and outward
    assert (moved.labels[moved.painted] == HAIR).all()
    back = pulled_layout(moved, labels, SMILE, ())
    assert (back.painted != painted).sum() < 30  # its rim was rounded twice
    assert np.array_equal(back.labels[~(back.painted | painted)], labels[~(back.painted | painted)])


def test_gaps_are_found_only_where_much_is_stretched() -> None:
    assert not opened((256, 256), SMILE).any()
    assert not opened((256, 256), ()).any()
    torn = opened((256, 256), (Pull(0.4, 0.5, -0.1, 0, 0.1), Pull(0.4, 0.5, 0.1, 0, 0.1)))
    assert torn.any() and torn.mean() < 0.02


def test_what_was_kept_makes_no_difference() -> None:
    """One drag after another, back, and elsewhere: as if each were the first."""
    image, labels = _face()
    more = (Pull(0.3, 0.3, -0.05, 0.0, 0.15), Pull(0.45, 0.7, 0.0, 0.04, 0.12))
    states = [SMILE, SMILE + more[:1], SMILE + more, SMILE[:1] + more, SMILE + more[1:], more, SMILE, ()]
    for pulls in states:
        fresh, ids = image.copy(), labels.copy()
        assert np.array_equal(pulled_picture(image, pulls), pulled_picture(fresh, pulls))
        assert np.array_equal(pulled_labels(labels, pulls), pulled_labels(ids, pulls))
    torn = [Pull(0.4, 0.5, way, 0, 0.1) for way in (-0.1, 0.1)]
    states = [(), torn[:1], torn, (*torn, *SMILE), SMILE, torn]
    gaps = [opened((200, 200), pulls) for pulls in states]
    assert [gap.any() for gap in gaps] == [False, False, True, True, False, True]
    assert np.array_equal(gaps[2], gaps[5]) and np.array_equal(gaps[2], gaps[3])


def test_what_is_kept_cannot_be_painted_on() -> None:
    image, _ = _face()
    with pytest.raises(ValueError):
        pulled_picture(image, SMILE)[0, 0] = 0

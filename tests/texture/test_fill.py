"""What goes on beyond a region, and what fills a hole."""

from __future__ import annotations

import numpy as np

from sean_editor.texture.fill import continued, matched, nearest_labels

RAMP = np.dstack([np.mgrid[:64, :48][0] * 3.0, np.mgrid[:64, :48][1] * 4.0, np.full((64, 48), 90.0)]).astype(
    np.float32
)


def hole() -> np.ndarray:
    weight = np.ones((64, 48), np.float32)
    weight[20:40, 15:30] = 0
    return weight


def test_what_is_known_stays_and_a_hole_is_filled_from_around() -> None:
    weight = hole()
    filled = continued(np.where(weight[..., None] > 0, RAMP, np.float32(255)), weight)
    assert np.allclose(filled[weight > 0], RAMP[weight > 0], atol=1e-3)
    assert np.abs(filled - RAMP).max() < 25


def test_nothing_known_is_no_error() -> None:
    assert np.isfinite(continued(RAMP, np.zeros((64, 48), np.float32))).all()


def test_a_texture_is_shifted_to_meet_the_photo_and_keeps_its_detail() -> None:
    grain = np.random.default_rng(0).normal(0, 5, RAMP.shape).astype(np.float32)
    texture = RAMP + 30 + grain
    photo = np.where(hole()[..., None] > 0, RAMP + grain, np.float32(0))
    fitted = matched(texture, photo, hole())
    assert np.abs(fitted - RAMP - grain).max() < 1
    assert np.array_equal(matched(texture, photo, np.zeros((64, 48), np.float32)), texture)


def test_labels_are_those_of_the_nearest() -> None:
    labels = np.array([[1, 9, 9, 9, 2]], np.uint8)
    filled = nearest_labels(np.repeat(labels, 3, 0), np.repeat(labels != 9, 3, 0))
    assert filled[1, [0, 1, 3, 4]].tolist() == [1, 1, 2, 2]
    assert np.array_equal(nearest_labels(labels, labels == 0), labels)

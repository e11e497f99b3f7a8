"""Putting points on a face: order, guesses, corrections, taking back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document.photo_origin import Alignment
from sean_editor.gui.photo.placing import Placing, typical_points, untangled

FACE = np.array([[40.0, 50.0], [80.0, 52.0], [46.0, 96.0], [76.0, 97.0]])


def placed(points: np.ndarray = FACE, count: int = 4) -> Placing:
    state = Placing()
    for point in points[:count]:
        state = state.put(tuple(point))
    return state


def turned(points: np.ndarray, degrees: float) -> np.ndarray:
    angle = np.deg2rad(degrees)
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return (points - 60) @ matrix + 60


def test_points_are_asked_for_one_after_another() -> None:
    state = Placing()
    for index, point in enumerate(FACE):
        assert state.asked == index and not state.complete
        state = state.put(tuple(point))
        assert state.active == index
    assert state.complete and state.asked is None
    assert np.array_equal(state.face_points(), FACE)
    assert state.put((0.0, 0.0)) is state, "a fifth click places nothing"


def test_two_eyes_are_enough_for_a_first_crop() -> None:
    assert placed(count=1).alignment() is None
    two = placed(count=2)
    guess = two.outline()
    assert np.array_equal(guess[:2], FACE[:2])
    assert np.abs(guess[2:] - FACE[2:]).max() < 10, "the mouth lies about where mouths lie"
    true = Alignment.from_points(FACE)
    assert np.abs(two.alignment().quad - true.quad).max() < 0.1 * true.side
    three = placed(count=3)
    assert np.array_equal(three.outline()[2], FACE[2]) and three.asked == 3


def test_eyes_in_one_place_make_no_crop() -> None:
    assert Placing().put((5.0, 5.0)).put((5.0, 5.0)).alignment() is None


@pytest.mark.parametrize("degrees", [0, 30, 90, 180, 250])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 0, 2, 3), (0, 1, 3, 2), (1, 0, 3, 2)])
def test_left_and_right_may_be_mixed_up_on_a_face_turned_anyhow(degrees: float, order) -> None:
    face = turned(FACE, degrees)
    assert np.allclose(untangled(face[list(order)]), face)


def test_a_drag_is_one_step_and_can_be_taken_back() -> None:
    state = placed().grab(1)
    for step in range(5):
        state = state.drag((80.0 + step, 60.0))
    assert state.points[1] == (84.0, 60.0) and state.active == 1
    state = state.take_back()
    assert np.array_equal(state.outline(), FACE)
    assert state.take_back().asked == 3, "then the click before it"


def test_a_click_on_a_point_only_chooses_it() -> None:
    state = placed().grab(0)
    assert state.active == 0
    assert state.take_back().asked == 3, "choosing is no step to take back"
    assert state.select(2).active == 2
    assert placed(count=2).select(3).active == 1, "a point that is not there cannot be chosen"


def test_nudges_move_the_active_point() -> None:
    state = placed().select(3).nudge(-1.0, 0.5)
    assert state.points[3] == (75.0, 97.5)
    assert state.take_back().points[3] == (76.0, 97.0)
    assert Placing().nudge(1, 1) == Placing()


def test_a_guess_is_taken_back_point_by_point() -> None:
    state = Placing.from_points(FACE)
    assert state.complete
    for left in (3, 2, 1, 0):
        state = state.take_back()
        assert state.asked == left
    assert state.take_back() == Placing()


def test_starting_over_can_be_taken_back() -> None:
    state = placed().start_over()
    assert state.asked == 0
    assert np.array_equal(state.take_back().outline(), FACE)


def test_the_nearest_point_within_reach_is_hit() -> None:
    state = placed(count=2)
    assert state.nearest((41.0, 52.0), 5.0) == 0
    assert state.nearest((78.0, 50.0), 5.0) == 1
    assert state.nearest((60.0, 51.0), 5.0) is None
    assert Placing().nearest((0.0, 0.0), 1e9) is None


@given(
    centre=st.tuples(st.floats(-500, 500), st.floats(-500, 500)),
    angle=st.floats(0, 6.28),
    half=st.floats(20, 2000),
)
def test_typical_points_ask_for_exactly_the_crop_they_were_made_from(centre, angle, half) -> None:
    x = half * np.array([np.cos(angle), np.sin(angle)])
    y = np.array([-x[1], x[0]])
    quad = np.array(centre) + np.stack([-x - y, -x + y, x + y, x - y])
    points = typical_points(Alignment(quad))
    assert np.abs(Alignment.from_points(points).quad - quad).max() < 1e-6 * half

"""Which handle the pointer takes, and what a drag of it does to the shape."""

from __future__ import annotations

from dataclasses import replace
from math import degrees

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document.pose import Pose
from sean_editor.gui.canvas.tools.base import Turner
from sean_editor.gui.canvas.tools.handles import (
    MOVE,
    OUTSIDE,
    PIVOT,
    TURN,
    Grip,
    Kind,
    direction,
    dragged,
    grip_at,
    handles,
    place_of,
    turn_handle,
    turner_for,
)

HERE = Pose.of((20.0, 30.0, 100.0, 70.0))
REACH = 2.0
CORNER, RIGHT, TOP = Grip(Kind.SCALE, 1, 1), Grip(Kind.SCALE, 1, 0), Grip(Kind.SCALE, 0, -1)

poses = st.builds(
    lambda sx, sy, turn: HERE.scaled(sx, sy).turned(turn),
    st.floats(0.5, 2) | st.floats(-2, -0.5),
    st.floats(0.5, 2) | st.floats(-2, -0.5),
    st.floats(-180, 180),
)


def test_the_frame_has_eight_handles_one_to_turn_and_a_pivot() -> None:
    grips = [handle.grip for handle in handles(HERE, False, REACH)]
    assert len(grips) == 10 and len(set(grips)) == 10 and {TURN, PIVOT} < set(grips)
    assert len(handles(HERE, True, REACH)) == 9


def test_a_small_frame_keeps_its_corners_and_can_be_moved() -> None:
    small = HERE.scaled(0.1, 0.1)
    grips = {handle.grip for handle in handles(small, False, REACH)}
    assert grips == {TURN, *(Grip(Kind.SCALE, x, y) for x in (-1, 1) for y in (-1, 1))}
    assert grip_at(small, False, small.at(0.5, 0.5), REACH) == MOVE


@pytest.mark.parametrize(
    ("point", "grip"),
    [
        ((100, 70), CORNER),
        ((101.9, 71.9), CORNER),
        ((102.1, 70), OUTSIDE),
        ((100, 50), RIGHT),
        ((60, 30), TOP),
        ((60, 50), PIVOT),
        ((40, 45), MOVE),
        ((60, 23), TURN),
        ((5, 5), OUTSIDE),
    ],
)
def test_what_the_pointer_takes(point, grip: Grip) -> None:
    assert grip_at(HERE, False, point, REACH) == grip


@given(pose=poses, turner=st.sampled_from(Turner))
def test_every_handle_can_be_taken(pose: Pose, turner: Turner) -> None:
    for warping in (False, True):
        for handle in handles(pose, warping, REACH, turner):
            assert grip_at(pose, warping, handle.point, REACH, turner) == handle.grip


@given(pose=poses, by=st.tuples(st.floats(-30, 30), st.floats(-30, 30)))
def test_a_handle_follows_the_pointer_and_the_other_side_stays(pose: Pose, by) -> None:
    for grip in (CORNER, Grip(Kind.SCALE, -1, 1)):
        u, v = (grip.across + 1) / 2, (grip.down + 1) / 2
        taken = pose.at(u, v)
        to = (taken[0] + by[0], taken[1] + by[1])
        now = dragged(pose, grip, taken, to)
        if all(abs(a * b) > 1.001 for a, b in zip(now.size, now.scale, strict=True)):
            assert now.at(u, v) == pytest.approx(to, abs=1e-4)
            assert now.at(1 - u, 1 - v) == pytest.approx(pose.at(1 - u, 1 - v), abs=1e-4)


def test_one_side_scales_one_way() -> None:
    now = dragged(HERE, RIGHT, (100, 50), (140, 90))
    assert now.scale == pytest.approx((1.5, 1)) and now.at(0, 0.5) == pytest.approx((20, 50))


def test_through_the_other_side_it_is_mirrored() -> None:
    assert dragged(HERE, RIGHT, (100, 50), (-60, 50)).scale == pytest.approx((-1, 1))


def test_shift_keeps_proportions_and_alt_scales_from_the_pivot() -> None:
    even = dragged(HERE, CORNER, (100, 70), (180, 70), even=True)
    assert even.scale[0] == pytest.approx(even.scale[1]) and 1 < even.scale[0] < 2
    assert dragged(HERE, RIGHT, (100, 50), (140, 50), even=True).scale == pytest.approx((1.5, 1.5))
    central = dragged(HERE, CORNER, (100, 70), (120, 80), central=True)
    assert central.at(0, 0) == pytest.approx((0, 20)) and central.at(0.5, 0.5) == pytest.approx((60, 50))
    off = replace(HERE, pivot=(0.25, 0.5))
    assert dragged(off, RIGHT, (100, 50), (160, 50), central=True).at(0.25, 0.5) == pytest.approx((40, 50))


def test_shift_moves_along_one_axis() -> None:
    assert dragged(HERE, MOVE, (50, 50), (58, 53), even=True).centre == (68, 50)
    assert dragged(HERE, MOVE, (50, 50), (53, 58), even=True).centre == (60, 58)


def test_turning_about_the_pivot_and_in_steps() -> None:
    quarter = dragged(HERE, OUTSIDE, (160, 50), (60, 150))
    assert degrees(quarter.angle) == pytest.approx(90) and quarter.centre == pytest.approx((60, 50))
    off = replace(HERE, pivot=(0, 0))
    turned = dragged(off, TURN, (120, 30), (20, 130))
    assert turned.at(0, 0) == pytest.approx((20, 30)) and degrees(turned.angle) == pytest.approx(90)
    for start in (0, 7):
        stepped = dragged(HERE.turned(start), OUTSIDE, (160, 50), (150, 81), even=True)
        assert (
            degrees(stepped.angle) % 15 == pytest.approx(0, abs=1e-6) or degrees(stepped.angle) % 15 > 14.99
        )


def test_the_pivot_and_the_warp_follow_the_pointer() -> None:
    moved = dragged(HERE, PIVOT, (60, 50), (30, 40))
    assert moved.at(*moved.pivot) == pytest.approx((30, 40)) and not moved.moves
    bent = dragged(HERE.turned(30), Grip(Kind.BEND, node=4), (60, 50), (70, 41))
    assert bent.handle(4) == pytest.approx((70, 41))


def test_directions_of_the_pointer() -> None:
    assert direction(HERE, RIGHT) == pytest.approx(0) and direction(HERE, TOP) == pytest.approx(90)
    assert direction(HERE, CORNER) == pytest.approx(45)
    assert direction(HERE, Grip(Kind.SCALE, 1, -1)) == pytest.approx(135)
    assert direction(HERE.scaled(-1, 1), CORNER) == pytest.approx(135)
    assert direction(HERE.turned(90), RIGHT) == pytest.approx(90)


def test_the_handle_that_turns_is_outside_also_of_a_mirrored_frame() -> None:
    assert turn_handle(HERE, REACH) == pytest.approx((60, 23))
    assert turn_handle(HERE.flipped(across=False), REACH) == pytest.approx((60, 77))


@pytest.mark.parametrize(
    ("rect", "turner", "point"),
    [
        ((20, 30, 100, 70), Turner.ABOVE, (60, 23)),
        ((20, -2, 100, 70), Turner.BELOW, (60, 77)),
        ((20, -2, 100, 258), Turner.INSIDE, (60, 5)),
        ((20, 200, 100, 258), Turner.ABOVE, (60, 193)),
    ],
)
def test_the_handle_that_turns_stays_in_the_picture(rect, turner: Turner, point) -> None:
    assert turner_for(rect, 256) is turner
    assert turn_handle(Pose.of(rect), REACH, turner) == pytest.approx(point)
    root = place_of(Pose.of(rect), TURN, turner)
    assert root == pytest.approx((60, rect[3] if turner is Turner.BELOW else rect[1]))

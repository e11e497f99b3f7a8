"""Where a shape lies: every way there has its way back."""

from __future__ import annotations

from dataclasses import replace
from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document.geometry import Box
from sean_editor.document.pose import Pose
from sean_editor.document.warp import NODES

RECT = (20.0, 30.0, 60.0, 50.0)
factor = st.floats(0.2, 3) | st.floats(-3, -0.2)
poses = st.builds(
    lambda dx, dy, sx, sy, turn: Pose.of(RECT).scaled(sx, sy).turned(turn).moved(dx, dy),
    st.floats(-50, 50),
    st.floats(-50, 50),
    factor,
    factor,
    st.floats(-180, 180),
)
units = st.tuples(st.floats(-0.2, 1.2), st.floats(-0.2, 1.2))


def test_it_begins_where_the_shape_is() -> None:
    here = Pose.of(RECT)
    assert here.at(0, 0) == (20, 30) and here.at(1, 1) == (60, 50) and not here.moves
    x, y = here.sources(Box(20, 30, 23, 31))
    assert np.allclose(x, [[20.5, 21.5, 22.5]]) and np.allclose(y, 30.5)
    assert not replace(here, pivot=(0, 0)).moves and here.moved(1, 0).moves


@given(pose=poses, unit=units)
def test_there_and_back(pose: Pose, unit) -> None:
    assert pose.to_bent(*pose.at(*unit)) == pytest.approx(unit, abs=1e-6)


@given(pose=poses, across=factor, down=factor, anchor=units)
def test_scaling_leaves_its_anchor(pose: Pose, across: float, down: float, anchor) -> None:
    assert pose.scaled(across, down, anchor).at(*anchor) == pytest.approx(pose.at(*anchor), abs=1e-6)


@given(pose=poses, turn=st.floats(-400, 400), pivot=units)
def test_turning_leaves_the_pivot_and_all_lengths(pose: Pose, turn: float, pivot) -> None:
    pose = replace(pose, pivot=pivot)
    turned = pose.turned(turn)
    assert turned.at(*pivot) == pytest.approx(pose.at(*pivot), abs=1e-6)
    assert turned.scale == pose.scale and abs(turned.angle) <= pi + 1e-9


@given(pose=poses, unit=units)
def test_a_mirror_image_is_one_as_it_is_seen(pose: Pose, unit) -> None:
    x, y = pose.at(*unit)
    middle = pose.centre
    assert pose.flipped().at(*unit) == pytest.approx((2 * middle[0] - x, y), abs=1e-6)
    assert pose.flipped(across=False).at(*unit) == pytest.approx((x, 2 * middle[1] - y), abs=1e-6)


@given(pose=poses, unit=units)
def test_the_twin_does_the_mirror_image(pose: Pose, unit) -> None:
    """In a picture 200 pixels wide, with a twin that lies exactly opposite."""
    pose = pose.bent(1, *[a + 3 for a in pose.handle(1)])
    twin = pose.on_twin((140.0, 30.0, 180.0, 50.0))
    u, v = np.array(unit[0]), np.array(unit[1])
    x, y = pose.to_pixels(*pose.bend(u, v))
    mirrored = twin.to_pixels(*twin.bend(1 - u, v))
    assert (float(mirrored[0]), float(mirrored[1])) == pytest.approx((200 - x, y), abs=1e-5)


@given(
    pose=poses,
    node=st.integers(0, len(NODES) - 1),
    to=st.tuples(st.floats(0, 99), st.floats(0, 99)),
)
def test_a_handle_of_the_warp_goes_where_it_is_put_alone(pose: Pose, node: int, to) -> None:
    bent = pose.bent(node, *to)
    assert bent.handle(node) == pytest.approx(to, abs=1e-6)
    for other in set(range(len(NODES))) - {node}:
        assert bent.handle(other) == pytest.approx(pose.handle(other), abs=1e-6)


def test_bent_pixels_come_from_where_they_were() -> None:
    pose = Pose.of(RECT).turned(20)
    pose = pose.bent(1, *[a - 5 for a in pose.handle(1)])
    box = pose.bounds
    x, y = pose.sources(box)
    inside = (x > 20) & (x < 60) & (y > 30) & (y < 50)
    assert inside.sum() > 700
    u, v = (x[inside] - RECT[0]) / 40, (y[inside] - RECT[1]) / 20
    back = pose.to_pixels(*pose.bend(u, v))
    rows, columns = np.nonzero(inside)
    assert np.abs(back[0] - (columns + box.x0 + 0.5)).max() < 0.01
    assert np.abs(back[1] - (rows + box.y0 + 0.5)).max() < 0.01


def test_a_side_is_never_pushed_to_nothing() -> None:
    flat = Pose.of(RECT).scaled(0.0, -1e-9)
    assert flat.scale == (1 / 40, -1 / 20)
    assert np.isfinite(flat.sources(flat.bounds)[0]).all()

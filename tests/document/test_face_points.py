"""Points of a face, its axis, and the pulls that drag them."""

from __future__ import annotations

from math import hypot

import cv2
import numpy as np
import pytest

from models.regions import CITYSCAPES
from sean_editor.document.face_points import NAMES, FaceAxis, face_points
from sean_editor.document.point_pulls import LONGEST, pulls_of_name, pulls_of_point
from sean_editor.photo import load_portrait, shipped_portraits

SKIN, NOSE, GLASSES, L_EYE, R_EYE, U_LIP, HAIR = 1, 2, 3, 4, 5, 11, 13


@pytest.fixture(scope="module")
def labels() -> np.ndarray:
    return load_portrait(next(path for path in shipped_portraits() if path.stem == "elin")).labels


def test_each_shipped_portrait_has_points_on_its_outlines() -> None:
    for path in shipped_portraits():
        face = load_portrait(path)
        found = face_points(face.labels)
        assert {"left-mouth-corner", "right-mouth-corner", "chin", "nose-tip", "left-jaw"} <= set(
            found.points
        )
        for point in (one for name, one in found.points.items() if not name.endswith("-brow")):
            column, row = (min(int(value * 256), 255) for value in (point.x, point.y))
            around = face.labels[max(row - 3, 0) : row + 4, max(column - 3, 0) : column + 4]
            assert len(np.unique(around)) > 1 or min(column, row) == 0 or column == 255, (path.stem, point)
        assert abs(found.axis.dx) < 0.1 and found.axis.distance(0.5, 0.5) < 0.05


def test_left_is_the_subjects_left(labels: np.ndarray) -> None:
    points = face_points(labels).points
    assert tuple(points) == NAMES
    for name, point in points.items():
        if name.startswith("left-"):
            assert point.x > points[point.twin].x and points[point.twin].twin == name
    assert points["left-eye-inner"].x < points["left-eye-outer"].x
    assert points["right-eye-inner"].x > points["right-eye-outer"].x
    assert points["hair-top"].y < points["hairline"].y < points["left-brow"].y < points["left-upper-lid"].y
    assert points["left-lower-lid"].y < points["nose-tip"].y < points["upper-lip"].y < points["chin"].y


def test_what_is_not_to_be_seen_has_no_points(labels: np.ndarray) -> None:
    cut = labels.copy()
    cut[np.isin(cut, (L_EYE, HAIR))] = SKIN
    points = face_points(cut).points
    assert "left-upper-lid" not in points and "right-upper-lid" in points
    assert not {"hair-top", "hairline", "left-hair-side"} & set(points)
    assert not face_points(np.zeros((64, 64), np.uint8)).points
    assert not face_points(labels, CITYSCAPES).points


def test_the_axis_leans_with_the_head(labels: np.ndarray) -> None:
    turn = cv2.getRotationMatrix2D((128, 128), -20, 1)
    leaning = cv2.warpAffine(labels, turn, (256, 256), flags=cv2.INTER_NEAREST)
    found = face_points(leaning)
    assert np.degrees(np.arctan2(found.axis.dx, found.axis.dy)) == pytest.approx(-20, abs=3)
    left, right = (found.points[f"{side}-mouth-corner"] for side in ("left", "right"))
    mirrored = found.axis.mirrored(left.x, left.y)
    assert hypot(mirrored[0] - right.x, mirrored[1] - right.y) < 0.03
    assert hypot(1 - left.x - right.x, left.y - right.y) > 0.05  # the picture's middle is none


def test_mirroring_twice_is_nothing() -> None:
    axis = FaceAxis(0.45, 0.5, 0.6, 0.8)
    assert axis.mirrored(*axis.mirrored(0.2, 0.9)) == pytest.approx((0.2, 0.9))
    assert axis.turned(*axis.turned(0.1, -0.3)) == pytest.approx((0.1, -0.3))
    assert axis.distance(0.45 + 0.6, 0.5 + 0.8) == pytest.approx(0) and axis.turned(0.6, 0.8) == (0.6, 0.8)


def test_two_sides_go_together_and_a_point_of_the_axis_along_it(labels: np.ndarray) -> None:
    found = face_points(labels)
    left, right = pulls_of_name(found, "left-mouth-corner", (0.02, -0.02), mirror=True)
    assert right.joined and not left.joined
    assert right.dx == pytest.approx(-0.02, abs=0.003) and right.dy == pytest.approx(-0.02, abs=0.003)
    twin = found.points["right-mouth-corner"]
    assert (right.x, right.y) == pytest.approx((twin.x, twin.y), abs=1e-5)
    (chin,) = pulls_of_name(found, "chin", (0.03, 0.02), mirror=True)
    assert abs(chin.dx) < 0.003 and chin.dy == pytest.approx(0.02, abs=0.002)
    (alone,) = pulls_of_name(found, "chin", (0.03, 0.02), mirror=False)
    assert (alone.dx, alone.dy) == (0.03, 0.02)
    with pytest.raises(KeyError):
        pulls_of_name(found, "left-horn", (0, 0), mirror=False)


def test_a_way_that_is_too_long_is_cut_short() -> None:
    (pull,) = pulls_of_point((0.5, 0.5), (0.6, -0.8), 0.1)
    assert hypot(pull.dx, pull.dy) == pytest.approx(LONGEST * 0.1) and pull.dx / pull.dy == pytest.approx(
        -0.75
    )


def test_near_the_axis_neither_side_reaches_the_other() -> None:
    first, second = pulls_of_point((0.46, 0.5), (0.0, 0.01), 0.12, axis=FaceAxis())
    assert first.radius == second.radius == pytest.approx(0.08) and second.x == pytest.approx(0.54)
    assert len(pulls_of_point((0.48, 0.5), (0.0, 0.01), 0.12, axis=FaceAxis())) == 1

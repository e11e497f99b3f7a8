"""Choosing one of several framed faces."""

from __future__ import annotations

import numpy as np

from sean_editor.gui.photo.picking import face_at, neighbour, reading_order, typed_number


def square(x: float, y: float, side: float, degrees: float = 0) -> np.ndarray:
    angle = np.deg2rad(degrees)
    half = side / 2 * np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-half[1], half[0]])
    return np.array([x, y]) + np.stack([-half - down, -half + down, half + down, half - down])


def test_faces_are_numbered_as_one_reads() -> None:
    # two rows, the heads of one row at different heights
    centres = np.array([[300, 110], [100, 95], [200, 130], [150, 300], [50, 290]], float)
    assert reading_order(centres, np.full(5, 80.0)) == [1, 2, 0, 4, 3]
    assert reading_order(np.zeros((0, 2)), np.zeros(0)) == []


def test_the_face_under_the_pointer_is_the_one_whose_turned_square_holds_it() -> None:
    quads = [square(100, 100, 80), square(300, 100, 80, 45)]
    assert face_at((61, 61), quads) == 0
    assert face_at((300, 46), quads) == 1, "a corner of the turned square"
    assert face_at((264, 64), quads) is None, "in its upright box, but outside the square"


def test_of_squares_that_overlap_the_nearer_middle_counts() -> None:
    quads = [square(100, 100, 200), square(150, 100, 60)]
    assert face_at((150, 100), quads) == 1 and face_at((100, 100), quads) == 0


def test_arrow_keys_go_to_the_next_face_that_way() -> None:
    centres = np.array([[0, 0], [100, 10], [200, 0], [100, 100]], float)
    assert neighbour(0, centres, 1, 0) == 1
    assert neighbour(1, centres, 1, 0) == 2
    assert neighbour(2, centres, -1, 0) == 1
    assert neighbour(1, centres, 0, 1) == 3
    assert neighbour(0, centres, 0, -1) == 0, "nothing there: it stays"


def test_digits_make_a_number_if_there_is_such_a_face() -> None:
    assert typed_number("", "4", 40) == "4" and typed_number("4", "0", 40) == "40"
    assert typed_number("4", "1", 40) == "1", "there is no face 41"
    assert typed_number("", "0", 40) == "" and typed_number("", "7", 6) == ""

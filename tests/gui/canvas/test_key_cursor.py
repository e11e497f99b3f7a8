"""Painting without a mouse: the crosshair, Space and Enter, and what each tool makes of them."""

from __future__ import annotations

import numpy as np
import pytest
from canvas_samples import HAIR, HAT, LEFT_EYE, RIGHT_EYE, SKIN, press_key, shown
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QFocusEvent
from PyQt5.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def keys(layout, state):
    """The keyboard has come to the layout; the crosshair is amid it."""
    state.set_region(HAT)
    state.set_size(4)
    QApplication.sendEvent(layout, QFocusEvent(QFocusEvent.FocusIn, Qt.TabFocusReason))


def walk(canvas, right: int = 0, down: int = 0) -> None:
    """Pixels to go, by tens where that is quicker."""
    for steps, forth, back in ((right, Qt.Key_Right, Qt.Key_Left), (down, Qt.Key_Down, Qt.Key_Up)):
        key = forth if steps > 0 else back
        for _ in range(abs(steps) // 10):
            press_key(canvas, key, Qt.ShiftModifier)
        for _ in range(abs(steps) % 10):
            press_key(canvas, key)


def space(canvas, modifiers=Qt.NoModifier) -> None:
    press_key(canvas, Qt.Key_Space, modifiers)


def covers(document, region: int) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero(document.labels == region)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize("key", [Qt.Key_Space, Qt.Key_Return])
def test_the_brush_is_put_down_and_lifted(layout, document, mouse, state, key) -> None:
    walk(layout, down=-12)
    press_key(layout, key)
    walk(layout, right=20)
    assert document.editing
    press_key(layout, key)
    walk(layout, down=20)
    by_keys = document.labels.copy()
    assert len(document.history) == 1 and covers(document, HAT) == (30, 18, 55, 23)
    document.undo()
    mouse.drag((32.5, 20.5), *((32.5 + x, 20.5) for x in (10, 20)))
    assert np.array_equal(by_keys, document.labels)  # as by the mouse


def test_the_eraser(layout, document, state) -> None:
    document.fill(32, 50, HAT)
    state.set_tool("eraser")
    space(layout)
    walk(layout, right=5)
    space(layout)
    assert (document.labels[32, 33:37] == SKIN).all() and document.labels[50, 5] == HAT


def test_a_rectangle_from_corner_to_corner(layout, document, state) -> None:
    state.set_tool("rectangle")
    space(layout)
    walk(layout, 3, 2)
    assert layout.accessibleDescription().endswith("One corner is set.")
    space(layout)
    assert covers(document, HAT) == (32, 32, 36, 35) and len(document.history) == 1


def test_a_lasso_of_corners(layout, document, state) -> None:
    state.set_tool("lasso")
    for right, down in ((0, 0), (12, 0), (0, 12)):
        walk(layout, right, down)
        space(layout)
    press_key(layout, Qt.Key_Return)
    assert covers(document, HAT) == pytest.approx((32, 32, 45, 45), abs=1)
    assert document.labels[43, 34] == SKIN and document.labels[36, 42] == HAT


def test_fill_and_pick(layout, document, state) -> None:
    state.set_tool("pick")
    walk(layout, down=-22)
    space(layout)
    assert state.region == HAIR and not document.history.can_undo
    state.set_tool("fill")
    walk(layout, down=10)
    press_key(layout, Qt.Key_Return)
    assert (document.labels[20] == HAIR).all() and len(document.history) == 1


def test_a_shape_is_taken_and_its_handles_are_moved(layout, document, state) -> None:
    state.set_tool("transform")
    walk(layout, -16, 1)
    space(layout)
    assert layout.holding and "Space takes the next handle" in layout.hint
    walk(layout, 2, 3)
    assert covers(document, RIGHT_EYE) == (14, 33, 22, 39)
    space(layout)
    assert "scales" in layout.accessibleDescription()
    plain = shown(layout)
    walk(layout, 4, 0)  # the handle at the lower right
    assert covers(document, RIGHT_EYE) == pytest.approx((14, 33, 26, 39), abs=1)
    assert not np.array_equal(plain, shown(layout))
    for _ in range(3):
        space(layout, Qt.ShiftModifier)
    assert "turn the shape" in layout.accessibleDescription()
    walk(layout, 90)
    left, top, right, bottom = covers(document, RIGHT_EYE)
    assert bottom - top > right - left + 2  # it lay, now it stands
    press_key(layout, Qt.Key_Return)
    assert len(document.history) == 1 and not layout.holding


def test_every_handle_of_the_warp_is_reached(layout, document, state) -> None:
    state.set_tool("transform")
    state.set_warp(True)
    walk(layout, -16, 1)
    space(layout)
    before, pictures = document.labels.copy(), []
    for _ in range(9):
        space(layout)
        walk(layout, down=3)
        pictures.append(document.labels.tobytes())
    assert len(set(pictures)) >= 8  # the middle one bends inside
    press_key(layout, Qt.Key_Escape)
    assert np.array_equal(document.labels, before) and not document.history.can_undo


def test_several_regions_are_taken_together(layout, document) -> None:
    layout.transform_regions([LEFT_EYE, RIGHT_EYE, 0])
    press_key(layout, Qt.Key_Down)
    assert covers(document, RIGHT_EYE)[1] == covers(document, LEFT_EYE)[1] == 31


def test_escape_takes_a_stroke_back(layout, document) -> None:
    space(layout)
    walk(layout, 5)
    press_key(layout, Qt.Key_Escape)
    assert np.array_equal(document.labels, document.original_labels) and not document.editing


def test_the_mouse_takes_over_and_gives_the_place_on(layout, document, mouse) -> None:
    space(layout)
    walk(layout, 5)
    mouse.move(10, 60)
    assert len(document.history) == 1 and not document.editing and layout.by_mouse
    assert document.labels[60, 10] == SKIN  # the stroke ends where the keys left it
    walk(layout, 1)
    space(layout)
    space(layout)
    assert document.labels[60, 11] == HAT


def test_space_moves_the_view_while_the_mouse_is_used(layout, mouse, document) -> None:
    mouse.move(32, 32)
    space(layout)
    assert not document.editing and not document.history.can_undo


def test_the_focus_and_the_crosshair_are_drawn_while_keys_are_used(layout, mouse) -> None:
    seen = shown(layout)
    press_key(layout, Qt.Key_Right)
    moved = shown(layout)
    mouse.move(5, 5)
    by_mouse = shown(layout)
    assert not np.array_equal(seen, moved)
    edge = seen[1, 100:300].astype(int) - by_mouse[1, 100:300]
    assert abs(edge).sum(-1).min() > 200


def test_the_crosshair_stays_in_view_and_on_the_picture(layout, view, document) -> None:
    view.zoom_by(6)
    walk(layout, 60, 60)
    x, y = layout.transform().to_view(63.5, 63.5)
    assert 0 < x < layout.width() and 0 < y < layout.height()
    space(layout)
    space(layout)
    assert document.labels[63, 63] == HAT


def test_the_pan_tool_scrolls(layout, view, state) -> None:
    view.zoom_by(4)
    state.set_tool("pan")
    x, y = layout.transform().to_view(32, 32)
    press_key(layout, Qt.Key_Right)
    assert layout.transform().to_view(32, 32) == pytest.approx((x - 16, y))


def test_it_says_where_it_is_and_what_it_does(layout, state) -> None:
    hovered: list[int] = []
    layout.region_hovered.connect(hovered.append)
    walk(layout, -16, 1)
    said = layout.accessibleDescription()
    assert said.startswith("Brush, Hat.") and "Right eye at 16, 33" in said
    walk(layout, down=-18)
    assert hovered == [RIGHT_EYE, SKIN, HAIR]


def test_the_result_chooses_a_region(result, layout, qtbot) -> None:
    QApplication.sendEvent(result, QFocusEvent(QFocusEvent.FocusIn, Qt.TabFocusReason))
    walk(result, down=-25)
    with qtbot.waitSignal(result.region_chosen) as chosen:
        space(result)
    assert chosen.args == [HAIR]


def test_arrow_keys_move_the_divider(result) -> None:
    result.set_split(True)
    plain = shown(result)
    for _ in range(2):
        press_key(result, Qt.Key_Right, Qt.ShiftModifier)
    assert result.accessibleDescription().endswith("divided at 70 %.")
    assert not np.array_equal(plain, shown(result))
    walk(result, 200)
    assert result.accessibleDescription().endswith("divided at 100 %.")

"""Each tool by real mouse and key events on the canvas."""

from __future__ import annotations

import numpy as np
import pytest
from canvas_samples import BACKGROUND, HAIR, HAT, LEFT_EYE, RIGHT_EYE, SKIN, press_key
from PyQt5.QtCore import QEvent, Qt
from PyQt5.QtGui import QFocusEvent
from PyQt5.QtWidgets import QApplication


def count(document, region: int) -> int:
    return int((document.labels == region).sum())


def lose_focus(canvas) -> None:
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.FocusOut, Qt.ActiveWindowFocusReason))


@pytest.fixture(autouse=True)
def paint_hats(state):
    state.set_region(HAT)
    state.set_size(6)


def test_a_fast_stroke_has_no_gaps_and_is_one_step(document, mouse):
    mouse.drag((5, 50), (58, 50), (58, 20))
    assert (document.labels[50, 5:58] == HAT).all()
    assert (document.labels[20:50, 58] == HAT).all()
    assert len(document.history) == 1
    document.undo()
    assert np.array_equal(document.labels, document.original_labels)


def test_the_stroke_shows_before_the_button_is_released(document, mouse):
    mouse.press(30, 50)
    assert document.labels[50, 30] == HAT
    assert not document.history.can_undo


def test_a_stroke_may_leave_the_canvas_and_come_back(document, mouse):
    mouse.drag((5, 50), (-40, 50), (-40, 90), (5, 60))
    assert document.labels[50, 0] == HAT and document.labels[60, 4] == HAT


def test_the_eraser_brings_the_original_back(document, mouse, state):
    mouse.drag((10, 50), (50, 50))
    state.set_tool("eraser")
    state.set_size(40)
    mouse.drag((10, 50), (50, 50))
    assert count(document, HAT) == 0
    assert np.array_equal(document.labels, document.original_labels)


def test_fill_takes_one_island_only(document, mouse, state):
    state.set_tool("fill")
    mouse.click(16, 33)
    assert count(document, RIGHT_EYE) == 0
    assert count(document, LEFT_EYE) == 48
    assert count(document, HAT) == 48


def test_a_rectangle_is_filled_on_release(document, mouse, state):
    state.set_tool("rectangle")
    mouse.press(20.5, 40.5)
    mouse.move(29.5, 44.5)
    assert count(document, HAT) == 0
    mouse.release()
    assert count(document, HAT) == 50 and len(document.history) == 1


def test_shift_makes_the_rectangle_square(document, mouse, state):
    state.set_tool("rectangle")
    mouse.drag((20.5, 40.5), (29.5, 44.5), modifiers=Qt.ShiftModifier)
    assert (document.labels[40:50, 20:30] == HAT).all() and count(document, HAT) == 100


def test_a_click_with_the_rectangle_does_nothing(document, mouse, state):
    state.set_tool("rectangle")
    mouse.click(30, 40)
    assert count(document, HAT) == 0 and not document.history.can_undo


def test_a_lasso_drag_is_filled_on_release(document, mouse, state):
    state.set_tool("lasso")
    mouse.drag((20, 40), (40, 40), (40, 60), (20, 60))
    assert (document.labels[42:58, 22:38] == HAT).all() and len(document.history) == 1


@pytest.mark.parametrize("closing", ["Enter", "double click", "first corner"])
def test_lasso_clicks_make_a_polygon(document, mouse, state, layout, closing):
    state.set_tool("lasso")
    for corner in ((20, 40), (40, 40), (40, 60)):
        mouse.click(*corner)
    if closing == "double click":
        mouse.double_click(20, 60)
    else:
        mouse.click(20, 60)
        assert count(document, HAT) == 0
        if closing == "Enter":
            press_key(layout, Qt.Key_Return)
        else:
            mouse.click(20.2, 40.2)
    assert (document.labels[42:58, 22:38] == HAT).all()
    assert len(document.history) == 1
    mouse.move(5, 5)
    assert count(document, HAT) < 500


def test_backspace_takes_a_corner_back_and_escape_all(document, mouse, state, layout):
    state.set_tool("lasso")
    for corner in ((20, 40), (40, 40), (40, 60), (60, 63)):
        mouse.click(*corner)
    press_key(layout, Qt.Key_Backspace)
    press_key(layout, Qt.Key_Enter)
    assert document.labels[45, 38] == HAT and document.labels[60, 55] == SKIN
    document.undo()
    for corner in ((20, 40), (40, 40), (40, 60)):
        mouse.click(*corner)
    press_key(layout, Qt.Key_Escape)
    press_key(layout, Qt.Key_Return)
    assert count(document, HAT) == 0


def test_a_waiting_polygon_survives_choosing_another_region(document, mouse, state, layout):
    state.set_tool("lasso")
    mouse.click(20, 40)
    mouse.click(40, 40)
    lose_focus(layout)
    state.set_region(LEFT_EYE)
    mouse.click(40, 60)
    press_key(layout, Qt.Key_Return)
    assert document.labels[45, 38] == LEFT_EYE


def test_another_tool_forgets_the_polygon(document, mouse, state, layout):
    state.set_tool("lasso")
    for corner in ((20, 40), (40, 40), (40, 60)):
        mouse.click(*corner)
    state.set_tool("brush")
    state.set_tool("lasso")
    press_key(layout, Qt.Key_Return)
    assert count(document, HAT) == 0


def test_pick_takes_up_what_lies_under_the_pointer(mouse, state, document):
    state.set_tool("pick")
    mouse.drag((30, 5), (16, 33))
    assert (state.region, state.previous_region) == (RIGHT_EYE, HAIR)
    assert not document.history.can_undo


@pytest.mark.parametrize("tool", ["brush", "eraser", "fill", "rectangle", "lasso"])
def test_alt_click_picks_with_every_painting_tool(mouse, state, document, tool):
    state.set_tool(tool)
    mouse.click(48, 33, Qt.AltModifier)
    assert state.region == LEFT_EYE and state.tool == tool
    assert np.array_equal(document.labels, document.original_labels)


def test_shift_drag_sets_the_size_and_paints_nothing(mouse, state, document, layout):
    mouse.press(30, 40, Qt.ShiftModifier)
    mouse.move(35, 40, Qt.ShiftModifier)
    assert state.size == 16  # the circle's edge followed the pointer five pixels out
    mouse.move(31, 40, Qt.ShiftModifier)
    assert state.size == 8
    press_key(layout, Qt.Key_Escape)
    assert state.size == 6
    mouse.release()
    assert np.array_equal(document.labels, document.original_labels)


def test_mirrored_painting_swaps_left_and_right(document, mouse, state):
    state.set_mirror(True)
    state.set_region(LEFT_EYE)
    mouse.drag((50, 55), (54, 55))
    assert document.labels[55, 52] == LEFT_EYE and document.labels[55, 64 - 52 - 1] == RIGHT_EYE
    assert len(document.history) == 1


@pytest.mark.parametrize(
    ("tool", "gesture"),
    [
        ("rectangle", ((40.5, 45.5), (49.5, 54.5))),
        ("lasso", ((40, 45), (50, 45), (50, 55), (40, 55))),
    ],
)
def test_shapes_are_mirrored_too(document, mouse, state, tool, gesture):
    state.set_tool(tool)
    state.set_mirror(True)
    mouse.drag(*gesture)
    assert document.labels[50, 45] == HAT and document.labels[50, 64 - 45 - 1] == HAT


def test_escape_takes_the_stroke_back_while_the_button_is_down(document, mouse, layout):
    mouse.press(20, 50)
    mouse.move(40, 50)
    press_key(layout, Qt.Key_Escape)
    assert np.array_equal(document.labels, document.original_labels)
    mouse.move(50, 50)
    mouse.release()
    assert count(document, HAT) == 0 and not document.history.can_undo
    mouse.drag((20, 50), (40, 50))
    assert count(document, HAT) > 0


def test_a_stroke_ends_where_the_focus_is_lost(document, mouse, layout):
    mouse.press(20, 50)
    mouse.move(30, 50)
    lose_focus(layout)
    assert len(document.history) == 1
    mouse.move(60, 50)
    mouse.release()
    assert document.labels[50, 55] == SKIN and document.labels[50, 28] == HAT


def test_another_document_ends_the_stroke(document, mouse, layout):
    mouse.press(20, 50)
    layout.set_document(None)
    assert not document.editing and len(document.history) == 1
    mouse.move(40, 50)
    mouse.release()
    assert count(document, HAT) < 60


def test_undo_from_a_menu_in_mid_stroke_does_no_harm(document, mouse):
    mouse.press(20, 50)
    document.undo()
    mouse.move(40, 50)
    mouse.release()
    assert document.labels[50, 40] == HAT and not document.editing and len(document.history) == 1


def test_locked_regions_stay(document, mouse, state):
    document.set_locked(LEFT_EYE, True)
    state.set_size(60)
    mouse.click(48, 33)
    assert count(document, LEFT_EYE) == 48


def test_only_the_left_button_paints(document, mouse):
    mouse.drag((20, 50), (30, 50), button=Qt.RightButton)
    assert np.array_equal(document.labels, document.original_labels)


def test_background_is_a_region_like_any_other(document, mouse, state):
    state.set_region(BACKGROUND)
    mouse.click(30, 50)
    assert document.labels[50, 30] == BACKGROUND


def test_a_circle_of_twelve_events_is_round(document, mouse, state):
    state.set_size(3)
    turns = np.linspace(0, 2 * np.pi, 13)
    mouse.drag(*(((32 + 24 * np.cos(a)), (32 + 24 * np.sin(a))) for a in turns))
    rows, columns = np.nonzero(document.painted)
    radii = np.hypot(columns + 0.5 - 32, rows + 0.5 - 32)
    assert radii.min() > 22 and radii.max() < 26  # 24 and half of the tip; a polyline would come in to 21.7
    angles = np.sort(np.arctan2(rows - 32, columns - 32))
    assert np.diff(angles).max() < 0.1  # no gap
    assert len(document.history) == 1


def test_the_end_of_a_stroke_shows_at_once_and_settles_with_the_next_event(document, mouse, state):
    state.set_size(3)
    mouse.press(10, 50)
    mouse.move(32, 30)
    mouse.move(54, 50)
    assert document.labels[49, 53] == HAT
    shown = document.painted.copy()
    mouse.move(32, 62)
    taken_back = shown & ~document.painted
    assert taken_back.any() and document.labels[61, 32] == HAT
    mouse.release()
    document.undo()
    assert not document.painted.any()

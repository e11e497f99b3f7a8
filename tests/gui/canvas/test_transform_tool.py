"""The transform tool by real mouse and key events on the canvas."""

from __future__ import annotations

import numpy as np
import pytest
from canvas_samples import HAIR, LEFT_EYE, RIGHT_EYE, SKIN, press_key, shown
from PyQt5.QtCore import QEvent, Qt
from PyQt5.QtGui import QFocusEvent
from PyQt5.QtWidgets import QApplication

from sean_editor.document.pose import Pose


@pytest.fixture(autouse=True)
def transform(state, layout):
    state.set_tool("transform")


def place(document, region: int) -> tuple[int, int, int, int]:
    """Columns and rows that a region covers: x0, y0, x1, y1."""
    rows, columns = np.nonzero(document.labels == region)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def test_a_press_picks_an_island_and_drags_it(document, mouse, layout, state) -> None:
    assert "Press on a region" in layout.hint
    mouse.drag((16, 33), (18, 37), (20, 43))
    assert place(document, RIGHT_EYE) == (16, 40, 24, 46) and place(document, LEFT_EYE) == (44, 30, 52, 36)
    assert (document.labels[30:36, 12:20] == SKIN).all()
    assert state.region == RIGHT_EYE and "Enter accepts" in layout.hint
    assert not document.history.can_undo and layout.holding
    press_key(layout, Qt.Key_Return)
    assert len(document.history) == 1 and not layout.holding
    document.undo()
    assert np.array_equal(document.labels, document.original_labels)


def test_it_follows_live(document, mouse) -> None:
    mouse.press(16, 33)
    for x in (20, 24, 28):
        mouse.move(x, 33)
        assert place(document, RIGHT_EYE)[0] == x - 4
    mouse.release()


def test_a_click_that_trembles_moves_nothing(document, mouse, layout) -> None:
    mouse.drag((16, 33), (16.3, 33.2))
    press_key(layout, Qt.Key_Return)
    assert not document.history.can_undo


def test_escape_takes_everything_back(document, mouse, layout) -> None:
    mouse.drag((16, 33), (16, 43))
    mouse.drag((14, 42), (24, 42))
    press_key(layout, Qt.Key_Escape)
    assert np.array_equal(document.labels, document.original_labels)
    assert not document.history.can_undo and not document.modified and not layout.holding


def test_several_drags_are_one_step(document, mouse, layout) -> None:
    mouse.drag((16, 33), (16, 43))
    mouse.drag((14, 42), (24, 42))
    mouse.double_click(26, 43)
    assert place(document, RIGHT_EYE) == (22, 40, 30, 46) and len(document.history) == 1


def test_a_handle_scales_and_shift_keeps_proportions(document, mouse, layout) -> None:
    mouse.click(16, 33)
    mouse.drag((22, 38), (30, 44))  # the corner of its frame
    x0, y0, x1, y1 = place(document, RIGHT_EYE)
    assert (x0, y0) == (12, 30) or (x0, y0) == (13, 31)
    assert x1 - x0 > 11 and y1 - y0 > 8
    press_key(layout, Qt.Key_Escape)
    mouse.click(16, 33)
    mouse.drag((22, 38), (34, 38), modifiers=Qt.ShiftModifier)
    x0, y0, x1, y1 = place(document, RIGHT_EYE)
    assert (x1 - x0) / (y1 - y0) == pytest.approx(8 / 6, abs=0.2) and x1 - x0 > 10


def test_alt_scales_from_the_middle(document, mouse) -> None:
    mouse.click(16, 33)
    mouse.drag((22, 38), (27, 42), modifiers=Qt.AltModifier)
    x0, y0, x1, y1 = place(document, RIGHT_EYE)
    assert x0 + x1 == pytest.approx(32, abs=1) and y0 + y1 == pytest.approx(66, abs=1) and x1 - x0 >= 14


def test_outside_turns_and_shift_by_steps(document, mouse, layout) -> None:
    mouse.click(16, 33)
    mouse.drag((36, 33), (34, 45), (17, 53), modifiers=Qt.ShiftModifier)
    assert place(document, RIGHT_EYE) == (13, 29, 19, 37)
    assert (document.labels == RIGHT_EYE).sum() == 48


def test_a_click_outside_accepts_and_picks_what_is_there(document, mouse, state) -> None:
    mouse.drag((16, 33), (16, 43))
    mouse.click(48, 33)
    assert len(document.history) == 1 and state.region == LEFT_EYE
    mouse.drag((46, 32), (46, 42))
    assert place(document, LEFT_EYE) == (44, 40, 52, 46)


def test_shift_takes_both_eyes_and_ctrl_adds(document, mouse, layout) -> None:
    mouse.drag((16, 33), (16, 40), modifiers=Qt.ShiftModifier)
    assert place(document, RIGHT_EYE) == (12, 37, 20, 43) and place(document, LEFT_EYE) == (44, 37, 52, 43)
    press_key(layout, Qt.Key_Escape)
    mouse.click(16, 33)
    mouse.click(48, 33, modifiers=Qt.ControlModifier)
    mouse.drag((16, 33), (16, 43))
    press_key(layout, Qt.Key_Return)
    assert place(document, RIGHT_EYE) == (12, 40, 20, 46) and place(document, LEFT_EYE) == (44, 40, 52, 46)
    assert len(document.history) == 1


def test_another_region_joins_what_was_already_moved(document, mouse, layout) -> None:
    mouse.drag((16, 33), (16, 43))
    mouse.click(48, 33, modifiers=Qt.ControlModifier)
    mouse.drag((14, 42), (14, 44))
    press_key(layout, Qt.Key_Return)
    assert place(document, RIGHT_EYE) == (12, 42, 20, 48) and place(document, LEFT_EYE) == (44, 32, 52, 38)
    assert len(document.history) == 2


def test_the_mirror_moves_the_twin_also_when_it_is_switched_on_later(document, mouse, state) -> None:
    mouse.drag((16, 33), (19, 43))
    state.set_mirror(True)
    assert place(document, LEFT_EYE) == (41, 40, 49, 46)
    state.set_mirror(False)
    assert place(document, LEFT_EYE) == (44, 30, 52, 36)


def test_arrows_move_by_pixels(document, mouse, layout) -> None:
    mouse.click(16, 33)
    for key, held in (
        (Qt.Key_Right, Qt.NoModifier),
        (Qt.Key_Right, Qt.ShiftModifier),
        (Qt.Key_Down, Qt.ShiftModifier),
        (Qt.Key_Up, Qt.NoModifier),
        (Qt.Key_Left, Qt.NoModifier),
    ):
        press_key(layout, key, held)
    assert place(document, RIGHT_EYE) == (22, 39, 30, 45)


def test_the_free_warp_bends_by_a_grid(document, mouse, layout, state) -> None:
    state.set_warp(True)
    mouse.click(32, 8)  # the hair
    plain = shown(layout)
    mouse.drag((32, 18), (32, 30))  # the node amid its lower side
    lower = [np.flatnonzero(document.labels[:, x] == HAIR).max() for x in (2, 16, 32, 48, 61)]
    assert lower[2] > lower[1] > lower[0] and lower[2] > lower[3] > lower[4] and lower[2] > 22
    assert not np.array_equal(plain, shown(layout))


def test_another_tool_accepts(document, mouse, layout, state) -> None:
    mouse.drag((16, 33), (16, 43))
    state.set_tool("brush")
    assert len(document.history) == 1 and not layout.holding
    assert place(document, RIGHT_EYE) == (12, 40, 20, 46)


def test_an_undo_takes_back_what_is_in_hand(document, mouse, layout) -> None:
    mouse.drag((16, 33), (16, 43))
    document.undo()
    assert np.array_equal(document.labels, document.original_labels) and not layout.holding
    mouse.move(30, 50)
    document.redo()
    assert place(document, RIGHT_EYE) == (12, 40, 20, 46)


def test_other_edits_accept_it(document, mouse, layout) -> None:
    mouse.drag((16, 33), (16, 43))
    document.grow_region(HAIR, 2)
    assert [step.label for step in document.history.done] == ["Transform", "Grow region"]
    assert not layout.holding
    mouse.click(16, 43)
    assert layout.holding


def test_losing_the_focus_keeps_it_in_hand(document, mouse, layout) -> None:
    mouse.press(16, 33)
    mouse.move(16, 43)
    QApplication.sendEvent(layout, QFocusEvent(QEvent.FocusOut, Qt.ActiveWindowFocusReason))
    mouse.move(40, 60)
    assert place(document, RIGHT_EYE) == (12, 40, 20, 46) and layout.holding


def test_locked_regions_are_not_picked(document, mouse, layout) -> None:
    document.set_locked(RIGHT_EYE, True)
    mouse.drag((16, 33), (16, 43))
    assert not layout.holding and np.array_equal(document.labels, document.original_labels)
    mouse.move(16, 33)
    assert "locked" in layout.hint


def test_the_background_is_no_thing_to_move(document, mouse, layout) -> None:
    document.fill_rectangle((0, 0), (8, 8), 0)
    mouse.drag((4, 4), (14, 14))
    layout.transform_regions([0])
    assert not layout.holding and len(document.history) == 1


def test_a_region_is_taken_by_name_and_mirrored(document, layout) -> None:
    with document.edit("Brush"):
        document.paint_segment((12.5, 30.5), (12.5, 20.5), 1, RIGHT_EYE)
    layout.transform_regions([RIGHT_EYE])
    layout.change_shape(Pose.flipped)
    layout.accept_gesture()
    assert (document.labels[20:30, 12:14] == SKIN).all() and document.labels[22, 18] == RIGHT_EYE
    assert document.history.undo_label == "Transform"


def test_the_frame_is_drawn_and_goes(document, mouse, layout) -> None:
    mouse.move(60, 60)
    before = shown(layout)
    mouse.click(16, 33)
    mouse.move(60, 60)
    assert not np.array_equal(before, shown(layout))
    press_key(layout, Qt.Key_Escape)
    assert np.array_equal(before, shown(layout))


def test_the_pointer_says_what_a_drag_does(mouse, layout) -> None:
    mouse.click(14, 32)
    assert layout.cursor().shape() == Qt.SizeAllCursor
    mouse.move(22, 38)
    assert layout.cursor().shape() == Qt.SizeFDiagCursor
    mouse.move(40, 50)
    assert layout.cursor().shape() == Qt.BitmapCursor

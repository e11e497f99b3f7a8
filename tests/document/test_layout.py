"""Painting the layout: paint and eraser, locks, mirrored painting, fills."""

from __future__ import annotations

import numpy as np
import pytest
from document_samples import HAIR, HAT, L_BROW, L_EYE, R_BROW, R_EYE, SKIN, labels_of

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Box, Document, Portrait
from sean_editor.errors import UserError


def test_paint_counts_where_it_leaves_the_label_as_it_was(document: Document) -> None:
    heard = list[Box]()
    document.layout_changed.connect(heard.append)
    document.fill_rectangle((20, 20), (23, 21), SKIN)
    assert np.array_equal(document.labels, document.original_labels)
    assert document.painted.sum() == 8 and document.painted[20:22, 20:24].all()
    assert heard == [Box(20, 20, 24, 22)] and len(document.history) == 1 and document.modified
    document.fill_rectangle((20, 20), (23, 21), SKIN)
    assert len(document.history) == 1, "nothing is new"
    with document.edit("Eraser"):
        document.paint_segment((20.5, 20.5), (23.5, 20.5), 0.5, None)
    assert document.painted.sum() == 4, "the eraser takes the paint away"
    document.undo()
    document.undo()
    assert not document.painted.any() and not document.modified
    document.redo()
    assert document.painted.sum() == 8
    with pytest.raises(ValueError, match="read-only"):
        document.painted[0, 0] = True


def test_a_layout_that_is_opened_has_no_paint(document: Document) -> None:
    document.fill_rectangle((20, 20), (23, 21), SKIN)
    document.replace_layout(document.original_labels)
    assert not document.painted.any()
    document.undo()
    assert document.painted.sum() == 8


def test_painting_and_erasing_within_a_stroke_is_no_step(document: Document) -> None:
    with document.edit("Brush"):
        document.paint_segment((5, 5), (20, 5), 2, HAT)
        document.paint_segment((5, 5), (20, 5), 2, None)
    assert not document.history.can_undo and not document.modified


def test_the_eraser_returns_to_the_original_label(document: Document) -> None:
    document.fill_rectangle((0, 0), (63, 31), HAT)
    with document.edit("Eraser"):
        document.paint_segment((20, 7), (40, 20), 3, None)
    erased = document.labels != HAT
    assert erased.sum() > 50
    assert np.array_equal(document.labels[erased], document.original_labels[erased])
    document.fill(63, 31, None)  # the fill takes the eraser too
    document.fill(0, 0, None)
    assert np.array_equal(document.labels, document.original_labels)


def test_locked_regions_are_never_painted_over(document: Document) -> None:
    document.set_locked(SKIN, True)
    document.set_locked(HAIR, True)
    skin, hair = document.labels == SKIN, document.labels == HAIR
    with document.edit("Brush"):
        document.paint_segment((0, 0), (63, 31), 9, HAT)
    document.fill(20, 20, HAT)
    document.fill_rectangle((0, 0), (40, 31), HAT)
    document.fill_polygon([(0, 0), (63, 0), (30, 31)], None)
    document.replace_layout(np.full((32, 64), 17))
    assert (document.labels[skin] == SKIN).all() and (document.labels[hair] == HAIR).all()
    assert (document.labels[~skin & ~hair] == 17).all()
    document.set_locked(SKIN, False)
    document.fill(20, 20, HAT)
    assert (document.labels[20, 20], document.labels[5, 20]) == (HAT, HAIR)
    while document.history.can_undo:
        document.undo()
    assert np.array_equal(document.labels, document.original_labels)


def test_locking_is_announced_once(document: Document) -> None:
    heard = list[str]()
    document.locks_changed.connect(lambda: heard.append("locks"))
    document.set_locked(SKIN, True)
    document.set_locked(SKIN, True)
    assert document.locked == {SKIN} and heard == ["locks"] and not document.history.can_undo


def test_mirrored_painting_swaps_left_and_right(document: Document) -> None:
    with document.edit("Brush"):
        document.paint_segment((21.3, 12.2), (26.1, 11.4), 1.2, R_BROW, mirror=True)
    assert (document.labels == R_BROW).sum() == (document.labels == L_BROW).sum() > 0
    assert np.array_equal(CELEBAMASK_HQ.mirror(document.labels), document.labels)
    document.fill(23, 15, HAT, mirror=True)
    assert not np.isin([L_EYE, R_EYE], document.labels).any()
    document.fill(23, 15, None, mirror=True)
    assert np.array_equal(CELEBAMASK_HQ.mirror(document.labels), document.labels)
    document.fill_rectangle((2, 2), (5, 9), L_EYE, mirror=True)
    document.fill_polygon([(2, 20), (9, 20), (5, 29)], SKIN, mirror=True)
    assert (document.labels[5, 60], document.labels[22, 58]) == (R_EYE, SKIN)
    assert len(document.history) == 5


def test_where_a_stroke_meets_its_mirror_image_the_chosen_region_wins(document: Document) -> None:
    with document.edit("Brush"):
        document.paint_segment((32, 20), (36, 20), 3, L_BROW, mirror=True)
    assert (document.labels[20, 32:36] == L_BROW).all()
    assert (document.labels[20, 26:28] == R_BROW).all()


def test_a_mirrored_fill_in_one_island_fills_it_with_the_chosen_region(document: Document) -> None:
    document.fill(20, 20, L_BROW, mirror=True)
    assert (document.labels == L_BROW).sum() == (document.original_labels == SKIN).sum()
    assert not (document.labels == R_BROW).any()


def test_fill_keeps_islands(document: Document) -> None:
    document.fill(20, 20, HAT)
    assert np.array_equal(document.labels == HAT, document.original_labels == SKIN)
    assert document.history.undo_label == "Fill"


def test_events_say_which_pixels_changed(document: Document) -> None:
    mirror_copy, boxes = labels_of(document), list[Box]()

    def follow(box: Box) -> None:
        boxes.append(box)
        mirror_copy[box.slices] = document.labels[box.slices]

    document.layout_changed.connect(follow)
    document.fill_rectangle((2, 3), (5, 9), HAT)
    assert boxes == [Box(2, 3, 6, 10)]
    with document.edit("Brush"):
        document.paint_segment((5, 5), (50, 25), 3, SKIN, mirror=True)
    document.begin_edit("Brush")
    document.paint_segment((5, 5), (50, 5), 3, HAIR)
    document.cancel_edit()
    document.undo()
    document.redo()
    document.replace_layout(np.zeros((32, 64), np.int64))
    assert np.array_equal(mirror_copy, document.labels)


def test_cancel_takes_the_stroke_back(document: Document) -> None:
    before = labels_of(document)
    document.begin_edit("Brush")
    document.paint_segment((5, 5), (50, 25), 3, HAT)
    document.cancel_edit()
    assert np.array_equal(document.labels, before)
    assert not document.history.can_undo and not document.editing and not document.modified


def test_an_edit_that_fails_leaves_everything_as_it_was(document: Document) -> None:
    before = labels_of(document)
    with pytest.raises(ValueError, match="no region 19"), document.edit("Brush"):
        document.paint_segment((5, 5), (50, 25), 3, HAT)
        document.paint_segment((5, 5), (50, 25), 3, 19)
    with pytest.raises(ValueError, match="does not fit"), document.edit("Brush"):
        document.paint_mask(Box(60, 0, 70, 5), np.ones((5, 10), bool), HAT)
    with pytest.raises(ValueError, match="does not fit"), document.edit("Brush"):
        document.paint_mask(Box(0, 0, 5, 5), np.ones((4, 5), bool), HAT)
    with pytest.raises(ValueError, match="no region 40"):
        document.assign_style([HAIR, 40], "berta")
    with pytest.raises(ValueError, match="mix"):
        document.assign_style([HAIR], "berta", 2.0)
    for layout, told in ((np.zeros((32, 32), np.uint8), "32 x 32"), (np.full((32, 64), 77), "77")):
        with pytest.raises(UserError, match=told):
            document.replace_layout(layout)
    assert np.array_equal(document.labels, before)
    assert not document.history.can_undo and not len(document.styles) and not document.editing


def test_painting_needs_an_open_edit(document: Document) -> None:
    with pytest.raises(RuntimeError, match="begin_edit"):
        document.paint_segment((5, 5), (6, 6), 3, HAT)


def test_opening_a_layout_is_one_step(document: Document) -> None:
    before = labels_of(document)
    other = CELEBAMASK_HQ.mirror(before).astype(np.int32)
    other[:5] = HAT
    document.replace_layout(other)
    assert np.array_equal(document.labels, other) and document.history.undo_label == "Open layout"
    document.undo()
    assert np.array_equal(document.labels, before)


@pytest.mark.parametrize("size", [256, 1024])
def test_a_brush_step_announces_no_more_than_it_covers(size: int) -> None:
    labels = np.random.default_rng(0).integers(0, 19, (size, size), np.uint8)
    document = Document(Portrait("anna", np.zeros((size, size, 3), np.uint8), labels))
    document.set_locked(SKIN, True)
    heard = list[Box]()
    document.layout_changed.connect(heard.append)
    with document.edit("Brush"):
        for step in range(30):
            document.paint_segment((100 + step, 100), (108 + step, 112), 12, HAT)
    assert len(heard) == 30 and all(box.width <= 8 + 26 and box.height <= 12 + 26 for box in heard)

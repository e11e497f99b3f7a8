"""Painting, dressing, locks and events of an open portrait."""

from __future__ import annotations

import time

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Box, Document, Portrait, RegionStyle
from sean_editor.errors import UserError

SKIN, L_EYE, R_EYE, L_BROW, R_BROW, HAIR, HAT = 1, 4, 5, 6, 7, 13, 14


def labels_of(document: Document) -> np.ndarray:
    return document.labels.copy()


def test_a_new_document_is_its_portrait(document: Document) -> None:
    assert np.array_equal(document.labels, document.portrait.labels)
    assert not document.modified and not document.history.can_undo and not document.locked
    with pytest.raises(ValueError, match="read-only"):
        document.labels[0, 0] = 3
    assert document.region_at(63.9, 31.9) == 0
    assert document.region_at(22, 14) == R_EYE
    assert document.region_at(64, 3) is None and document.region_at(3, -0.1) is None


def test_a_portrait_with_unknown_ids_is_refused() -> None:
    portrait = Portrait("anna", np.zeros((32, 32, 3), np.uint8), np.full((32, 32), 19, np.uint8))
    with pytest.raises(UserError, match=r"anna.*19"):
        Document(portrait)


def test_one_stroke_is_one_step_and_shows_at_once(document: Document) -> None:
    before, view = labels_of(document), document.labels
    document.begin_edit("Brush")
    document.paint_segment((5, 5), (20, 5), 2, HAT)
    assert view[5, 10] == HAT and document.modified and document.editing
    document.paint_segment((20, 5), (40, 20), 2, HAT)
    document.end_edit()
    assert (len(document.history), document.history.undo_label) == (1, "Brush")
    after = labels_of(document)
    document.undo()
    assert np.array_equal(document.labels, before) and not document.modified
    document.redo()
    assert np.array_equal(document.labels, after) and document.modified


def test_a_step_holds_no_more_than_its_pixels(document: Document) -> None:
    with document.edit("Brush"):
        document.paint_segment((5.5, 5.5), (9.5, 5.5), 0.5, HAT)
    assert document.history.size == 2 * 5 * 2, "label and paint, before and after"


def test_a_stroke_that_changes_nothing_is_no_step(document: Document) -> None:
    heard = list[Box]()
    document.layout_changed.connect(heard.append)
    with document.edit("Brush"):
        document.paint_segment((-90, 25), (-70, 25), 2, HAT)
    with document.edit("Eraser"):
        document.paint_segment((5, 25), (9, 25), 2, None)
    document.fill(500, 25, HAT)
    document.fill_polygon([], HAT)
    assert not document.history.can_undo and not heard and not document.modified


def test_several_edits_can_be_one_step(document: Document) -> None:
    with document.one_step("Hat of Berta"):
        document.fill_rectangle((0, 0), (9, 9), HAT)
        document.assign_style([HAT], "berta")
        document.set_mix(HAT, 0.5)
    assert len(document.history) == 1 and document.history.undo_label == "Hat of Berta"
    document.undo()
    assert not document.modified and not len(document.styles) and not (document.labels == HAT).any()
    document.redo()
    assert document.styles[HAT] == RegionStyle("berta", 0.5) and (document.labels == HAT).sum() == 100


def test_a_step_that_fails_is_not_made(document: Document) -> None:
    with pytest.raises(ValueError), document.one_step("Hat of Berta"):
        document.fill_rectangle((0, 0), (9, 9), HAT)
        document.assign_style([HAT], "berta")
        document.begin_edit("Brush")
        document.paint_segment((5, 5), (30, 5), 3, HAT)
        document.assign_style([77], "berta")
    assert not document.history.can_undo and not document.modified and not document.editing
    assert np.array_equal(document.labels, document.original_labels) and not len(document.styles)
    with document.one_step("Nothing"):
        pass
    assert not document.history.can_undo


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


def test_an_open_stroke_is_ended_by_the_next_edit_and_by_undo(document: Document) -> None:
    document.begin_edit("Brush")
    document.paint_segment((5, 5), (9, 5), 2, HAT)
    document.fill(60, 2, SKIN)
    assert len(document.history) == 2
    document.begin_edit("Brush")
    document.paint_segment((5, 25), (9, 25), 2, HAT)
    document.undo()
    assert len(document.history) == 2 and document.history.redo_label == "Brush"


def test_a_colour_is_one_step_and_leaves_the_form(document: Document) -> None:
    document.assign_style([HAIR], "berta", 0.8)
    document.assign_colour([HAIR, SKIN], "anna")
    both = {HAIR: RegionStyle("berta", 0.8, colour="anna"), SKIN: RegionStyle(colour="anna")}
    assert {region: document.styles[region] for region in document.styles} == both
    assert len(document.history) == 2
    document.set_mix(HAIR, 0.3)
    assert document.styles[HAIR] == RegionStyle("berta", 0.3, colour="anna"), "the mix is that of both"
    document.assign_colour([HAIR, SKIN], None)
    assert document.styles[HAIR] == RegionStyle("berta", 0.3) and document.styles[SKIN].is_own
    document.undo()
    document.undo()
    assert {region: document.styles[region] for region in document.styles} == both
    document.undo()
    assert document.styles[HAIR] == RegionStyle("berta", 0.8) and document.styles[SKIN].is_own
    document.redo()
    assert {region: document.styles[region] for region in document.styles} == both
    document.assign_style([HAIR], "clara")
    assert document.styles[HAIR] == RegionStyle("clara"), "a whole style replaces form and colour"


def test_styles_share_the_history(document: Document) -> None:
    heard = list[frozenset[int]]()
    document.styles_changed.connect(heard.append)
    document.assign_style([HAIR, SKIN], "berta", 0.8)
    document.fill(20, 20, HAT)
    document.reset_styles([HAIR])
    assert document.styles[HAIR] == RegionStyle() and document.styles[SKIN] == RegionStyle("berta", 0.8)
    assert len(document.history) == 3
    document.undo()
    assert document.styles[HAIR] == RegionStyle("berta", 0.8)
    document.undo()
    document.undo()
    assert not document.styles.sources() and not document.modified
    assert heard == [{HAIR, SKIN}, {HAIR}, {HAIR}, {HAIR, SKIN}]


def test_assigning_what_is_worn_already_is_no_step(document: Document) -> None:
    document.assign_style([HAIR], "berta")
    document.assign_style([HAIR], "berta")
    document.assign_style([SKIN], None)
    document.assign_style([], "berta")
    document.reset_styles([SKIN])
    document.set_mix(SKIN, 0.5)  # a region in its own style has nothing to mix
    assert len(document.history) == 1
    document.reset_styles()
    document.reset_styles()
    assert len(document.history) == 2


def test_dragging_a_mix_slider_is_one_step(document: Document) -> None:
    document.assign_style([HAIR, SKIN], "berta")
    for percent in range(99, 29, -1):
        document.set_mix(HAIR, percent / 100)
    document.end_mix()
    assert (len(document.history), document.history.undo_label) == (2, "Mix")
    document.set_mix(HAIR, 0.6)
    document.set_mix(SKIN, 0.6)
    assert len(document.history) == 4
    document.undo()
    document.undo()
    assert document.styles[HAIR] == RegionStyle("berta", 0.3)
    document.undo()
    assert document.styles[HAIR] == RegionStyle("berta", 1.0)


def test_one_slider_mixes_several_regions_in_one_step(document: Document) -> None:
    document.assign_style([HAIR], "berta", 0.5)
    document.assign_style([SKIN], "carla", 0.7)
    before, steps = document.styles, len(document.history)
    group = [HAIR, SKIN, HAT]  # the hat has its own style: nothing to mix
    for mix in (0.7, 0.5, 0.5, 0.3):  # the first positions are those of one of them
        document.set_mix(group, mix)
    assert len(document.history) == steps + 1
    assert document.styles[HAIR] == RegionStyle("berta", 0.3)
    assert document.styles[SKIN] == RegionStyle("carla", 0.3) and HAT not in set(document.styles)
    after = document.styles
    document.undo()
    assert document.styles == before
    document.redo()
    assert document.styles == after


def test_sliders_of_different_regions_are_different_steps(document: Document) -> None:
    document.assign_style([HAIR, SKIN, HAT], "berta")
    steps = len(document.history)
    document.set_mix([HAIR, SKIN], 0.8)
    document.set_mix(HAIR, 0.6)
    document.set_mix([SKIN, HAIR, HAT], 0.4)
    document.set_mix({HAT, HAIR, SKIN}, 0.2)  # the same regions
    assert len(document.history) == steps + 3
    document.end_mix()
    document.set_mix([HAIR, SKIN, HAT], 0.1)
    assert len(document.history) == steps + 4
    with pytest.raises(ValueError, match="no region 19"):
        document.set_mix([HAIR, 19], 0.5)


def test_saving_makes_it_unmodified(document: Document) -> None:
    heard = list[bool]()
    document.history_changed.connect(lambda: heard.append(document.modified))
    document.fill(20, 20, HAT)
    document.mark_saved()
    document.undo()
    document.redo()
    assert heard == [True, False, True, False]


def test_opening_a_layout_is_one_step(document: Document) -> None:
    before = labels_of(document)
    other = CELEBAMASK_HQ.mirror(before).astype(np.int32)
    other[:5] = HAT
    document.replace_layout(other)
    assert np.array_equal(document.labels, other) and document.history.undo_label == "Open layout"
    document.undo()
    assert np.array_equal(document.labels, before)


@pytest.mark.parametrize("size", [256, 1024])
def test_a_brush_step_takes_no_time(size: int) -> None:
    labels = np.random.default_rng(0).integers(0, 19, (size, size), np.uint8)
    document = Document(Portrait("anna", np.zeros((size, size, 3), np.uint8), labels))
    document.set_locked(SKIN, True)
    times = list[float]()
    with document.edit("Brush"):
        for step in range(30):
            start = time.perf_counter()
            document.paint_segment((100 + step, 100), (108 + step, 112), 12, HAT, mirror=True)
            times.append(time.perf_counter() - start)
    assert np.median(times) < 0.002

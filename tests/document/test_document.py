"""Painting, dressing, locks and events of an open portrait."""

from __future__ import annotations

import numpy as np
import pytest
from document_samples import HAIR, HAT, R_EYE, SKIN, labels_of

from sean_editor.document import Box, Document, Portrait, RegionStyle
from sean_editor.document.retouch import NO_RETOUCH, Retouch, Touch
from sean_editor.errors import UserError


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


def test_a_slider_that_came_back_leaves_nothing(document: Document) -> None:
    """As a stroke that paints nothing: no step, and what was undone can be done again."""
    document.assign_style([HAIR, SKIN], "berta", 0.5)
    document.fill(20, 20, HAT)
    document.mark_saved()
    document.undo()
    before, heard = document.history.done, list[int]()
    document.history_changed.connect(lambda: heard.append(len(document.history)))
    for mix in (0.7, 0.2, 0.5):
        document.set_mix([HAIR, SKIN], mix)
    document.end_mix()
    assert document.history.done == before and document.history.redo_label == "Fill"
    assert heard[-1] == 1, "who shows the steps is told"
    document.redo()
    assert not document.modified


def test_so_does_one_of_retouching_and_one_of_several_things(document: Document) -> None:
    document.assign_style([HAIR], "berta")
    even = Retouch({SKIN: Touch(evenness=0.5)})
    for retouch in (even, NO_RETOUCH):
        document.set_retouch(retouch, "Evenness", sliding="evenness")
        assert len(document.history) == 2
    document.end_mix()
    assert len(document.history) == 1
    for mix, retouch in ((0.3, even), (1.0, NO_RETOUCH)):
        with document.one_step("Look", "look"):
            document.style_regions({HAIR: RegionStyle("berta", mix)}, "Look", sliding=True)
            document.set_retouch(retouch, "Look", "look")
        assert len(document.history) == 2
    document.end_mix()
    assert len(document.history) == 1


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

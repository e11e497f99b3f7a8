"""Dragging the outline of a document: one step, back with undo, with all that was painted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sean_editor.document import Document
from sean_editor.document.pulled import pulled_labels
from sean_editor.document.pulling import Pulling
from sean_editor.document.replay import Painting, replay, retell
from sean_editor.document.retouch import MOST_PULLS, Pull, Retouch, Spot, Touch
from sean_editor.document.snapshots import Snapshot
from sean_editor.photo import load_portrait, shipped_portraits

SMILE = (Pull(0.41, 0.74, -0.03, -0.03, 0.11), Pull(0.59, 0.74, 0.03, -0.03, 0.11, joined=True))
BROW = (Pull(0.37, 0.41, 0.0, -0.03, 0.1),)
HAT = 14


@pytest.fixture
def face() -> Document:
    return Document(load_portrait(shipped_portraits()[0]))


def test_a_drag_is_one_step_of_labels_and_pulls(face: Document) -> None:
    before = face.labels.copy()
    face.begin_edit("Drag outline")
    for share in (0.25, 0.5, 1.0):
        face.pull_outline([replace(one, dx=share * one.dx, dy=share * one.dy) for one in SMILE])
    assert face.modified and face.undo_label == "Drag outline" and face.retouch.pulls == SMILE
    face.end_edit()
    assert len(face.history) == 1
    assert np.array_equal(face.labels, pulled_labels(before, SMILE)) and not face.painted.any()
    assert np.array_equal(face.original_labels, face.labels)
    face.undo()
    assert np.array_equal(face.labels, before) and not face.retouch.pulls
    assert np.array_equal(face.original_labels, before)
    face.redo()
    assert face.retouch.pulls == SMILE and np.array_equal(face.original_labels, face.labels)


def test_the_last_signal_finds_all_of_it_done(face: Document) -> None:
    seen: list[bool] = []
    for signal in (face.layout_changed, face.retouch_changed):
        signal.connect(lambda *_: seen.append(np.array_equal(face.labels, face.original_labels)))
    face.pull_outline(SMILE)
    face.undo()
    face.redo()
    assert len(seen) == 6 and all(seen[1::2])


def test_one_that_is_given_up_leaves_nothing(face: Document) -> None:
    face.pull_outline(BROW)
    before = face.labels.copy()
    face.begin_edit("Drag outline")
    face.pull_outline(SMILE)
    face.cancel_edit()
    assert np.array_equal(face.labels, before) and face.retouch.pulls == BROW and len(face.history) == 1
    assert np.array_equal(face.original_labels, before)


def test_a_drag_and_back_is_no_step(face: Document) -> None:
    face.begin_edit("Drag outline")
    face.pull_outline(SMILE)
    face.pull_outline([])
    face.end_edit()
    assert (
        not face.history.can_undo and not face.modified and np.array_equal(face.labels, face.original_labels)
    )


def test_a_drag_where_no_label_changes_is_a_step(face: Document) -> None:
    """Skin in the middle of a cheek: only pixels move."""
    face.pull_outline([Pull(0.36, 0.62, 0.004, 0.0, 0.02)])
    assert len(face.history) == 1 and face.retouch.pulls
    face.undo()
    assert not face.retouch.pulls


def test_paint_goes_along_and_the_eraser_knows_what_is_beneath(face: Document) -> None:
    with face.edit("Brush"):
        face.paint_segment((150, 190), (155, 190), 4, HAT)
    face.pull_outline(SMILE)
    rows, columns = np.nonzero(face.labels == HAT)
    assert rows.mean() < 189 and columns.mean() > 153
    with face.edit("Eraser"):
        face.paint_segment((140, 185), (170, 185), 20, None)
    assert np.array_equal(face.labels, pulled_labels(face.portrait.labels, SMILE))
    for _ in range(3):
        face.undo()
    assert np.array_equal(face.labels, face.portrait.labels)


def test_reset_takes_all_of_it_back_in_one_step(face: Document) -> None:
    face.reset_outline()
    assert not face.history.can_undo
    face.set_retouch(Retouch({1: Touch(evenness=0.5)}), "Evenness")
    face.pull_outline(SMILE)
    face.pull_outline(BROW)
    assert face.retouch.pulls == SMILE + BROW
    face.reset_outline()
    assert np.array_equal(face.labels, face.portrait.labels) and not face.retouch.pulls
    assert face.retouch[1].evenness == 0.5 and len(face.history) == 4
    face.undo()
    assert face.retouch.pulls == SMILE + BROW and np.array_equal(face.labels, face.original_labels)


def test_a_blemish_that_was_taken_away_stays_away(face: Document) -> None:
    beside, far = Spot(0.42, 0.76, 0.012), Spot(0.5, 0.2, 0.01)
    before = Retouch(spots=(beside, far))
    face.set_retouch(before, "Blemishes")
    face.begin_edit("Drag outline")
    for share in (0.5, 1.0):
        face.pull_outline([replace(one, dx=share * one.dx, dy=share * one.dy) for one in SMILE])
    face.end_edit()
    moved, still = face.retouch.spots
    x, y = Pulling(SMILE).sources(np.array([moved.x]), np.array([moved.y]))
    assert np.allclose((x[0], y[0]), (beside.x, beside.y), atol=1e-4) and moved.y < beside.y - 0.02
    assert still == far
    face.undo()
    assert face.retouch == before
    face.redo()
    face.reset_outline()
    back, still = face.retouch.spots
    assert still == far and np.allclose((back.x, back.y), (beside.x, beside.y), atol=1e-4)
    assert np.isclose(back.radius, beside.radius, rtol=0.03)


def test_other_pulls_by_set_retouch_take_the_layout_along(face: Document) -> None:
    face.set_retouch(Retouch(pulls=SMILE), "Look")
    assert np.array_equal(face.labels, pulled_labels(face.portrait.labels, SMILE))
    face.set_retouch(Retouch(pulls=BROW), "Look")
    assert np.array_equal(face.labels, pulled_labels(face.portrait.labels, BROW)) and len(face.history) == 2
    face.undo()
    face.undo()
    assert np.array_equal(face.labels, face.portrait.labels)


def test_a_snapshot_has_it(face: Document) -> None:
    face.pull_outline(SMILE)
    kept = Snapshot("smile", face.labels, painted=face.painted, retouch=face.retouch)
    face.reset_outline()
    face.restore(kept)
    assert face.retouch.pulls == SMILE and np.array_equal(face.labels, face.original_labels)


def test_a_drag_under_way_survives_a_crash(face: Document) -> None:
    face.pull_outline(BROW)
    face.begin_edit("Drag outline")
    face.pull_outline(SMILE)
    project, events = retell(face)
    assert isinstance(events[-1], Painting)
    again = project.document()
    assert not again.retouch.pulls and np.array_equal(again.labels, face.portrait.labels)
    replay(again, events)
    assert again.retouch.pulls == BROW + SMILE and np.array_equal(again.labels, face.labels)
    again.undo()
    assert again.retouch.pulls == BROW and np.array_equal(again.labels, again.original_labels)


def test_too_many_are_refused_and_leave_all_as_it_was(face: Document) -> None:
    face.set_retouch(Retouch(pulls=(Pull(0.5, 0.5, 0.0, 0.001, 0.01),) * MOST_PULLS), "Many")
    before = face.labels.copy()
    with pytest.raises(ValueError):
        face.pull_outline(BROW)
    assert np.array_equal(face.labels, before) and len(face.retouch.pulls) == MOST_PULLS and not face.editing

"""Snapshots: returned to exactly, in one step that can be undone; and going to any step of the history."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sean_editor.document.document import Document
from sean_editor.document.fit import Fit
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.pixels import Pixels
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.snapshots import MOST_AUTOMATIC, Snapshot

SIDE = 32
SKIN, HAIR, HAT = 1, 13, 14
SOURCE = "0123456789abcdef" * 2
edits = st.lists(st.tuples(st.sampled_from(["paint", "style", "mix", "fit"]), st.integers(0, 18)), max_size=8)


def opened() -> Document:
    labels = np.full((SIDE, SIDE), SKIN, np.uint8)
    return Document(Portrait("Ann", np.zeros((SIDE, SIDE, 3), np.uint8), labels))


def taken(document: Document, name: str = "one", automatic: bool = False) -> Snapshot:
    return Snapshot(
        name, document.labels, document.styles, document.fit, automatic=automatic, painted=document.painted
    )


def do(document: Document, kind: str, region: int) -> None:
    if kind == "paint":
        document.fill_rectangle((region, region), (region + 5, 30), region)
    elif kind == "style":
        document.assign_style([region], SOURCE, 0.5)
    elif kind == "mix":
        document.set_mix(region, region / 18)
    else:
        document.set_fit(Fit(np.full((19, 512), region, np.float32), 1.0, 2.0) if region else None)


def state(document: Document) -> tuple[bytes, object, Fit | None]:
    return document.labels.tobytes() + document.painted.tobytes(), document.styles, document.fit


@settings(max_examples=60, deadline=None)
@given(edits, edits)
def test_returning_is_exact_and_one_step(before: list, after: list) -> None:
    document = opened()
    for kind, region in before:
        do(document, kind, region)
    snapshot, there = taken(document), state(document)
    for kind, region in after:
        do(document, kind, region)
    elsewhere, steps = state(document), len(document.history)
    document.restore(snapshot)
    assert state(document) == there and snapshot.shows(
        Pixels(document.labels, document.painted), document.styles, document.fit
    )
    assert len(document.history) == steps + (elsewhere != there)
    if elsewhere != there:
        document.undo()
        assert state(document) == elsewhere
        document.redo()
        assert state(document) == there


@settings(max_examples=60, deadline=None)
@given(edits, st.lists(st.integers(0, 10), max_size=6))
def test_going_to_a_step_is_undo_and_redo(made: list, visits: list[int]) -> None:
    document = opened()
    states = [state(document)]
    for kind, region in made:
        do(document, kind, region)
        document.history.seal()
        if len(document.history) == len(states):
            states.append(state(document))
    commands = document.history.done
    for visit in visits:
        document.go_to(visit)
        assert len(document.history) == min(visit, len(states) - 1)
        assert state(document) == states[min(visit, len(states) - 1)]
        assert (*document.history.done, *reversed(document.history.undone)) == commands


def test_one_announcement_for_many_steps() -> None:
    document = opened()
    for region in (2, 3, 4):
        do(document, "paint", region)
    said: list[None] = []
    document.history_changed.connect(lambda: said.append(None))
    document.go_to(0)
    assert len(said) == 1


def test_locks_do_not_stand_in_the_way() -> None:
    document = opened()
    snapshot = taken(document)
    document.fill_rectangle((0, 0), (9, 9), HAT)
    document.set_locked(HAT, True)
    document.restore(snapshot)
    assert (document.labels == SKIN).all() and document.locked == {HAT}


def test_a_snapshot_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        opened().restore(Snapshot("large", np.zeros((64, 64), np.uint8)))


def test_ones_own_snapshots_are_unsaved_work_and_automatic_ones_are_not() -> None:
    document = opened()
    document.snapshots.add(taken(document, "", automatic=True))
    assert not document.modified
    own = taken(document)
    document.snapshots.add(own)
    assert document.modified
    document.mark_saved()
    assert not document.modified
    document.snapshots.rename(own, "before the hat")
    assert document.modified and [one.name for one in document.snapshots.own] == ["before the hat"]


def test_the_oldest_automatic_one_goes_and_never_ones_own() -> None:
    document = opened()
    own = taken(document)
    document.snapshots.add(own)
    automatic = [taken(document, "", automatic=True) for _ in range(MOST_AUTOMATIC + 2)]
    for one in automatic:
        document.snapshots.add(one)
    assert tuple(document.snapshots) == (own, *automatic[2:])


def test_a_project_carries_them_and_knows_whether_it_shows_the_document() -> None:
    document = opened()
    document.snapshots.add(taken(document))
    project = Project(document.portrait, document.labels.copy(), snapshots=tuple(document.snapshots))
    assert project.shows(document)
    again = project.document()
    assert tuple(again.snapshots) == tuple(document.snapshots) and not again.modified
    document.snapshots.remove(next(iter(document.snapshots)))
    assert not project.shows(document)


def test_a_snapshot_holds_a_copy() -> None:
    document = opened()
    snapshot = taken(document)
    document.fill_rectangle((0, 0), (9, 9), HAT)
    assert (snapshot.layout == SKIN).all() and not snapshot.layout.flags.writeable
    assert abs((datetime.now() - snapshot.taken).total_seconds()) < 60 and snapshot.taken.microsecond == 0


def test_a_kept_picture_is_nearly_the_same_and_small_ones_are_quick() -> None:
    x, y = np.meshgrid(np.arange(256), np.arange(128))
    pixels = np.dstack([x, 2 * y, 255 - x]).astype(np.uint8)
    kept = KeptPicture.from_bytes(KeptPicture.of(pixels).data)
    assert np.abs(kept.pixels().astype(int) - pixels).max() <= 6
    assert len(kept.data) < pixels.nbytes / 8
    small = kept.pixels(at_least=40)
    assert small.shape[0] < 128 and min(small.shape[:2]) >= 40


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0 torn"])
def test_what_is_no_jpeg_is_no_kept_picture(data: bytes) -> None:
    with pytest.raises(ValueError, match="decoded"):
        KeptPicture.from_bytes(data)


def test_a_torn_one_is_grey_or_half_a_picture() -> None:
    rng = np.random.default_rng(0)
    data = KeptPicture.of(rng.integers(0, 256, (64, 48, 3), dtype=np.uint8)).data
    assert KeptPicture.from_bytes(data[: len(data) // 2]).pixels().shape == (64, 48, 3)

"""Whatever a person does, the events told of it make the same document again, with the same way back."""

from __future__ import annotations

import numpy as np
import pytest
from document_samples import small_portrait
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sean_editor.document import Document, Fit
from sean_editor.document.history import Move
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, Locks, Moved, Painting, SnapshotList, replay, retell
from sean_editor.document.snapshots import Snapshot

points = st.tuples(st.floats(-5, 70), st.floats(-5, 37))
regions = st.none() | st.integers(0, 18)
ids = st.integers(0, 18)
HAIR, HAT = 13, 14


def made_again(beginning: Project, events: list[Event]) -> Document:
    document = beginning.document()
    replay(document, events)
    return document


def assert_same(document: Document, other: Document) -> None:
    """The same state, and the same states all the way back and forth. What a hand holds is let go."""
    document.end_edit()
    document.end_mix()
    assert_same_layout(document, other)
    assert document.styles == other.styles and document.fit is other.fit
    assert document.locked == other.locked
    assert len(document.history) == len(other.history)
    assert [step.label for step in document.history.undone] == [step.label for step in other.history.undone]
    back, forth = 0, 0
    while document.history.can_redo:
        forth = step_both(Document.redo, document, other, forth)
    while document.history.can_undo:
        back = step_both(Document.undo, document, other, back)
    while back > len(document.history):
        step_both(Document.redo, document, other, 0)
    for _ in range(forth):
        step_both(Document.undo, document, other, 0)


def assert_same_layout(document: Document, other: Document) -> None:
    assert np.array_equal(document.labels, other.labels)
    assert np.array_equal(document.painted, other.painted)


def step_both(step, document: Document, other: Document, count: int) -> int:
    step(document)
    step(other)
    assert_same_layout(document, other)
    assert document.styles == other.styles and document.fit is other.fit
    return count + 1


class Told(RuleBasedStateMachine):
    """One document that is edited, and all that was told of it since some moment of its life."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document(small_portrait())
        self.document.history.moved.connect(lambda move, command: self.tell(Moved(move, command)))
        self.document.locks_changed.connect(lambda: self.tell(Locks(self.document.locked)))
        self.document.snapshots.changed.connect(
            lambda: self.tell(SnapshotList(tuple(self.document.snapshots)))
        )
        self.fits = [Fit(np.full((19, 512), float(i), np.float32), 20.0, 25.0, {}, "c0" * 32) for i in (1, 2)]
        self.beginning, self.events = retell(self.document)

    def tell(self, event: Event) -> None:
        self.events.append(event)

    @rule()
    def begin_again(self) -> None:
        self.beginning, self.events = retell(self.document)

    @rule(p0=points, p1=points, radius=st.floats(0, 9), region=regions, mirror=st.booleans())
    def paint(self, p0: tuple, p1: tuple, radius: float, region: int | None, mirror: bool) -> None:
        if not self.document.editing:
            self.document.begin_edit("Brush")
        self.document.paint_segment(p0, p1, radius, region, mirror)
        self.tell(Painting(self.document.open_step))

    @rule()
    def lift(self) -> None:
        self.document.end_edit()

    @rule()
    def give_up(self) -> None:
        self.document.cancel_edit()
        self.tell(Painting(None))

    @rule(p0=points, p1=points, region=regions, mirror=st.booleans())
    def rectangle(self, p0: tuple, p1: tuple, region: int | None, mirror: bool) -> None:
        self.document.fill_rectangle(p0, p1, region, mirror)

    @rule(seed=st.integers(0, 99))
    def open_layout(self, seed: int) -> None:
        self.document.replace_layout(np.random.default_rng(seed).integers(0, 19, (32, 64)))

    @rule(
        chosen=st.sets(ids, max_size=4), source=st.sampled_from([None, "berta", "carla"]), mix=st.floats(0, 1)
    )
    def dress(self, chosen: set[int], source: str | None, mix: float) -> None:
        self.document.assign_style(chosen, source, mix)

    @rule(region=ids, p0=points, p1=points)
    def bring_a_shape(self, region: int, p0: tuple, p1: tuple) -> None:
        """Several commands that are one step."""
        with self.document.one_step("Shape"):
            self.document.fill_rectangle(p0, p1, region)
            self.document.assign_style([region], "berta")

    @rule(mixes=st.lists(st.floats(0, 1), max_size=3), end=st.booleans())
    def slide(self, mixes: list[float], end: bool) -> None:
        if HAIR not in self.document.styles:
            self.document.assign_style([HAIR], "berta")
        for mix in mixes:
            self.document.set_mix(HAIR, mix)
        if end:
            self.document.end_mix()

    @rule(mix=st.floats(0, 1), told=st.booleans(), end=st.booleans())
    def slide_there_and_back(self, mix: float, told: bool, end: bool) -> None:
        before = self.document.styles[HAIR].mix
        self.document.set_mix(HAIR, mix)
        if told:
            self.begin_again()
        self.document.set_mix(HAIR, before)
        if end:
            self.document.end_mix()

    @rule(chosen=st.none() | st.integers(0, 1))
    def fit(self, chosen: int | None) -> None:
        self.document.set_fit(self.fits[chosen] if chosen is not None else None)

    @rule(region=ids, locked=st.booleans())
    def lock(self, region: int, locked: bool) -> None:
        self.document.set_locked(region, locked)

    @rule(automatic=st.booleans())
    def take(self, automatic: bool) -> None:
        document = self.document
        taken = Snapshot("", document.labels, document.styles, document.fit, automatic=automatic)
        document.snapshots.add(taken)

    @rule(row=st.integers(0, 9), what=st.sampled_from(["remove", "rename", "restore"]))
    def use(self, row: int, what: str) -> None:
        if row < len(self.document.snapshots):
            one = tuple(self.document.snapshots)[row]
            if what == "restore":
                self.document.restore(one)
            elif what == "rename":
                self.document.snapshots.rename(one, "Another")
            else:
                self.document.snapshots.remove(one)

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.document.undo()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.document.redo()

    @rule()
    def save(self) -> None:
        """Begins again, as the editor does: while nothing is to be lost nothing is told."""
        self.document.mark_saved()
        self.begin_again()

    @invariant()
    def the_state_is_the_same(self) -> None:
        other = made_again(self.beginning, self.events)
        assert_same_layout(self.document, other)
        assert self.document.styles == other.styles and self.document.fit is other.fit
        assert other.modified and not other.editing
        assert tuple(other.snapshots) == tuple(self.document.snapshots)

    def teardown(self) -> None:
        other = made_again(self.beginning, self.events)
        assert_same(self.document, other)


Told.TestCase.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)
TestTold = Told.TestCase


def test_a_stroke_under_way_becomes_a_step_that_can_be_undone() -> None:
    document = Document(small_portrait())
    document.fill_rectangle((0, 0), (3, 3), HAT)
    document.begin_edit("Brush")
    document.paint_segment((10, 10), (20, 20), 3, HAT)
    again = made_again(*retell(document))
    assert np.array_equal(again.labels, document.labels) and document.editing
    assert len(again.history) == 2 and again.history.undo_label == "Brush"
    again.undo()
    assert (again.labels == HAT).sum() == 16


def test_a_stroke_that_an_undo_ended_does_not_come_back() -> None:
    """Painted back to where it began, it is no step: only the undo is told after it."""
    document = Document(small_portrait())
    document.fill_rectangle((0, 0), (3, 3), HAT)
    document.begin_edit("Brush")
    document.paint_segment((10, 10), (20, 20), 3, HAT)
    beginning, events = retell(document)
    again = made_again(beginning, [*events, Moved(Move.UNDO)])
    assert np.array_equal(again.labels, document.original_labels) and len(again.history) == 0
    assert again.history.redo_label == document.history.undo_label


def test_a_slider_told_of_on_its_way_comes_back_to_what_can_be_done_again() -> None:
    document = Document(small_portrait())
    document.assign_style([HAIR], "berta", 0.5)
    document.fill_rectangle((0, 0), (3, 3), HAT)
    document.undo()
    document.set_mix(HAIR, 0.2)
    beginning, events = retell(document)
    document.history.moved.connect(lambda move, command: events.append(Moved(move, command)))
    document.set_mix(HAIR, 0.5)
    document.end_mix()
    document.redo()
    again = made_again(beginning, events)
    assert_same(document, again)
    assert (again.labels == HAT).sum() == 16 and len(again.history) == 2


def test_nothing_counts_as_saved_afterwards() -> None:
    document = Document(small_portrait())
    document.fill_rectangle((0, 0), (3, 3), HAT)
    again = made_again(*retell(document))
    again.undo()
    assert again.modified and np.array_equal(again.labels, document.original_labels)


def test_the_story_begins_where_the_history_does() -> None:
    """What the history has dropped is part of the beginning, not of the events."""
    document = Document(small_portrait())
    document.history = type(document.history)(limit=1)
    for column in range(4):
        document.fill_rectangle((column, 0), (column, 3), HAT)
    beginning, events = retell(document)
    assert (beginning.layout == HAT).sum() == 12
    assert sum(isinstance(e, Moved) and e.command is not None for e in events) == 1


@pytest.mark.parametrize("other", [Locks(frozenset({3})), Painting(None)])
def test_telling_leaves_the_document_as_it_is(other: Event) -> None:
    document = Document(small_portrait())
    document.assign_style([HAIR], "berta")
    document.fill_rectangle((0, 0), (3, 3), HAT)
    document.undo()
    labels, size = document.labels.copy(), document.history.size
    events = retell(document)[1]
    assert np.array_equal(document.labels, labels) and document.history.size == size
    again = made_again(retell(document)[0], [*events, other])
    assert again.history.redo_label == document.history.redo_label

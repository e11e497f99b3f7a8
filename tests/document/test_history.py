"""Undo, redo, merging, the saved state and the memory bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document.history import Command, History

DOCUMENT: Any = None


@dataclass(frozen=True)
class Step:
    """A command that writes down what happens to it."""

    label: str
    log: list
    size: int = 10
    mergeable: bool = False
    by: int = 1
    """How far it moves a slider; 0 and it is where it was."""

    @property
    def slides(self) -> bool:
        return self.mergeable

    @property
    def changes(self) -> bool:
        return self.by != 0

    def do(self, document: Any) -> None:
        self.log.append(f"do {self.label}")

    def undo(self, document: Any) -> None:
        self.log.append(f"undo {self.label}")

    def merge_with(self, later: Command) -> Command | None:
        if not self.mergeable or not isinstance(later, Step):
            return None
        return Step(later.label, self.log, self.size, True, self.by + later.by)


def test_undo_and_redo_walk_back_and_forth() -> None:
    history, log = History(), list[str]()
    history.push(Step("a", log))
    history.push(Step("b", log))
    assert log == []  # pushed commands have been done already
    assert (history.undo_label, history.redo_label, history.can_redo) == ("b", "", False)
    history.undo(DOCUMENT)
    history.undo(DOCUMENT)
    history.undo(DOCUMENT)
    assert (history.can_undo, history.redo_label) == (False, "a")
    history.redo(DOCUMENT)
    assert log == ["undo b", "undo a", "do a"]
    history.push(Step("c", log))
    assert not history.can_redo
    assert len(history) == 2


def test_merging_stops_at_a_seal_and_at_the_saved_state() -> None:
    history, log = History(), list[str]()

    def push(label: str) -> int:
        history.push(Step(label, log, mergeable=True))
        return len(history)

    assert [push("a"), push("b")] == [1, 1]
    assert history.undo_label == "b"
    history.seal()
    assert [push("c"), push("d")] == [2, 2]
    history.mark_clean()
    assert push("e") == 3
    history.undo(DOCUMENT)
    assert history.is_clean
    assert push("f") == 3


def test_clean_is_lost_when_its_future_is_forgotten() -> None:
    history, log = History(), list[str]()
    history.push(Step("a", log))
    history.mark_clean()
    history.undo(DOCUMENT)
    assert not history.is_clean
    history.push(Step("b", log))
    assert not history.is_clean  # one step done, as when it was saved, but another one
    history.undo(DOCUMENT)
    assert not history.is_clean


def test_clearing_keeps_what_is_clean_clean() -> None:
    history, log = History(), list[str]()
    history.clear()
    assert history.is_clean
    history.push(Step("a", log))
    history.clear()
    assert not history.is_clean
    assert not history.can_undo


def test_memory_is_bounded_but_the_newest_step_stays() -> None:
    history, log = History(limit=100), list[str]()
    for number in range(30):
        history.push(Step(str(number), log))
    assert history.size <= 100
    assert len(history) == 10
    history.push(Step("huge", log, size=10_000))
    assert (len(history), history.undo_label) == (1, "huge")
    history.undo(DOCUMENT)
    assert not history.is_clean  # the start was dropped: undoing all does not lead back to it


def test_a_slider_that_came_back_was_never_moved() -> None:
    history, log = History(), list[str]()
    heard = list[tuple[str, bool]]()
    history.moved.connect(lambda move, _: heard.append((move.value, history.can_redo)))
    for label in "abc":
        history.push(Step(label, log))
    history.mark_clean()
    history.undo(DOCUMENT)
    commands = history.done, history.undone
    heard.clear()
    for by in (5, -2, -3):
        history.push(Step("slide", log, mergeable=True, by=by))
        assert (len(history), history.can_redo, history.is_clean) == (3, False, False)
    history.seal()
    assert (history.done, history.undone) == commands and history.undo_label == "b"
    assert heard == [("step", False)] * 3 + [("seal", True)]
    history.redo(DOCUMENT)
    assert history.is_clean


@pytest.mark.parametrize("after", ["push", "undo", "redo", "save", "forget"])
def test_whatever_follows_a_slider_that_came_back_finds_it_gone(after: str) -> None:
    history, log = History(), list[str]()
    for label in "abc":
        history.push(Step(label, log))
    history.undo(DOCUMENT)
    for by in (4, -4):
        history.push(Step("slide", log, mergeable=True, by=by))
    {
        "push": lambda: history.push(Step("d", log)),
        "undo": lambda: history.undo(DOCUMENT),
        "redo": lambda: history.redo(DOCUMENT),
        "save": history.mark_clean,
        "forget": history.clear,
    }[after]()
    done = {"push": "abd", "undo": "a", "redo": "abc", "save": "ab", "forget": ""}[after]
    undone = {"push": "", "undo": "cb", "redo": "", "save": "c", "forget": ""}[after]
    assert "".join(step.label for step in history.done) == done
    assert "".join(step.label for step in history.undone) == undone
    assert history.is_clean == (after == "save")


def test_a_slider_that_was_let_go_elsewhere_is_a_step() -> None:
    history, log = History(), list[str]()
    history.push(Step("a", log))
    history.undo(DOCUMENT)
    history.push(Step("slide", log, mergeable=True, by=5))
    history.seal()
    history.push(Step("slide", log, mergeable=True, by=-5))
    history.seal()
    assert len(history) == 2 and not history.can_redo


@given(st.lists(st.sampled_from(["push", "undo", "redo", "save", "there and back"]), max_size=40))
def test_clean_means_the_state_that_was_saved(actions: list[str]) -> None:
    history, log = History(), list[str]()
    done, undone, saved = list[int](), list[int](), list[int]()
    for serial, action in enumerate(actions):
        if action == "push":
            history.push(Step(str(serial), log))
            done, undone = [*done, serial], []
        elif action == "undo":
            history.undo(DOCUMENT)
            done, undone = done[:-1], undone + done[-1:]
        elif action == "redo":
            history.redo(DOCUMENT)
            done, undone = done + undone[-1:], undone[:-1]
        elif action == "there and back":
            for by in (3, -3):
                history.push(Step(str(serial), log, mergeable=True, by=by))
            history.seal()
        else:
            history.mark_clean()
            saved = done
        assert history.is_clean == (done == saved)
        assert history.can_undo == bool(done)
        assert history.can_redo == bool(undone)

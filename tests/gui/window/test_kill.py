"""Real editors are killed, ended and doubled while they are worked in: nothing is lost or mixed.

`python tests/kill_rounds.py` does it a hundred times.
"""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kill_rounds import LIMIT, Editor, Outcome, compare, rounds
from restless_editor import state_of

from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.replay import replay
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.project_file import open_project, save_project
from sean_editor.session.autosave import take_abandoned

pytestmark = pytest.mark.slow
"""Seven editors, each a process of its own. What the end of one finds on disk is in test_ends.py, too."""


def left_in(home: Path) -> list[dict[str, Any]]:
    """The states that ended editors have left, newest first; their files are removed."""
    found = []
    for copy in take_abandoned(home / "sean-editor" / "autosave"):
        work = copy.recover()
        document = work.project.document()
        replay(document, work.events)
        found.append({"kind": "restored", **state_of(document)})
        copy.discard()
    return found


def unsaved_since(lines: list[dict[str, Any]], moment: float) -> bool:
    """Whether everything told since then was unsaved work."""
    states = [line for line in lines if line["kind"] == "state"]
    last = max((line["time"] for line in states if line["time"] <= moment), default=0.0)
    return bool(states) and all(line["modified"] for line in states if line["time"] >= last)


def test_each_start_after_a_kill_goes_on_where_it_was(tmp_path: Path, tiny_checkpoint: Path) -> None:
    outcomes = rounds(tmp_path, 2, 7, tiny_checkpoint, "amara")
    assert [outcome.trouble for outcome in outcomes] == ["", ""]
    assert max(outcome.seconds for outcome in outcomes) <= LIMIT


def test_who_is_asked_to_end_keeps_everything(tmp_path: Path, tiny_checkpoint: Path) -> None:
    """In the middle of a stroke, too: the state that is found is the very last one."""
    for seed, (how, status) in enumerate([(signal.SIGTERM, 143), (signal.SIGINT, 130)], 11):
        editor = Editor(tmp_path, seed, tiny_checkpoint, "amara")
        editor.wait_for("working")
        while not unsaved_since(editor.lines(), time.monotonic()):
            time.sleep(0.05)
        moment = editor.end(how)
        assert editor.process.returncode == status
        assert not list(tmp_path.glob("sean-editor-*"))  # no temporary folder
        lines, found = editor.lines(), left_in(tmp_path)
        if unsaved_since(lines, moment):
            assert len(found) == 1 and compare(lines, moment, found[0]) == Outcome(0.0)
        assert [line["kind"] for line in lines if line["kind"] == "opened"] == ["opened"]


def test_two_editors_of_one_project_do_not_meet(tmp_path: Path, tiny_checkpoint: Path) -> None:
    """Both save to the same file, too."""
    project = tmp_path / "mine.sean"
    portrait = load_portrait(shipped_portraits()[0])
    save_project(project, Project(portrait, portrait.labels))
    editors = [Editor(tmp_path, seed, tiny_checkpoint, str(project), str(seed)) for seed in (21, 22)]
    for editor in editors:
        editor.wait_for("working")
    time.sleep(2 * LIMIT)
    killed = [editor.end() for editor in editors]
    found, logs = left_in(tmp_path), [editor.lines() for editor in editors]
    owners = [_owner(logs, killed, state) for state in found]
    assert len(set(owners)) == len(owners), "each has its own"
    for number, (lines, moment) in enumerate(zip(logs, killed, strict=True)):
        assert number in owners or not unsaved_since(lines, moment - LIMIT)
    _assert_shown(open_project(project), portrait, logs)


def _owner(logs: list[list[dict[str, Any]]], killed: list[float], state: dict[str, Any]) -> int:
    """Whose work a state is."""
    outcomes = [compare(lines, moment, state) for lines, moment in zip(logs, killed, strict=True)]
    (owner,) = [n for n, one in enumerate(outcomes) if not one.trouble and one.seconds <= LIMIT]
    return owner


def _assert_shown(saved: Project, portrait: Portrait, logs: list[list[dict[str, Any]]]) -> None:
    """The file holds a state of one editor, whole."""
    known = [(line["labels"], line["styles"]) for lines in logs for line in lines if "labels" in line]
    state = state_of(saved.document())
    assert (state["labels"], state["styles"]) in known
    assert np.array_equal(saved.portrait.image, portrait.image)

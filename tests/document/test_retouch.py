"""Retouching: one step a drag, back with undo, and nothing malformed gets in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sean_editor.document import Document
from sean_editor.document.retouch import (
    NO_RETOUCH,
    Light,
    Pull,
    Retouch,
    Spot,
    Touch,
    read_retouch,
    retouch_values,
)
from sean_editor.document.snapshots import Snapshot

ALL = Retouch(
    {1: Touch(evenness=0.5, tint="#a04b3f", tinting=0.25), 17: Touch(detail=-0.5)},
    (Spot(0.5, 0.25, 0.01),),
    Light(0.5, -0.25, 0.0, (0.1, -0.2, *[0.0] * 7), 0.75),
    (Pull(0.4, 0.6, 0.01, -0.02, 0.1), Pull(0.6, 0.6, -0.01, -0.02, 0.1, joined=True)),
)


def test_a_drag_is_one_step_and_each_step_comes_back(document: Document) -> None:
    told: list[Retouch] = []
    document.retouch_changed.connect(lambda: told.append(document.retouch))
    for amount in (0.1, 0.2, 0.3):
        document.set_retouch(Retouch({1: Touch(evenness=amount)}), "Evenness", sliding="evenness")
    document.end_mix()
    document.set_retouch(Retouch({1: Touch(evenness=0.4)}), "Evenness", sliding="evenness")
    document.set_retouch(document.retouch, "Nothing")
    assert len(document.history) == 2 and len(told) == 4
    document.undo()
    assert document.retouch[1].evenness == 0.3
    document.undo()
    assert document.retouch is NO_RETOUCH and document.undo_label == ""
    document.redo()
    assert document.retouch[1].evenness == 0.3


def test_different_sliders_are_different_steps(document: Document) -> None:
    document.set_retouch(Retouch({1: Touch(evenness=0.4)}), "Evenness", sliding="evenness")
    document.set_retouch(Retouch({1: Touch(evenness=0.4, detail=0.4)}), "Detail", sliding="detail")
    assert len(document.history) == 2


def test_a_snapshot_brings_it_back(document: Document) -> None:
    document.set_retouch(ALL, "Retouch")
    kept = Snapshot("a", document.labels, document.styles, document.fit, retouch=document.retouch)
    document.set_retouch(NO_RETOUCH, "Away with it")
    document.restore(kept)
    assert document.retouch == ALL and len(document.history) == 3
    document.undo()
    assert document.retouch == NO_RETOUCH


def test_a_region_that_there_is_not_is_refused(document: Document) -> None:
    with pytest.raises(ValueError):
        document.set_retouch(Retouch({19: Touch(detail=0.5)}), "Retouch")
    assert document.retouch is NO_RETOUCH and not document.history.can_undo


def test_what_changes_nothing_is_none() -> None:
    assert Retouch({3: Touch()}).is_none and Retouch(light=Light(taken=(0.5,) * 9, share=0.0)).is_none
    assert Touch(tint="#ffffff").is_none and Touch(tinting=1.0).is_none
    assert not Retouch(spots=ALL.spots).is_none and not Retouch(pulls=ALL.pulls).is_none


def test_plain_values_are_json_and_say_all() -> None:
    assert read_retouch(json.loads(json.dumps(retouch_values(ALL)))) == ALL
    assert retouch_values(NO_RETOUCH) == {} and read_retouch({}) == NO_RETOUCH


@pytest.mark.parametrize(
    "values",
    [
        None,
        [],
        {"touch": {}},
        {"touches": {"19": {"detail": 0.5}}},
        {"touches": {"-1": {"detail": 0.5}}},
        {"touches": {"1": {"detail": 1.5}}},
        {"touches": {"1": {"detail": True}}},
        {"touches": {"1": {"detail": "0.5"}}},
        {"touches": {"1": {"detail": float("nan")}}},
        {"touches": {"1": {"evenness": -0.5}}},
        {"touches": {"1": {"tint": "red", "tinting": 1.0}}},
        {"touches": {"1": {"tint": "#FFFFFF", "tinting": 1.0}}},
        {"touches": {"1": {"beauty": 1.0}}},
        {"touches": {"1": None}},
        {"light": {"taken": [0.0] * 8}},
        {"light": {"taken": [0.0] * 8 + ["x"]}},
        {"light": {"taken": [1e9] * 9}},
        {"light": {"taken": 3}},
        {"light": {"turn": 2.0}},
        {"spots": [[0.5, 0.5]]},
        {"spots": [[0.5, 0.5, None]]},
        {"spots": [[0.5, 1.5, 0.01]]},
        {"spots": [[0.5, 0.5, 0.01]] * 2001},
        {"spots": "abc"},
        {"pulls": [[0.5, 0.5, 0.0, 0.0, 0.1]]},
        {"pulls": [[0.5, 0.5, 0.0, 0.0, 0.0, False]]},
        {"pulls": [[0.5, 0.5, 0.0, float("inf"), 0.1, False]]},
        {"pulls": [[0.5, 0.5, 0.08, 0.08, 0.1, False]]},
        {"pulls": [[0.5, 0.5, 0.0, 0.0, 0.1, 1]]},
    ],
)
def test_malformed_values_are_refused(values: object) -> None:
    with pytest.raises(ValueError):
        read_retouch(values)


def test_touches_of_several_regions_at_once() -> None:
    more = ALL.with_touches({1: Touch(), 11: Touch(whitening=0.5)})
    assert set(more.touches) == {11, 17} and more[1] == Touch()
    assert replace(more, touches=ALL.touches) == ALL

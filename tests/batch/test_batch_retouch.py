"""Retouching of regions goes along in a batch; blemishes stay with their portrait."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from batch_samples import PLAIN, KnownFaces, Placed

from sean_editor.batch import BatchEdit
from sean_editor.batch.edit import OWN_BLEMISHES, OWN_OUTLINE
from sean_editor.batch.report import Status
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.retouch import Pull, Retouch, Spot, Touch
from sean_editor.document.styles import StyleAssignment
from sean_editor.photo import read_image

SKIN = 1
RETOUCH = Retouch({SKIN: Touch(detail=-1.0)}, (Spot(0.5, 0.5, 0.1),))


@pytest.fixture
def touches(portraits: list[Portrait]) -> BatchEdit:
    me = portraits[0]
    return BatchEdit.of(Project(me, me.labels, StyleAssignment(), retouch=RETOUCH))


def test_an_edit_may_be_retouching_alone(touches: BatchEdit) -> None:
    assert touches.retouch == Retouch(RETOUCH.touches) and touches.regions == (SKIN,)


def test_what_is_not_for_other_photos_is_told(touches: BatchEdit, portraits: list[Portrait]) -> None:
    assert touches.left == (OWN_BLEMISHES,)
    me, pulled = portraits[0], replace(RETOUCH, spots=(), pulls=(Pull(0.5, 0.5, 0.01, 0.0, 0.1),))
    assert BatchEdit.of(Project(me, me.labels, StyleAssignment(), retouch=pulled)).left == (OWN_OUTLINE,)


def test_every_face_is_retouched_and_nothing_else_changes(
    run, touches: BatchEdit, portraits, analyser: KnownFaces, folder: Path, output: Path, monkeypatch
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("nothing is repainted")

    monkeypatch.setattr("sean_editor.engine.engine.Engine.render", no_network)
    monkeypatch.setattr("sean_editor.engine.engine.Engine.encode", no_network)
    face = Placed(portraits[0], 210, 160, 290)
    path = analyser.put(folder / "one.png", [face])
    outcome = run(edit=touches)["one.png"]
    assert outcome.status is Status.DONE and outcome.regions == "skin"
    before, after = read_image(path), read_image(output / "one.png")
    changed = (before != after).any(-1)
    assert changed.sum() > 1000 and not changed[~face.inside(before.shape)].any()
    assert np.abs(before.astype(int) - after).max() < 60


def test_a_key_knows_of_retouching(touches: BatchEdit, edit: BatchEdit) -> None:
    keys = {
        BatchEdit(edit.styles, edit.references, retouch=one).key(PLAIN, "model")
        for one in (Retouch(), touches.retouch, Retouch({SKIN: Touch(detail=0.5)}))
    }
    assert len(keys) == 3
    assert BatchEdit(edit.styles, edit.references).key(PLAIN, "model") in keys

"""`retouch`: amounts, tints and blemishes from the command line, and its complaints."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sean_editor import Light, Retouch, Spot, Touch, open_portrait, retouched
from sean_editor.photo import read_image
from sean_editor.project_file import open_project, save_project
from sean_editor.retouch.face_light import light_of

SKIN, NOSE, MOUTH, U_LIP, L_LIP, HAIR, NECK = 1, 2, 10, 11, 12, 13, 17


def test_it_is_what_python_makes(run, tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    words = ("--evenness", 0.5, "hair=0.25", "--whitening", 0.4, "--spot", "0.4,0.3,0.02")
    outcome = run("retouch", "amara", *words, "--tint", "lips=#A04B3F", "cheeks=d9776c:0.2", "-o", path)
    assert outcome == (0, f"saved {path}\n", "")
    lip = Touch(tint="#a04b3f", tinting=0.5)
    even = dict.fromkeys((NOSE, NECK, 8, 9), Touch(evenness=0.5))
    skin = Touch(evenness=0.5, tint="#d9776c", tinting=0.2)
    touches = {
        **even,
        SKIN: skin,
        HAIR: Touch(evenness=0.25),
        MOUTH: Touch(whitening=0.4),
        U_LIP: lip,
        L_LIP: lip,
    }
    wanted = retouched(open_portrait("amara"), Retouch(touches, (Spot(0.4, 0.3, 0.02),)))
    assert np.array_equal(read_image(path), wanted)


def test_light_is_what_python_makes(run, tmp_path: Path) -> None:
    path, hugo = tmp_path / "out.png", open_portrait("hugo")
    words = ("--light", "turn=0.6", "soften=0.25", "--light-of", "hugo:0.5")
    assert run("retouch", "mei", *words, "-o", path).status == 0
    light = Light(0.25, 0.6, 0.0, light_of(hugo.image, hugo.labels), 0.5)
    assert np.array_equal(read_image(path), retouched(open_portrait("mei"), Retouch(light=light)))
    for words, complaint in (
        (("--light", "spin=1"), "soften=, turn= or lift="),
        (("--light", "turn=3"), "-1 and 1"),
        (("--light", "soften=2"), "--light: soften lies between 0 and 1"),
        (("--light-of", "hugo:2"), "--light-of: share lies between 0 and 1"),
    ):
        outcome = run("retouch", "mei", *words, "-o", path)
        assert outcome.status == 1 and complaint in outcome.err


def test_a_whole_photo_with_its_proof(run, own_photo: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    outcome = run("retouch", own_photo, "--detail", "skin=-1", "--whole-photo", "--proof", "-o", path)
    assert outcome.status == 0 and ": 0 changed." in outcome.out
    proof = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert proof["size"] == [720, 480] and proof["holds"] and proof["written"]["changed_outside"] == 0
    assert (read_image(path) != read_image(own_photo)).any(-1).sum() > 2000
    assert run("verify", own_photo, path, "--proof", path.with_suffix(".json")).status == 0


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "Say what to retouch"),
        (("--evenness", 2), "between 0 and 1"),
        (("--evenness", "much"), "takes a number"),
        (("--evenness", "tail=0.5"), "tail"),
        (("--tint", "lips"), "lips=#a04b3f"),
        (("--tint", "lips=#a04b3f:2"), "between 0 and 1"),
        (("--spot", "0.5,0.5"), "X,Y,R"),
        (("--spot", "2,0.5,0.1"), "X,Y,R"),
        (("--shine", "hat=1"), "none of the regions"),
    ],
)
def test_what_cannot_be_is_said(run, tmp_path: Path, words: tuple[object, ...], complaint: str) -> None:
    outcome = run("retouch", "amara", *words, "-o", tmp_path / "out.png")
    assert outcome.status == 1 and complaint in outcome.err and not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("whole", [False, True])
def test_render_writes_the_retouching_of_a_project(
    run, project: Path, checkpoint: Path, tmp_path: Path, whole: bool
) -> None:
    words = ("--checkpoint", checkpoint, "--device", "cpu", "--texture", "network")
    words = (*words, "--whole-photo") if whole else words
    assert run("render", project, *words, "-o", tmp_path / "before.png").status == 0
    opened = open_project(project)
    changed = replace(opened, retouch=Retouch({SKIN: Touch(detail=-1.0)}))
    save_project(project, changed)
    assert run("render", project, *words, "-o", tmp_path / "after.png", "--proof").status == 0
    before, after = read_image(tmp_path / "before.png"), read_image(tmp_path / "after.png")
    assert (before != after).any(-1).sum() > 500
    assert json.loads((tmp_path / "after.json").read_text("utf-8"))["holds"]

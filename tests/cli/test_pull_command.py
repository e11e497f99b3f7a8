"""`pull`: points of a face dragged from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sean_editor.document.project import Project
from sean_editor.document.pulled import pulled_picture
from sean_editor.document.retouch import Pull, Retouch
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.photo.by_name import find_portrait
from sean_editor.project_file import open_project, save_project
from sean_editor.session.dragged import named_pulls


def test_a_smile_and_a_brow(run, tmp_path: Path, checkpoint: Path) -> None:
    path = tmp_path / "smile.png"
    points = ("--point", "mouth-corner:0.02,-0.02", "--point", "left-brow:0,-0.03,1.5")
    outcome = run("pull", "felix", *points, "-o", path, "--checkpoint", checkpoint)
    assert (outcome.status, outcome.out, outcome.err) == (0, f"saved {path}\n", "")
    face = load_portrait(find_portrait("felix"))
    pulls = named_pulls(face.labels, [("mouth-corner", (0.02, -0.02)), ("left-brow", (0.0, -0.03), 1.5)])
    assert len(pulls) == 3
    assert face.origin is not None
    assert np.array_equal(np.array(Image.open(path)), pulled_picture(face.origin.photo.pixels, pulls))


def test_a_way_that_is_too_long_is_cut_short_and_told(run, tmp_path: Path, checkpoint: Path) -> None:
    words = ("--point", "chin:0,0.9", "-o", tmp_path / "long.png", "--checkpoint", checkpoint)
    outcome = run("pull", "felix", *words)
    assert outcome.status == 0 and outcome.err.startswith("chin goes 0.")


def test_the_whole_photo_with_a_proof(run, own_photo: Path, tmp_path: Path, checkpoint: Path) -> None:
    path = tmp_path / "slim.png"
    words = ("pull", own_photo, "--point", "jaw:-0.03,0", "--whole-photo", "--proof", "-o", path)
    outcome = run(*words, "--checkpoint", checkpoint)
    assert outcome.status == 0, outcome.err
    proof = json.loads(path.with_suffix(".json").read_text())
    assert "edit: 0 changed" in outcome.out and proof
    before, after = (np.array(Image.open(one)) for one in (own_photo, path))
    changed = (before != after).any(-1)
    assert 500 < changed.sum() < 0.2 * changed.size
    assert run("verify", own_photo, path, "--proof", path.with_suffix(".json")).status == 0


def test_its_points_are_listed(run) -> None:
    outcome = run("pull", "felix", "--list")
    lines = outcome.out.splitlines()
    assert outcome.status == 0 and len(lines) > 20 and lines[0].startswith("left-mouth-corner")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--point", "horn:0,0.1", "-o", "x.png"), "mouth-corner"),
        (("-o", "x.png"), "--point"),
        (("--point", "chin:0,0.1"), "-o OUT"),
        (("--point", "chin:0,0.1", "-o", "x.abc"), "x.abc"),
        (("--point", "chin:0,0.1", "-o", "x.png", "--whole-photo", "--size", "512"), "--size"),
        (("--point", "chin:0,0.1", "-o", "x.png", "--no-keep-detail"), "--no-keep-detail"),
    ],
)
def test_what_cannot_be_is_said(run, monkeypatch, tmp_path: Path, words: tuple[str, ...], part: str) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("pull", "felix", *words)
    assert outcome.status == 1 and part in outcome.err and not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize("text", ["chin", "chin:", "chin:0", "chin:0,a", "chin:1,2,3,4"])
def test_a_point_that_is_none(run, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("pull", "felix", "--point", text, "-o", "x.png")
    assert "brow:0,-0.03" in capsys.readouterr().err


def test_a_project_is_rendered_with_its_outline(run, project: Path, tmp_path: Path, checkpoint: Path) -> None:
    old, pulls = open_project(project), (Pull(0.5, 0.8, 0.0, 0.03, 0.1),)
    dragged = tmp_path / "dragged.sean"
    plain = Project(old.portrait, old.portrait.labels)
    document = plain.document()
    document.pull_outline(pulls)
    save_project(dragged, Project(old.portrait, document.labels, retouch=document.retouch))
    for texture in ("photo", "network"):
        path = tmp_path / f"{texture}.png"
        words = ("render", dragged, "--whole-photo", "--proof", "--texture", texture, "-o", path)
        outcome = run(*words, "--checkpoint", checkpoint)
        assert outcome.status == 0, outcome.err
        before, after = old.portrait.origin.photo.pixels, np.array(Image.open(path))
        changed = (before != after).any(-1)
        assert changed.any() and not changed[:200].any() and "edit: 0 changed" in outcome.out


def test_a_folder_of_photos_does_without_it_and_says_so(
    run, project: Path, tmp_path: Path, own_photo: Path, checkpoint: Path
) -> None:
    face, other = (load_portrait(path) for path in shipped_portraits()[:2])
    styles = StyleAssignment().with_region(13, RegionStyle(other.id))
    retouch = Retouch(pulls=(Pull(0.5, 0.5, 0.0, 0.03, 0.1),))
    save_project(
        tmp_path / "edit.sean", Project(face, face.labels, styles, references=(other,), retouch=retouch)
    )
    photos = tmp_path / "photos"
    photos.mkdir()
    own_photo.rename(photos / "holiday.jpg")
    words = ("batch", tmp_path / "edit.sean", photos, "-o", tmp_path / "out", "--texture", "network")
    outcome = run(*words, "--checkpoint", checkpoint)
    assert outcome.status == 0 and "outline" in outcome.err
    assert (
        "outline" not in run("batch", project, photos, "-o", tmp_path / "two", "--checkpoint", checkpoint).err
    )

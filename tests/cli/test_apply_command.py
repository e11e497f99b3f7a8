"""`apply`: a look on photos, with a contact sheet, and where it was left."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.regions import CELEBAMASK_HQ
from sean_editor.document import RegionStyle, StyleAssignment
from sean_editor.document.look import Look
from sean_editor.document.retouch import Light, Retouch, Touch
from sean_editor.photo import read_image
from sean_editor.project_file import open_look, save_look

HAIR, SKIN = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "skin"))


@pytest.fixture(autouse=True)
def own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *names, **options: tmp_path / "data")


@pytest.fixture
def photos(own_photo: Path, tmp_path: Path) -> list[Path]:
    folder = tmp_path / "photos"
    folder.mkdir()
    return [Path(shutil.copy(own_photo, folder / name)) for name in ("a.jpg", "b.jpg")]


@pytest.fixture
def look(tmp_path: Path) -> Path:
    """Retouching alone, so that no network is in the way."""
    path = tmp_path / "smooth.seanlook"
    save_look(path, Look("Smooth", retouch=Retouch({SKIN: Touch(detail=-1.0)}, light=Light(lift=0.5))))
    return path


@pytest.fixture
def apply(run, look: Path, checkpoint: Path, tmp_path: Path):
    def apply(*words: object):
        return run(
            "apply", look, *words, "-o", tmp_path / "out", "--checkpoint", checkpoint, "--device", "cpu"
        )

    return apply


def test_light_alone_names_no_region(apply, look: Path, photos: list[Path], tmp_path: Path) -> None:
    save_look(look, Look("Lit", retouch=Retouch(light=Light(lift=0.5))))
    (line, _) = apply(photos[0]).out.splitlines()
    assert line == f"[1/1] a.jpg: 1 face -> {tmp_path / 'out' / 'a.jpg'}"


def test_photos_a_contact_sheet_and_where_it_was_left(apply, photos: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = apply(*photos, "--contact-sheet")
    assert (first.status, first.err) == (0, "")
    assert first.out.splitlines() == [
        f"[1/2] a.jpg: 1 face, skin -> {out / 'a.jpg'}",
        f"[2/2] b.jpg: 1 face, skin -> {out / 'b.jpg'}",
        f"2 done. Report: {out / 'report.csv'}",
        f"saved {out / 'contact-sheet.jpg'}",
    ]
    before, after = (np.array(read_image(path), int) for path in (photos[0], out / "a.jpg"))
    assert np.abs(before - after).max() > 12
    with Image.open(out / "contact-sheet.jpg") as sheet:
        assert sheet.width > 600 and sheet.height > 400
    (out / "b.jpg").unlink()
    (out / "contact-sheet.jpg").unlink()
    again = apply(*photos, "--contact-sheet")
    assert again.out.splitlines()[0] == "[1/2] a.jpg: done before"
    assert "1 done, 1 done before" in again.out and (out / "contact-sheet.jpg").is_file()


def test_half_a_look_changes_half(apply, photos: list[Path], tmp_path: Path) -> None:
    differences = []
    for strength in ("1", "0.5"):
        apply(photos[0], "--strength", strength)
        before, after = (np.array(read_image(path), int) for path in (photos[0], tmp_path / "out" / "a.jpg"))
        differences.append(np.abs(before - after)[100:340, 240:460].mean())
    assert 0.3 < differences[1] / differences[0] < 0.8


def test_folders_and_names_with_a_star(apply, photos: list[Path], tmp_path: Path) -> None:
    folder = photos[0].parent
    assert "2 done" in apply(folder).out
    assert "2 done before" in apply(folder / "*.jpg").out
    assert "2 done before" in apply(folder, photos[1]).out, "each once"


def test_what_cannot_be_is_said_first(apply, run, photos: list[Path], tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    twin.mkdir()
    shutil.copy(photos[0], twin / "A.JPG")
    for words, says in (
        ((photos[0], twin / "A.JPG"), "the same name"),
        ((tmp_path / "none.jpg",), "no file"),
        ((photos[0], "--strength", "1.5"), "strength"),
        ((photos[0], "--strength", "0"), "strength"),
        ((), "which photos"),
    ):
        outcome = apply(*words)
        assert outcome.status == 1 and says in outcome.err and not (tmp_path / "out").exists()
    assert "where the results go" in run("apply", "clean skin", photos[0]).err
    assert "which look" in run("apply").err


def test_a_look_that_there_is_not(run, photos: list[Path]) -> None:
    outcome = run("apply", "no such look", photos[0], "-o", photos[0].parent / "out")
    assert outcome.status == 1 and "no such look" in outcome.err and "copper-hair" in outcome.err


def test_the_list_names_each_look_and_what_it_changes(run) -> None:
    lines = run("apply", "--list").out.splitlines()
    assert len(lines) == 12
    listed = dict(line.split(None, 1) for line in lines)
    assert "hair" in listed["copper-hair"] and "light" in listed["window-light"]


def test_a_project_becomes_a_look_without_its_photos(
    run, project: Path, checkpoint: Path, photos, tmp_path: Path
) -> None:
    kept = tmp_path / "holiday.seanlook"
    model = ("--checkpoint", checkpoint, "--device", "cpu")
    assert run("apply", project, "--save", kept, *model).out == f"saved {kept}\n"
    look = open_look(kept)
    (made,) = look.made.values()
    assert look.name == "holiday" and look.styles == StyleAssignment().with_region(HAIR, RegionStyle(made.id))
    assert np.flatnonzero(made.present).tolist() == [HAIR] and look.preview is not None
    assert kept.stat().st_size < 40_000
    outcome = run("apply", kept, photos[0], "-o", tmp_path / "out", "--texture", "network", *model)
    assert "1 face, hair" in outcome.out


def test_a_look_of_another_network(
    run, photos: list[Path], project: Path, checkpoint: Path, tmp_path
) -> None:
    kept = tmp_path / "holiday.seanlook"
    run("apply", project, "--save", kept, "--checkpoint", checkpoint, "--device", "cpu")
    outcome = run("apply", kept, photos[0], "-o", tmp_path / "out", "--device", "cpu")
    assert outcome.status == 1 and "another network" in outcome.err and not (tmp_path / "out").exists()

"""`batch`: the styles of a saved project for a folder of photos."""

from __future__ import annotations

import csv
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.regions import CELEBAMASK_HQ
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.photo_origin import Alignment
from sean_editor.document.styles import RegionStyle
from sean_editor.photo import read_image
from sean_editor.project_file import open_project, save_project

SKIN = CELEBAMASK_HQ.by_name("skin").id
NETWORK = ("--texture", "network", "--device", "cpu")


@pytest.fixture
def folder(own_photo: Path, tmp_path: Path) -> Path:
    """Three photos of one face, and a file that is no photo."""
    made = tmp_path / "photos"
    made.mkdir()
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        shutil.copy(own_photo, made / name)
    (made / "broken.jpg").write_bytes(b"not a photo")
    return made


@pytest.fixture
def batch(run, project: Path, folder: Path, checkpoint: Path, tmp_path: Path):
    def batch(*words: object):
        return run("batch", project, folder, "-o", tmp_path / "out", "--checkpoint", checkpoint, *words)

    return batch


def rows(output: Path) -> dict[str, dict[str, str]]:
    with (output / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["photo"]: row for row in csv.DictReader(file)}


def test_a_folder_with_a_bad_photo(batch, folder: Path, finder, tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcome = batch(*NETWORK)
    lines = outcome.out.splitlines()
    assert outcome.status == 1 and outcome.err == ""
    assert lines[0] == f"[1/4] a.jpg: 1 face, hair -> {out / 'a.jpg'}"
    assert lines[2].startswith("[3/4] broken.jpg: failed (") and "broken.jpg is not a picture" in lines[2]
    assert lines[4] == f"3 done, 1 failed. Report: {out / 'report.csv'}"
    report = rows(out)
    assert [report[name]["status"] for name in ("a.jpg", "b.jpg", "c.jpg", "broken.jpg")] == (
        ["done"] * 3 + ["failed"]
    )
    before, after = read_image(folder / "a.jpg"), read_image(out / "a.jpg")
    inside = Alignment.from_points(finder.faces[0].points)
    corner = (np.abs(before[:40].astype(int) - after[:40])).max()
    assert before.shape == after.shape and corner < 12, "compressed again, not edited"
    x, y = inside.to_photo(np.array([[0.5, 0.15]]))[0].astype(int)
    assert np.abs(before[y, x].astype(int) - after[y, x]).max() > 12, "hair"


def test_it_goes_on_where_it_ended(batch, folder: Path, tmp_path: Path) -> None:
    (folder / "broken.jpg").unlink()
    assert batch(*NETWORK).out.endswith(f"3 done. Report: {tmp_path / 'out' / 'report.csv'}\n")
    (tmp_path / "out" / "b.jpg").unlink()
    again = batch(*NETWORK)
    assert again.status == 0
    assert again.out.splitlines()[0] == "[1/3] a.jpg: done before"
    assert again.out.splitlines()[-1].startswith("1 done, 2 done before. Report")


def test_ctrl_c_finishes_the_photo_under_way(
    batch, folder: Path, finder, tmp_path: Path, monkeypatch
) -> None:
    (folder / "broken.jpg").unlink()
    parse, times = finder.parse, []

    def interrupted(self, image: np.ndarray):
        times.append(1)
        if len(times) == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return parse(self, image)

    monkeypatch.setattr(finder, "parse", interrupted)
    before = signal.getsignal(signal.SIGINT)
    outcome = batch(*NETWORK)
    assert outcome.status == 130 and signal.getsignal(signal.SIGINT) is before
    assert outcome.err == "Finishing this photo. Press Ctrl+C again to stop at once.\n"
    assert "2 done, 1 left: run the same command again to go on" in outcome.out
    assert sorted(rows(tmp_path / "out")) == ["a.jpg", "b.jpg"] and (tmp_path / "out" / "b.jpg").is_file()
    assert "1 done, 2 done before" in batch(*NETWORK).out


def test_ctrl_c_twice_stops_at_once(batch, folder: Path, finder, tmp_path: Path, monkeypatch) -> None:
    parse = finder.parse

    def interrupted(self, image: np.ndarray):
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        return parse(self, image)

    monkeypatch.setattr(finder, "parse", interrupted)
    assert batch(*NETWORK).status == 130
    assert list((tmp_path / "out").iterdir()) == [], "no half file"


@pytest.mark.slow
def test_options(batch, folder: Path, finder, tmp_path: Path) -> None:
    (folder / "broken.jpg").unlink()
    face = finder.faces[0]
    finder.faces = (face, type(face)(face.points + np.array([60, 5]), 0.6, True))
    assert "2 faces" in batch(*NETWORK).out
    words = (
        "--faces",
        "best",
        "--format",
        "webp",
        "--quality",
        100,
        "--no-keep-detail",
        "--blend",
        "gradient",
    )
    assert "1 face, hair" in batch(*NETWORK, *words).out
    with Image.open(tmp_path / "out" / "a.webp") as picture:
        assert picture.format == "WEBP" and picture.size == (720, 480)


def test_with_texture(batch, folder: Path, tmp_path: Path) -> None:
    for name in ("b.jpg", "c.jpg", "broken.jpg"):
        (folder / name).unlink()
    assert batch("--texture", "photo", "--format", "png").status == 0
    with_texture = read_image(tmp_path / "out" / "a.png")
    (tmp_path / "out" / "a.png").unlink()
    assert batch(*NETWORK, "--format", "png").status == 0
    assert not np.array_equal(read_image(tmp_path / "out" / "a.png"), with_texture)


def test_styles_of_another_network_are_named(
    run, project: Path, folder: Path, checkpoint: Path, finder, tmp_path: Path
) -> None:
    for name in ("b.jpg", "c.jpg", "broken.jpg"):
        (folder / name).unlink()
    kept = open_project(project)
    made = MadeStyle("Copper", np.ones((19, 512), np.float32), np.ones(19, bool), "0" * 64)
    styles = kept.styles.with_region(SKIN, RegionStyle(made.id))
    save_project(project, replace(kept, styles=styles, made=(made,)))
    out = tmp_path / "out"
    outcome = run("batch", project, folder, "-o", out, "--checkpoint", checkpoint, *NETWORK)
    assert outcome.status == 0
    assert "1 style in use belongs to another network: its regions show their own style." in outcome.err
    said = "The style Copper belongs to another network and is not applied."
    assert f"[1/1] a.jpg: 1 face, hair -> {out / 'a.jpg'} ({said})" in outcome.out
    assert rows(out)["a.jpg"]["remark"] == said


def test_what_cannot_be_done_is_said(
    run, batch, folder: Path, project: Path, checkpoint, tmp_path: Path
) -> None:
    words = ("--checkpoint", checkpoint)
    outcome = run("batch", project, folder, "-o", folder, *words)
    assert outcome.status == 1 and "the folder of the photos themselves" in outcome.err
    outcome = run("batch", project, tmp_path / "none", "-o", tmp_path / "out", *words)
    assert outcome.status == 1 and "There is no folder" in outcome.err
    outcome = run("batch", folder / "a.jpg", folder, "-o", tmp_path / "out", *words)
    assert outcome.status == 1 and "a.jpg" in outcome.err
    assert not (tmp_path / "out").exists()

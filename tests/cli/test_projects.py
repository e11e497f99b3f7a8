"""`render`, and a project named where the editor expects a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from sean_editor.cli import edit
from sean_editor.document import MadeStyle, RegionStyle
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.project_file import open_project, save_project

HAIR = 13
NETWORK = ("--texture", "network")  # for the other, see test_texture_options.py


def pixels_of(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.array(picture)


def test_a_project_is_rendered_as_the_editor_shows_it(run, checkpoint, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    assert run("render", project, *NETWORK, "-o", out, "--checkpoint", checkpoint) == (
        0,
        f"saved {out}\n",
        "",
    )
    amara, astrid = (path.stem for path in shipped_portraits()[:2])
    same = tmp_path / "same.png"
    run("transfer", amara, astrid, "--regions", "hair", *NETWORK, "-o", same, "--checkpoint", checkpoint)
    hair = load_portrait(shipped_portraits()[0]).labels == HAIR
    far_off = np.abs(pixels_of(out).astype(int) - pixels_of(same))
    assert far_off[hair].max() <= 1 < far_off.max(), "what was not edited is the portrait's own"
    run("render", project, *NETWORK, "-o", out, "--no-keep-detail", "--checkpoint", checkpoint)
    assert np.abs(pixels_of(out).astype(int) - pixels_of(same)).max() <= 1


def test_styles_of_another_network_are_named(run, checkpoint, project: Path, tmp_path: Path) -> None:
    foreign = MadeStyle("Theirs", np.ones((19, 512), np.float32), np.ones(19, bool), "0" * 64)
    before, other = open_project(project), tmp_path / "other.sean"
    styles = before.styles.with_region(HAIR, RegionStyle(foreign.id))
    save_project(other, replace(before, styles=styles, made=(foreign,)))
    outcome = run("render", other, *NETWORK, "-o", tmp_path / "a.png", "--checkpoint", checkpoint)
    assert outcome.status == 0
    assert outcome.err == "1 style in use belongs to another network: its regions show their own style.\n"


def test_it_goes_back_into_the_whole_photo(run, checkpoint, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    outcome = run("render", project, *NETWORK, "--whole-photo", "-o", out, "--checkpoint", checkpoint)
    assert outcome.status == 0, outcome.err
    whole = pixels_of(out)
    assert whole.shape == (400, 500, 3) and (whole[:72] == 90).all() and (whole[:, :122] == 90).all()


def test_what_cannot_be_is_a_sentence(run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "no.sean").write_text("dear diary")
    for words, sentence in (
        ((tmp_path / "none.sean", "-o", tmp_path / "a.png"), "There is no file"),
        ((tmp_path / "no.sean", "-o", tmp_path / "a.png"), "is not a project"),
        ((project, "-o", tmp_path / "a.npy"), "cannot be written"),
        ((project, "-o", tmp_path / "a.doc"), "cannot be written"),
    ):
        outcome = run("render", *words)
        assert outcome.status == 1 and sentence in outcome.err


def test_a_project_has_a_layout_of_its_own(run, project: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(edit, "check_display", lambda: None)
    outcome = run(project, "--labels", tmp_path / "x.png")
    assert outcome.status == 1 and "Leave out --labels" in outcome.err

"""`transition` and `crossover`: real files in, real files out."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from models.regions import CELEBAMASK_HQ
from sean_editor.photo import load_portrait, shipped_portraits

HAIR = CELEBAMASK_HQ.by_name("hair").id
QUICK = ("--device", "cpu")
THREE = ("amara", "yuki", "lucia")


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".mp4"])
def test_a_transition_is_written(run, checkpoint: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"hair{suffix}"
    words = ("--frames", 4, "--seconds", 1, "--size", 128, "--loop", "--ease", "--checkpoint", checkpoint)
    outcome = run("transition", *THREE, "--regions", "face-skin,hair", *words, *QUICK, "-o", path)
    assert outcome.status == 0, outcome.err
    assert outcome.out == f"saved {path}\n"
    if suffix == ".mp4":
        video = cv2.VideoCapture(str(path))
        assert video.get(cv2.CAP_PROP_FRAME_COUNT) == 6 and video.get(cv2.CAP_PROP_FRAME_WIDTH) == 128
        video.release()
    else:
        with Image.open(path) as file:
            assert file.size == (128, 128) and file.info["loop"] == 0


def test_a_strip_shows_the_crossovers_of_one_style(run, checkpoint: Path, tmp_path: Path) -> None:
    words = ("--checkpoint", checkpoint, *QUICK)
    strip, one = tmp_path / "strip.png", tmp_path / "one.png"
    options = ("--frames", 3, "--no-captions", "--no-keep-detail")
    assert run("transition", *THREE, *options, *words, "-o", strip).status == 0
    cells = np.split(np.array(Image.open(strip)), 3, axis=1)
    for letters, cell in (("AAAAAA", cells[0]), ("bbbbbb", cells[2])):
        outcome = run("crossover", *THREE, "--blocks", letters, "--no-keep-detail", *words, "-o", one)
        assert outcome.status == 0, outcome.err
        assert np.array_equal(np.array(Image.open(one)), cell)
    mixed = ("--blocks", "ABABAB", "--no-keep-detail")
    assert run("crossover", *THREE, *mixed, *words, "-o", one).status == 0
    assert all((np.array(Image.open(one)) != cell).any() for cell in cells)


@pytest.mark.parametrize("size", [(), ("--size", 256)])
def test_a_crossover_keeps_what_is_not_edited_unless_asked(
    run, checkpoint: Path, tmp_path: Path, size: tuple[object, ...]
) -> None:
    words = ("--regions", "hair", *size, "--checkpoint", checkpoint, *QUICK)
    kept, repainted = tmp_path / "kept.png", tmp_path / "repainted.png"
    assert run("crossover", *THREE, *words, "-o", kept).status == 0
    assert run("crossover", *THREE, *words, "--no-keep-detail", "-o", repainted).status == 0
    portrait = load_portrait(shipped_portraits()[0])
    far = ~cv2.dilate((portrait.labels == HAIR).astype(np.uint8), np.ones((65, 65))).astype(bool)
    own = portrait.image
    if not size:
        assert portrait.origin is not None
        own, far = portrait.origin.photo.pixels, far.repeat(2, 0).repeat(2, 1)
    assert np.array_equal(np.array(Image.open(kept))[far], own[far])
    assert (np.array(Image.open(repainted))[far] != own[far]).any(axis=-1).mean() > 0.9


def test_the_own_style_is_the_portrait_itself(
    run, checkpoint: Path, small_portraits: Path, tmp_path: Path
) -> None:
    strip, own = tmp_path / "strip.png", tmp_path / "own.png"
    words = ("--checkpoint", checkpoint, *QUICK)
    options = ("--frames", 2, "--no-captions", "--no-keep-detail")
    assert run("transition", "amara", "amara", "yuki", *options, *words, "-o", strip).status == 0
    assert run("reconstruct", "amara", *words, "-o", own).status == 0
    assert np.array_equal(np.array(Image.open(strip))[:, :256], np.array(Image.open(own)))


def test_regions_that_somebody_lacks_are_named(run, checkpoint: Path, tmp_path: Path) -> None:
    words = ("--checkpoint", checkpoint, *QUICK, "-o", tmp_path / "one.png")
    outcome = run("crossover", "amara", "amara", "yuki", "--regions", "hair,hat,l_ear", *words)
    assert outcome.status == 0
    assert outcome.err.splitlines() == [
        "amara has no hat: that changes nothing",
        "yuki has no l_ear: amara's own style stands in",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("transition", *THREE, "--regions", "hat", "-o", "x.gif"), "do not share any of: hat. Nothing"),
        (("crossover", *THREE, "--regions", "hat,eye_g", "-o", "x.png"), "any of: hat,eye_g. Nothing"),
        (("transition", "amara", "amara", "amara", "-o", "x.gif"), "A and B are both amara itself"),
        (("transition", *THREE, "-o", "x.avi"), "End the name in .gif, .webp, .mp4, .png"),
        (("transition", *THREE, "--frames", "1", "-o", "x.gif"), "2 to 120 pictures, not 1"),
        (("transition", *THREE, "--seconds", "0", "-o", "x.gif"), "0.2 to 60 seconds"),
        (("transition", *THREE, "--frames", "120", "-o", "x.gif"), "50 pictures a second at most, not 60"),
        (("transition", *THREE, "-o", "nowhere/x.gif"), "There is no folder nowhere"),
        (("transition", *THREE, "--size", "100", "-o", "x.gif"), "multiple of 8 from 64 to 1024"),
        (("transition", *THREE, "--regions", "beard", "-o", "x.gif"), "There is no region “beard”"),
        (("transition", "amara", "nobody", "yuki", "-o", "x.gif"), "nobody"),
        (("crossover", *THREE, "--blocks", "AABBB", "-o", "x.png"), "six letters, each A or B"),
        (("crossover", *THREE, "--blocks", "AABBBC", "-o", "x.png"), "six letters, each A or B"),
        (("crossover", *THREE, "--proof", "-o", "x.npy"), "leave out --proof"),
    ],
)
def test_what_cannot_be_is_told_before_any_work(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sean_editor.engine.engine.Engine", lambda *_, **__: pytest.fail("too late"))
    outcome = run(*words)
    assert outcome.status == 1 and message in outcome.err
    assert not list(tmp_path.glob("x.*"))

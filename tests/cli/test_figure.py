"""`figure`: every kind from the command line, and what is said when something is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from quick_cases import first_quick

from models.lab.systems import make_system, save_system
from models.sean import SEANConfig
from sean_editor.cli.figure import KINDS
from sean_editor.locations import START
from sean_editor.photo.by_name import find_portrait

FEW = {
    "transfer": ("--portraits", "amara", "--references", "yuki", "elin", "--regions", "hair", "u_lip,l_lip"),
    "interpolation": ("--regions", "hair", "all", "--steps", 3),
    "comparison": ("--portraits", "amara", "elin"),
    "sequence": ("--portraits", "amara", "--references", "yuki", "elin", "--regions", "hair", "u_lip,l_lip"),
    "crossover": ("--references", "yuki", "elin", "--region", "hair"),
    "matrix": ("--portraits", "amara", "marcus", "--references", "yuki", "elin", "vera"),
    "edits": ("--portraits", "amara", "elin", "--edits", "add-hat", "raise-collar", "remove-hat"),
    "textures": ("--portraits", "amara", "elin", "--references", "elin", "yuki"),
    "retouching": ("--portraits", "amara"),
}
SIZES = {
    "transfer": (4, 2),
    "interpolation": (5, 2),
    "comparison": (3, 2),
    "sequence": (4, 2),
    "crossover": (9, 3),
    "matrix": (4, 3),
    "edits": (8, 2),
    "textures": (5, 2),
    "retouching": (7, 2),
}
"""Cells across and down."""


@pytest.mark.parametrize("kind", first_quick(KINDS, 5))
def test_every_figure_is_written(kind: str, run, checkpoint: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "fig.png"
    words = ("figure", kind, *FEW[kind], "--checkpoint", checkpoint, "--device", "cpu", "-o", path)
    assert run(*words, "--cell", 64, "--scale", 2, "--dark") == (0, f"saved {path}\n", "")
    with Image.open(path) as picture:
        size, corner = picture.size, picture.convert("RGB").getpixel((0, 0))
    across, down = SIZES[kind]
    assert 64 * across < size[0] / 2 < 64 * across + 72 * 3 and 64 * down < size[1] / 2 < 64 * down + 72 * 3
    assert corner == (24, 24, 27)
    if kind == "matrix":  # the look is the same for all
        assert run(*words, "--cell", 64, "--scale", 1).status == 0
        with Image.open(path) as picture:
            assert size == (2 * picture.width, 2 * picture.height)
            assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.slow
def test_a_figure_with_nothing_more_to_say(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """The shipped network, the usual portraits."""
    path = tmp_path / "fig.jpg"
    assert run("figure", "transfer", "-o", path) == (0, f"saved {path}\n", "")
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    blue = (pixels[..., 2] > pixels[..., 0] + 60) & (pixels[..., 2] > 120)
    assert blue[:, -600:].mean() > 0.03, "in the last columns everybody has blue hair"


def test_own_pictures_and_shipped_ones(run, checkpoint: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "labels").mkdir()
    shutil.copy(find_portrait("elin"), tmp_path / "me.jpg")
    shutil.copy(find_portrait("elin").parents[1] / "labels/elin.png", tmp_path / "labels/me.png")
    written = []
    for name in (tmp_path / "me.jpg", "elin"):
        options = ("--portraits", name, "--references", "yuki", "--cell", 32, "--checkpoint", checkpoint)
        assert run("figure", "matrix", *options, "-o", tmp_path / "fig.png").status == 0
        with Image.open(tmp_path / "fig.png") as picture:
            written.append(np.asarray(picture)[:, 60:])  # without its name
    assert np.array_equal(*written)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("transfer", "--portraits", "nobody"), "“nobody”"),
        (("transfer", "--regions", "hair", "wig"), "There is no region “wig”. The regions are: background"),
        (("interpolation", "--references", "amara", "none.jpg"), "There is no file none.jpg"),
        (("crossover", "--region", "hair,"), "There is no region “”"),
        (("edits", "--edits", "wig"), "There is no edit “wig”. The edits are: add-hat"),
        (("comparison", "--checkpoint", "none.pth"), "none.pth"),
        (("matrix", "--checkpoint", "none.pth"), "none.pth"),
        (("matrix", "--cell", "512", "--scale", "4"), "smaller cells"),
        (("edits", "--device", "abacus"), "abacus"),
        (("comparison", "--data", "nowhere"), "nowhere is not a folder of pairs"),
        (("sequence", "--data", "nowhere", "--data-kind", "films"), "no kind of data set called films"),
        (("sequence", "--checkpoint", "a.pth", "b.pth"), "takes one file of weights"),
        (("comparison", "--data", "nowhere", "--size", "100"), "multiples of 32, not 100"),
        (("textures", "--portraits", "amara"), "Give a reference for each of the 1 portraits"),
    ],
)
def test_mistakes_get_one_sentence(words, says, run, tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    outcome = run("figure", *words, "-o", "x.png")
    assert outcome.status == 1 and says in outcome.err
    assert outcome.err.startswith("main.py: ") and outcome.err.count("\n") == 1
    assert outcome.out == "" and not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize("suffix", [".npy", ".gif", ""])
def test_a_name_that_is_no_picture_is_refused_at_once(suffix: str, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    outcome = run("figure", "transfer", "-o", tmp_path / f"fig{suffix}")
    assert outcome.status == 1 and "cannot be written" in outcome.err


@pytest.mark.parametrize("words", [(), ("collage",), ("crossover", "--references", "amara", "-o", "x.png")])
def test_wrong_usage_is_shown_the_usage(words, run, capsys) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SystemExit) as left:
        run("figure", *words)
    assert left.value.code == 2 and "usage: main.py figure" in capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_own_help(kind: str, run, capsys) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SystemExit) as left:
        run("figure", kind, "--help")
    out = capsys.readouterr().out
    assert left.value.code == 0 and f"{START} figure {kind}" in out
    assert all(option in out for option in ("--portraits", "--cell", "--scale", "--dark", "--checkpoint"))


@pytest.mark.parametrize("suffix", [".svg", ".pdf"])
def test_figures_with_type_that_stays_type(suffix: str, run, checkpoint: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"fig{suffix}"
    words = ("--portraits", "amara", "--references", "yuki", "--cell", 32, "--checkpoint", checkpoint)
    assert run("figure", "matrix", *words, "-o", path) == (0, f"saved {path}\n", "")
    data = path.read_bytes()
    assert data.startswith(b"<svg" if suffix == ".svg" else b"%PDF-1.4") and data.count(
        b"/XObject /Subtype"
    ) in (0, 3)
    assert b">yuki</text>" in data or suffix == ".pdf"


def test_figures_of_a_data_set(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Pictures of 2:1 with regions of their own."""
    torch.manual_seed(0)
    config = SEANConfig.compact(regions=3, base_width=1, style_rank=4, mask_hidden=4)
    save_system(make_system("sean", config), tmp_path / "net.safetensors")
    for name in ("a", "b"):
        labels = np.random.default_rng(0).integers(0, 3, (64, 128), dtype=np.uint8)
        for folder, array in (("images", np.repeat(labels[..., None] * 90, 3, 2)), ("labels", labels)):
            (tmp_path / folder).mkdir(exist_ok=True)
            Image.fromarray(array).save(tmp_path / folder / f"{name}.png")
    (tmp_path / "regions.json").write_text('["sky", "wing", "beak"]')
    common = (
        "--data",
        tmp_path,
        "--checkpoint",
        tmp_path / "net.safetensors",
        "--size",
        64,
        128,
        "--scale",
        1,
    )
    for kind, across, words in (
        ("comparison", 3, ()), ("sequence", 3, ()), ("sequence", 4, ("--regions", "sky", "wing,beak"))
    ):  # fmt: skip
        path = tmp_path / "fig.png"
        assert run("figure", kind, *common, *words, "--cell", 64, "-o", path).status == 0
        with Image.open(path) as picture:
            assert 128 * across < picture.width < 128 * across + 128
    said = run("figure", "sequence", *common, "--regions", "hair", "-o", tmp_path / "fig.png").err
    assert "There is no region “hair”. The regions are: sky, wing, beak" in said

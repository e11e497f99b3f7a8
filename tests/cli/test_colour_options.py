"""`transfer --colour`: regions in chosen colours, alone and beside a style."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.colour_difference import ciede2000
from sean_editor.colour.names import lab_of
from sean_editor.colour.surface import lab_of_picture
from sean_editor.photo.by_name import open_portrait


@pytest.fixture
def transfer(run, small_portraits: Path, checkpoint: Path, tmp_path: Path):
    """Runs the command on Vera, and returns the outcome and the picture that it wrote."""

    def transfer(*words: object, name: str = "out.png"):
        out = tmp_path / name
        outcome = run("transfer", "vera", *words, "--checkpoint", checkpoint, "-o", out)
        if not out.exists():
            return outcome, None
        return outcome, np.load(out) if out.suffix == ".npy" else np.array(Image.open(out))

    return transfer


def miss(picture: np.ndarray, region: int, colour: str) -> float:
    inside = open_portrait("vera").labels == region
    return float(ciede2000(lab_of_picture(picture)[inside].mean(0), lab_of(colour)))


def test_colours_alone(transfer) -> None:
    outcome, picture = transfer("--colour", "hair=#31589b,cloth=3b7048", "--size", "256")
    assert outcome.status == 0 and miss(picture, 13, "#31589b") < 4 and miss(picture, 18, "#3b7048") < 4
    vera = open_portrait("vera")
    nose = vera.labels == 2
    assert np.array_equal(picture[nose], vera.image[nose]), "the photo stays where nothing was asked for"


def test_half_a_colour_and_no_texture(transfer) -> None:
    words = ("--colour", "hair=#31589b", "--texture", "network")
    _, full = transfer(*words)
    outcome, half = transfer(*words, "--mix", "0.5")
    assert outcome.status == 0 and miss(full, 13, "#31589b") < 4 < miss(half, 13, "#31589b")


def test_beside_a_style_and_for_groups(transfer) -> None:
    outcome, picture = transfer(
        "yuki", "--regions", "hair", "--colour", "hair=#8e431f", "--colour", "lips=#7c1c26,hat=#fff"
    )
    assert outcome.status == 0 and miss(picture, 13, "#8e431f") < 5
    assert "vera has no hat: that changes nothing" in outcome.err


def test_the_networks_own_numbers(transfer) -> None:
    _, plain = transfer("vera", "--regions", "hair", name="plain.npy")
    outcome, found = transfer("--colour", "hair=#31589b", name="blue.npy")
    assert outcome.status == 0 and found.shape == plain.shape and not np.allclose(found, plain)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--colour", "hair"], "NAME=#RRGGBB, as in hair=#7a3b1e, not hair"),
        (["--colour", "hair=red"], "“red” is no colour"),
        (["--colour", "hare=#fff"], "no region “hare”"),
        (["--colour", "hat=#fff"], "vera has no hat, so there is nothing to colour"),
        (["--colour", "hair=#fff", "--regions", "skin"], "need a REFERENCE"),
        (["yuki", "--colour", "hair=#fff"], "--regions"),
        (["yuki"], "--regions"),
        (["--regions", "hair"], "Name a REFERENCE"),
    ],
)
def test_what_cannot_be_is_said(transfer, words: list[str], sentence: str) -> None:
    outcome, picture = transfer(*words)
    assert outcome.status == 1 and sentence in outcome.err and picture is None

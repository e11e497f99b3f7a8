"""`-o NAME.ora`: layers from the command line show what the flat picture shows."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from sean_editor.photo import read_image


def merged(path: Path) -> np.ndarray:
    with zipfile.ZipFile(path) as archive:
        return np.array(Image.open(io.BytesIO(archive.read("mergedimage.png"))))


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [
            layer.attrib["name"] for layer in ElementTree.fromstring(archive.read("stack.xml")).iter("layer")
        ]


@pytest.mark.parametrize("whole", [pytest.param((), marks=pytest.mark.slow), ("--whole-photo",)])
@pytest.mark.parametrize("texture", ["photo", "network"])
def test_of_a_project(run, project: Path, checkpoint: Path, tmp_path: Path, whole, texture: str) -> None:
    words = ("render", project, "--texture", texture, "--checkpoint", checkpoint, *whole, "-o")
    outcome = run(*words, tmp_path / "out.ora")
    assert outcome.status == 0 and outcome.out == f"saved {tmp_path / 'out.ora'}\n"
    found = names(tmp_path / "out.ora")
    assert found[0] == "Label map" and found[-2:] == ["Result", "Photo"] and "Hair" in found
    if whole and texture == "network":
        return  # the flat picture is blended in another way: see `write_whole_photo`
    assert run(*words, tmp_path / "out.png").status == 0
    flat = read_image(tmp_path / "out.png")
    assert flat.shape == ((400, 500, 3) if whole else (256, 256, 3))
    assert np.array_equal(merged(tmp_path / "out.ora"), flat)


def test_of_an_own_photo(run, own_photo: Path, checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ora"
    words = (
        "--regions",
        "hair",
        "--texture",
        "network",
        "--checkpoint",
        checkpoint,
        "--whole-photo",
        "-o",
        out,
    )
    assert run("transfer", own_photo, "yuki", *words).status == 0
    photo = read_image(own_photo)
    changed = (merged(out) != photo).any(-1)
    assert changed.any() and not changed[:, :100].any()
    words = ("reconstruct", own_photo, "--size", 512, "--checkpoint", checkpoint, "-o", out)
    assert run(*words).status == 0 and merged(out).shape == (512, 512, 3)


def test_other_commands_do_not_take_it(run, checkpoint: Path, tmp_path: Path) -> None:
    outcome = run("figure", "transfer", "-o", tmp_path / "out.ora", "--checkpoint", checkpoint)
    assert outcome.status == 1 and ".ora" in outcome.err and ".tif" in outcome.err

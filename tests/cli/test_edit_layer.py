"""`edit-layer` without the window: the files that the plug-ins of other programs put back."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from sean_editor.photo import read_image
from sean_editor.photo.deep_png import deep_png

FILES = {"answer.json", "channel.png", "labels.png", "matte.png", "result.png"}


@pytest.fixture
def layer(own_photo: Path) -> Path:
    """The photo with a face as a PNG, as a layer comes: with transparent corners, and colours under them."""
    alpha = np.full((480, 720), 255, np.uint8)
    alpha[:40, :40] = 0
    path = own_photo.with_name("layer.png")
    Image.fromarray(np.dstack([read_image(own_photo), alpha])).save(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "edited").mkdir()
    return tmp_path / "edited"


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("texture", ["photo", "network"])
def test_what_it_writes_has_the_size_and_the_alpha_of_the_layer(
    run, layer: Path, folder: Path, checkpoint: Path, texture: str
) -> None:
    words = ("--reference", "yuki", "--regions", "hair", "--texture", texture, "--checkpoint", checkpoint)
    outcome = run("edit-layer", layer, folder, *words)
    assert outcome.status == 0 and outcome.out == f"saved {folder}\n"
    assert names(folder) == FILES
    answer = json.loads((folder / "answer.json").read_text())
    assert answer["status"] == "edited" and answer["size"] == [720, 480]
    assert set(answer["names"]) == {"result", "matte", "labels"}
    before, after = (np.asarray(Image.open(path)) for path in (layer, folder / "result.png"))
    assert before.shape == after.shape == (480, 720, 4)
    matte = np.asarray(Image.open(folder / "matte.png"))
    assert set(np.unique(matte)) == {0, 255}
    changed = (before != after).any(-1)
    assert 0.02 < changed.mean() < 0.6 and not changed[matte == 0].any()
    labels = Image.open(folder / "labels.png")
    assert labels.mode == "P"
    ids = np.asarray(labels)
    assert ids.shape == (480, 720) and {0, 1, 13} <= set(np.unique(ids)) and not ids[:, :180].any()
    assert np.array_equal(np.asarray(Image.open(folder / "channel.png")), 14 * ids)
    assert (ids == 13)[matte > 0].mean() > 0.3, "the edit lies on the hair"


@pytest.mark.slow
def test_it_is_the_edit_that_transfer_makes(run, layer: Path, folder: Path, checkpoint: Path) -> None:
    words = ("--regions", "hair", "--checkpoint", checkpoint)
    assert run("edit-layer", layer, folder, "--reference", "yuki", *words).status == 0
    out = folder / "transfer.png"
    assert run("transfer", layer, "yuki", *words, "--whole-photo", "-o", out).status == 0
    assert np.array_equal(np.asarray(Image.open(out)), np.asarray(Image.open(folder / "result.png")))


def test_sixteen_bits_stay_outside_the_edit(run, own_photo: Path, folder: Path, checkpoint: Path) -> None:
    samples = read_image(own_photo).astype(np.uint16) * 257
    samples[..., 0] ^= 3  # what eight bits cannot say
    layer = own_photo.with_name("deep.png")
    layer.write_bytes(deep_png(samples))
    words = ("--reference", "yuki", "--regions", "hair", "--checkpoint", checkpoint)
    assert run("edit-layer", layer, folder, *words).status == 0
    result = cv2.imread(str(folder / "result.png"), cv2.IMREAD_UNCHANGED)[..., ::-1]
    matte = np.asarray(Image.open(folder / "matte.png"))
    assert result.dtype == np.uint16 and np.array_equal(result[matte == 0], samples[matte == 0])


def test_a_layer_that_is_a_portrait_already_is_taken_whole(
    run, finder, folder: Path, checkpoint: Path, tmp_path: Path
) -> None:
    finder.faces = ()
    words = ("--reference", "yuki", "--regions", "hair", "--checkpoint", checkpoint)
    Image.new("RGB", (300, 300), "teal").save(tmp_path / "plain.png")
    points = "--points=115,140,185,140,125,210,175,210"
    assert run("edit-layer", tmp_path / "plain.png", folder, points, *words).status == 0
    assert np.asarray(Image.open(folder / "result.png")).shape == (300, 300, 3)


def test_an_edit_of_nothing_is_no_edit(run, layer: Path, folder: Path, checkpoint: Path) -> None:
    words = ("--reference", "yuki", "--regions", "hair", "--mix", "0", "--checkpoint", checkpoint)
    outcome = run("edit-layer", layer, folder, *words)
    assert outcome.status == 1 and "do not share any of: hair" in outcome.err
    assert names(folder) == set()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--reference", "yuki"), "takes both --reference and --regions"),
        (("--regions", "hair"), "takes both --reference and --regions"),
        (("--face", "2"), "--face and --points belong to --reference"),
        (("--reference", "yuki", "--regions", "tail"), "no region “tail”"),
        (("--reference", "nobody", "--regions", "hair"), "nobody"),
        (("--reference", "yuki", "--regions", "hair", "--face", "9"), "there is no face 9"),
    ],
)
def test_what_cannot_be_is_a_sentence(run, layer: Path, folder: Path, words: tuple, sentence: str) -> None:
    outcome = run("edit-layer", layer, folder, *words)
    assert outcome.status == 1 and sentence in outcome.err
    assert names(folder) == set()


def test_files_that_are_not_there_are_named(run, layer: Path, folder: Path) -> None:
    assert "There is no file" in run("edit-layer", layer.with_name("no.png"), folder).err
    assert "There is no folder" in run("edit-layer", layer, folder / "no").err


def test_a_layer_without_a_face_says_what_to_do(run, finder, layer: Path, folder: Path) -> None:
    finder.faces = ()
    words = ("--layer", "Sky", "--reference", "yuki", "--regions", "hair")
    outcome = run("edit-layer", layer, folder, *words)
    assert outcome.status == 1 and "No face was found with certainty in Sky." in outcome.err
    assert "window" in outcome.err and names(folder) == set()

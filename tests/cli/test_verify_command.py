"""`verify`, and --proof of the commands that write pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from quick_cases import first_quick

from sean_editor.photo import read_image, read_photo

WORDS = ("--device", "cpu", "--regions", "hair")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two pictures that differ in a box of 20 x 10 pixels."""
    pixels = np.random.default_rng(1).integers(0, 256, (200, 300, 3)).astype(np.uint8)
    Image.fromarray(pixels).save(tmp_path / "before.png")
    pixels[50:60, 100:120] ^= 8
    Image.fromarray(pixels).save(tmp_path / "after.png")
    return tmp_path / "before.png", tmp_path / "after.png"


def test_equal_pictures(run, pair) -> None:
    outcome = run("verify", pair[0], pair[0])
    assert outcome == (0, "300 x 200 pixels: 60,000 equal, 0 changed (0.00%)\n", "")


def test_what_changed_without_a_mask(run, pair) -> None:
    outcome = run("verify", *pair)
    assert outcome.status == 1 and outcome.err == ""
    assert outcome.out.splitlines() == [
        "300 x 200 pixels: 59,800 equal, 200 changed (0.33%)",
        "largest difference 8 of 255 levels, mean 0.0267",
        "  changed: x 100 to 119, y 50 to 59 (200 pixels)",
    ]


def test_with_a_mask_and_a_heat_map(run, pair, tmp_path: Path) -> None:
    mask = np.zeros((200, 300), np.uint8)
    mask[40:70, 90:130] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    words = ("verify", *pair, "--mask", tmp_path / "mask.png", "-o", tmp_path / "heat.png")
    outcome = run(*words)
    assert outcome.status == 0
    assert outcome.out.splitlines()[-2:] == [
        "58,800 pixels outside the edit: 0 changed",
        f"saved {tmp_path / 'heat.png'}",
    ]
    assert read_image(tmp_path / "heat.png").shape[1] == 600
    mask[40:70, 90:110] = 0
    Image.fromarray(mask).save(tmp_path / "mask.png")
    outcome = run(*words)
    assert outcome.status == 1 and "59,400 pixels outside the edit: 100 changed" in outcome.out
    assert (read_image(tmp_path / "heat.png") == (255, 64, 160)).all(-1).any()


def test_what_cannot_be_compared(run, pair, tmp_path: Path) -> None:
    before, after = pair
    Image.new("RGB", (300, 201)).save(tmp_path / "other.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    (tmp_path / "not.json").write_text("{}")
    for words, sentence in (
        ((before, tmp_path / "other.png"), "Compare pictures of one size."),
        ((before, tmp_path / "broken.png"), "is not a picture"),
        ((tmp_path / "none.png", after), "There is no file"),
        ((before, after, "--mask", tmp_path / "other.png"), "The mask has 300 x 201 pixels"),
        ((before, after, "--proof", tmp_path / "not.json"), "is not a proof"),
        ((before, after, "-o", tmp_path / "heat.bmp"), "cannot be written"),
        ((before, after, "-o", tmp_path / "no" / "heat.png"), "There is no folder"),
    ):
        outcome = run("verify", *words)
        assert outcome.status == 2 and outcome.out == ""
        assert outcome.err.startswith("main.py: ") and sentence in outcome.err


@pytest.mark.parametrize("texture", ["photo", "network"])
@pytest.mark.parametrize("name", first_quick(["out.tif", "out.png", "out.jpg"]))
def test_transfer_proves_what_it_writes(
    run, own_photo: Path, checkpoint: Path, tmp_path: Path, texture: str, name: str
) -> None:
    out, proof = tmp_path / name, tmp_path / "out.json"
    words = ("--checkpoint", checkpoint, "--texture", texture, "--whole-photo", "--proof", "-o", out)
    outcome = run("transfer", own_photo, "yuki", *WORDS, *words)
    assert outcome.status == 0, outcome.err
    told = json.loads(proof.read_text(encoding="utf-8"))
    assert told["holds"] and told["keep_unedited"] and told["kind"] == "photo"
    first = outcome.out.splitlines()[0]
    assert first.startswith(f"{told['made']['outside']:,} pixels outside the edit: 0 changed.")
    verified = run("verify", own_photo, out, "--proof", proof)
    lossy = name.endswith(".jpg")
    assert verified.status == int(lossy)
    assert ("JPEG itself is not lossless here" in verified.out + verified.err) == lossy
    assert ("outside the edit: 0 changed" in verified.out) != lossy
    before, after = read_photo(own_photo).pixels, read_photo(out).pixels
    assert told["written"]["changed_outside"] + told["written"]["changed_inside"] == (
        (before != after).any(-1).sum()
    )


def test_another_picture_than_the_proven_one_is_named(run, own_photo, checkpoint, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    words = ("--checkpoint", checkpoint, "--whole-photo", "--texture", "network", "--proof", "-o", out)
    assert run("transfer", own_photo, "yuki", *WORDS, *words).status == 0
    pixels = read_image(out).copy()
    pixels[0, 0] ^= 1
    Image.fromarray(pixels).save(out)
    outcome = run("verify", own_photo, out, "--proof", tmp_path / "out.json")
    assert outcome.status == 1 and "outside the edit: 1 changed" in outcome.out
    assert outcome.err == f"{out} is not the picture that the proof was made of.\n"


@pytest.mark.parametrize(
    ("words", "kept"),
    first_quick(
        [
            (("--whole-photo",), True),
            (("--whole-photo", "--texture", "network"), True),
            (("--whole-photo", "--texture", "network", "--no-keep-detail"), False),
            (("--size", "512"), True),
            ((), True),
        ],
        2,
    ),
)
def test_render_proves_a_project(
    run, project: Path, checkpoint: Path, tmp_path: Path, words: tuple[str, ...], kept: bool
) -> None:
    out = tmp_path / "out.png"
    outcome = run("render", project, *words, "--proof", "--checkpoint", checkpoint, "-o", out)
    assert outcome.status == 0, outcome.err
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert told["holds"] and told["keep_unedited"] == kept and told["written"]["changed_inside"] > 0
    assert (told["written"]["outside"] > 0) and (not kept) == outcome.out.startswith("Unedited areas are not")


@pytest.mark.slow
def test_layers_and_the_networks_picture(run, project: Path, checkpoint: Path, tmp_path: Path) -> None:
    words = ("render", project, "--proof", "--whole-photo", "--checkpoint", checkpoint, "-o")
    assert run(*words, tmp_path / "layers.ora").status == 0
    told = json.loads((tmp_path / "layers.json").read_text(encoding="utf-8"))
    assert told["kind"] == "layers" and told["holds"] and told["after"]["encoding"] == "OpenRaster"
    words = ("transfer", "amara", "yuki", *WORDS, "--texture", "network", "--checkpoint", checkpoint)
    outcome = run(*words, "--proof", "-o", tmp_path / "plain.png")
    assert outcome.out.startswith("Unedited areas are not kept: the whole face is repainted.\n")
    assert not json.loads((tmp_path / "plain.json").read_text(encoding="utf-8"))["keep_unedited"]


def test_a_proof_that_cannot_be_written_is_said_first(run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("{}")
    outcome = run("render", project, "--proof", "-o", tmp_path / "out.png")
    assert outcome.status == 1 and "is not a proof" in outcome.err
    assert not (tmp_path / "out.png").exists()
    outcome = run("transfer", "amara", "yuki", *WORDS, "--proof", "-o", tmp_path / "out.npy")
    assert outcome.status == 1 and "leave out --proof" in outcome.err


def test_batch_proves_each_photo(run, project: Path, own_photo: Path, checkpoint, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    shutil.copy(own_photo, tmp_path / "photos" / "a.jpg")
    words = ("--texture", "network", "--format", "png", "--proof", "--checkpoint", checkpoint)
    outcome = run("batch", project, tmp_path / "photos", "-o", tmp_path / "out", *words)
    assert outcome.status == 0 and ", 0 of " in outcome.out and "pixels outside changed" in outcome.out
    verified = run(
        "verify", tmp_path / "photos/a.jpg", tmp_path / "out/a.png", "--proof", tmp_path / "out/a.json"
    )
    assert verified.status == 0

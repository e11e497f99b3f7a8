"""The shipped networks at work on the command line: shipped portraits, turned, in larger photos."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import ExifTags, Image
from quick_cases import first_quick

from sean_editor.cli.main import main
from sean_editor.document.photo_origin import Alignment
from sean_editor.photo import read_image, read_labels
from sean_editor.photo.by_name import find_portrait, open_portrait

SIDE, CENTRE = 420.0, (430.0, 330.0)


def square(degrees: float) -> np.ndarray:
    """The corners [4, 2] of the turned square in the photo that the portrait fills."""
    turn = np.deg2rad(degrees)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return np.array(CENTRE) + np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]]) / 2 * SIDE @ axes


def put(image: np.ndarray, degrees: float, labels: bool = False) -> np.ndarray:
    """A photo of 900 x 660 pixels with a portrait (or its label map) in it."""
    corners = np.array([[0, 0], [0, 256], [256, 0]], np.float32) - 0.5
    matrix = cv2.getAffineTransform(corners, square(degrees)[[0, 1, 3]].astype(np.float32) - 0.5)
    y, x = np.mgrid[:660, :900]
    grey = np.stack([90 + x / 15, 120 + y / 11, np.full(x.shape, 140)], -1).astype(np.uint8)
    photo = np.zeros((660, 900), np.uint8) if labels else grey
    method = cv2.INTER_NEAREST if labels else cv2.INTER_CUBIC
    cv2.warpAffine(image, matrix, (900, 660), photo, method, cv2.BORDER_TRANSPARENT)
    return photo


@pytest.fixture(scope="module")
def crops(tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """Where the crops of two shipped portraits are, as fractions of their pictures, by the same finder."""
    folder, found = tmp_path_factory.mktemp("known"), {}
    for name in ("amara", "omar"):
        assert main(["analyse", str(find_portrait(name)), "-o", str(folder), "--face", "1"]) == 0
        found[name] = np.array(json.loads((folder / f"{name}.json").read_text())["quad"]) / 512
    return found


@pytest.mark.parametrize("name", first_quick(["amara", "omar"]))
@pytest.mark.parametrize(
    ("degrees", "suffix"), first_quick([(0, "jpg"), (25, "png"), (-40, "webp"), (90, "jpg"), (180, "png")], 2)
)
def test_a_face_is_found_however_it_lies(
    run, crops: dict[str, np.ndarray], tmp_path: Path, name: str, degrees: float, suffix: str
) -> None:
    known = open_portrait(name)
    path = tmp_path / f"me.{suffix}"
    Image.fromarray(put(known.image, degrees)).save(path, quality=92)
    outcome = run("analyse", path, "-o", tmp_path / "faces")
    assert outcome.status == 0, outcome.err
    about = json.loads((tmp_path / "faces" / "me.json").read_text())
    expected = Alignment(square(degrees)).to_photo(crops[name])
    off = np.hypot(*(np.array(about["quad"]) - expected).T) / Alignment(expected).side
    assert off.max() < 0.04, "the crop is the same in a larger photo, turned"
    labels = read_labels(tmp_path / "faces" / "me.labels.png")
    centres = (np.stack(np.meshgrid(np.arange(256), np.arange(256)), -1).reshape(-1, 2) + 0.5) / 256
    x, y = (
        (Alignment(np.array(about["quad"])).to_photo(centres) - 0.5).astype(np.float32).T.reshape(2, 256, 256)
    )
    exact = cv2.remap(put(known.labels, degrees, labels=True), x, y, cv2.INTER_NEAREST)
    assert (labels == exact).mean() > 0.85


@pytest.mark.slow
def test_a_turned_photo_with_two_faces_end_to_end(run, checkpoint: Path, tmp_path: Path) -> None:
    amara, priya = open_portrait("amara").image, open_portrait("omar").image
    both = np.full((600, 1100, 3), (110, 120, 130), np.uint8)
    both[60:572, 40:552] = cv2.resize(amara, (512, 512), interpolation=cv2.INTER_CUBIC)
    both[150:470, 700:1020] = cv2.resize(priya, (320, 320), interpolation=cv2.INTER_CUBIC)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Model] = 6, "Test camera"
    path = tmp_path / "two.png"
    Image.fromarray(np.ascontiguousarray(np.rot90(both))).save(path, exif=exif)
    outcome = run("analyse", path, "-o", tmp_path / "faces")
    assert outcome.status == 0 and len(outcome.out.splitlines()) == 2, outcome.out
    left = [json.loads((tmp_path / f"faces/two-{n}.json").read_text())["points"][0][0] for n in (1, 2)]
    assert left[0] < 552 < 700 < left[1], "the larger one first"
    out = tmp_path / "out.png"
    words = ("--regions", "hair", "--whole-photo", "--checkpoint", checkpoint, "-o", out)
    assert run("transfer", path, "yuki", "--face", 2, *words).status == 0
    changed = (read_image(out) != both).any(-1)
    rows, columns = np.nonzero(changed)
    assert len(rows) > 1000 and columns.min() > 600, "only the second face has new hair"
    with Image.open(out) as picture:
        told = picture.getexif()
        assert picture.size == (1100, 600)
        assert told[ExifTags.Base.Model] == "Test camera" and told.get(ExifTags.Base.Orientation, 1) == 1


def test_a_photo_without_a_face(run, tmp_path: Path) -> None:
    Image.fromarray(put(np.full((256, 256, 3), 200, np.uint8), 20)).save(tmp_path / "empty.png")
    outcome = run("analyse", tmp_path / "empty.png", "-o", tmp_path / "faces")
    assert outcome.status == 1 and "--points x,y" in outcome.err
    assert not (tmp_path / "faces").exists()

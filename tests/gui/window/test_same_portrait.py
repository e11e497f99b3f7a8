"""One photo gives one portrait: in the window, on the command line and in Python."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from window_photos import asked, paste, square

from sean_editor import open_photo, open_portrait, portrait_from_points
from sean_editor.cli.main import main
from sean_editor.document.photo_origin import Alignment
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.photo.placing import Placing
from sean_editor.photo.decode import read_image, read_photo
from sean_editor.photo.opening import default_analyser
from sean_editor.photo.portraits import load_portrait, shipped_portraits

PLACE = square(430, 310, 300, 25)


def joy() -> Portrait:
    """The shipped portrait whose face is found where the whole picture has it."""
    return load_portrait(next(path for path in shipped_portraits() if path.stem == "joy"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A shipped portrait, turned, in the middle of a larger picture."""
    Image.fromarray(paste([joy()], [PLACE])).save(tmp_path / "holiday.png")
    return tmp_path / "holiday.png"


def analysed(photo: Path, folder: Path, *options: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Image, label map and quad [4, 2] that `analyse` writes."""
    assert main(["analyse", str(photo), "-o", str(folder), "--device", "cpu", *options]) == 0
    about = json.loads((folder / "holiday.json").read_text())
    image, labels = read_image(folder / "holiday.png"), Image.open(folder / "holiday.labels.png")
    return image, np.asarray(labels), np.array(about["quad"])


def assert_same(portrait: Portrait, other: Portrait) -> None:
    assert portrait.size == other.size == (PORTRAIT_SIZE, PORTRAIT_SIZE)
    assert portrait.origin is not None and other.origin is not None
    assert np.array_equal(portrait.origin.alignment.quad, other.origin.alignment.quad)
    assert np.array_equal(portrait.origin.photo.pixels, other.origin.photo.pixels)
    assert np.array_equal(portrait.image, other.image)
    assert np.array_equal(portrait.labels, other.labels)
    assert (portrait.name, portrait.path) == (other.name, other.path)


def assert_as_analysed(portrait: Portrait, image: np.ndarray, labels: np.ndarray, quad: np.ndarray) -> None:
    assert portrait.origin is not None
    assert np.abs(portrait.origin.alignment.quad - quad).max() <= 0.005, "quads are written with two digits"
    assert np.array_equal(portrait.image, image) and np.array_equal(portrait.labels, labels)


def reconstructed(picture: Path, checkpoint: Path, folder: Path, *options: str) -> np.ndarray:
    """What `reconstruct` makes of the picture."""
    out = folder / "reconstructed.png"
    words = ["reconstruct", str(picture), "-o", str(out), "--checkpoint", str(checkpoint), "--device", "cpu"]
    assert main([*words, *options]) == 0
    return read_image(out)


@pytest.mark.slow
def test_a_face_that_is_found(
    window: MainWindow, photo: Path, tiny_checkpoint: Path, tmp_path: Path, qtbot
) -> None:
    window.files.open_portrait_file(photo)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("holiday"), timeout=120_000)
    portrait = window.session.document.portrait
    assert_same(portrait, open_photo(read_photo(photo)))
    assert_same(portrait, open_portrait(photo))
    folder = tmp_path / "analysed"
    assert_as_analysed(portrait, *analysed(photo, folder))
    # what was analysed is read with the label map beside it: a reconstruction of just that portrait
    expected = reconstructed(folder / "holiday.png", tiny_checkpoint, tmp_path)
    assert np.array_equal(reconstructed(photo, tiny_checkpoint, tmp_path), expected)


@pytest.mark.slow
def test_points_are_taken_as_they_are(
    window: MainWindow, tiny_checkpoint: Path, tmp_path: Path, qtbot
) -> None:
    """Also where the crop is so nearly the whole picture that a face found there would be that."""
    photo = tmp_path / "holiday.png"
    Image.fromarray(joy().image).save(photo)
    window.files.open_portrait_file(photo)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("holiday"), timeout=120_000)
    whole = window.session.document.portrait
    assert_same(whole, open_portrait(photo))
    assert np.array_equal(whole.image, read_image(photo)), "a face that is found is the whole picture here"

    window.bench.actions["adjust_crop"].trigger()
    dialog = asked(window, qtbot, PlaceFaceDialog)
    points = np.round(dialog.view.placing.outline() + 1.5, 1)
    dialog.view.set_placing(Placing.from_points(points))
    dialog.open_button.click()
    qtbot.waitUntil(lambda: window.session.document.portrait is not whole, timeout=120_000)
    portrait = window.session.document.portrait
    assert np.array_equal(portrait.origin.alignment.quad, Alignment.from_points(points).quad)
    assert_same(portrait, portrait_from_points(read_photo(photo), points, default_analyser()))
    assert_same(portrait, open_portrait(photo, points=points))
    words = ("--points", ",".join(f"{number:.1f}" for number in points.ravel()))
    folder = tmp_path / "analysed"
    assert_as_analysed(portrait, *analysed(photo, folder, *words))
    expected = reconstructed(folder / "holiday.png", tiny_checkpoint, tmp_path)
    assert np.array_equal(reconstructed(photo, tiny_checkpoint, tmp_path, *words), expected)

"""The shipped analyser in the real window: a photo is dropped, and there is an editable portrait."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from gestures import drop
from PIL import Image
from PyQt5.QtCore import QMimeData, QPoint, QUrl
from quick_cases import first_quick
from window_photos import HEIGHT, WIDTH, paste, square

from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Alignment
from sean_editor.document.portrait import Portrait
from sean_editor.gui.dialogs.choose_face import ChooseFaceDialog
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.cut_labels import cut_labels
from sean_editor.photo.portraits import load_portrait, shipped_portraits

HAIR = CELEBAMASK_HQ.by_name("hair").id


@pytest.fixture(scope="module")
def people() -> dict[str, Portrait]:
    return {path.stem: load_portrait(path) for path in shipped_portraits()}


def layout_of(portrait: Portrait, place: Alignment) -> np.ndarray:
    """The label map uint8 [HEIGHT, WIDTH] of a photo with the portrait at `place`."""
    side = portrait.size[0]
    corners = np.array([[0, 0], [0, side], [side, side]], np.float32) - 0.5
    turn = cv2.getAffineTransform(corners, (place.quad[:3] - 0.5).astype(np.float32))
    return cv2.warpAffine(portrait.labels, turn, (WIDTH, HEIGHT), flags=cv2.INTER_NEAREST)


def drop_photo(window: MainWindow, path: Path, pixels: np.ndarray) -> None:
    Image.fromarray(pixels).save(path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(window.layout_canvas, mime, QPoint(100, 100))


@pytest.mark.parametrize(
    ("name", "degrees"), first_quick([("joy", 25), ("kofi", 0), ("naomi", -40), ("joy", 180)])
)
def test_a_dropped_photo_is_found_turned_upright_labelled_and_rendered(
    window: MainWindow, people, tmp_path: Path, qtbot, name: str, degrees: float
) -> None:
    place = square(430, 310, 300, degrees)
    pixels = paste([people[name]], [place])
    drop_photo(window, tmp_path / "holiday.png", pixels)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("holiday"), timeout=60000)
    portrait = window.session.document.portrait
    assert np.array_equal(portrait.origin.photo.pixels, pixels)
    off = np.hypot(*(portrait.origin.alignment.quad - place.quad).T)
    assert off.max() < 0.15 * place.side, "the crop of the face, turned as it is"
    true = cut_labels(layout_of(people[name], place), portrait.origin.photo, portrait.origin.alignment)
    assert (portrait.labels == true).mean() > 0.85
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=60000)
    before = window.session.result.copy()
    document = window.session.document
    with document.edit("Brush"):
        document.paint_segment((60, 60), (190, 60), 20, HAIR)
    qtbot.waitUntil(lambda: window.session.idle and (window.session.result != before).any(), timeout=60000)


def test_two_people_are_both_offered(window: MainWindow, people, tmp_path: Path, qtbot) -> None:
    places = [square(230, 300, 280, 10), square(660, 300, 280, -15)]
    drop_photo(window, tmp_path / "pair.png", paste([people["kofi"], people["joy"]], places))
    qtbot.waitUntil(lambda: isinstance(window.photos.dialog, ChooseFaceDialog), timeout=60000)
    dialog = window.photos.dialog
    assert len(dialog.buttons) == 2
    dialog.buttons[1].click()
    dialog.open_button.click()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("pair"), timeout=60000)
    middle = window.session.document.portrait.origin.alignment.quad.mean(0)
    assert np.abs(middle - (660, 300)).max() < 40


def test_a_photo_of_nobody_asks_where_the_face_is(window: MainWindow, tmp_path: Path, qtbot) -> None:
    plain = np.full((HEIGHT, WIDTH, 3), (90, 140, 200), np.uint8)
    drop_photo(window, tmp_path / "sky.png", plain)
    qtbot.waitUntil(lambda: isinstance(window.photos.dialog, PlaceFaceDialog), timeout=60000)
    assert "No face was found in sky" in window.photos.dialog.reason.text()
    window.photos.dialog.cancel_button.click()

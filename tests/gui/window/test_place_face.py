"""The dialog that asks for eyes and mouth corners, driven by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from gestures import click, drag, hover
from PIL import Image
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget
from window_photos import found_at, paste, square

from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.document.portrait import Portrait
from sean_editor.gui.background.jobs import Jobs
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog, Start
from sean_editor.gui.photo.picture import PhotoPicture

PLACE = square(430, 320, 320, 8)
POINTS = found_at([PLACE])[0].points


@pytest.fixture
def picture(faces: list[Portrait]) -> PhotoPicture:
    return PhotoPicture(Photo(paste([faces[1]], [PLACE]), "holiday"))


@pytest.fixture
def ask(qtbot, picture: PhotoPicture, tmp_path: Path) -> Iterator:
    parent, jobs = QWidget(), Jobs()
    qtbot.addWidget(parent)
    parent.resize(1280, 800)

    def open_dialog(guess: np.ndarray | None = None, **words: str) -> PlaceFaceDialog:
        dialog = PlaceFaceDialog(parent, jobs, picture, guess, CELEBAMASK_HQ.palette(), tmp_path, **words)
        dialog.open()
        dialog.view.setFocus()
        QApplication.processEvents()
        return dialog

    yield open_dialog
    for dialog in parent.findChildren(PlaceFaceDialog):
        dialog.reject()
    jobs.close()


def on_view(dialog: PlaceFaceDialog, point) -> QPointF:
    return dialog.view.spot(tuple(point))


def click_points(dialog: PlaceFaceDialog, points: np.ndarray = POINTS) -> None:
    for point in points:
        click(dialog.view, on_view(dialog, point))


def test_four_clicks_place_the_face(ask) -> None:
    dialog = ask()
    asked = []
    for point in POINTS:
        asked.append(dialog.question.text())
        click(dialog.view, on_view(dialog, point))
    assert ["left side" in asked[0], "right side" in asked[1], "left corner" in asked[2]] == [True] * 3
    assert dialog.open_button.isEnabled()
    dialog.open_button.click()
    assert np.abs(dialog.placed.points - POINTS).max() < 1.5, "as exact as a click is"
    assert dialog.placed.start is Start.FOUND


def test_two_eyes_are_enough_and_show_the_crop(ask, qtbot) -> None:
    dialog = ask()
    assert not dialog.open_button.isEnabled() and dialog.preview.pixmap() is None
    click(dialog.view, on_view(dialog, POINTS[0]))
    assert not dialog.open_button.isEnabled()
    click(dialog.view, on_view(dialog, POINTS[1]))
    assert dialog.open_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.preview.pixmap() is not None)


def test_a_point_is_dragged_and_nudged(ask) -> None:
    dialog = ask(POINTS)
    start = on_view(dialog, POINTS[2])
    hover(dialog.view, start)
    assert dialog.view.cursor().shape() == Qt.SizeAllCursor
    drag(dialog.view, [start, start + QPointF(10, 4), start + QPointF(20, 8)])
    scale = dialog.view.place.scale
    moved = np.array(dialog.view.placing.points[2])
    assert np.allclose(moved, POINTS[2] + np.array([20, 8]) / scale, atol=1e-6)
    QTest.keyClick(dialog.view, Qt.Key_Right)
    QTest.keyClick(dialog.view, Qt.Key_Up, Qt.ShiftModifier)
    assert np.allclose(dialog.view.placing.points[2], moved + np.array([1, -10]) / scale, atol=1e-6)
    for _ in range(3):
        QTest.keyClick(dialog.view, Qt.Key_Backspace)
    assert np.allclose(dialog.view.placing.outline(), POINTS), "two nudges and a drag were taken back"


def test_backspace_takes_the_last_click_back(ask) -> None:
    dialog = ask()
    click_points(dialog, POINTS[:2])
    QTest.keyClick(dialog.view, Qt.Key_Backspace)
    assert dialog.view.placing.asked == 1 and "right side" in dialog.question.text()
    dialog.over_button.click()
    assert dialog.view.placing.asked == 0 and not dialog.over_button.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key_Backspace)
    assert dialog.view.placing.asked == 1


def test_a_click_far_from_all_four_points_moves_the_view_only(ask) -> None:
    dialog = ask(POINTS)
    before = dialog.view.place
    drag(dialog.view, [QPoint(30, 30), QPoint(60, 50)])
    assert np.allclose(dialog.view.placing.outline(), POINTS)
    assert np.allclose(dialog.view.place.to_view(POINTS) - before.to_view(POINTS), (30, 20))


def test_the_wheel_zooms_at_the_pointer(ask) -> None:
    dialog = ask()
    at = on_view(dialog, POINTS[0])
    scale = dialog.view.place.scale
    glob = QPointF(dialog.view.mapToGlobal(at.toPoint()))
    wheel = QWheelEvent(
        at, glob, QPoint(), QPoint(0, 480), Qt.NoButton, Qt.NoModifier, Qt.NoScrollPhase, False
    )
    QApplication.sendEvent(dialog.view, wheel)
    assert np.isclose(dialog.view.place.scale, 2 * scale)
    assert (on_view(dialog, POINTS[0]) - at).manhattanLength() < 1e-6
    click_points(dialog)
    assert np.abs(dialog.view.placing.outline() - POINTS).max() < 1


def test_a_photo_on_its_side_is_turned_and_its_points_stay_points_of_the_photo(
    ask, picture: PhotoPicture, faces
) -> None:
    lying = np.ascontiguousarray(np.rot90(picture.photo.pixels))  # counter-clockwise
    picture.__init__(Photo(lying, "lying"))
    dialog = ask()
    dialog.turn_button.click()
    width = picture.photo.size[1]  # of the photo before it was laid on its side
    there = np.stack([POINTS[:, 1], width - POINTS[:, 0]], -1)
    seen = dialog.view.place.to_view(there)
    assert seen[1, 0] - seen[0, 0] > 20 and seen[2, 1] - seen[0, 1] > 20, "upright as it is seen now"
    click_points(dialog, there)
    dialog.open_button.click()
    assert np.abs(dialog.placed.points - there).max() < 1.5
    crop = picture.crop(Alignment.from_points(dialog.placed.points), 256)
    assert np.abs(crop.astype(int) - faces[1].image).mean() < 12, "cut out upright"


def test_a_label_map_of_the_crop_or_of_the_photo_is_loaded(
    ask, faces, tmp_path: Path, qtbot, monkeypatch
) -> None:
    dialog = ask(POINTS)
    Image.fromarray(faces[1].labels).save(tmp_path / "crop.png")
    answers = iter([tmp_path / "crop.png", None])
    monkeypatch.setattr(files, "ask_open", lambda *_: next(answers))
    last = list(Start).index(Start.FILE)
    dialog.starts.setCurrentIndex(last)
    dialog.starts.activated.emit(last)
    qtbot.waitUntil(lambda: dialog.start is Start.FILE)
    dialog.starts.activated.emit(last)
    assert dialog.start is Start.FILE, "no file chosen: it stays"
    dialog.open_button.click()
    assert np.array_equal(dialog.placed.labels, faces[1].labels)


def test_a_label_map_that_fits_nothing_is_refused(ask, faces, tmp_path: Path, qtbot) -> None:
    dialog = ask(POINTS)
    Image.fromarray(np.ascontiguousarray(faces[1].labels[:100])).save(tmp_path / "odd.png")
    dialog.load_labels(tmp_path / "odd.png")
    qtbot.waitUntil(lambda: "256 x 100" in dialog.message.text())
    assert dialog.starts.currentData() is Start.FOUND and dialog.message.property("role") == "danger"


def test_escape_and_cancel_place_nothing(ask) -> None:
    dialog = ask(POINTS)
    QTest.keyClick(dialog, Qt.Key_Escape)
    assert dialog.placed is None and not dialog.isVisible()


def test_everything_can_be_named_and_reached(ask) -> None:
    dialog = ask(POINTS, reason="The face was not found for sure.", action="Add")
    assert dialog.open_button.text() == "Add" and dialog.reason.isVisible()
    for widget in (dialog.view, dialog.starts, dialog.turn_button, dialog.over_button, dialog.open_button):
        assert widget.focusPolicy() & Qt.TabFocus
        assert widget.accessibleName() or widget.text()


def test_the_keyboard_places_the_face(ask) -> None:
    """Space for each point, arrow keys to where it belongs, Enter."""
    dialog = ask()
    dialog.show()
    view = dialog.view
    for index, point in enumerate(POINTS):
        QTest.keyClick(view, Qt.Key_Space)
        steps = np.round((np.array(point) - view.placing.points[index]) * view.place.scale).astype(int)
        for steps_left, forth, back in zip(
            steps, (Qt.Key_Right, Qt.Key_Down), (Qt.Key_Left, Qt.Key_Up), strict=True
        ):
            for _ in range(abs(steps_left) // 10):
                QTest.keyClick(view, forth if steps_left > 0 else back, Qt.ShiftModifier)
            for _ in range(abs(steps_left) % 10):
                QTest.keyClick(view, forth if steps_left > 0 else back)
    QTest.keyClick(view, Qt.Key_Return)
    assert np.abs(dialog.placed.points - POINTS).max() <= 1 / view.place.scale

"""What the window says about label maps: beside a dropped photo, as a layout, among references."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QWidget
from window_photos import ONE, dropped, found_at, opened, paste, saved

from models.label_maps import to_face_parsing
from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.resizing import fit_labels

HAIR = 13


def running(banner: QWidget) -> bool:
    """Whether a message will go by itself."""
    return any(timer.isActive() for timer in banner.findChildren(QTimer))


@pytest.fixture
def stranger(tmp_path: Path, photo: Path) -> Path:
    """The label map of another picture beside the photo."""
    return saved(tmp_path / "holiday.labels.png", np.zeros((40, 30), np.uint8))


def test_a_photo_with_a_map_that_does_not_fit_opens_as_a_photo(
    window: MainWindow, analyser, photo: Path, stranger: Path, faces, qtbot
) -> None:
    assert dropped(window, photo)
    portrait = opened(window, qtbot, "holiday")
    assert np.array_equal(portrait.labels, faces[1].labels), "found in the photo"
    assert portrait.origin.photo.size == (900, 600)
    assert window.banner.kind == "notice"
    assert str(stranger) in window.banner.text and "30 x 40 pixels" in window.banner.text
    assert "one face" in window.banner.text and running(window.banner)


def test_the_question_where_the_face_is_says_it_too(
    window: MainWindow, analyser, photo: Path, stranger: Path, qtbot
) -> None:
    analyser.found = []
    dropped(window, photo)
    qtbot.waitUntil(lambda: window.photos.dialog is not None)
    assert str(stranger) in window.photos.dialog.reason.text()
    window.photos.dialog.reject()


def test_given_to_the_command_line_such_a_map_is_an_error(
    window: MainWindow, analyser, photo: Path, stranger: Path, qtbot
) -> None:
    document = window.session.document
    window.files.start(photo, stranger)
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert "30 x 40 pixels" in window.banner.text and window.session.document is document


def test_a_converted_map_can_be_had_as_it_is(
    window: MainWindow, analyser, tmp_path: Path, faces, qtbot
) -> None:
    stored = to_face_parsing(faces[3].labels)
    saved(tmp_path / "known.labels.png", stored)
    dropped(window, saved(tmp_path / "known.png", faces[3].image))
    assert np.array_equal(opened(window, qtbot, "known").labels, faces[3].labels)
    assert "face-parsing.PyTorch" in window.banner.text
    assert window.banner.offer_button.text() == "Use the ids as they are"
    assert not running(window.banner), "it stays: the program decided something"
    window.banner.offer_button.click()
    document = window.session.document
    assert np.array_equal(document.labels, stored) and not window.banner.text
    assert not document.history.can_undo


def test_after_an_edit_the_ids_as_they_are_are_a_step(
    window: MainWindow, analyser, tmp_path: Path, faces, qtbot
) -> None:
    saved(tmp_path / "known.labels.png", to_face_parsing(faces[3].labels))
    dropped(window, saved(tmp_path / "known.png", faces[3].image))
    opened(window, qtbot, "known")
    document = window.session.document
    document.fill_rectangle((0, 0), (30, 30), HAIR)
    window.banner.offer_button.click()
    assert np.array_equal(document.labels, to_face_parsing(faces[3].labels))
    document.undo()
    assert (document.labels[:31, :31] == HAIR).all()


def test_an_opened_layout_is_scaled_and_converted(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch
) -> None:
    document = window.session.document
    labels = document.labels.copy()
    labels[:60, :60] = 18
    path = saved(tmp_path / "layout.png", to_face_parsing(labels).repeat(2, 0).repeat(2, 1))
    monkeypatch.setattr(files, "ask_open", lambda *_: path)
    window.bench.actions["open_layout"].trigger()
    qtbot.waitUntil(lambda: "face-parsing.PyTorch" in window.banner.text)
    assert np.array_equal(document.labels, labels)
    window.banner.offer_button.click()
    assert np.array_equal(document.labels, to_face_parsing(labels))


def test_a_reference_with_a_map_that_does_not_fit_comes_in_as_a_photo(
    window: MainWindow, analyser, photo: Path, stranger: Path, faces, qtbot
) -> None:
    window.bench.settings.folder = photo.parent
    before = len(window.session.references)
    assert dropped(window, photo, widget=window.gallery)
    qtbot.waitUntil(lambda: len(window.session.references) == before + 1)
    qtbot.waitUntil(lambda: window.banner.kind == "notice")
    assert str(stranger) in window.banner.text
    added = window.session.references[-1].portrait
    assert np.array_equal(added.labels, faces[1].labels)
    window.files.open_reference(added.id)
    assert opened(window, qtbot, "holiday").origin.photo.size == (900, 600), "the photo itself"


def test_by_hand_a_smaller_map_of_the_whole_photo_is_cut_like_the_photo(
    window: MainWindow, analyser, photo: Path, tmp_path: Path, faces, qtbot
) -> None:
    analyser.found = found_at(ONE)
    analyser.found[0] = type(analyser.found[0])(analyser.found[0].points, 0.3, False)
    dropped(window, photo)
    qtbot.waitUntil(lambda: window.photos.dialog is not None)
    whole = paste([faces[1]], ONE)[..., 0]  # some picture of the photo's shape
    half = saved(tmp_path / "half.png", (whole[::2, ::2] > 100).astype(np.uint8))
    dialog = window.photos.dialog
    dialog.load_labels(half)
    qtbot.waitUntil(lambda: dialog.start.name == "FILE")
    dialog.open_button.click()
    portrait = opened(window, qtbot, "holiday")
    expected = faces[1].image[..., 0] > 100
    assert ((portrait.labels > 0) == expected).mean() > 0.9
    assert (fit_labels(portrait.labels, 64) > 0).any()

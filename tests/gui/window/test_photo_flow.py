"""A photo comes into the real window: dropped, pasted or chosen, with one face, several, or none for sure."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gestures import drop
from PIL import Image
from PyQt5.QtCore import QMimeData, QPoint, QUrl
from PyQt5.QtWidgets import QApplication
from window_photos import KnowingAnalyser, found_at, paste, square

from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.clipboard import copied_picture
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.dialogs.choose_face import ChooseFaceDialog
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog, Start
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.neutral import neutral_layout

ONE = [square(420, 310, 330, 12)]
RIGHT = np.array([12.0, 0.0])
TWO = [square(240, 300, 260, -10), square(640, 280, 240, 15)]


@pytest.fixture
def analyser(window: MainWindow, faces: list[Portrait]) -> KnowingAnalyser:
    made = KnowingAnalyser(faces, found_at(ONE))
    window.photos.analyser = made
    return made


@pytest.fixture
def photo(tmp_path: Path, faces: list[Portrait]) -> Path:
    return saved(tmp_path / "holiday.png", paste([faces[1]], ONE))


def saved(path: Path, pixels: np.ndarray) -> Path:
    Image.fromarray(pixels).save(path)
    return path


def dropped(window: MainWindow, *paths: Path, widget=None) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return drop(widget or window.layout_canvas, mime, QPoint(100, 100))


def opened(window: MainWindow, qtbot, name: str) -> Portrait:
    qtbot.waitUntil(lambda: window.windowTitle().startswith(name), timeout=20000)
    return window.session.document.portrait


def asked(window: MainWindow, qtbot, kind: type):
    qtbot.waitUntil(lambda: isinstance(window.photos.dialog, kind), timeout=20000)
    return window.photos.dialog


def work(window: MainWindow) -> None:
    """Make the open document one that would be lost."""
    document = window.session.document
    with document.edit("Brush"):
        document.paint_segment((100, 100), (110, 100), 6, 14)


# one face


def test_a_dropped_photo_of_one_face_opens_without_a_question(
    window: MainWindow, analyser, photo: Path, faces, qtbot
) -> None:
    assert dropped(window, photo)
    portrait = opened(window, qtbot, "holiday")
    assert window.photos.dialog is None
    assert np.abs(portrait.image.astype(int) - faces[1].image).mean() < 6, "the face, cut out and upright"
    assert np.array_equal(portrait.labels, faces[1].labels)
    assert portrait.path == photo and portrait.origin.photo.size == (900, 600)
    assert np.allclose(portrait.origin.alignment.quad, ONE[0].quad)
    assert "one face" in window.banner.text and window.banner.offer_button.text() == "Adjust the crop…"
    assert window.settings.folder == photo.parent


def test_a_drop_on_the_result_and_the_file_dialog_do_the_same(
    window: MainWindow, analyser, photo: Path, faces, tmp_path: Path, qtbot, monkeypatch
) -> None:
    assert dropped(window, photo, widget=window.result_canvas)
    opened(window, qtbot, "holiday")
    other = saved(tmp_path / "other.png", paste([faces[2]], ONE))
    monkeypatch.setattr(files, "ask_open", lambda *_: other)
    window.commands["open_portrait"].trigger()
    assert np.array_equal(opened(window, qtbot, "other").labels, faces[2].labels)


def test_a_label_map_beside_the_photo_is_used_as_it_is(
    window, analyser, tmp_path: Path, faces, qtbot
) -> None:
    analyser.found = []
    saved(tmp_path / "known.labels.png", faces[3].labels)
    assert dropped(window, saved(tmp_path / "known.png", faces[3].image))
    assert np.array_equal(opened(window, qtbot, "known").labels, faces[3].labels)


def test_unsure_regions_are_said_to_be(window: MainWindow, analyser, photo: Path, qtbot) -> None:
    analyser.sure = False
    dropped(window, photo)
    opened(window, qtbot, "holiday")
    assert "unsure" in window.banner.text


def test_the_newest_photo_is_the_one_that_is_meant(
    window: MainWindow, analyser, photo: Path, faces, tmp_path: Path, qtbot
) -> None:
    other = saved(tmp_path / "other.png", paste([faces[2]], ONE))
    window.files.open_portrait_file(photo)
    window.files.open_portrait_file(other)
    opened(window, qtbot, "other")
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert window.windowTitle().startswith("other")


def test_the_command_line_opens_a_photo(window: MainWindow, analyser, photo: Path, qtbot) -> None:
    window.files.start(photo, None)
    assert opened(window, qtbot, "holiday").origin is not None


# what can go wrong


@pytest.mark.parametrize("trouble", ["no picture", "cut short"])
def test_a_file_that_cannot_be_decoded_leaves_everything_as_it_was(
    window: MainWindow, analyser, photo: Path, tmp_path: Path, qtbot, trouble: str
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"nothing" if trouble == "no picture" else photo.read_bytes()[:5000])
    document = window.session.document
    dropped(window, bad)
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert "bad.png" in window.banner.text
    assert window.session.document is document and window.photos.dialog is None


def test_unsaved_work_is_asked_about_first(window, analyser, photo: Path, qtbot, monkeypatch) -> None:
    document = window.session.document
    work(window)
    answers = iter([unsaved.CANCEL, unsaved.DISCARD])
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *_: next(answers))
    dropped(window, photo)
    assert window.jobs.idle and window.session.document is document
    dropped(window, photo)
    opened(window, qtbot, "holiday")


def test_without_weights_the_face_is_placed_by_hand(
    window: MainWindow, analyser, photo: Path, qtbot, monkeypatch
) -> None:
    def missing(*_: object):
        raise UserError("There is no file face-locator.safetensors. Install it.")

    monkeypatch.setattr(analyser, "find_faces", missing)
    monkeypatch.setattr(analyser, "parse", missing)
    dropped(window, photo)
    dialog = asked(window, qtbot, PlaceFaceDialog)
    assert "face-locator" in dialog.reason.text()
    for point in found_at(ONE)[0].points:
        dialog.view.set_placing(dialog.view.placing.put(tuple(point)))
    dialog.open_button.click()
    portrait = opened(window, qtbot, "holiday")
    assert np.array_equal(portrait.labels, neutral_layout(256)) and "ordinary face" in window.banner.text


# several faces


def test_of_several_faces_the_chosen_one_is_opened(
    window: MainWindow, analyser, faces, tmp_path: Path, qtbot
) -> None:
    analyser.found = found_at(TWO[::-1])
    dropped(window, saved(tmp_path / "pair.png", paste(faces[1:3], TWO)))
    dialog = asked(window, qtbot, ChooseFaceDialog)
    assert dialog.view.current == 1, "the best face is chosen already, numbered from left to right"
    dialog.view.set_current(0)
    dialog.open_button.click()
    assert np.array_equal(opened(window, qtbot, "pair").labels, faces[1].labels)
    assert window.photos.dialog is None


def test_a_question_that_is_cancelled_changes_nothing(
    window: MainWindow, analyser, faces, tmp_path: Path, qtbot
) -> None:
    document = window.session.document
    analyser.found = found_at(TWO)
    dropped(window, saved(tmp_path / "pair.png", paste(faces[1:3], TWO)))
    asked(window, qtbot, ChooseFaceDialog).cancel_button.click()
    assert window.photos.dialog is None and window.jobs.idle and window.session.document is document


def test_by_hand_begins_with_the_points_of_the_chosen_face(
    window: MainWindow, analyser, faces, tmp_path: Path, qtbot
) -> None:
    analyser.found = found_at(TWO)
    dropped(window, saved(tmp_path / "pair.png", paste(faces[1:3], TWO)))
    choose = asked(window, qtbot, ChooseFaceDialog)
    choose.view.set_current(1)
    choose.hand_button.click()
    place = asked(window, qtbot, PlaceFaceDialog)
    assert np.allclose(place.view.placing.outline(), analyser.found[1].points)
    place.open_button.click()
    assert np.array_equal(opened(window, qtbot, "pair").labels, faces[2].labels)


# no face that is sure


@pytest.mark.parametrize("guessed", [False, True])
def test_a_face_that_is_not_sure_is_placed(
    window: MainWindow, analyser, photo: Path, faces, qtbot, guessed: bool
) -> None:
    analyser.found = found_at(ONE, sure=False) if guessed else []
    dropped(window, photo)
    dialog = asked(window, qtbot, PlaceFaceDialog)
    assert dialog.view.placing.complete == guessed and "holiday" in dialog.reason.text()
    for point in found_at(ONE)[0].points:
        dialog.view.set_placing(dialog.view.placing.put(tuple(point)))
    dialog.open_button.click()
    portrait = opened(window, qtbot, "holiday")
    assert np.array_equal(portrait.labels, faces[1].labels)
    assert np.allclose(portrait.origin.alignment.quad, ONE[0].quad)


def test_a_face_can_begin_with_a_neutral_layout(window: MainWindow, analyser, photo: Path, qtbot) -> None:
    analyser.found = found_at(ONE, sure=False)
    dropped(window, photo)
    dialog = asked(window, qtbot, PlaceFaceDialog)
    dialog.starts.setCurrentIndex(list(Start).index(Start.NEUTRAL))
    dialog.starts.activated.emit(dialog.starts.currentIndex())
    dialog.open_button.click()
    portrait = opened(window, qtbot, "holiday")
    expected = neutral_layout(256, ONE[0].to_crop(analyser.found[0].points))
    assert np.array_equal(portrait.labels, expected)


# the clipboard


def test_a_copied_picture_is_pasted_as_a_photo(window: MainWindow, analyser, faces, qtbot) -> None:
    QApplication.clipboard().setImage(to_qimage(paste([faces[1]], ONE)))
    window.commands["paste"].trigger()
    portrait = opened(window, qtbot, "Clipboard")
    assert np.array_equal(portrait.labels, faces[1].labels) and portrait.path is None
    assert np.array_equal(portrait.origin.photo.pixels, paste([faces[1]], ONE))


def test_a_picture_dragged_from_a_browser_is_opened(window: MainWindow, analyser, faces, qtbot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/face.png")])
    mime.setImageData(to_qimage(paste([faces[1]], ONE)))
    assert drop(window.layout_canvas, mime, QPoint(100, 100))
    assert np.array_equal(opened(window, qtbot, "Dropped picture").labels, faces[1].labels)


def test_a_copied_file_is_pasted(window: MainWindow, analyser, photo: Path, qtbot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    QApplication.clipboard().setMimeData(mime)
    window.commands["paste"].trigger()
    opened(window, qtbot, "holiday")


def test_pasting_asks_about_unsaved_work_and_words_are_no_picture(
    window: MainWindow, analyser, qtbot, monkeypatch
) -> None:
    document = window.session.document
    QApplication.clipboard().setText("hello")
    window.commands["paste"].trigger()
    assert "no picture on the clipboard" in window.banner.text and window.session.document is document
    work(window)
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *_: unsaved.CANCEL)
    QApplication.clipboard().setPixmap(window.grab())
    window.commands["paste"].trigger()
    assert window.jobs.idle and window.session.document is document


def test_the_result_is_copied(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    QApplication.clipboard().setText("something else")
    window.commands["keep_unedited"].setChecked(False)
    window.commands["copy_result"].trigger()
    qtbot.waitUntil(lambda: QApplication.clipboard().mimeData().hasImage(), timeout=20000)
    copied = copied_picture(QApplication.clipboard().mimeData())
    assert np.abs(copied[..., :3].astype(int) - window.session.result).max() <= 1
    assert (copied[..., 3] == 255).all()


# references


def test_every_sure_face_of_a_dropped_photo_becomes_a_reference(
    window: MainWindow, analyser, faces, tmp_path: Path, qtbot
) -> None:
    before = len(window.session.references)
    analyser.found = found_at(TWO)
    pair = saved(tmp_path / "pair.png", paste(faces[1:3], TWO))
    assert dropped(window, pair, widget=window.gallery)
    qtbot.waitUntil(lambda: len(window.session.references) == before + 2, timeout=20000)
    added = [r.portrait for r in window.session.references[before:]]
    assert [p.name for p in added] == ["pair 1", "pair 2"]
    assert np.array_equal(added[1].labels, faces[2].labels)
    assert all(p.origin is None for p in added), "a gallery does not hold whole photos"


def test_photos_without_a_sure_face_are_named_and_placed_by_hand(
    window: MainWindow, analyser, photo: Path, faces, tmp_path: Path, qtbot
) -> None:
    before = len(window.session.references)
    analyser.found = found_at(ONE, sure=False)
    window.references.add_files([photo, saved(tmp_path / "second.png", paste([faces[2]], ONE))])
    qtbot.waitUntil(lambda: window.banner.kind == "error", timeout=20000)
    assert "holiday.png (and 1 more)" in window.banner.text
    window.banner.offer_button.click()
    first = asked(window, qtbot, PlaceFaceDialog)
    first.cancel_button.click()
    qtbot.waitUntil(lambda: window.photos.dialog not in (None, first), timeout=20000)
    window.photos.dialog.open_button.click()
    qtbot.waitUntil(lambda: len(window.session.references) == before + 1, timeout=20000)
    added = window.session.references[-1].portrait
    assert added.name == "second" and np.array_equal(added.labels, faces[2].labels)


def test_a_reference_from_a_photo_opens_with_its_photo(
    window: MainWindow, analyser, photo: Path, qtbot
) -> None:
    before = len(window.session.references)
    window.references.add_files([photo])
    qtbot.waitUntil(lambda: len(window.session.references) == before + 1, timeout=20000)
    window.files.open_reference(window.session.references[-1].id)
    assert opened(window, qtbot, "holiday").origin is not None


# labels and crop of what is open


def test_labels_are_found_again_and_that_can_be_undone(window, analyser, photo: Path, faces, qtbot) -> None:
    dropped(window, photo)
    opened(window, qtbot, "holiday")
    document = window.session.document
    work(window)
    painted = document.labels.copy()
    window.commands["label_again"].trigger()
    qtbot.waitUntil(lambda: np.array_equal(document.labels, faces[1].labels), timeout=20000)
    assert window.commands["undo"].text() == "Undo label regions again"
    window.commands["undo"].trigger()
    assert np.array_equal(document.labels, painted)
    window.commands["neutral_layout"].trigger()
    assert np.array_equal(document.labels, neutral_layout(256))
    window.commands["undo"].trigger()
    assert np.array_equal(document.labels, painted)


def test_labels_that_come_too_late_are_dropped(window, analyser, photo: Path, faces, qtbot) -> None:
    first = window.session.document
    before = first.labels.copy()
    window.relabel.label_again()
    window.session.open_portrait(faces[2])
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert np.array_equal(first.labels, before)
    assert np.array_equal(window.session.document.labels, faces[2].labels)


def test_the_crop_is_adjusted_on_the_photo(window, analyser, photo: Path, qtbot, monkeypatch) -> None:
    assert not window.commands["adjust_crop"].isEnabled(), "the shipped portraits come from no photo"
    dropped(window, photo)
    opened(window, qtbot, "holiday")
    assert window.commands["adjust_crop"].isEnabled()
    window.banner.offer_button.click()
    dialog = asked(window, qtbot, PlaceFaceDialog)
    assert np.allclose(dialog.view.placing.outline(), analyser.found[0].points)
    moved = analyser.found[0].points + RIGHT
    dialog.view.set_placing(type(dialog.view.placing).from_points(moved))
    work(window)
    answers = iter([unsaved.CANCEL, unsaved.DISCARD])
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *_: next(answers))
    document = window.session.document
    dialog.open_button.click()
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=20000)
    assert window.session.document is document, "cancelled"
    window.relabel.adjust_crop()
    dialog = asked(window, qtbot, PlaceFaceDialog)
    dialog.view.set_placing(type(dialog.view.placing).from_points(moved))
    dialog.open_button.click()
    qtbot.waitUntil(lambda: window.session.document is not document, timeout=20000)
    origin = window.session.document.portrait.origin
    assert np.allclose(origin.alignment.quad, ONE[0].quad + RIGHT)


def test_a_crop_that_the_analyser_does_not_find_begins_with_an_ordinary_face(
    window, analyser, photo: Path, qtbot
) -> None:
    dropped(window, photo)
    alignment = opened(window, qtbot, "holiday").origin.alignment
    analyser.found = []
    window.relabel.adjust_crop()
    dialog = asked(window, qtbot, PlaceFaceDialog)
    assert np.allclose(dialog.view.placing.alignment().quad, alignment.quad)
    dialog.cancel_button.click()

"""A photo comes into the real window: dropped or chosen, with one face, several, or none for sure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from window_photos import ONE, TWO, asked, dropped, found_at, opened, paste, saved, work

from sean_editor.errors import UserError
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.dialogs.choose_face import ChooseFaceDialog
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog, Start
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.neutral import neutral_layout

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
    assert "one face" in window.banner.text and window.banner.offer_button.text() == "Adjust crop…"
    assert window.bench.settings.folder == photo.parent


def test_a_drop_on_the_result_and_the_file_dialog_do_the_same(
    window: MainWindow, analyser, photo: Path, faces, tmp_path: Path, qtbot, monkeypatch
) -> None:
    assert dropped(window, photo, widget=window.result_canvas)
    opened(window, qtbot, "holiday")
    other = saved(tmp_path / "other.png", paste([faces[2]], ONE))
    monkeypatch.setattr(files, "ask_open", lambda *_: other)
    window.bench.actions["open_portrait"].trigger()
    assert np.array_equal(opened(window, qtbot, "other").labels, faces[2].labels)


def test_a_label_map_beside_the_photo_is_used_as_it_is(
    window, analyser, tmp_path: Path, faces, qtbot
) -> None:
    analyser.found = []
    saved(tmp_path / "known.labels.png", faces[3].labels)
    assert dropped(window, saved(tmp_path / "known.png", faces[3].image))
    assert np.array_equal(opened(window, qtbot, "known").labels, faces[3].labels)


@pytest.mark.slow
def test_what_is_left_out_is_said_once(window: MainWindow, analyser, faces, tmp_path: Path, qtbot) -> None:
    picture = Image.fromarray(paste([faces[1]], ONE))
    picture.save(tmp_path / "two.gif", save_all=True, append_images=[picture.rotate(180)])
    assert dropped(window, tmp_path / "two.gif")
    opened(window, qtbot, "two")
    assert window.banner.text.startswith(
        "two.gif is an animation: only its first picture is opened. Found one"
    )
    assert window.banner.kind == "notice"
    before = len(window.session.references)
    window.banner.dismiss()
    window.references.add_files([tmp_path / "two.gif"])
    qtbot.waitUntil(lambda: len(window.session.references) == before + 1, timeout=20000)
    said = "two.gif is an animation: only its first picture is opened."
    qtbot.waitUntil(lambda: window.banner.text == said)  # after the last batch


@pytest.mark.slow
def test_what_the_question_said_is_not_said_again(
    window: MainWindow, analyser, faces, tmp_path: Path, qtbot
) -> None:
    analyser.found = found_at(ONE, sure=False)
    picture = Image.fromarray(paste([faces[1]], ONE))
    picture.save(tmp_path / "two.gif", save_all=True, append_images=[picture.rotate(180)])
    dropped(window, tmp_path / "two.gif")
    dialog = asked(window, qtbot, PlaceFaceDialog)
    assert "animation" in dialog.reason.text()
    dialog.open_button.click()
    opened(window, qtbot, "two")
    assert window.banner.text and "animation" not in window.banner.text


def test_unsure_regions_are_said_to_be(window: MainWindow, analyser, photo: Path, qtbot) -> None:
    analyser.sure = False
    dropped(window, photo)
    opened(window, qtbot, "holiday")
    assert "uncertain" in window.banner.text


def test_the_newest_photo_is_the_one_that_is_meant(
    window: MainWindow, analyser, photo: Path, faces, tmp_path: Path, qtbot
) -> None:
    other = saved(tmp_path / "other.png", paste([faces[2]], ONE))
    window.files.open_portrait_file(photo)
    window.files.open_portrait_file(other)
    opened(window, qtbot, "other")
    qtbot.waitUntil(lambda: window.bench.jobs.idle)
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
    assert window.bench.jobs.idle and window.session.document is document
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
    assert np.array_equal(portrait.labels, neutral_layout(256)) and "average face" in window.banner.text


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
    assert window.photos.dialog is None and window.bench.jobs.idle and window.session.document is document


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


@pytest.mark.parametrize(("confidence", "asks"), [(0.6, True), (0.3, False)])
def test_a_likely_face_beside_a_sure_one_is_offered(
    window: MainWindow, analyser, faces, tmp_path: Path, qtbot, confidence: float, asks: bool
) -> None:
    sure, other = found_at(TWO)
    analyser.found = [sure, replace(other, confidence=confidence, sure=False)]
    dropped(window, saved(tmp_path / "pair.png", paste(faces[1:3], TWO)))
    if asks:
        asked(window, qtbot, ChooseFaceDialog).reject()
    else:
        assert np.allclose(opened(window, qtbot, "pair").origin.alignment.quad, TWO[0].quad)


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

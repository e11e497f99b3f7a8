"""Faces of photos in the gallery; labels and crop of an opened one, found again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from window_photos import ONE, RIGHT, TWO, asked, dropped, found_at, opened, paste, saved, work

from sean_editor.gui.dialogs import unsaved
from sean_editor.gui.dialogs.place_face import PlaceFaceDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.neutral import neutral_layout


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
    assert "holiday.png and 1 more picture" in window.banner.text
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
    window.bench.actions["label_again"].trigger()
    qtbot.waitUntil(lambda: np.array_equal(document.labels, faces[1].labels), timeout=20000)
    assert window.bench.actions["undo"].text() == "Undo: Label the regions again"
    window.bench.actions["undo"].trigger()
    assert np.array_equal(document.labels, painted)
    window.bench.actions["neutral_layout"].trigger()
    assert np.array_equal(document.labels, neutral_layout(256))
    window.bench.actions["undo"].trigger()
    assert np.array_equal(document.labels, painted)


def test_labels_that_come_too_late_are_dropped(window, analyser, photo: Path, faces, qtbot) -> None:
    first = window.session.document
    before = first.labels.copy()
    window.relabel.label_again()
    window.session.open_portrait(faces[2])
    qtbot.waitUntil(lambda: window.bench.jobs.idle)
    assert np.array_equal(first.labels, before)
    assert np.array_equal(window.session.document.labels, faces[2].labels)


def test_the_crop_is_adjusted_on_the_photo(window, analyser, photo: Path, qtbot, monkeypatch) -> None:
    assert not window.bench.actions["adjust_crop"].isEnabled(), "the shipped portraits come from no photo"
    dropped(window, photo)
    opened(window, qtbot, "holiday")
    assert window.bench.actions["adjust_crop"].isEnabled()
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
    qtbot.waitUntil(lambda: window.bench.jobs.idle, timeout=20000)
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

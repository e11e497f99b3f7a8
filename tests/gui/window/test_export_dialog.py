"""The export dialog: what it offers, what it shows is what it writes, and what can go wrong."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from export_dialogs import HAIR, NOSE, PLACE, choose, dialog_on, prepared, save_at
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtWidgets import QApplication, QLabel

from models import atomic_write as writing
from sean_editor.errors import UserError
from sean_editor.export.kinds import Kind
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.photo import read_image, read_labels
from sean_editor.photo.blend import Blend


def double_click(dialog: ExportDialog, point: QPointF) -> None:
    event = QMouseEvent(QEvent.MouseButtonDblClick, point, Qt.LeftButton, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(dialog.preview, event)


# what it offers and shows


def test_a_face_from_a_photo_goes_back_into_it(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    assert dialog.options.kind is Kind.PHOTO, "what one wants of a photo of one's own"
    assert "900 x 600, the photo's own size" in {label.text() for label in dialog.findChildren(QLabel)}
    shown = prepared(dialog, qtbot)
    original = placed.origin.photo.pixels
    changed = (shown != original).any(-1)
    assert shown.shape == original.shape and changed.any() and not changed[:, :100].any()
    asked = save_at(monkeypatch, tmp_path / "out.tif")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    assert asked[0][2].name == "holiday-edited.jpg" and asked[0][3].startswith("JPEG")
    assert np.array_equal(read_image(tmp_path / "out.tif"), shown)
    assert window.banner.text.startswith(f"Exported {tmp_path / 'out.tif'}. ")
    assert window.bench.settings.folder == tmp_path


def test_without_a_photo_it_says_why_there_is_none(window, faces, qtbot) -> None:
    dialog = dialog_on(window, faces[2], faces, qtbot)
    assert dialog.options.kind is Kind.PORTRAIT and not dialog.options.kinds[Kind.PHOTO].isEnabled()
    assert any("not cut out of a photo" in label.text() for label in dialog.findChildren(QLabel))
    assert not dialog.options.seam.isVisible() and not dialog.options.match.isVisible()
    dialog.reject()


@pytest.mark.parametrize("kind", [Kind.PORTRAIT, Kind.BEFORE_AFTER])
def test_what_it_shows_is_what_it_writes(window, placed, faces, qtbot, monkeypatch, tmp_path, kind) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    shown = choose(dialog, kind, qtbot)
    save_at(monkeypatch, tmp_path / "out.png")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    assert np.array_equal(read_image(tmp_path / "out.png"), shown)


def test_the_layout_is_an_indexed_png(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    choose(dialog, Kind.LAYOUT, qtbot)
    assert not dialog.options.format.isEnabled() and not dialog.options.keep.isEnabled()
    asked = save_at(monkeypatch, tmp_path / "out.png")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    assert asked[0][2].name == "holiday.labels.png" and ".jpg" not in asked[0][3]
    assert np.array_equal(read_labels(tmp_path / "out.png"), placed.labels)


@pytest.mark.slow
def test_every_choice_changes_the_picture(window, placed, faces, qtbot) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    seen = [prepared(dialog, qtbot)]
    options = dialog.options
    for change in (
        lambda: options.seam.setCurrentIndex(options.seam.findData(Blend.GRADIENT)),
        options.match.toggle,
        options.keep.toggle,
    ):
        change()
        seen.append(prepared(dialog, qtbot))
        assert not np.array_equal(seen[-1], seen[-2])
    dialog.reject()


def test_keeping_is_one_switch_in_the_dialog_and_in_the_window(window, placed, faces, qtbot) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    dialog.options.size.setCurrentIndex(dialog.options.size.findData(256))
    nose = placed.labels == NOSE
    assert np.abs(choose(dialog, Kind.PORTRAIT, qtbot)[nose].astype(int) - placed.image[nose]).max() <= 4
    dialog.options.keep.click()
    assert not window.bench.actions["keep_unedited"].isChecked()
    bare = prepared(dialog, qtbot)
    assert np.abs(bare.astype(int) - window.session.result).max() <= 1
    dialog.reject()


def test_a_look_at_every_pixel_shows_a_seam(window, placed, faces, qtbot) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    preview = dialog.preview
    assert preview.place.scale < 1, "all of it at first"
    fitted = preview.place
    dialog.actual_button.click()
    assert preview.place.scale * preview.devicePixelRatioF() == pytest.approx(1)
    middle = preview.on_photo(QPointF(preview.width() / 2, preview.height() / 2))
    seam = window.exports.present().seam(Kind.PHOTO)
    x, y = (PLACE.to_crop(np.array([seam]))[0] * 256).astype(int)
    around = placed.labels[y - 2 : y + 3, x - 2 : x + 3] == HAIR
    assert around.any() and not around.all()
    assert middle[0] == pytest.approx(seam[0], abs=1), "as the photo is wider than the view"
    assert abs(middle[1] - seam[1]) < preview.height() / 2, "it can be seen"
    dialog.fit_button.click()
    assert preview.place == fitted
    double_click(dialog, QPointF(100, 100))
    assert preview.place != fitted
    double_click(dialog, QPointF(100, 100))
    assert preview.place == fitted
    qtbot.waitUntil(lambda: dialog.zoom.text().endswith("%"))
    dialog.reject()


def test_a_small_picture_stays_amid_the_view_at_100_percent(window, faces, qtbot) -> None:
    dialog = dialog_on(window, faces[2], faces, qtbot)
    dialog.actual_button.click()
    assert dialog.preview.place.view.centre == (128, 128)
    dialog.reject()


# what can go wrong


def test_a_place_that_cannot_be_written_to(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    save_at(monkeypatch, tmp_path / "no" / "folder" / "out.png")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.message.property("role") == "danger")
    assert "There is no folder" in dialog.message.text() and dialog.isVisible()
    save_at(monkeypatch, tmp_path / "out.bmp")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: ".png" in dialog.message.text())
    save_at(monkeypatch, None)
    dialog.export_button.click()
    assert dialog.isVisible() and dialog.export_button.isEnabled(), "the person thought better of it"
    save_at(monkeypatch, tmp_path / "out.png")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    assert (tmp_path / "out.png").exists()


def test_writing_can_be_cancelled(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    path = tmp_path / "out.png"
    path.write_bytes(b"older")
    begun, go_on = threading.Event(), threading.Event()
    stop_if = writing.stop_if

    def slowly(cancelled) -> None:
        begun.set()
        go_on.wait(20)
        stop_if(cancelled)

    monkeypatch.setattr(writing, "stop_if", slowly)
    save_at(monkeypatch, path)
    dialog.export_button.click()
    qtbot.waitUntil(begun.is_set)
    assert not dialog.options.isEnabled() and dialog.progress.isVisible()
    assert dialog.message.text() == "Writing out.png…"
    dialog.cancel_button.click()
    go_on.set()
    assert dialog.isVisible() and dialog.message.text() == "Cancelled. Nothing was written."
    done = []
    window.bench.jobs.run("after it", lambda job: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert path.read_bytes() == b"older" and list(tmp_path.glob(".*.part")) == []
    dialog.cancel_button.click()
    assert window.exports.dialog is None


def test_a_picture_that_cannot_be_made_is_a_message(window, placed, faces, qtbot, monkeypatch) -> None:
    def fail(*_args, **_words) -> np.ndarray:
        raise UserError("The device has no memory left. Close other programs.")

    dialog = dialog_on(window, placed, faces, qtbot)
    dialog.reject()
    monkeypatch.setattr(window.session.engine, "render", fail)
    window.bench.actions["export"].trigger()
    dialog = window.exports.dialog
    qtbot.waitUntil(lambda: "no memory left" in dialog.message.text())
    assert not dialog.export_button.isEnabled() and not dialog.actual_button.isEnabled()
    dialog.options.kinds[Kind.LAYOUT].click()
    prepared(dialog, qtbot)
    assert dialog.export_button.isEnabled(), "a layout needs no network"
    dialog.reject()


def test_only_the_newest_choice_is_prepared(window, placed, faces, qtbot) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    for kind in (Kind.PORTRAIT, Kind.LAYOUT, Kind.BEFORE_AFTER, Kind.PORTRAIT):
        dialog.options.kinds[kind].click()
    assert prepared(dialog, qtbot).shape == (400, 400, 3), "as large as in the photo"
    dialog.options.kinds[Kind.PHOTO].click()
    dialog.reject()
    assert window.bench.jobs.idle, "nothing goes on behind a closed dialog"

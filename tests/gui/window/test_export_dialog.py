"""The export dialog: what it offers, what it shows is what it writes, and what can go wrong."""

from __future__ import annotations

import io
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtWidgets import QApplication, QLabel
from window_photos import paste, square

from models import atomic_write as writing
from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.export.kinds import Kind
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo import read_image, read_labels
from sean_editor.photo.blend import Blend

HAIR, NOSE = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "nose"))
PLACE = square(450, 300, 400, 20)


@pytest.fixture
def placed(faces: list[Portrait]) -> Portrait:
    """A face that was cut out of a photo of 900 x 600."""
    return replace(
        faces[2], name="holiday", origin=PhotoOrigin(Photo(paste([faces[2]], [PLACE]), "holiday"), PLACE)
    )


def dialog_on(window: MainWindow, portrait: Portrait, faces: list[Portrait], qtbot) -> ExportDialog:
    """The dialog for `portrait` with hair of another, its first preview there."""
    window.session.open_portrait(portrait)
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references), timeout=20000)
    window.session.apply_style(faces[1].id, [HAIR])
    qtbot.waitUntil(lambda: window.session.idle, timeout=20000)
    window.bench.actions["export"].trigger()
    made = window.exports.dialog
    assert made is not None
    prepared(made, qtbot)
    return made


def prepared(dialog: ExportDialog, qtbot) -> np.ndarray:
    """What the preview shows once it is that of the present choices."""
    qtbot.waitUntil(lambda: not dialog.preparing and dialog.preview.picture is not None, timeout=20000)
    return dialog.preview.picture.photo.pixels


def choose(dialog: ExportDialog, kind: Kind, qtbot) -> np.ndarray:
    dialog.options.kinds[kind].click()
    return prepared(dialog, qtbot)


def save_at(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[tuple]:
    asked: list[tuple] = []
    monkeypatch.setattr(files, "ask_save", lambda *words: asked.append(words) or path)
    return asked


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


# formats and memory


def test_quality_is_for_jpeg_and_webp(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    options = dialog.options
    enabled = {}
    for index in range(options.format.count()):
        options.format.setCurrentIndex(index)
        enabled[options.suffix] = options.quality.isEnabled()
    assert enabled == {".jpg": True, ".png": False, ".webp": True, ".tif": False}
    sizes = []
    for quality in (95, 50):
        options.quality.setValue(quality)
        path = tmp_path / f"{quality}.jpg"
        save_at(monkeypatch, path)
        dialog.export_button.click()
        qtbot.waitUntil(path.exists)
        sizes.append(path.stat().st_size)
        qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
        if quality == 95:
            window.bench.actions["export"].trigger()
            dialog = window.exports.dialog
            options = dialog.options
            prepared(dialog, qtbot)
    assert sizes[1] < sizes[0] / 2


def test_the_person_is_left_out_unless_asked_each_time(
    window, faces, placed, qtbot, monkeypatch, tmp_path
) -> None:
    exif = Image.Exif()
    exif[315], exif[271], exif[ExifTags.IFD.GPSInfo] = "SECRET", "Lumen", {1: "N"}
    origin = replace(placed.origin, photo=replace(placed.origin.photo, exif=exif.tobytes()))
    dialog = dialog_on(window, replace(placed, origin=origin), faces, qtbot)
    for name, personal in (("first.jpg", False), ("second.jpg", True), ("third.png", False)):
        options = dialog.options
        assert not options.personal.kept and "left out" in words(dialog)
        if personal:
            options.personal.box.click()
            assert "stay in the file" in words(dialog) and "left out" not in words(dialog)
        assert ".sean file holds the original photo whole" in words(dialog)
        save_at(monkeypatch, tmp_path / name)
        dialog.export_button.click()
        qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
        with Image.open(tmp_path / name) as file:
            written = file.getexif()
            assert written[271] == "Lumen" and (315 in written) is personal
            assert bool(written.get_ifd(ExifTags.IFD.GPSInfo)) is personal
        window.bench.actions["export"].trigger()
        dialog = window.exports.dialog
        prepared(dialog, qtbot)
    dialog.options.kinds[Kind.PORTRAIT].click()
    assert not dialog.options.personal.isVisible(), "a portrait has none of it"
    assert ".sean" not in words(dialog)
    dialog.reject()


def words(dialog: ExportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_photo_is_offered_whole_whatever_was_exported_last(window, placed, faces, qtbot) -> None:
    window.bench.settings.set_choice("export", Kind.PORTRAIT.value)
    dialog = dialog_on(window, placed, faces, qtbot)
    assert dialog.options.kind is Kind.PHOTO
    dialog.reject()


def test_webp_of_full_quality_is_lossless(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    options = dialog.options
    options.format.setCurrentIndex(options.format.findData(".webp"))
    options.quality.setValue(99)
    assert "lossless" not in words(dialog)
    options.quality.setValue(100)
    assert "lossless" in words(dialog)
    shown = prepared(dialog, qtbot)
    save_at(monkeypatch, tmp_path / "out.webp")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    assert np.array_equal(read_image(tmp_path / "out.webp"), shown)


def test_the_last_choices_are_offered_again(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    options = dialog.options
    options.seam.setCurrentIndex(options.seam.findData(Blend.GRADIENT))
    options.match.setChecked(False)
    options.format.setCurrentIndex(options.format.findData(".webp"))
    options.quality.setValue(70)
    request = options.request
    save_at(monkeypatch, tmp_path / "out.webp")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    window.bench.actions["export"].trigger()
    again = window.exports.dialog.options
    assert again.request == request and again.suffix == ".webp" and again.quality.value() == 70
    again.kinds[Kind.PORTRAIT].click()
    assert again.suffix == ".png", "each kind has its own"
    window.exports.dialog.reject()


def test_a_damaged_memory_does_no_harm(window, placed, faces, qtbot) -> None:
    for name in ("export", "seam", "match_colours", "quality", "format/photo"):
        window.bench.settings.set_choice(name, "-1")
    dialog = dialog_on(window, placed, faces, qtbot)
    assert (dialog.options.kind, dialog.options.suffix) == (Kind.PHOTO, ".jpg")
    assert dialog.options.quality.value() == 95 and dialog.options.match.isChecked()
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


def test_profile_and_orientation_come_along(window, faces, placed, qtbot, monkeypatch, tmp_path) -> None:
    exif = Image.Exif()
    exif[274] = 6
    origin = replace(placed.origin, photo=replace(placed.origin.photo, exif=exif.tobytes()))
    dialog = dialog_on(window, replace(placed, origin=origin), faces, qtbot)
    save_at(monkeypatch, tmp_path / "out.jpg")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    with Image.open(tmp_path / "out.jpg") as file:
        assert file.size == (900, 600) and file.getexif()[274] == 1


# layers


def test_layers_of_the_photo_and_of_the_portrait(window, placed, faces, qtbot, monkeypatch, tmp_path) -> None:
    dialog = dialog_on(window, placed, faces, qtbot)
    whole = prepared(dialog, qtbot)
    shown = choose(dialog, Kind.LAYERS, qtbot)
    assert np.array_equal(shown, whole)
    options = dialog.options
    assert options.layers_of.isVisible() and options.keep.isEnabled()
    for field in (options.format, options.quality, options.size, options.personal):
        assert not field.isVisible()
    asked = save_at(monkeypatch, tmp_path / "out.ora")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    assert asked[0][2].name == "holiday-layers.ora" and asked[0][3] == "OpenRaster layers (*.ora)"
    with zipfile.ZipFile(tmp_path / "out.ora") as archive:
        assert archive.read("mimetype") == b"image/openraster"
        assert np.array_equal(np.array(Image.open(io.BytesIO(archive.read("mergedimage.png")))), whole)
    window.bench.actions["export"].trigger()
    dialog = window.exports.dialog
    choose(dialog, Kind.LAYERS, qtbot)
    dialog.options.layers_of.setCurrentIndex(1)
    dialog.options.size.setCurrentIndex(dialog.options.size.findData(512))
    assert prepared(dialog, qtbot).shape == (512, 512, 3) and dialog.options.size.isVisible()
    assert not dialog.options.seam.isVisible()
    dialog.actual_button.click()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)
    with zipfile.ZipFile(tmp_path / "out.ora") as archive:
        assert Image.open(io.BytesIO(archive.read("mergedimage.png"))).size == (512, 512)


def test_layers_without_a_photo_are_those_of_the_portrait(window, faces, qtbot) -> None:
    dialog = dialog_on(window, faces[2], faces, qtbot)
    assert choose(dialog, Kind.LAYERS, qtbot).shape == (256, 256, 3)
    assert not dialog.options.layers_of.isVisible() and dialog.options.size.isVisible()
    dialog.reject()

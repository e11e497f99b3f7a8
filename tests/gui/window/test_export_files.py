"""The export dialog: formats, what it remembers, layers."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from export_dialogs import choose, dialog_on, prepared, save_at, words
from PIL import ExifTags, Image

from sean_editor.export.kinds import Kind
from sean_editor.photo import read_image
from sean_editor.photo.blend import Blend

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


def test_a_photo_is_offered_whole_whatever_was_exported_last(window, placed, faces, qtbot) -> None:
    window.bench.settings.set_choice("export", Kind.PORTRAIT.value)
    dialog = dialog_on(window, placed, faces, qtbot)
    assert dialog.options.kind is Kind.PHOTO
    dialog.reject()


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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

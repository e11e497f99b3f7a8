"""Pictures pasted into the real window, dragged from a browser, and copied out of it."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from gestures import drop
from PIL import Image
from PyQt5.QtCore import QMimeData, QPoint, QUrl
from PyQt5.QtGui import QColorSpace
from PyQt5.QtWidgets import QApplication
from window_photos import ONE, opened, paste, work

from sean_editor.document.photo_origin import Photo
from sean_editor.gui.canvas.incoming import picture_in, pixels_of
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.dialogs import unsaved
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.icc import code_points_in


def test_a_copied_picture_is_pasted_as_a_photo(window: MainWindow, analyser, faces, qtbot) -> None:
    QApplication.clipboard().setImage(to_qimage(paste([faces[1]], ONE)))
    window.bench.actions["paste"].trigger()
    portrait = opened(window, qtbot, "Clipboard")
    assert np.array_equal(portrait.labels, faces[1].labels) and portrait.path is None
    assert np.array_equal(portrait.origin.photo.pixels, paste([faces[1]], ONE))


def test_a_picture_dragged_from_a_browser_is_opened(window: MainWindow, analyser, faces, qtbot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/face.png")])
    mime.setImageData(to_qimage(paste([faces[1]], ONE)))
    assert drop(window.layout_canvas, mime, QPoint(100, 100))
    assert np.array_equal(opened(window, qtbot, "Dropped picture").labels, faces[1].labels)


def p3_png(pixels: np.ndarray) -> bytes:
    """A PNG that says by its cICP chunk that its colours are Display P3's."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    body = b"cICP" + bytes([12, 13, 0, 1])
    chunk = struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body))
    return file.getvalue()[:33] + chunk + file.getvalue()[33:]


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_the_colour_space_of_a_picture_without_a_file_counts(
    window: MainWindow, analyser, faces, qtbot, way: str
) -> None:
    pixels = paste([faces[1]], ONE)
    mime = QMimeData()
    mime.setData("image/png", p3_png(pixels))
    mime.setImageData(to_qimage(pixels))
    if way == "paste":
        QApplication.clipboard().setMimeData(mime)
        window.bench.actions["paste"].trigger()
    else:
        assert drop(window.layout_canvas, mime, QPoint(100, 100))
    portrait = opened(window, qtbot, "Clipboard" if way == "paste" else "Dropped picture")
    photo = portrait.origin.photo
    assert np.array_equal(photo.pixels, pixels) and code_points_in(photo.icc_profile) == (12, 13, 0, 1)
    assert np.array_equal(portrait.image, cut_out(photo, portrait.origin.alignment)), "shown in sRGB"
    assert np.abs(portrait.image.astype(int) - cut_out(Photo(pixels, ""), ONE[0])).mean() > 1


def test_what_qt_says_about_the_colours_counts_too(window: MainWindow, analyser, faces, qtbot) -> None:
    pixels = paste([faces[1]], ONE)
    image = to_qimage(pixels)
    image.setColorSpace(QColorSpace(QColorSpace.DisplayP3))
    QApplication.clipboard().setImage(image)
    window.bench.actions["paste"].trigger()
    photo = opened(window, qtbot, "Clipboard").origin.photo
    assert np.array_equal(photo.pixels, pixels)
    red = to_srgb(np.full((1, 1, 3), (180, 60, 60), np.uint8), photo.icc_profile)[0, 0].astype(int)
    assert red[0] - red[1] > 125


def test_a_picture_whose_alpha_is_0_everywhere_is_seen(window: MainWindow, analyser, faces, qtbot) -> None:
    pixels = paste([faces[1]], ONE)
    file = io.BytesIO()
    Image.fromarray(np.dstack([pixels, np.zeros_like(pixels[..., 0])])).save(file, "PNG")
    mime = QMimeData()
    mime.setData("image/png", file.getvalue())
    mime.setImageData(to_qimage(pixels))
    QApplication.clipboard().setMimeData(mime)
    window.bench.actions["paste"].trigger()
    assert np.array_equal(opened(window, qtbot, "Clipboard").origin.photo.pixels, pixels)


def test_bytes_that_only_qt_knows(window: MainWindow, analyser, faces, qtbot) -> None:
    pixels = paste([faces[1]], ONE)
    mime = QMimeData()
    mime.setData("image/png", b"damaged")
    mime.setImageData(to_qimage(pixels))
    QApplication.clipboard().setMimeData(mime)
    window.bench.actions["paste"].trigger()
    assert np.array_equal(opened(window, qtbot, "Clipboard").origin.photo.pixels, pixels)


def test_a_copied_file_is_pasted(window: MainWindow, analyser, photo: Path, qtbot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    QApplication.clipboard().setMimeData(mime)
    window.bench.actions["paste"].trigger()
    opened(window, qtbot, "holiday")


def test_pasting_asks_about_unsaved_work_and_words_are_no_picture(
    window: MainWindow, analyser, qtbot, monkeypatch
) -> None:
    document = window.session.document
    QApplication.clipboard().setText("hello")
    window.bench.actions["paste"].trigger()
    assert "no picture on the clipboard" in window.banner.text and window.session.document is document
    work(window)
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *_: unsaved.CANCEL)
    QApplication.clipboard().setPixmap(window.grab())
    window.bench.actions["paste"].trigger()
    assert window.bench.jobs.idle and window.session.document is document


def test_the_result_is_copied(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    QApplication.clipboard().setText("something else")
    window.bench.actions["keep_unedited"].setChecked(False)
    window.bench.actions["copy_result"].trigger()
    qtbot.waitUntil(lambda: QApplication.clipboard().mimeData().hasImage(), timeout=20000)
    copied = pixels_of(picture_in(QApplication.clipboard().mimeData()).image)
    assert np.abs(copied[..., :3].astype(int) - window.session.result).max() <= 1
    assert (copied[..., 3] == 255).all()

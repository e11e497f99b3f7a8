"""Pictures pasted into the real window, dragged from a browser, and copied out of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from gestures import drop
from PyQt5.QtCore import QMimeData, QPoint, QUrl
from PyQt5.QtWidgets import QApplication
from window_photos import ONE, opened, paste, work

from sean_editor.gui.canvas.incoming import picture_in, pixels_of
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.dialogs import unsaved
from sean_editor.gui.main_window import MainWindow


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

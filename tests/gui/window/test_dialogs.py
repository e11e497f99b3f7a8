"""The dialogs: what they accept, what they refuse and how they say so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import QSize
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QScrollArea, QWidget

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.gui.actions import SPECS
from sean_editor.gui.background.jobs import Jobs
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.dialogs.about import AboutDialog
from sean_editor.gui.dialogs.open_portrait import OpenPortraitDialog
from sean_editor.gui.dialogs.shortcut_sheet import ShortcutSheet


@pytest.fixture
def parent(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(qtbot, parent: QWidget, tmp_path: Path) -> Iterator[OpenPortraitDialog]:
    jobs = Jobs()
    made = OpenPortraitDialog(parent, jobs, tmp_path, CELEBAMASK_HQ.palette())
    yield made
    made.close()
    jobs.close()


@pytest.fixture
def photo(tmp_path: Path, faces: list[Portrait]) -> Path:
    path = tmp_path / "face.png"
    Image.fromarray(faces[0].image).save(path)
    return path


def write_labels(path: Path, labels: np.ndarray) -> Path:
    Image.fromarray(labels).save(path)
    return path


def test_it_finds_the_label_map_and_shows_both(dialog: OpenPortraitDialog, photo: Path, faces, qtbot) -> None:
    write_labels(photo.with_name("face.labels.png"), faces[0].labels)
    assert not dialog.open_button.isEnabled()
    dialog.choose_image(photo)
    qtbot.waitUntil(dialog.open_button.isEnabled)
    assert dialog.labels_field.text().endswith("face.labels.png")
    assert dialog.portrait is not None and np.array_equal(dialog.portrait.labels, faces[0].labels)
    assert not dialog.photo_preview.pixmap().isNull() and not dialog.labels_preview.pixmap().isNull()


def test_it_refuses_until_a_fitting_label_map_is_chosen(
    dialog: OpenPortraitDialog, photo: Path, faces, tmp_path: Path, qtbot
) -> None:
    dialog.choose_image(photo)
    qtbot.waitUntil(lambda: "no label map" in dialog.message.text())
    small = write_labels(tmp_path / "small.png", faces[0].labels[:128, :96])
    dialog.choose_labels(small)
    qtbot.waitUntil(lambda: "96 x 128" in dialog.message.text())
    assert not dialog.open_button.isEnabled() and dialog.message.property("role") == "danger"
    dialog.choose_labels(write_labels(tmp_path / "right.png", faces[0].labels))
    qtbot.waitUntil(dialog.open_button.isEnabled)


def test_browsing_fills_the_fields(
    dialog: OpenPortraitDialog, photo: Path, faces, monkeypatch, qtbot
) -> None:
    labels = write_labels(photo.with_name("other.png"), faces[0].labels)
    answers = iter([photo, labels])
    monkeypatch.setattr(files, "ask_open", lambda *_: next(answers))
    dialog.image_button.click()
    dialog.labels_button.click()
    qtbot.waitUntil(dialog.open_button.isEnabled)


def test_a_saved_name_gets_the_chosen_suffix(parent: QWidget, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), "JPEG picture (*.jpg *.jpeg)")
    )
    assert files.ask_save(parent, "Save", tmp_path / "a.png", files.RESULTS) == tmp_path / "out.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.webp"), ""))
    assert files.ask_save(parent, "Save", tmp_path / "a.png", files.RESULTS) == tmp_path / "out.webp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert files.ask_save(parent, "Save", tmp_path / "a.png", files.RESULTS) is None


@pytest.mark.parametrize(
    ("button", "answer"), [("Save", unsaved.SAVE), ("Discard", unsaved.DISCARD), ("Cancel", unsaved.CANCEL)]
)
def test_the_unsaved_question_has_three_answers(
    parent: QWidget, monkeypatch, button: str, answer: str
) -> None:
    def press(box: QMessageBox) -> int:
        next(b for b in box.buttons() if b.text().startswith(button)).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec_", press)
    assert unsaved.ask_unsaved(parent, "Save Amara before closing?") == answer


def test_the_sheet_lists_every_key(parent: QWidget) -> None:
    sheet = ShortcutSheet(parent, CELEBAMASK_HQ)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    for spec in SPECS.values():
        if spec.keys:
            assert spec.text.rstrip("…") in shown
    assert {"Hair", "Shift+3", "Tab", "\\"} <= shown


@pytest.mark.parametrize("width", [400, 640, 1024, 1920])
def test_the_sheet_never_scrolls_sideways_where_one_column_fits(
    parent: QWidget, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its keys stood beyond the right edge, at any size of screen."""
    screen = type(QGuiApplication.primaryScreen())
    monkeypatch.setattr(screen, "availableSize", lambda _: QSize(width, 900))
    sheet = ShortcutSheet(parent, CELEBAMASK_HQ)
    scroll = sheet.findChild(QScrollArea)
    columns = scroll.widget().layout().count()
    wide = scroll.widget().sizeHint().width() + scroll.verticalScrollBar().sizeHint().width()
    assert sheet.width() < width and (wide <= sheet.width() or columns == 1)
    assert columns == 3 if width == 1920 else columns < 3
    sheet.show()
    QApplication.processEvents()
    assert scroll.horizontalScrollBar().isVisible() == (width == 400)
    sheet.close()


def test_the_answer_that_goes_on_is_at_the_right(dialog: OpenPortraitDialog) -> None:
    """As in every dialog of the program, whatever the desktop's own order is."""
    dialog.show()
    QApplication.processEvents()
    assert dialog.open_button.isDefault()
    assert dialog.cancel_button.geometry().right() < dialog.open_button.geometry().left()


def test_about_names_model_and_licence(parent: QWidget) -> None:
    about = AboutDialog(parent, "compact-256", "CPU, 2 threads")
    text = " ".join(label.text() for label in about.findChildren(QLabel))
    assert "compact-256" in text and "MIT" in text and "GPL" in text

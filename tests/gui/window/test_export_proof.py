"""The proof in the export dialog: a line before and after, and NAME.json if it is asked for."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from clipping import cut_off
from PyQt5.QtCore import QThread
from window_photos import paste, square

from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.export import difference as counting
from sean_editor.export import proof as proving
from sean_editor.export.kinds import Kind
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo import read_image

HAIR = CELEBAMASK_HQ.by_name("hair").id
PLACE = square(450, 300, 400, 20)


@pytest.fixture
def dialog(window: MainWindow, faces: list[Portrait], qtbot) -> ExportDialog:
    """For a face in a photo of 900 x 600, with hair of another; the first preview is there."""
    photo = Photo(paste([faces[2]], [PLACE]), "holiday")
    window.session.open_portrait(replace(faces[2], name="holiday", origin=PhotoOrigin(photo, PLACE)))
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references), timeout=20000)
    window.session.apply_style(faces[1].id, [HAIR])
    qtbot.waitUntil(lambda: window.session.idle, timeout=20000)
    return opened(window, qtbot)


def opened(window: MainWindow, qtbot) -> ExportDialog:
    window.bench.actions["export"].trigger()
    made = window.exports.dialog
    assert made is not None
    prepared(made, qtbot)
    return made


def prepared(dialog: ExportDialog, qtbot) -> None:
    qtbot.waitUntil(lambda: not dialog.preparing and dialog.preview.picture is not None, timeout=20000)


def export_to(path: Path, window: MainWindow, dialog: ExportDialog, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *words: path)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: window.exports.dialog is None, timeout=20000)


def test_the_line_is_there_before_and_after(window, dialog, qtbot, monkeypatch, tmp_path) -> None:
    before = window.session.document.portrait.origin.photo.pixels
    line = dialog.message.text()
    assert line.endswith(" pixels outside the edit: 0 changed.") and dialog.message.isVisible()
    outside = int(line.split()[0].replace(",", ""))
    export_to(tmp_path / "out.png", window, dialog, qtbot, monkeypatch)
    assert window.banner.text == f"Exported {tmp_path / 'out.png'}. {line}"
    same = (read_image(tmp_path / "out.png") == before).all(-1)
    assert 900 * 600 / 2 < outside <= same.sum() < 900 * 600
    assert list(tmp_path.glob("*.json")) == [], "nobody asked for one"


def test_a_jpeg_is_said_to_change_pixels_itself(window, dialog, qtbot, monkeypatch, tmp_path) -> None:
    export_to(tmp_path / "out.jpg", window, dialog, qtbot, monkeypatch)
    assert "0 changed. JPEG itself is not lossless here" in window.banner.text


def test_a_proof_beside_it_is_remembered(window, dialog, qtbot, monkeypatch, tmp_path) -> None:
    assert not dialog.options.proof.isChecked()
    dialog.options.proof.click()
    export_to(tmp_path / "out.png", window, dialog, qtbot, monkeypatch)
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert told["holds"] and told["written"]["changed_outside"] == 0 and told["after"]["file"] == "out.png"
    again = opened(window, qtbot)
    assert again.options.proof.isChecked()
    again.reject()


def test_another_file_of_that_name_stays(window, dialog, qtbot, monkeypatch, tmp_path) -> None:
    (tmp_path / "out.json").write_text("{}")
    dialog.options.proof.click()
    monkeypatch.setattr(files, "ask_save", lambda *words: tmp_path / "out.png")
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "is not a proof" in dialog.message.text(), timeout=20000)
    assert not (tmp_path / "out.png").exists(), "nothing was written"
    assert (tmp_path / "out.json").read_text() == "{}" and dialog.isVisible()
    dialog.reject()


@pytest.mark.slow
def test_kinds_without_the_original_offer_none(dialog, qtbot) -> None:
    options = dialog.options
    for kind in Kind:
        options.kinds[kind].click()
        prepared(dialog, qtbot)
        provable = kind in (Kind.PORTRAIT, Kind.PHOTO, Kind.LAYERS)
        assert options.proof.isVisibleTo(options) == provable
        assert ("outside the edit" in dialog.message.text()) == provable
    dialog.reject()


@pytest.mark.slow
def test_where_nothing_is_kept_the_line_says_so(dialog, qtbot) -> None:
    dialog.options.keep.click()
    prepared(dialog, qtbot)
    assert dialog.message.text().startswith("Unedited areas are not kept: the whole face is repainted.")
    dialog.options.keep.click()
    prepared(dialog, qtbot)
    assert "repainted" not in dialog.message.text()
    dialog.reject()


@pytest.mark.slow
def test_nothing_is_counted_on_the_windows_thread(window, dialog, qtbot, monkeypatch, tmp_path) -> None:
    threads = []
    count = counting.difference

    def noted(*arrays: np.ndarray):
        threads.append(QThread.currentThread())
        return count(*arrays)

    monkeypatch.setattr(proving, "difference", noted)
    dialog.options.match.click()
    prepared(dialog, qtbot)
    export_to(tmp_path / "out.png", window, dialog, qtbot, monkeypatch)
    assert len(threads) == 3 and window.thread() not in threads


@pytest.mark.slow
def test_cancelled_after_the_file_was_written(window, dialog, qtbot, monkeypatch, tmp_path) -> None:
    begun, go_on = threading.Event(), threading.Event()
    prove = proving.prove

    def slowly(*words):
        begun.set()
        go_on.wait(20)
        return prove(*words)

    monkeypatch.setattr(proving, "prove", slowly)
    monkeypatch.setattr(files, "ask_save", lambda *words: tmp_path / "out.png")
    dialog.export_button.click()
    qtbot.waitUntil(begun.is_set, timeout=20000)
    dialog.cancel_button.click()
    go_on.set()
    assert dialog.message.text() == "Cancelled. The file was written, but no proof."
    assert (tmp_path / "out.png").is_file()
    done = []
    window.bench.jobs.run("after it", lambda job: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    dialog.reject()


@pytest.mark.slow
def test_nothing_is_cut_off_in_a_small_window(window, dialog, qtbot) -> None:
    window.resize(1024, 700)
    dialog.resize(900, 640)
    dialog.options.keep.click()
    prepared(dialog, qtbot)
    qtbot.wait(50)
    assert list(cut_off(dialog)) == []
    dialog.reject()

"""Apply to a folder: real photos in, real photos out, by the buttons of the window."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QDesktopServices
from PyQt5.QtWidgets import QLabel
from window_photos import ONE, TWO, KnowingAnalyser, found_at, paste

from models.regions import CELEBAMASK_HQ
from sean_editor.batch import Status
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.portrait import Portrait
from sean_editor.document.retouch import Light, Retouch, Spot, Touch
from sean_editor.document.styles import RegionStyle
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.batch import BatchDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo import read_image

HAIR, UPPER_LIP = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "u_lip"))


class PatientAnalyser(KnowingAnalyser):
    """Waits at every photo until it is let go; tells two photos apart by their first pixel."""

    def __init__(self, portraits: list[Portrait]) -> None:
        super().__init__(portraits)
        self.gate = threading.Semaphore(0)
        self.looked_at = 0

    def find_faces(self, pixels: np.ndarray):
        self.looked_at += 1
        assert self.gate.acquire(timeout=60)
        return {0: [], 1: found_at(ONE), 2: found_at(TWO)}[int(pixels[0, 0, 0])]


@pytest.fixture
def analyser(window: MainWindow, faces: list[Portrait]) -> PatientAnalyser:
    window.photos.analyser = made = PatientAnalyser(faces)
    return made


@pytest.fixture
def folder(tmp_path: Path, faces: list[Portrait]) -> Path:
    """A photo of one face, one of two, a landscape, and a damaged one."""
    made = tmp_path / "holiday"
    made.mkdir()
    for name, places in (("a.png", ONE), ("b.png", TWO), ("d.png", [])):
        pixels = paste(faces[: len(places)], places)
        pixels[0, 0, 0] = len(places)
        Image.fromarray(pixels).save(made / name)
    (made / "c.jpg").write_bytes(b"damaged")
    return made


@pytest.fixture
def dialog(window: MainWindow, faces: list[Portrait], analyser: PatientAnalyser, qtbot) -> BatchDialog:
    """Open, for the hair of one reference and half of another's upper lip."""
    session = window.session
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in session.references), timeout=20000)
    session.apply_style(faces[2].id, [HAIR])
    session.apply_style(faces[3].id, [UPPER_LIP])
    session.document.set_mix(UPPER_LIP, 0.5)
    window.bench.actions["batch"].trigger()
    made = window.batches.dialog
    assert made is not None and made.isVisible()
    yield made
    analyser.gate.release(100)
    if window.batches.dialog is not None:
        window.batches.dialog.reject()


@pytest.mark.slow
def test_styles_of_another_network_are_named(
    window, dialog: BatchDialog, analyser, faces: list[Portrait], folder: Path, qtbot
) -> None:
    dialog.reject()
    theirs = MadeStyle("Copper", np.ones((19, 512), np.float32), np.ones(19, bool), "0" * 64)
    window.session.made.add(theirs)
    window.session.document.style_regions({UPPER_LIP: RegionStyle(theirs.id)}, "Style")
    window.bench.actions["batch"].trigger()
    dialog = window.batches.dialog
    assert dialog is not None and dialog.warning.isHidden()
    dialog.options.choose_folder(folder)
    analyser.gate.release(4)
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.running, timeout=60000)
    said = "The style Copper belongs to another network and is not applied."
    assert dialog.warning.isVisible() and dialog.warning.text() == said
    assert dialog.outcomes[0].regions == "hair" and dialog.outcomes[0].remark == said


def test_what_needs_no_reference_is_named_too(window: MainWindow, dialog: BatchDialog) -> None:
    dialog.reject()
    document = window.session.document
    document.style_regions({HAIR: RegionStyle(colour="#7a3b1e")}, "Colour")
    retouch = Retouch({UPPER_LIP: Touch(shine=0.5)}, (Spot(0.5, 0.5, 0.02),), Light(turn=0.4))
    document.set_retouch(retouch, "Retouch")
    window.bench.actions["batch"].trigger()
    said = [label.text() for label in window.batches.dialog.findChildren(QLabel)]
    assert any(text.endswith("Chosen colours: Hair\nRetouching: Upper lip\nLight") for text in said), said
    assert any("blemishes that were taken away belong to their own portrait" in text for text in said)


def answer(monkeypatch: pytest.MonkeyPatch, *folders: Path | None) -> None:
    answers = list(folders)
    monkeypatch.setattr(files, "ask_folder", lambda *words: answers.pop(0))


def row(dialog: BatchDialog, number: int) -> str:
    return dialog.list.item(number).text()


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.LeftButton)


def test_a_folder_from_the_menu_to_the_files(
    window, dialog: BatchDialog, analyser, faces, folder: Path, qtbot, monkeypatch
) -> None:
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    hair, lip = (window.session.reference(face.id).portrait.name for face in faces[2:])
    assert f"Upper lip (50 %) from {lip}\nHair from {hair}" in said
    assert "Every photo keeps its own layout" in said
    assert not dialog.start_button.isEnabled(), "there is nothing to do yet"
    answer(monkeypatch, None, folder)
    click(qtbot, dialog.options.folder_button)
    assert dialog.list.count() == 0 and dialog.options.folder is None, "changed their mind"
    click(qtbot, dialog.options.folder_button)
    assert dialog.message.text() == "4 photos" and [row(dialog, i) for i in range(4)] == [
        "a.png", "b.png", "c.jpg", "d.png"
    ]  # fmt: skip
    output = folder.with_name("holiday-edited")
    assert dialog.options.output == output
    click(qtbot, dialog.start_button)
    assert dialog.running and dialog.start_button.text() == "Stop" and not dialog.options.isEnabled()
    assert row(dialog, 0) == "a.png\nUnder way…" and dialog.message.text() == "a.png, 1 of 4"
    assert dialog.progress.isVisible() and not dialog.close_button.isVisible()
    analyser.gate.release()
    qtbot.waitUntil(lambda: len(dialog.outcomes) == 1, timeout=60000)
    assert row(dialog, 0) == "a.png\n1 face: Upper lip, Hair" and dialog.progress.value() == 1
    analyser.gate.release(3)
    qtbot.waitUntil(lambda: not dialog.running, timeout=60000)
    assert row(dialog, 1) == "b.png\n2 faces: Upper lip, Hair"
    assert "c.jpg is not a picture" in row(dialog, 2) and "No face was found" in row(dialog, 3)
    assert not any(dialog.list.item(i).icon().isNull() for i in range(4))
    assert dialog.message.text() == "2 photos done, 2 failed. report.csv has the details."
    assert {path.name for path in output.iterdir()} == {"a.png", "b.png", "report.csv"}
    before, after = read_image(folder / "b.png"), read_image(output / "b.png")
    changed = (before != after).any(-1)
    assert changed[:, :450].any() and changed[:, 450:].any() and not changed[:20].any()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    click(qtbot, dialog.show_button)
    assert opened[0].toLocalFile() == str(output)
    click(qtbot, dialog.close_button)
    assert window.batches.dialog is None and window.session.document.styles[HAIR].source == faces[2].id


@pytest.mark.slow
def test_stopping_and_going_on(dialog: BatchDialog, analyser, folder: Path, qtbot) -> None:
    dialog.options.choose_folder(folder)
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: analyser.looked_at == 1, timeout=60000)
    click(qtbot, dialog.start_button)
    assert dialog.running and dialog.message.text() == "Finishing this photo…"
    assert dialog.start_button.text() == "Stop now"
    analyser.gate.release()
    qtbot.waitUntil(lambda: not dialog.running, timeout=60000)
    assert [one.photo for one in dialog.outcomes] == ["a.png"]
    assert dialog.message.text() == "1 photo done, 3 left. report.csv has the details."
    assert row(dialog, 1) == "b.png" and dialog.start_button.text() == "Apply again"
    analyser.gate.release(5)
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.running, timeout=60000)
    assert row(dialog, 0) == "a.png\nDone before: a.png" and analyser.looked_at == 3
    assert dialog.message.text() == "1 photo done, 1 done before, 2 failed. report.csv has the details."


@pytest.mark.parametrize("how", ["stop twice", "escape"])
def test_given_up_at_once(window, dialog: BatchDialog, analyser, folder: Path, qtbot, how: str) -> None:
    dialog.options.choose_folder(folder)
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: analyser.looked_at == 1, timeout=60000)
    if how == "escape":
        qtbot.keyClick(dialog, Qt.Key_Escape)
        assert window.batches.dialog is None
    else:
        click(qtbot, dialog.start_button)
        click(qtbot, dialog.start_button)
        assert not dialog.running and row(dialog, 0) == "a.png"
        assert dialog.message.text() == "0 photos done, 4 left. Apply again to go on."
    analyser.gate.release(5)
    qtbot.waitUntil(lambda: window.bench.jobs.idle, timeout=60000)
    after = []
    window.bench.jobs.run("", lambda job: None, after.append, after.append)
    qtbot.waitUntil(lambda: after == [None], timeout=60000)
    assert list(folder.with_name("holiday-edited").iterdir()) == [] and analyser.looked_at == 1


def test_what_is_wrong_with_a_folder_is_said(dialog: BatchDialog, folder: Path, tmp_path, qtbot) -> None:
    (tmp_path / "empty").mkdir()
    for name, words in (("empty", "no photos"), ("none", "There is no folder")):
        dialog.options.choose_folder(tmp_path / name)
        assert words in dialog.message.text() and dialog.message.property("role") == "danger"
        assert not dialog.start_button.isEnabled()
    dialog.options.choose_folder(folder)
    dialog.options.output_field.setText(str(folder))
    click(qtbot, dialog.start_button)
    assert not dialog.running and "the folder of the photos themselves" in dialog.message.text()
    (tmp_path / "file").write_text("")
    dialog.options.output_field.setText(str(tmp_path / "file" / "out"))
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.running, timeout=60000)
    assert "cannot be created" in dialog.message.text() and dialog.message.property("role") == "danger"
    assert row(dialog, 0) == "a.png"


def test_a_typed_folder_and_choices_that_are_kept(
    window, dialog: BatchDialog, analyser, folder: Path, qtbot
) -> None:
    options = dialog.options
    options.folder_field.setFocus()
    qtbot.keyClicks(options.folder_field, str(folder))
    assert dialog.list.count() == 0
    qtbot.keyClick(options.folder_field, Qt.Key_Return)
    assert dialog.list.count() == 4 and not dialog.running, "Return ends typing, and no more"
    assert options.output == folder.with_name("holiday-edited")
    options.output_field.setText(str(folder / "out"))
    options.faces.setCurrentIndex(1)
    options.format.setCurrentIndex(options.format.findData(".webp"))
    analyser.gate.release(5)
    click(qtbot, dialog.start_button)
    qtbot.waitUntil(lambda: not dialog.running, timeout=60000)
    assert [one.output for one in dialog.outcomes if one.status is Status.DONE] == ["a.webp", "b.webp"]
    assert [one.faces for one in dialog.outcomes if one.status is Status.DONE] == [1, 1]
    dialog.reject()
    window.bench.actions["batch"].trigger()
    again = window.batches.dialog.options
    assert (again.faces.currentIndex(), again.format.currentData()) == (1, ".webp")
    assert not again.personal.kept, "never at first"
    window.batches.dialog.reject()


def test_without_a_style_it_says_what_to_do(window: MainWindow, analyser) -> None:
    window.bench.actions["batch"].trigger()
    assert window.batches.dialog is None and "nothing to apply" in window.banner.text

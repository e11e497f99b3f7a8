"""A layer of another program in the real window: opened, edited, and returned, or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from group_window import HAIR, settle
from PIL import Image
from PyQt5.QtCore import Qt, QTimer
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QMessageBox, QPushButton
from window_photos import ONE, TWO, KnowingAnalyser, found_at, paste, saved

from sean_editor.document.portrait import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.export.handover import Handover
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.commands import files as file_commands
from sean_editor.gui.dialogs import unsaved
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.photo.portraits import shipped_portraits
from sean_editor.session.editor_session import EditorSession


@pytest.fixture
def layer(tmp_path: Path, faces: list[Portrait]) -> Handover:
    (tmp_path / "edited").mkdir()
    picture = saved(tmp_path / "layer.png", paste([faces[1]], ONE))
    return Handover(picture, tmp_path / "edited", "GIMP", "Family")


@pytest.fixture
def opened(
    layer: Handover, engine: Engine, own_settings: Settings, faces: list[Portrait], qtbot, monkeypatch
) -> Iterator[MainWindow]:
    """The window as `edit-layer` opens it, with the layer in it."""
    monkeypatch.setattr(file_commands, "shipped_portraits", lambda: shipped_portraits()[:4])
    own_settings.folder = Path.home()
    bridge = Bridge()
    analyser = KnowingAnalyser(faces, found_at(ONE))
    window = MainWindow(EditorSession(engine, bridge.post), own_settings, analyser=analyser)  # type: ignore[arg-type]
    window.show()
    window.start_layer(layer)
    session = window.session
    qtbot.waitUntil(lambda: session.document is not None and len(session.references) == 4, timeout=20000)
    settle(window, qtbot)
    yield window
    if session.document is not None:
        session.document.mark_saved()
    monkeypatch.setattr(unsaved, "ask_return", lambda *_: unsaved.DISCARD)
    window.close()
    window.deleteLater()
    bridge.close()


def edited(window: MainWindow, qtbot) -> None:
    """The hair of another face."""
    window.session.apply_style(window.session.references[2].id, [HAIR])
    settle(window, qtbot)


def button(window: MainWindow) -> QPushButton:
    found = window.menuBar().cornerWidget(Qt.TopRightCorner)
    assert isinstance(found, QPushButton)
    return found


def names(layer: Handover) -> set[str]:
    return {file.name for file in layer.folder.iterdir()}


def test_the_layer_is_open_under_its_name_and_leaves_no_trace(opened: MainWindow, layer: Handover) -> None:
    assert opened.session.document.portrait.name == "Family"
    assert "Family" in opened.windowTitle()
    assert button(opened).text() == "Return to GIMP" and button(opened).isVisible()
    menu = opened.menuBar().actions()[0].menu()
    assert "Return to GIMP" in [action.text() for action in menu.actions()]
    assert opened.bench.settings.folder == Path.home(), "not the folder of a file that is gone soon"
    assert opened.bench.settings.recent == []


@pytest.mark.parametrize("by", ["button", "key"])
def test_the_edit_is_returned_and_the_window_closes(
    opened: MainWindow, layer: Handover, qtbot, by: str
) -> None:
    edited(opened, qtbot)
    if by == "key":
        QTest.keyClick(opened.layout_canvas, Qt.Key_Return, Qt.ControlModifier | Qt.ShiftModifier)
    else:
        QTest.mouseClick(button(opened), Qt.LeftButton)
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=20000)
    assert names(layer) == {"answer.json", "channel.png", "labels.png", "matte.png", "result.png"}
    answer = json.loads((layer.folder / "answer.json").read_text())
    assert answer["status"] == "edited" and answer["size"] == [900, 600]
    before, after = (np.asarray(Image.open(path)) for path in (layer.picture, layer.folder / "result.png"))
    changed, matte = (before != after).any(-1), np.asarray(Image.open(layer.folder / "matte.png"))
    assert changed.any() and not changed[matte == 0].any()


def test_without_an_edit_that_is_said(opened: MainWindow, layer: Handover, qtbot) -> None:
    QTest.mouseClick(button(opened), Qt.LeftButton)
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=20000)
    assert names(layer) == {"answer.json"}
    assert json.loads((layer.folder / "answer.json").read_text())["status"] == "unchanged"


def test_closing_without_an_edit_asks_nothing(opened: MainWindow, layer: Handover, monkeypatch) -> None:
    monkeypatch.setattr(unsaved, "ask_return", lambda *_: pytest.fail("there is nothing to return"))
    assert opened.close() and names(layer) == set()


@pytest.mark.parametrize("answer", [unsaved.SAVE, unsaved.DISCARD, unsaved.CANCEL])
def test_closing_with_an_edit_asks(
    opened: MainWindow, layer: Handover, qtbot, monkeypatch, answer: str
) -> None:
    asked = []
    monkeypatch.setattr(unsaved, "ask_return", lambda window, *words: asked.append(words) or answer)
    edited(opened, qtbot)
    opened.close()
    assert asked == [("Return to GIMP", "GIMP")]
    if answer == unsaved.SAVE:
        qtbot.waitUntil(lambda: not opened.isVisible(), timeout=20000)
    assert opened.isVisible() == (answer == unsaved.CANCEL)
    assert ("answer.json" in names(layer)) == (answer == unsaved.SAVE)


@pytest.mark.parametrize(
    ("label", "expected"), [("Return to GIMP", "save"), ("Discard", "discard"), ("Cancel", "cancel")]
)
def test_the_question_says_what_is_kept(opened: MainWindow, qtbot, label: str, expected: str) -> None:
    seen = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.text(), box.informativeText()))
        next(one for one in box.buttons() if one.text() == label).click()

    QTimer.singleShot(0, press)
    assert unsaved.ask_return(opened, "Return to GIMP", "GIMP") == expected
    question, otherwise = (
        "Return the edit to GIMP before closing?",
        "Without that, GIMP keeps the layer as it was.",
    )
    assert seen == [(question, otherwise)]


@pytest.mark.slow
def test_another_picture_is_not_returned(
    opened: MainWindow, layer: Handover, tmp_path: Path, faces: list[Portrait], qtbot
) -> None:
    opened.photos.open_file(saved(tmp_path / "other.png", paste([faces[2]], ONE)))
    qtbot.waitUntil(lambda: opened.session.document.portrait.name == "other", timeout=20000)
    settle(opened, qtbot)
    QTest.mouseClick(button(opened), Qt.LeftButton)
    qtbot.waitUntil(lambda: opened.banner.kind == "error", timeout=20000)
    assert "is no part of the layer that GIMP waits for" in opened.banner.text
    assert str(layer.picture) in opened.banner.text
    assert opened.isVisible() and names(layer) == set()
    opened.photos.open_file(layer.picture)  # what it says
    qtbot.waitUntil(lambda: opened.session.document.portrait.name == "layer", timeout=20000)
    edited(opened, qtbot)
    QTest.mouseClick(button(opened), Qt.LeftButton)
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=20000)
    assert "result.png" in names(layer)


@pytest.mark.slow
def test_a_folder_that_has_gone_closes_nothing(opened: MainWindow, layer: Handover, qtbot) -> None:
    edited(opened, qtbot)
    layer.folder.rmdir()
    QTest.mouseClick(button(opened), Qt.LeftButton)
    qtbot.waitUntil(lambda: opened.banner.kind == "error", timeout=20000)
    assert str(layer.folder) in opened.banner.text and opened.isVisible()
    layer.folder.mkdir()
    QTest.mouseClick(button(opened), Qt.LeftButton)
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=20000)
    assert "result.png" in names(layer)


def test_a_layer_that_cannot_be_read_is_said(
    opened: MainWindow, layer: Handover, qtbot, tmp_path: Path
) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    opened.handover.open(Handover(tmp_path / "broken.png", layer.folder, "GIMP"))
    qtbot.waitUntil(lambda: opened.banner.kind == "error", timeout=20000)
    assert "broken.png" in opened.banner.text


def test_of_several_faces_the_window_asks(
    opened: MainWindow, layer: Handover, tmp_path: Path, faces, qtbot
) -> None:
    opened.photos.analyser.found = found_at(TWO)
    two = Handover(saved(tmp_path / "two.png", paste(faces[:2], TWO)), layer.folder, "Krita")
    opened.handover.open(two)
    qtbot.waitUntil(lambda: opened.photos.dialog is not None, timeout=20000)
    opened.photos.dialog.reject()


def test_other_windows_have_no_such_thing(window: MainWindow) -> None:
    assert window.handover.action is None and window.menuBar().cornerWidget(Qt.TopRightCorner) is None
    assert not any("Return to" in action.text() for action in window.menuBar().actions()[0].menu().actions())

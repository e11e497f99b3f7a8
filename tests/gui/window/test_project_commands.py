"""Projects in the real window: saving, every way to open one, the question before work is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from gestures import drop
from PIL import Image
from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QMenu, QWidget

from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.main_window import MainWindow
from sean_editor.project_file import open_project, save_project

HAIR, HAT = 13, 14


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person saves, as often as asked."""
    path = tmp_path / "holiday.sean"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    return path


def paint_a_hat(window: MainWindow, row: int = 20) -> None:
    window.session.document.fill_rectangle((80, row), (170, row + 9), HAT)


def settled(window: MainWindow, qtbot) -> np.ndarray:
    qtbot.waitUntil(lambda: window.bench.jobs.idle)
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    return window.session.result.copy()


def save(window: MainWindow, qtbot) -> None:
    QTest.keyClick(window, Qt.Key_S, Qt.ControlModifier)
    qtbot.waitUntil(lambda: window.bench.jobs.idle and not window.session.document.modified)


def apply_hair(window: MainWindow, qtbot) -> str:
    """Give the portrait the hair of the third face; its id."""
    applied = window.session.references[2].id
    qtbot.waitUntil(lambda: window.session.references[2].matrix is not None, timeout=20000)
    window.session.apply_style(applied, [HAIR])
    return applied


def test_ctrl_s_asks_once_and_then_saves_to_the_same_file(
    window: MainWindow, place: Path, qtbot, monkeypatch
) -> None:
    settled(window, qtbot)
    paint_a_hat(window)
    assert window.windowTitle() == "Amara[*] · SEAN Editor" and window.isWindowModified()
    save(window, qtbot)
    assert window.windowTitle() == "holiday[*] · SEAN Editor" and not window.isWindowModified()
    assert f"Saved {place}" in window.banner.text and window.status.saved.text() == "Saved"
    monkeypatch.setattr(files, "ask_save", lambda *_: pytest.fail("it knows where"))
    paint_a_hat(window, 40)
    save(window, qtbot)
    assert np.array_equal(open_project(place).layout, window.session.document.labels)
    window.bench.actions["undo"].trigger()
    assert window.isWindowModified()


def test_the_selection_of_older_projects_is_known(window: MainWindow, tmp_path: Path, qtbot) -> None:
    settled(window, qtbot)
    project = window.projects.snapshot()
    assert project is not None
    old = replace(project, view={"region": HAT, "ticked": [HAIR, HAT]})
    save_project(tmp_path / "old.sean", old)
    window.projects.open_file(tmp_path / "old.sean")
    qtbot.waitUntil(lambda: window.windowTitle().startswith("old[*]"))
    assert window.bench.tool_state.region == HAT and window.bench.selection.ids == {HAIR, HAT}


def test_it_opens_as_it_was_saved(window: MainWindow, place: Path, faces, qtbot) -> None:
    settled(window, qtbot)
    applied = apply_hair(window, qtbot)
    paint_a_hat(window)
    window.session.document.set_locked(1, True)
    window.bench.tool_state.set_region(HAT)
    window.bench.selection.set({HAIR, HAT})
    shown, labels = settled(window, qtbot), window.session.document.labels.copy()
    save(window, qtbot)
    window.session.open_portrait(faces[1])
    assert window.windowTitle() == f"{faces[1].name}[*] · SEAN Editor" and window.projects.path is None
    window.session.remove_reference(applied)
    window.bench.tool_state.set_region(1)
    window.bench.selection.clear()
    settled(window, qtbot)
    window.projects.open_file(place)
    qtbot.waitUntil(lambda: window.windowTitle() == "holiday[*] · SEAN Editor")
    document = window.session.document
    assert np.array_equal(document.labels, labels) and document.locked == {1}
    assert document.styles[HAIR].source == applied
    assert applied in {r.id for r in window.session.references}, "the project brings its reference along"
    assert window.bench.tool_state.region == HAT and window.bench.selection.ids == {HAIR, HAT}
    assert not window.isWindowModified() and not window.bench.actions["undo"].isEnabled()
    assert np.abs(settled(window, qtbot).astype(int) - shown).max() <= 1


def test_save_as_leaves_the_first_file(window: MainWindow, place: Path, tmp_path, qtbot, monkeypatch) -> None:
    settled(window, qtbot)
    save_first = window.session.document.labels.copy()
    window.bench.actions["save"].trigger()
    qtbot.waitUntil(lambda: window.bench.jobs.idle and place.exists())
    paint_a_hat(window)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "v1.2")
    window.bench.actions["save_as"].trigger()
    qtbot.waitUntil(lambda: window.projects.path == tmp_path / "v1.2.sean")
    assert np.array_equal(open_project(place).layout, save_first)
    assert window.windowTitle().startswith("v1.2[*]") and not window.isWindowModified()


def test_another_name_than_the_dialog_asked_about_is_never_overwritten(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch
) -> None:
    settled(window, qtbot)
    there = tmp_path / "v1.2.sean"
    there.write_text("precious")
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "v1.2")
    window.bench.actions["save_as"].trigger()
    assert "already exists" in window.banner.text and there.read_text() == "precious"


def test_work_done_while_saving_stays_unsaved(window: MainWindow, place: Path, qtbot) -> None:
    settled(window, qtbot)
    paint_a_hat(window)
    window.projects.save()
    paint_a_hat(window, 60)  # before the thread is done
    qtbot.waitUntil(lambda: window.bench.jobs.idle)
    assert window.projects.path == place and window.isWindowModified()
    window.bench.actions["undo"].trigger()
    window.bench.actions["undo"].trigger()
    assert window.isWindowModified(), "neither is what was saved before any longer"


def test_a_place_that_cannot_be_written_to_keeps_the_work_unsaved(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch
) -> None:
    settled(window, qtbot)
    paint_a_hat(window)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "no" / "folder" / "x.sean")
    window.bench.actions["save"].trigger()
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert "folder" in window.banner.text and window.isWindowModified() and window.projects.path is None


@pytest.mark.parametrize("answer", [unsaved.SAVE, unsaved.DISCARD, unsaved.CANCEL])
def test_opening_another_asks_about_the_work(
    window: MainWindow, place: Path, tmp_path: Path, qtbot, monkeypatch, answer: str
) -> None:
    settled(window, qtbot)
    other = tmp_path / "other.sean"
    save_project(other, window.projects.snapshot())
    paint_a_hat(window)
    document = window.session.document
    asked: list[tuple] = []
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *words: asked.append(words) or answer)
    monkeypatch.setattr(files, "ask_open", lambda *_: other)
    window.bench.actions["open_portrait"].trigger()
    if answer == unsaved.CANCEL:
        assert window.session.document is document and window.isWindowModified()
    else:
        qtbot.waitUntil(lambda: window.windowTitle().startswith("other[*]"))
        assert place.exists() == (answer == unsaved.SAVE)
    assert [words[1:] for words in asked] == [("Save Amara before opening a project?",)]


def url(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


@pytest.mark.parametrize("where", ["layout_canvas", "result_canvas", "gallery", "window"])
def test_a_project_dropped_anywhere_opens(window: MainWindow, tmp_path: Path, qtbot, where: str) -> None:
    settled(window, qtbot)
    path = tmp_path / "dropped.sean"
    save_project(path, window.projects.snapshot())
    target: QWidget = window if where == "window" else getattr(window, where)
    assert drop(target, url(path), QPoint(40, 40))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("dropped[*]"))
    assert len(window.session.references) == 8


def test_the_window_itself_takes_no_other_files(window: MainWindow, tmp_path: Path, qtbot) -> None:
    settled(window, qtbot)
    assert not drop(window, url(tmp_path / "face.png"), QPoint(40, 4))


@pytest.mark.parametrize("content", [b"", b"this is no project", None])
def test_a_bad_project_gives_a_message_and_loses_nothing(
    window: MainWindow, tmp_path: Path, qtbot, content: bytes | None
) -> None:
    settled(window, qtbot)
    bad = tmp_path / "bad.sean"
    if content is not None:
        bad.write_bytes(content)
    document, references = window.session.document, window.session.references
    window.projects.open_file(bad)
    qtbot.waitUntil(lambda: window.banner.kind == "error")
    assert "bad.sean" in window.banner.text and window.projects.path is None
    assert window.session.document is document and len(window.session.references) == len(references)


def recent_names(window: MainWindow) -> list[str]:
    menu = recent_menu(window)
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def recent_menu(window: MainWindow) -> QMenu:
    entries = window.menuBar().actions()[0].menu().actions()
    return next(entry.menu() for entry in entries if entry.text() == "Recent files")


def test_recent_files_are_projects_and_own_pictures(
    window: MainWindow, place: Path, faces, tmp_path: Path, qtbot
) -> None:
    settled(window, qtbot)
    assert not recent_menu(window).menuAction().isEnabled(), "the shipped portraits are always there"
    picture = tmp_path / "a & b.png"
    Image.fromarray(faces[2].image).save(picture)
    Image.fromarray(faces[2].labels).save(tmp_path / "a & b.labels.png")
    window.files.open_portrait_file(picture)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("a & b"))
    window.bench.actions["save"].trigger()
    qtbot.waitUntil(lambda: window.projects.path == place)
    assert recent_names(window) == ["&1  holiday.sean", "&2  a && b.png", "Clear list"]
    recent_menu(window).actions()[1].trigger()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("a & b"))
    recent_menu(window).aboutToShow.emit()
    recent_menu(window).actions()[1].trigger()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("holiday"))
    place.unlink()
    recent_menu(window).aboutToShow.emit()
    recent_menu(window).actions()[0].trigger()
    assert "no longer exists" in window.banner.text
    assert recent_names(window) == ["&1  a && b.png", "Clear list"]
    recent_menu(window).actions()[-1].trigger()
    assert window.bench.settings.recent == [] and not recent_menu(window).menuAction().isEnabled()


def test_a_project_named_on_the_command_line_opens_with_the_gallery(
    window: MainWindow, tmp_path: Path, qtbot
) -> None:
    settled(window, qtbot)
    path = tmp_path / "named.sean"
    save_project(path, window.projects.snapshot())
    window.start(path)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("named[*]"))
    assert len(window.session.references) == 8


def test_the_menu_says_save_and_export(window: MainWindow) -> None:
    keys = {window.bench.actions[name].shortcut().toString() for name in ("save", "save_as", "export")}
    assert keys == {"Ctrl+S", "Ctrl+Shift+S", "Ctrl+E"}
    assert window.result_panel.save.text() == "Export…"
    shortcuts = [key.toString() for action in window.bench.actions.all() for key in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts)), "no key does two things"

"""Saving over what another program has written: the question, each answer, and what needs no question."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import QTimer
from PyQt5.QtWidgets import QApplication, QMessageBox

from sean_editor.gui.dialogs import changed, files
from sean_editor.gui.main_window import MainWindow
from sean_editor.project_file import open_project, save_project
from sean_editor.session.autosave import KeptCopy

HAT = 14
THEIRS = b"of another program"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person saves first."""
    path = tmp_path / "holiday.sean"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    return path


@pytest.fixture
def saved(window: MainWindow, place: Path, qtbot) -> Path:
    """The window's project, saved by it and then painted in."""
    qtbot.waitUntil(lambda: window.session.document is not None)
    window.projects.save()
    qtbot.waitUntil(lambda: window.projects.path == place)
    paint(window)
    return place


def paint(window: MainWindow, row: int = 20) -> None:
    window.session.document.fill_rectangle((80, row), (170, row + 9), HAT)


def save(window: MainWindow, qtbot) -> None:
    window.bench.actions["save"].trigger()
    qtbot.waitUntil(lambda: window.bench.jobs.idle)


def answer(button: str) -> list[str]:
    """Press a button of the question that is about to be asked; the list gets its texts."""
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        seen.extend([box.text(), box.informativeText()])
        next(b for b in box.buttons() if b.text().replace("&", "") == button).click()

    QTimer.singleShot(0, press)
    return seen


def test_overwrite_replaces_it_and_is_asked_once(window: MainWindow, saved: Path, qtbot) -> None:
    saved.write_bytes(THEIRS)
    seen = answer("Overwrite")
    save(window, qtbot)
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert seen[0].startswith("holiday.sean was changed by another program (")
    assert np.array_equal(open_project(saved).layout, window.session.document.labels)
    paint(window, 60)
    save(window, qtbot)  # a question would wait for an answer
    assert not window.isWindowModified()


def test_cancel_leaves_both_as_they_are(window: MainWindow, saved: Path, qtbot) -> None:
    saved.write_bytes(THEIRS)
    seen = answer("Cancel")
    save(window, qtbot)
    assert seen and saved.read_bytes() == THEIRS and window.isWindowModified()


def test_save_as_keeps_both(window: MainWindow, saved: Path, tmp_path: Path, qtbot, monkeypatch) -> None:
    saved.write_bytes(THEIRS)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "mine.sean")
    answer("Save as…")
    save(window, qtbot)
    qtbot.waitUntil(lambda: window.projects.path == tmp_path / "mine.sean")
    assert saved.read_bytes() == THEIRS and not window.isWindowModified()
    assert np.array_equal(open_project(tmp_path / "mine.sean").layout, window.session.document.labels)


def test_the_time_alone_is_no_change_and_the_content_alone_is(window: MainWindow, saved: Path, qtbot) -> None:
    os.utime(saved, (1, 1))
    save(window, qtbot)
    assert not window.isWindowModified()
    before, data = saved.stat(), bytearray(saved.read_bytes())
    data[-1] ^= 1
    saved.write_bytes(data)
    os.utime(saved, ns=(before.st_atime_ns, before.st_mtime_ns))  # the same size, the same time
    paint(window, 60)
    seen = answer("Cancel")
    save(window, qtbot)
    assert seen and saved.read_bytes() == data


def test_a_file_that_is_gone_is_written_again(window: MainWindow, saved: Path, qtbot) -> None:
    saved.unlink()
    save(window, qtbot)
    assert saved.exists() and not window.isWindowModified()


def test_a_project_that_was_opened_is_asked_about_too(window: MainWindow, saved: Path, qtbot) -> None:
    other = saved.with_name("other.sean")
    save_project(other, window.projects.snapshot())
    window.projects.load(other)
    qtbot.waitUntil(lambda: window.projects.path == other)
    paint(window, 60)
    save(window, qtbot)
    assert not window.isWindowModified(), "nobody else changed it"
    other.write_bytes(THEIRS)
    paint(window, 80)
    seen = answer("Cancel")
    save(window, qtbot)
    assert seen[0].startswith("other.sean") and other.read_bytes() == THEIRS


def test_a_restored_copy_knows_what_its_editor_read(window: MainWindow, saved: Path, qtbot) -> None:
    copy = saved.with_name("copy.sean")
    project = window.projects.snapshot()
    save_project(copy, replace(project, stands_for=saved))
    saved.write_bytes(THEIRS)
    restored: list[bool] = []
    window.projects.restore(KeptCopy(copy), lambda: restored.append(True))
    qtbot.waitUntil(lambda: bool(restored))
    seen = answer("Cancel")
    save(window, qtbot)
    assert seen and saved.read_bytes() == THEIRS and window.projects.path == saved


def test_a_write_protected_project_gives_a_sentence(window: MainWindow, saved: Path, qtbot) -> None:
    data = saved.read_bytes()
    saved.chmod(0o444)
    save(window, qtbot)
    assert "holiday.sean is write-protected" in window.banner.text and window.isWindowModified()
    assert saved.read_bytes() == data and saved.stat().st_mode & 0o777 == 0o444


def test_the_question_names_the_file_and_escape_cancels(window: MainWindow, tmp_path: Path) -> None:
    def escape() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox) and box.defaultButton().text().replace("&", "") == "Save as…"
        box.reject()

    QTimer.singleShot(50, escape)
    assert changed.ask_changed(window, tmp_path / "gone.sean") == changed.CANCEL

"""The window keeps a copy of unsaved work, and after a crash, of a real process, offers to restore it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sean_editor.gui.commands.autosave import EVERY_MS
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.main_window import MainWindow
from sean_editor.project_file import open_project
from sean_editor.session.autosave import KeptCopy, default_folder
from sean_editor.session.keeping import EVERY_EDITS

ROOT = Path(__file__).resolve().parents[3]
HAT = 14

EDITOR = """
import sys
from pathlib import Path
import platformdirs
platformdirs.user_data_path = lambda *names, **options: Path(sys.argv[1])
platformdirs.user_cache_path = lambda *names, **options: Path(sys.argv[2])
from PyQt5.QtCore import QSettings, QTimer
QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, sys.argv[2])
from sean_editor.gui import app, main_window


def work(window):
    document = window.session.document
    if document is None or document.modified:
        return
    document.fill_rectangle((80, 20), (170, 30), 14)
    window.projects.path = Path(sys.argv[2], "mine.sean")
    window.autosave.keep()


def look(window):
    work(window)
    if window.session.document is not None and window.autosave.idle:
        print("kept", flush=True)
        window.watch.stop()


def show(window, shown=main_window.MainWindow.show):
    window.watch = QTimer(window)
    window.watch.timeout.connect(lambda: look(window))
    window.watch.start(20)
    shown(window)


main_window.MainWindow.show = show
app.run_editor(Path(sys.argv[3]), checkpoint=Path(sys.argv[4]))
"""


def painted(window: MainWindow, row: int = 20) -> None:
    window.session.document.fill_rectangle((80, row), (170, row + 2), HAT)


def kept(window: MainWindow, qtbot) -> list[Path]:
    """The copies on disk once everything asked for is there."""
    qtbot.waitUntil(lambda: window.autosave.idle)
    folder = default_folder()
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.fixture
def crashed(own_data: Path, tmp_path: Path, tiny_checkpoint: Path) -> Path:
    """An editor was open on amara with a hat painted, and was killed; the folder of its copy."""
    face = ROOT / "resources" / "portraits" / "images" / "amara.jpg"
    words = [sys.executable, "-c", EDITOR, str(own_data), str(tmp_path), str(face), str(tiny_checkpoint)]
    with subprocess.Popen(words, cwd=ROOT, stdout=-1, text=True) as editor:
        assert editor.stdout is not None and editor.stdout.readline() == "kept\n"
        editor.kill()
    return own_data / "autosave"


def test_after_a_crash_the_next_start_restores(crashed: Path, tmp_path: Path, request, qtbot) -> None:
    (left,) = crashed.glob("*.sean")
    window: MainWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: window.banner.kind == "question")
    assert "before mine was saved. Restore the work of" in window.banner.text
    assert (window.banner.offer_button.text(), window.banner.refuse_button.text()) == ("Restore", "Discard")
    window.banner.offer_button.click()
    qtbot.waitUntil(lambda: window.isWindowModified())
    assert (window.session.document.labels[20:31, 80:171] == HAT).all()
    assert window.projects.path == tmp_path / "mine.sean", "saving goes where it would have gone"
    copies = [path for path in kept(window, qtbot) if path.suffix == ".sean"]
    assert copies == [left], "its place has become ours"
    assert np.array_equal(open_project(left).layout, window.session.document.labels)
    window.projects.save()
    qtbot.waitUntil(lambda: window.bench.jobs.idle and not window.isWindowModified())
    assert kept(window, qtbot) == [] and (tmp_path / "mine.sean").is_file()


@pytest.mark.slow
def test_what_is_not_wanted_is_thrown_away(crashed: Path, request, qtbot) -> None:
    window: MainWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: window.banner.kind == "question")
    document = window.session.document
    window.banner.refuse_button.click()
    assert kept(window, qtbot) == [] and window.banner.isHidden()
    assert window.session.document is document


def test_who_does_not_answer_is_asked_again(own_data: Path, window: MainWindow, qtbot) -> None:
    project = window.projects.snapshot()
    for _ in range(2):
        left = KeptCopy.for_new_editor(own_data / "autosave")
        left.write(project)
        left.release()
    window.autosave.offer()
    qtbot.waitUntil(lambda: window.banner.kind == "question")
    window.banner.show_error("Something else happened.")
    assert window.banner.text == "Something else happened."
    window.banner.close_button.click()
    assert window.banner.kind == "question", "it waits behind the error"
    window.banner.refuse_button.click()
    assert window.banner.kind == "question", "there are two"
    window.banner.close_button.click()
    assert window.banner.isHidden()
    window.session.document.mark_saved()
    window.close()
    assert len(list(own_data.rglob("*.sean"))) == 1, "put off, not thrown away"


def test_restoring_asks_about_work_done_meanwhile(
    own_data: Path, window: MainWindow, qtbot, monkeypatch
) -> None:
    left = KeptCopy.for_new_editor(own_data / "autosave")
    left.write(window.projects.snapshot())
    left.release()
    painted(window)
    document = window.session.document
    window.autosave.offer()
    qtbot.waitUntil(lambda: window.banner.kind == "question")
    answers = iter([unsaved.CANCEL, unsaved.SAVE])
    monkeypatch.setattr(unsaved, "ask_unsaved", lambda *_: next(answers))
    monkeypatch.setattr(files, "ask_save", lambda *_: own_data / "mine.sean")
    window.banner.offer_button.click()
    assert window.banner.kind == "question" and window.session.document is document
    window.banner.offer_button.click()
    qtbot.waitUntil(lambda: window.session.document is not document)
    assert (open_project(own_data / "mine.sean").layout == HAT).any()
    assert not (window.session.document.labels == HAT).any() and window.isWindowModified()
    assert window.banner.kind != "question"


def test_a_copy_that_cannot_be_opened_is_left_alone(own_data: Path, window: MainWindow, qtbot) -> None:
    folder = own_data / "autosave"
    folder.mkdir(parents=True)
    (folder / "bad.sean").write_bytes(b"from the future")
    window.autosave.offer()
    qtbot.waitUntil(lambda: window.autosave.idle)
    qtbot.wait(20)
    assert window.banner.kind != "question" and (folder / "bad.sean").exists()


def test_the_first_edit_makes_a_copy_twenty_another_and_saving_removes_it(
    window: MainWindow, tmp_path: Path, qtbot, monkeypatch
) -> None:
    painted(window, 10)
    copy, lock, journal = sorted(kept(window, qtbot), key=lambda path: path.suffix, reverse=True)
    assert (copy.suffix, lock.suffix, journal.suffix) == (".sean", ".lock", ".journal")
    first = window.session.document.labels.copy()
    for edit in range(1, EVERY_EDITS - 1):
        painted(window, 10 + 3 * edit)
    assert kept(window, qtbot) and np.array_equal(open_project(copy).layout, first)
    painted(window, 200)
    assert kept(window, qtbot)
    assert np.array_equal(open_project(copy).layout, window.session.document.labels)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "saved.sean")
    window.bench.actions["save"].trigger()
    qtbot.waitUntil(lambda: window.bench.jobs.idle and not window.isWindowModified())
    assert kept(window, qtbot) == []


def test_the_copy_knows_where_the_work_is_saved_to(window: MainWindow, tmp_path: Path, qtbot) -> None:
    """Worked on while it was being saved, it stays unsaved, and has a file from then on."""
    painted(window)
    copy = next(path for path in kept(window, qtbot) if path.suffix == ".sean")
    assert open_project(copy).stands_for is None
    window.projects.path = tmp_path / "mine.sean"
    window.projects.named.emit()
    qtbot.waitUntil(lambda: open_project(copy).stands_for == tmp_path / "mine.sean")


def test_the_minute_makes_a_copy_of_what_is_new(window: MainWindow, qtbot) -> None:
    assert window.autosave.timer.interval() == EVERY_MS == 60_000
    window.autosave.timer.timeout.emit()
    assert kept(window, qtbot) == []
    painted(window)
    copy = next(path for path in kept(window, qtbot) if path.suffix == ".sean")
    painted(window, 200)
    assert not np.array_equal(open_project(copy).layout, window.session.document.labels)
    window.autosave.timer.timeout.emit()
    assert kept(window, qtbot)
    assert np.array_equal(open_project(copy).layout, window.session.document.labels)
    written = copy.stat().st_mtime_ns
    window.autosave.timer.timeout.emit()
    assert kept(window, qtbot) and copy.stat().st_mtime_ns == written, "nothing new, nothing written"
    for _ in range(2):
        window.bench.actions["undo"].trigger()
    assert kept(window, qtbot) == [], "back at the start there is nothing to lose"


def test_another_portrait_and_a_clean_exit_leave_nothing(window: MainWindow, faces, qtbot) -> None:
    painted(window)
    window.autosave.keep()
    assert kept(window, qtbot)
    window.session.open_portrait(faces[1])
    assert kept(window, qtbot) == []
    painted(window)
    window.autosave.keep()
    assert kept(window, qtbot)
    folder = default_folder()
    window.session.document.mark_saved()
    window.close()
    assert list(folder.iterdir()) == []


def test_a_disk_that_fails_is_said_once(window: MainWindow, own_data: Path, qtbot) -> None:
    own_data.write_text("a file where the folder should be")
    for row in (10, 20):
        painted(window, row)
        window.autosave.keep()
        qtbot.waitUntil(lambda: window.autosave.idle)
    qtbot.waitUntil(lambda: "Autosave failed; unsaved changes would be lost" in window.banner.text)
    window.banner.close_button.click()
    window.autosave.keep()
    qtbot.waitUntil(lambda: window.autosave.idle)
    qtbot.wait(20)
    assert window.banner.isHidden()

"""The keeper: when it writes what, what it leaves behind, and what a disk that fails costs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sean_editor.document import Document, Portrait
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.project import Project
from sean_editor.document.replay import replay
from sean_editor.document.snapshots import Snapshot
from sean_editor.errors import UserError
from sean_editor.session import keeping
from sean_editor.session.autosave import KeptCopy, take_abandoned
from sean_editor.session.keeping import Keeper

HAIR, HAT, SKIN = 13, 14, 1


def portrait(name: str, shade: int = 128) -> Portrait:
    labels = np.zeros((32, 64), np.uint8)
    labels[4:30, 16:48] = SKIN
    return Portrait(name, np.full((32, 64, 3), shade, np.uint8), labels)


class Editor:
    """All of an editor that a keeper needs to know."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.complaints, self.waiting = folder, [], 0
        self.document = Document(portrait("anna"))
        self.references: list[Portrait] = []
        self._posted: list = []
        self._lock = threading.Lock()
        self.keeper = Keeper(folder, self.project, self.soon, self._post, self.complaints.append)
        self.keeper.follow(self.document)

    def project(self) -> Project:
        d = self.document
        return Project(
            d.portrait,
            d.labels.copy(),
            d.styles,
            d.locked,
            tuple(self.references),
            d.fit,
            stands_for=Path("x.sean"),
        )

    def soon(self) -> None:
        self.waiting += 1

    def _post(self, work) -> None:
        with self._lock:
            self._posted.append(work)

    def settle(self) -> None:
        """Half a second later: everything is on disk, and what came back has been taken in."""
        self.keeper.note()
        self.rest()

    def rest(self) -> None:
        while not self.keeper.idle:
            pass
        with self._lock:
            posted, self._posted = self._posted, []
        for work in posted:
            work()

    def files(self) -> list[str]:
        self.rest()
        return sorted(path.suffix for path in self.folder.iterdir()) if self.folder.exists() else []

    def on_disk(self) -> tuple[Project, Document]:
        """What the next start would find if this one were killed now."""
        self.rest()
        (path,) = {file.with_suffix(".sean") for file in self.folder.iterdir()}
        work = KeptCopy(path).recover()
        document = work.project.document()
        replay(document, work.events)
        return work.project, document


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    made = Editor(tmp_path / "autosave")
    yield made
    made.keeper.close()


def test_nothing_is_written_while_there_is_nothing_to_lose(editor: Editor) -> None:
    editor.document.set_locked(SKIN, True)
    editor.document.fill_rectangle((20, 20), (22, 22), HAT)
    editor.settle()
    assert editor.files() == [] and editor.waiting == 0, "skin is locked: no label changed"


def test_an_edit_is_on_disk_at_once_with_its_way_back(editor: Editor) -> None:
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.document.assign_style([HAIR], "be" * 16)
    editor.document.set_locked(HAT, True)
    assert editor.files() == [".journal", ".lock", ".sean"]
    project, document = editor.on_disk()
    assert np.array_equal(document.labels, editor.document.labels)
    assert document.styles == editor.document.styles and document.locked == {HAT}
    assert len(document.history) == 2 and project.stands_for == Path("x.sean")
    document.undo()
    document.undo()
    assert np.array_equal(document.labels, document.original_labels)


def test_a_snapshot_is_on_disk_at_once_and_unsaved_work_by_itself(editor: Editor) -> None:
    document = editor.document
    document.snapshots.add(Snapshot("", document.labels, automatic=True))
    assert editor.files() == [], "one of the program's own is nothing to lose"
    document.snapshots.add(Snapshot("mine", document.labels))
    editor.settle()
    assert [one.name for one in editor.on_disk()[1].snapshots] == ["", "mine"]
    document.snapshots.rename(tuple(document.snapshots)[1], "ours")
    editor.settle()
    assert [one.name for one in editor.on_disk()[1].snapshots] == ["", "ours"]
    document.snapshots.remove(tuple(document.snapshots)[1])
    editor.settle()
    assert editor.files() == []


def test_a_stroke_under_way_is_noted(editor: Editor) -> None:
    editor.document.begin_edit("Brush")
    editor.document.paint_segment((5, 5), (20, 9), 2, HAT)
    assert editor.waiting
    editor.settle()
    assert np.array_equal(editor.on_disk()[1].labels, editor.document.labels)
    editor.document.paint_segment((20, 9), (40, 20), 2, HAT)
    editor.settle()
    assert np.array_equal(editor.on_disk()[1].labels, editor.document.labels)
    editor.document.end_edit()
    assert len(editor.on_disk()[1].history) == 1


def test_a_first_stroke_that_is_given_up_leaves_nothing(editor: Editor) -> None:
    editor.document.begin_edit("Brush")
    editor.document.paint_segment((5, 5), (20, 9), 2, HAT)
    editor.settle()
    assert editor.files()
    editor.document.cancel_edit()
    assert editor.files() == []


def test_a_later_stroke_that_is_given_up_is_taken_back_at_once(editor: Editor) -> None:
    """A kill a moment later must not bring it back on top of newer steps."""
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.document.begin_edit("Brush")
    editor.document.paint_segment((5, 5), (20, 9), 2, HAT)
    editor.settle()
    editor.document.cancel_edit()
    editor.document.assign_style([HAIR], "be" * 16)
    document = editor.on_disk()[1]
    assert np.array_equal(document.labels, editor.document.labels)
    assert document.history.undo_label == editor.document.history.undo_label


def test_a_stroke_that_is_given_up_after_something_else_is_taken_back(editor: Editor) -> None:
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.document.begin_edit("Brush")
    editor.document.paint_segment((5, 5), (20, 9), 2, HAT)
    editor.settle()
    editor.document.assign_style([HAIR], "be" * 16)
    editor.document.set_locked(SKIN, True)
    editor.document.cancel_edit()
    editor.settle()
    document = editor.on_disk()[1]
    assert np.array_equal(document.labels, editor.document.labels) and document.locked == {SKIN}


def test_a_withdrawn_reference_in_use_asks_for_no_copy_again_and_again(editor: Editor) -> None:
    editor.document.assign_style([HAIR], "be" * 16)
    editor.rest()
    (copy,) = editor.folder.glob("*.sean")
    written = copy.stat().st_mtime_ns
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.settle()
    assert copy.stat().st_mtime_ns == written


def test_saving_removes_it_and_the_next_edit_brings_the_whole_history_back(editor: Editor) -> None:
    for column in (0, 5):
        editor.document.fill_rectangle((column, 0), (column + 2, 3), HAT)
    editor.document.mark_saved()
    assert editor.files() == []
    editor.document.undo()
    _, document = editor.on_disk()
    assert len(document.history) == 1 and document.history.can_redo
    document.redo()
    assert (document.labels == HAT).sum() == 24


def test_a_reference_that_comes_later_is_in_the_copy(editor: Editor) -> None:
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.rest()
    editor.references.append(portrait("berta", 7))
    editor.keeper.renew()
    editor.settle()
    project, document = editor.on_disk()
    assert [one.name for one in project.references] == ["berta"]
    editor.references.append(portrait("carla", 9))  # a shipped one is in the project once it is in use
    editor.document.assign_style([HAIR], editor.references[1].id)
    editor.settle()
    project, document = editor.on_disk()
    assert [one.name for one in project.references] == ["berta", "carla"]
    assert document.styles.sources() == {editor.references[1].id}


def test_before_there_is_a_copy_the_journal_is_enough(editor: Editor) -> None:
    """A photo may take seconds to be written, edits do not wait for it."""
    photo = Photo(np.zeros((40, 40, 3), np.uint8), "holiday")
    square = Alignment(np.array([[0, 0], [40, 0], [40, 40], [0, 40]], float))
    editor.document = Document(replace(portrait("anna"), origin=PhotoOrigin(photo, square)))
    editor.keeper.follow(editor.document)
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    assert editor.on_disk()[0].portrait.origin is not None and not editor.on_disk()[0].trouble
    next(editor.folder.glob("*.sean")).unlink()
    project, document = editor.on_disk()
    assert (document.labels == HAT).sum() == 16 and "photo of anna" in project.trouble
    (journal,) = editor.folder.glob("*.journal")
    assert KeptCopy(journal.with_suffix(".sean")).name == "anna"


def test_a_damaged_journal_costs_only_what_the_copy_lacks(editor: Editor) -> None:
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.rest()
    (journal,) = editor.folder.glob("*.journal")
    journal.write_bytes(b"\0" * 300)
    assert (editor.on_disk()[1].labels == HAT).sum() == 16
    journal.with_suffix(".sean").write_bytes(b"PK")
    with pytest.raises(UserError, match="not a project"):
        editor.on_disk()
    with pytest.raises(UserError, match="not a project"):
        _ = KeptCopy(journal.with_suffix(".sean")).name


def test_a_copy_of_another_portrait_is_not_mixed_in(editor: Editor) -> None:
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.rest()
    (copy,) = editor.folder.glob("*.sean")
    KeptCopy(copy).write(Project(portrait("zoe", 1), portrait("zoe").labels))
    project, document = editor.on_disk()
    assert project.portrait.name == "anna" and (document.labels == HAT).sum() == 16


def test_a_disk_that_fails_is_said_and_tried_again(editor: Editor) -> None:
    editor.folder.write_text("a file where the folder should be")
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.rest()
    assert editor.complaints and all("cannot be created" in one for one in editor.complaints)
    editor.folder.unlink()
    editor.document.fill_rectangle((5, 0), (8, 3), HAT)
    editor.rest()
    editor.keeper.keep_news()
    assert len(editor.on_disk()[1].history) == 2


def test_a_journal_that_grew_large_is_begun_again(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.document.fill_rectangle((0, 9), (3, 12), HAT)
    for column in range(0, 20, 2):
        editor.document.fill_rectangle((column, 0), (column, 3), HAT)
        editor.document.undo()
    editor.rest()
    (journal,) = editor.folder.glob("*.journal")
    before = journal.stat().st_size
    monkeypatch.setattr(keeping, "LARGE", 100)
    editor.keeper.keep()
    assert len(editor.on_disk()[1].history) == len(editor.document.history)
    assert journal.stat().st_size < before


def test_another_document_has_files_of_its_own(editor: Editor) -> None:
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.rest()
    (journal,) = editor.folder.glob("*.journal")
    editor.document = Document(portrait("zoe", 1))
    editor.keeper.follow(editor.document)
    assert editor.files() == []
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    assert editor.on_disk()[0].portrait.name == "zoe"
    assert not journal.exists()


def test_recovered_work_stays_in_its_place(editor: Editor) -> None:
    editor.document.fill_rectangle((0, 0), (3, 3), HAT)
    editor.keeper.leave()
    (copy,) = take_abandoned(editor.folder)
    work = copy.recover()
    next_one = Editor(editor.folder)
    next_one.document = work.project.document()
    replay(next_one.document, work.events)
    next_one.keeper.follow(next_one.document, copy)
    assert next_one.files() == [".journal", ".lock", ".sean"]
    next_one.document.fill_rectangle((5, 0), (8, 3), HAT)
    assert len(next_one.on_disk()[1].history) == 2
    assert [file.stem for file in editor.folder.iterdir()] == [copy.path.stem] * 3
    next_one.document.mark_saved()
    assert next_one.files() == []
    next_one.keeper.close()


def test_who_is_ended_from_outside_leaves_unsaved_work_only(editor: Editor) -> None:
    editor.document.begin_edit("Brush")
    editor.document.paint_segment((5, 5), (20, 9), 2, HAT)
    editor.keeper.leave()
    (copy,) = take_abandoned(editor.folder)
    assert np.array_equal(replayed(copy).labels, editor.document.labels)
    copy.discard()
    other = Editor(editor.folder)
    other.document.fill_rectangle((0, 0), (3, 3), HAT)
    other.document.mark_saved()
    other.keeper.leave()
    assert list(editor.folder.iterdir()) == []


def replayed(copy: KeptCopy) -> Document:
    work = copy.recover()
    document = work.project.document()
    replay(document, work.events)
    return document

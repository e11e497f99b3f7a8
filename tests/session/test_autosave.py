"""Copies against a crash: whose they are, and that no editor takes another's."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.project_file import open_project
from sean_editor.session import autosave
from sean_editor.session.autosave import KeptCopy, let_go, take_abandoned, take_lock

ROOT = Path(__file__).resolve().parents[2]

OTHER_EDITOR = """
import sys
from pathlib import Path
sys.path.insert(0, "tests/session")
from test_autosave import project
from sean_editor.session.autosave import KeptCopy
copy = KeptCopy.for_new_editor(Path(sys.argv[1]))  # it holds the lock
copy.write(project("Ann"))
print("kept", flush=True)
sys.stdin.readline()
"""


def project(name: str) -> Project:
    labels = np.zeros((32, 32), np.uint8)
    return Project(Portrait(name, np.zeros((32, 32, 3), np.uint8), labels), labels)


@contextmanager
def other_editor(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that keeps a copy in `folder` and lives on."""
    words = [sys.executable, "-c", OTHER_EDITOR, str(folder)]
    with subprocess.Popen(words, cwd=ROOT, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "kept\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_running_editor_keeps_its_copy_and_a_killed_one_leaves_it(tmp_path: Path) -> None:
    with other_editor(tmp_path) as process:
        assert len(list(tmp_path.glob("*.sean"))) == 1
        assert take_abandoned(tmp_path) == [], "it is alive"
        process.kill()
        process.wait()
        (copy,) = take_abandoned(tmp_path)
        assert open_project(copy.path).portrait.name == "Ann"
        assert take_abandoned(tmp_path) == [], "only one editor gets it"
        copy.release()
        (copy,) = take_abandoned(tmp_path)
        copy.discard()
        assert list(tmp_path.iterdir()) == []


def test_two_editors_do_not_meet(tmp_path: Path) -> None:
    first, second = KeptCopy.for_new_editor(tmp_path), KeptCopy.for_new_editor(tmp_path)
    first.write(project("Ann"))
    second.write(project("Ben"))
    assert take_abandoned(tmp_path) == []
    first.discard()
    assert open_project(second.path).portrait.name == "Ben"
    second.write(project("Cay"))
    assert open_project(second.path).portrait.name == "Cay"
    second.discard()
    assert list(tmp_path.iterdir()) == []


def test_the_newest_comes_first(tmp_path: Path) -> None:
    copies = {name: KeptCopy.for_new_editor(tmp_path) for name in ("old", "new", "middle")}
    for (name, copy), age in zip(copies.items(), (300, 100, 200), strict=True):
        copy.write(project(name))
        os.utime(copy.path, (time.time() - age,) * 2)
        copy.release()
    taken = take_abandoned(tmp_path)
    assert [open_project(copy.path).portrait.name for copy in taken] == ["new", "middle", "old"]
    assert taken[0].date < taken[0].date.now()
    for copy in taken:
        copy.discard()


def test_what_was_left_in_the_middle_of_writing_is_swept_away(tmp_path: Path) -> None:
    copy = KeptCopy.for_new_editor(tmp_path)
    copy.write(project("Ann"))
    copy.path.unlink()
    copy.release()  # killed before the first copy was complete
    old, fresh = tmp_path / f".{'a' * 32}.part", tmp_path / f".{'b' * 32}.part"
    old.touch()
    os.utime(old, (0, 0))
    fresh.touch()  # another editor may be writing it now
    assert take_abandoned(tmp_path) == []
    assert list(tmp_path.iterdir()) == [fresh]


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert take_abandoned(tmp_path / "none") == []
    KeptCopy.for_new_editor(tmp_path / "none").discard()
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be created"):
        KeptCopy.for_new_editor(tmp_path / "file" / "autosave").write(project("Ann"))


def test_a_disk_without_locks_still_keeps_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "take_lock", lambda path: None)
    copy = KeptCopy.for_new_editor(tmp_path)
    copy.write(project("Ann"))
    assert open_project(copy.path).portrait.name == "Ann"
    assert take_abandoned(tmp_path) == []
    copy.discard()


def test_copies_go_to_the_persons_data() -> None:
    assert autosave.default_folder().parts[-2:] == ("sean-editor", "autosave")


def test_a_lock_is_held_once_and_let_go(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    lock = take_lock(path)
    assert lock is not None and take_lock(path) is None
    let_go(lock)
    let_go(lock)
    again = take_lock(path)
    assert again is not None
    let_go(again, remove=True)
    assert not path.exists()
    path.touch()
    assert take_lock(path / "b.lock") is None, "no folder"

"""Copies of open work that outlive a crash: one place for each open document, in the user's data folder.

NAME.sean     a project: the photo, the references and all else that is large, at most a minute old
NAME.journal  the history and every edit, at most a moment old
NAME.lock     locked while the editor lives
"""

from __future__ import annotations

import threading
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import platformdirs
from filelock import BaseFileLock, FileLock, Timeout

from models.atomic_write import remove_leftovers
from models.translation import tr
from sean_editor.document.project import Project
from sean_editor.document.replay import Event
from sean_editor.errors import UserError
from sean_editor.project_file import SUFFIX, open_project, project_name, save_project
from sean_editor.session import journal
from sean_editor.session.journal import Journal, read_journal

A_DAY = 24 * 60 * 60  # seconds


def default_folder() -> Path:
    """The folder of autosaved copies on this system."""
    return platformdirs.user_data_path("sean-editor", appauthor=False) / "autosave"


@dataclass(frozen=True, eq=False)
class Recovered:
    """Work that outlived its editor: `events` happened to `project` since it was opened."""

    project: Project
    events: tuple[Event, ...] = ()


class KeptCopy:
    """The files of one document; they are locked while this object and its editor live.

    Any thread may call any method. After `discard` nothing is written any more.
    """

    def __init__(self, path: Path, lock: BaseFileLock | None = None) -> None:
        self.path = path
        self.journal = Journal(path.with_suffix(journal.SUFFIX))
        self._lock = lock
        self._claiming = threading.Lock()
        self._discarded = False

    @classmethod
    def for_new_editor(cls, folder: Path) -> KeptCopy:
        """A place of its own; nothing is written yet."""
        return cls(folder / f"{uuid.uuid4().hex}{SUFFIX}")

    @property
    def date(self) -> datetime:
        """When it was last written to, in local time."""
        files = [path for path in (self.path, self.journal.path) if path.exists()]
        return datetime.fromtimestamp(max(path.stat().st_mtime for path in files))

    # writing

    def claim(self) -> None:
        """Lock the place, as long as it is needed. UserError if its folder cannot be made."""
        with self._claiming:
            if self._discarded:
                return
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise UserError(
                    tr(
                        "The folder {folder} cannot be created ({reason}).",
                        folder=self.path.parent,
                        reason=error.strerror,
                    )
                ) from error
            if self._lock is None:  # some network disks know no locks: then the copy stands without one
                self._lock = take_lock(_lock_of(self.path))

    def write(self, project: Project) -> None:
        """Keep this state instead of the last. UserError if the disk does not let it."""
        self.claim()
        save_project(self.path, project)
        self.journal.outdate()

    def begin(self, beginning: Project, events: list[Event]) -> None:
        """Begin the journal, in place of an older one. UserError if the disk does not let it."""
        self.claim()
        self.journal.begin(beginning, events)

    # reading

    @property
    def name(self) -> str:
        """What the work is called. UserError if nothing of it can be opened."""
        try:
            return project_name(self.path)
        except UserError:
            if (story := read_journal(self.journal.path)) is None:
                raise
            return story.beginning.portrait.name

    def recover(self) -> Recovered:
        """The work: state and history from the journal, all else from the project.

        One of them does without the other: there is no project yet in the first moment, and a journal of
        which nothing can be read costs what was done since the project was written, and the history.
        UserError if there is neither.
        """
        story = read_journal(self.journal.path)
        if story is None:
            return Recovered(open_project(self.path))
        begun = story.beginning
        try:
            project = open_project(self.path)
        except UserError:
            return Recovered(begun, story.events)
        if project.portrait.id != begun.portrait.id:
            return Recovered(begun, story.events)
        project = replace(
            project, layout=begun.layout, styles=begun.styles, locked=begun.locked, fit=begun.fit
        )
        return Recovered(project, story.events)

    # leaving

    def discard(self) -> None:
        """It is needed no more."""
        with self._claiming:
            self._discarded = True
        for path, remove in ((self.journal.path, self.journal.discard), (self.path, self._remove)):
            try:
                remove()
            except OSError as error:
                raise UserError(
                    tr(
                        "{file} cannot be removed ({reason}). Remove it yourself.",
                        file=path,
                        reason=error.strerror,
                    )
                ) from error
        self.release(remove=True)

    def release(self, remove: bool = False) -> None:
        """Leave it to others; `remove` the lock's file as well."""
        with self._claiming:
            if self._lock is not None:
                let_go(self._lock, remove)
                self._lock = None

    def _remove(self) -> None:
        self.path.unlink(missing_ok=True)


def take_abandoned(folder: Path) -> list[KeptCopy]:
    """The copies whose editors are gone, newest first. They are locked: no other editor can take them too."""
    taken = []
    _sweep(folder)
    files = (*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*{journal.SUFFIX}"))
    for path in {file.with_suffix(SUFFIX) for file in files}:
        lock = take_lock(_lock_of(path))
        if lock is not None and _is_there(path):
            taken.append(KeptCopy(path, lock))
        elif lock is not None:  # its last owner was just discarding it
            let_go(lock, remove=True)
    return sorted(taken, key=lambda copy: copy.date, reverse=True)


def _is_there(path: Path) -> bool:
    return path.exists() or path.with_suffix(journal.SUFFIX).exists()


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _sweep(folder: Path) -> None:
    """Remove what editors left that were stopped in the middle of writing."""
    for lock_path in folder.glob("*.lock"):
        if not _is_there(lock_path.with_suffix(SUFFIX)) and (lock := take_lock(lock_path)) is not None:
            let_go(lock, remove=True)
    remove_leftovers(folder, A_DAY)  # a younger one may be being written by another editor


def take_lock(path: Path) -> BaseFileLock | None:
    """Lock the file at `path`, made if it is not there; None if another holds it or it cannot be made.

    The system lets go of it when the process ends, however that happens: no process id has to be looked up,
    which another process may have by then.
    """
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)  # any thread may let go of it
    try:
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock


def let_go(lock: BaseFileLock, remove: bool = False) -> None:
    """Release a lock, and remove its file if so wished. Safe to call twice."""
    if remove and lock.is_locked:  # while it is held: nobody can have taken it meanwhile
        with suppress(OSError):  # Windows removes it itself, once it is released
            Path(lock.lock_file).unlink()
    lock.release()

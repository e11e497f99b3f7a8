"""Copies of open work that outlive a crash: one place for each running editor, in the user's data folder."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs
from filelock import BaseFileLock, FileLock, Timeout

from models.atomic_write import remove_leftovers
from models.translation import tr
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.project_file import SUFFIX, save_project

A_DAY = 24 * 60 * 60  # seconds


def default_folder() -> Path:
    """The folder of autosaved copies on this system."""
    return platformdirs.user_data_path("sean-editor", appauthor=False) / "autosave"


class KeptCopy:
    """One editor's copy: NAME.sean, and NAME.lock, which is locked while this object and its editor live."""

    def __init__(self, path: Path, lock: BaseFileLock | None = None) -> None:
        self.path = path
        self._lock = lock

    @classmethod
    def for_new_editor(cls, folder: Path) -> KeptCopy:
        """A place of its own; nothing is written yet."""
        return cls(folder / f"{uuid.uuid4().hex}{SUFFIX}")

    @property
    def date(self) -> datetime:
        """When it was written, in local time."""
        return datetime.fromtimestamp(self.path.stat().st_mtime)

    def write(self, project: Project) -> None:
        """Keep this state instead of the last. UserError if the disk does not let it."""
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
        save_project(self.path, project)

    def discard(self) -> None:
        """It is needed no more."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                tr(
                    "{file} cannot be removed ({reason}). Remove it yourself.",
                    file=self.path,
                    reason=error.strerror,
                )
            ) from error
        self.release(remove=True)

    def release(self, remove: bool = False) -> None:
        """Leave it to others; `remove` the lock's file as well."""
        if self._lock is not None:
            let_go(self._lock, remove)
            self._lock = None


def take_abandoned(folder: Path) -> list[KeptCopy]:
    """The copies whose editors are gone, newest first. They are locked: no other editor can take them too."""
    taken = []
    _sweep(folder)
    for path in folder.glob(f"*{SUFFIX}"):
        lock = take_lock(_lock_of(path))
        if lock is not None and path.exists():
            taken.append(KeptCopy(path, lock))
        elif lock is not None:  # its last owner was just discarding it
            let_go(lock, remove=True)
    return sorted(taken, key=lambda copy: copy.date, reverse=True)


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _sweep(folder: Path) -> None:
    """Remove what editors left that were stopped in the middle of writing."""
    for lock_path in folder.glob("*.lock"):
        if not lock_path.with_suffix(SUFFIX).exists() and (lock := take_lock(lock_path)) is not None:
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

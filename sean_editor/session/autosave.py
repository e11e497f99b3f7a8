"""Copies of open work that outlive a crash: one place for each running editor, in the user's data folder."""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs

from models.translation import tr
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.project_file import SUFFIX, save_project
from sean_editor.session.file_lock import FileLock

A_DAY = 24 * 60 * 60  # seconds


def default_folder() -> Path:
    """Where copies are kept on this system."""
    return platformdirs.user_data_path("sean-editor", appauthor=False) / "autosave"


class KeptCopy:
    """One editor's copy: NAME.sean, and NAME.lock, which is locked as long as that editor lives."""

    def __init__(self, path: Path, lock: FileLock | None = None) -> None:
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
            self._lock = FileLock.take(_lock_of(self.path))
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
            self._lock.release(remove)
            self._lock = None


def take_abandoned(folder: Path) -> list[KeptCopy]:
    """The copies whose editors are gone, newest first. They are locked: no other editor can take them too."""
    taken = []
    _sweep(folder)
    for path in folder.glob(f"*{SUFFIX}"):
        lock = FileLock.take(_lock_of(path))
        if lock is not None and path.exists():
            taken.append(KeptCopy(path, lock))
        elif lock is not None:  # its last owner was just discarding it
            lock.release(remove=True)
    return sorted(taken, key=lambda copy: copy.date, reverse=True)


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _sweep(folder: Path) -> None:
    """Remove what editors left that were stopped in the middle of writing."""
    for lock_path in folder.glob("*.lock"):
        if not lock_path.with_suffix(SUFFIX).exists() and (lock := FileLock.take(lock_path)) is not None:
            lock.release(remove=True)
    for part in folder.glob(".*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > A_DAY:
                part.unlink()

"""A lock that lives as long as its process: the system lets go of it, however the process ends.

That is why no process id has to be looked up, which another process may have by then.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """A locked file; `take` makes it, `release` ends it."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    @classmethod
    def take(cls, path: Path) -> FileLock | None:
        """Lock the file at `path`, made if it is not there; None if another holds it or it cannot be made."""
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return None
        return cls(path, handle)

    def release(self, remove: bool = False) -> None:
        """Let go of the file, and remove it if so wished. Safe to call twice."""
        if self._handle is None:
            return
        if remove and sys.platform != "win32":  # while it is held: nobody can have taken it meanwhile
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        if remove and sys.platform == "win32":  # an open file cannot be removed there
            with suppress(OSError):
                self._path.unlink()

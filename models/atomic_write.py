"""Atomic writing: a file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
import uuid
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from models.errors import UserError
from models.translation import tr

Cancelled = Callable[[], bool]
Content = bytes | str | Callable[[BinaryIO], object]
STALE = 60 * 60
"""Seconds after which a temporary file that nobody has written to is a leftover of a killed process."""

_swept: set[Path] = set()  # folders

_TEMPORARY = re.compile(r"\.[0-9a-f]{32}\.part")


def never() -> bool:
    """Nobody wants to stop."""
    return False


def write_atomically(path: Path | str, content: Content, cancelled: Cancelled = never) -> None:
    """Write `content` to a temporary file beside `path`, then put that in its place in one step.

    `content` is bytes, a text (stored as UTF-8, its line ends as they are), or a function that writes to the
    file it is given. Whatever goes wrong, an older file at `path` stays as it was,
    and so it does if it is write-protected; a new one gets its permissions. UserError if the place cannot be
    written to; CancelledError (of concurrent.futures) soon after `cancelled()` is true.
    """
    temporary: Path | None = None
    try:
        target = Path(path).resolve()  # a link stays a link: its target is what gets replaced
        if target.is_dir():
            raise UserError(tr("{file} is a folder. Give the name of a file.", file=path))
        if not target.parent.is_dir():
            raise UserError(
                tr("There is no folder {folder}. Create it, or save elsewhere.", folder=target.parent)
            )
        _check_permission(target)
        _sweep_once(target.parent)
        temporary = target.with_name(f".{uuid.uuid4().hex}.part")
        with temporary.open("xb") as file:
            _write(content, file if cancelled is never else cast(BinaryIO, _Stoppable(file, cancelled)))
        stop_if(cancelled)
        if target.exists():
            with suppress(OSError):  # some file systems know no permissions
                shutil.copymode(target, temporary)
        temporary.replace(target)
    except (
        OSError,
        ValueError,
    ) as error:  # ValueError: a picture too large for its format, a NUL in the name
        raise UserError(_sentence(path, error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):  # a read-only disk refuses even to remove what is not there
                temporary.unlink(missing_ok=True)


def remove_leftovers(folder: Path, age: float = 0) -> None:
    """Remove the temporary files that killed processes left in a folder, those older than `age` seconds.

    Without an age nobody else may be writing there.
    """
    for path in folder.glob(".*.part"):
        with suppress(OSError):
            if _TEMPORARY.fullmatch(path.name) and time.time() - path.stat().st_mtime >= age:
                path.unlink()


def _sweep_once(folder: Path) -> None:
    """Remove leftovers before the first file that this process writes to a folder: large ones take many."""
    if folder not in _swept:
        _swept.add(folder)
        remove_leftovers(folder, STALE)


def _check_permission(target: Path) -> None:
    """UserError for a write-protected file: putting another in its place asks only for the folder's."""
    if not target.exists():
        return
    anyone = target.stat().st_mode & 0o222  # root may write to any file, but somebody protected this one
    protected = not anyone or not os.access(target, os.W_OK)
    if protected and os.access(target.parent, os.W_OK):  # else the folder, or the disk, is what is protected
        raise UserError(
            tr("{file} is write-protected. Remove the protection, or save under another name.", file=target)
        )


def _sentence(path: Path | str, error: OSError | ValueError) -> str:
    """What went wrong in writing to `path`, and what to do."""
    reason = getattr(error, "strerror", None) or str(error)
    match getattr(error, "errno", None):
        case errno.ENOSPC | errno.EDQUOT:
            return tr(
                "Could not write {file} ({reason}). Free some space there, or choose another folder.",
                file=path,
                reason=reason,
            )
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return tr("Could not write {file} ({reason}). Choose another folder.", file=path, reason=reason)
    return tr("Could not write {file} ({reason}). Try another name or folder.", file=path, reason=reason)


def _write(content: Content, file: BinaryIO) -> None:
    if callable(content):
        content(file)
    else:
        # a name of bytes that are no UTF-8, as in a report, is written as its escapes
        file.write(content.encode(errors="backslashreplace") if isinstance(content, str) else content)


class _Stoppable:
    """A file that is not written to any more once somebody wants to stop.

    It has no `fileno`: Pillow would hand that to its encoders, and not come by here again.
    """

    def __init__(self, file: BinaryIO, cancelled: Cancelled) -> None:
        self._file, self._cancelled = file, cancelled
        self.seek, self.tell, self.read, self.flush = file.seek, file.tell, file.read, file.flush

    def write(self, data: bytes) -> int:
        stop_if(self._cancelled)
        return self._file.write(data)


def stop_if(cancelled: Cancelled) -> None:
    """CancelledError (of concurrent.futures) if `cancelled()` is true."""
    if cancelled():
        raise CancelledError

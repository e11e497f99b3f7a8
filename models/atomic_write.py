"""Atomic writing: a file is written whole or not at all."""

from __future__ import annotations

import re
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
_TEMPORARY = re.compile(r"\.[0-9a-f]{32}\.part")


def never() -> bool:
    """Nobody wants to stop."""
    return False


def write_atomically(path: Path | str, content: Content, cancelled: Cancelled = never) -> None:
    """Write `content` to a temporary file beside `path`, then put that in its place in one step.

    `content` is bytes, a text (stored as UTF-8, its line ends as they are), or a function that writes to the
    file it is given. Whatever goes wrong, an older file at `path` stays as it was. UserError if the place
    cannot be written to; CancelledError (of concurrent.futures) soon after `cancelled()` is true.
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
        temporary = target.with_name(f".{uuid.uuid4().hex}.part")
        with temporary.open("xb") as file:
            _write(content, file if cancelled is never else cast(BinaryIO, _Stoppable(file, cancelled)))
        stop_if(cancelled)
        temporary.replace(target)
    except (
        OSError,
        ValueError,
    ) as error:  # ValueError: a picture too large for its format, a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(
            tr("Could not write {file} ({reason}). Try another name or folder.", file=path, reason=reason)
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def remove_leftovers(folder: Path, age: float = 0) -> None:
    """Remove the temporary files that killed processes left in a folder, those older than `age` seconds.

    Without an age nobody else may be writing there.
    """
    for path in folder.glob(".*.part"):
        with suppress(OSError):
            if _TEMPORARY.fullmatch(path.name) and time.time() - path.stat().st_mtime >= age:
                path.unlink()


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

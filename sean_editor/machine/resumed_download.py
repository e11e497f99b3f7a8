"""A large file whose digest nobody has published: downloaded in parts, over as many starts as it takes.

Without a digest only the server can say whether it still has the file that was begun. So its entity tag (or
date) and its length are kept beside the part, and asked for again.
"""

from __future__ import annotations

import json
import shutil
import urllib.parse
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from models.atomic_write import Cancelled, never, write_atomically
from models.translation import joined, tr
from sean_editor.errors import UserError
from sean_editor.machine.http_file import (
    OutOfRangeError,
    RefusalError,
    RemoteFile,
    about_page,
    is_web_page,
    open_remote,
)

Report = Callable[[int, int | None], object]
"""Takes the bytes that have arrived and those of the whole file, None where the server does not say."""


class DownloadError(UserError):
    """No address gave the file."""


_REPORT_EVERY = 1 << 20
_LONGEST_NOTE = 10_000


@dataclass(frozen=True)
class _Note:
    """Which file a part belongs to."""

    url: str
    validator: str
    total: int | None


class Part:
    """What has arrived of a file: NAME.part, and beside it NAME.part.json, which says what it belongs to."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(f"{path.name}.part")
        self._note_path = path.with_name(f"{path.name}.part.json")
        self._lock_path = path.with_name(f"{path.name}.lock")

    @property
    def arrived(self) -> int:
        """Bytes."""
        with suppress(OSError):
            return self.path.stat().st_size
        return 0

    @property
    def total(self) -> int | None:
        """Bytes of the whole file, None while that is not known."""
        note = self.note()
        return note.total if note is not None else None

    def note(self) -> _Note | None:
        """What the part belongs to; None if there is no part, or nothing is known about it."""
        try:
            if not self.arrived or self._note_path.stat().st_size > _LONGEST_NOTE:
                return None
            stored = json.loads(self._note_path.read_text())
            url, validator, total = stored["url"], stored["validator"], stored["total"]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        # a control character in it would end the header that asks for it
        known = isinstance(url, str) and isinstance(validator, str) and validator.isprintable()
        return _Note(url, validator, total) if known and isinstance(total, int | None) else None

    def begin(self, note: _Note) -> None:
        """Begin afresh with the file that `note` describes."""
        self.discard()
        write_atomically(self._note_path, json.dumps(asdict(note)))

    def discard(self) -> None:
        """Remove what has arrived."""
        for path in (self.path, self._note_path):
            path.unlink(missing_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else works on it meanwhile. UserError if somebody does."""
        from filelock import FileLock, Timeout  # the command `install` runs before it is there

        lock = FileLock(self._lock_path)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise UserError(
                tr(
                    "Another SEAN Editor is downloading {file}. Wait for it, or close it.",
                    file=self.path.stem,
                )
            ) from error
        try:
            yield
        finally:
            with suppress(OSError):  # while it is locked: nobody waits for it
                self._lock_path.unlink()
            lock.release()


def fetch_resumed(
    urls: tuple[str, ...],
    part: Part,
    most: int,
    room: int = 0,
    report: Report = lambda done, total: None,
    cancelled: Cancelled = never,
) -> Path:
    """The path of the file, which has arrived whole as far as its server says; `part` still owns it.

    A part is continued where it came from; with none, the addresses are tried in turn. `most` bounds its
    bytes, and `room` is what must be free on the disk beyond it. CancelledError (of concurrent.futures) soon
    after `cancelled()` is true, what has arrived being kept. DownloadError if no address gives the file,
    with a reason for each; UserError if it cannot be stored.
    """
    try:
        part.path.parent.mkdir(parents=True, exist_ok=True)
        with part.locked():
            return _fetch(urls, _Transfer(part, most, room, report, cancelled))
    except OSError as error:
        raise UserError(
            tr(
                "{file} could not be stored in {folder} ({reason}). Free some space there and check that "
                "the folder can be written to.",
                file=part.path.stem,
                folder=part.path.parent,
                reason=error.strerror or error,
            )
        ) from error


def check_room(folder: Path, file: str, needed: int) -> None:
    """UserError if `needed` bytes for `file` do not fit on the disk of `folder`."""
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise UserError(
            tr(
                "{file} needs {needed:,.0f} MB, but only {free:,.0f} MB are free in {folder}. Free "
                "some space there.",
                file=file,
                needed=needed / 1e6,
                free=free / 1e6,
                folder=folder,
            )
        )


def _fetch(urls: tuple[str, ...], transfer: _Transfer) -> Path:
    part, refusals = transfer.part, []
    begun = part.note()
    if begun is not None and begun.url in urls:
        urls = (begun.url,)  # another address would have to begin afresh
    for url in urls:
        try:
            transfer.complete(url)
        except RefusalError as refusal:
            refusals.append(f"{urllib.parse.urlsplit(url).hostname} {refusal}")
        else:
            return part.path
    sentences = [
        tr(
            "{file} could not be downloaded: {reasons}.", file=part.path.stem, reasons=tr("; ").join(refusals)
        ),
        tr("The part that has arrived is kept.") if part.arrived else "",
    ]
    raise DownloadError(joined(*sentences))


@dataclass(frozen=True)
class _Transfer:
    """A download under way."""

    part: Part
    most: int
    room: int
    report: Report
    cancelled: Cancelled

    def complete(self, url: str) -> None:
        """Fill the part from this address. RefusalError if it does not give the whole file."""
        self._stop_if_cancelled()
        begun, arrived = self.part.note(), self.part.arrived
        if begun is not None and begun.url == url and arrived == begun.total:
            return
        remote = self._open(url, begun if begun is not None and begun.url == url else None)
        if remote is not None:
            with remote:
                self._append(remote)

    def _open(self, url: str, begun: _Note | None) -> RemoteFile | None:
        """The file from where the part ends, or from its beginning; None if the part is whole."""
        if begun is None:
            return self._open_afresh(url)
        arrived = self.part.arrived
        try:
            remote = open_remote(url, arrived, begun.validator)
        except OutOfRangeError as refusal:
            if refusal.total == arrived:  # its length was a lie, or not known
                return None
            return self._open_afresh(url)
        if remote.start == 0:  # the file has changed, or the server knows no ranges
            return self._begin(url, remote)
        same = remote.validator in ("", begun.validator) and remote.total in (None, begun.total)
        if same:
            return remote
        with remote:  # it did not heed If-Range
            return self._open_afresh(url)

    def _open_afresh(self, url: str) -> RemoteFile:
        return self._begin(url, open_remote(url))

    def _begin(self, url: str, remote: RemoteFile) -> RemoteFile:
        try:
            if remote.total is not None and remote.total > self.most:
                raise RefusalError(
                    tr(
                        "has another file of that name ({total:,} bytes, more than {most:,})",
                        total=remote.total,
                        most=self.most,
                    )
                )
            self.part.begin(_Note(url, remote.validator, remote.total))
        except BaseException:
            with remote:
                raise
        return remote

    def _append(self, remote: RemoteFile) -> None:
        part, done, note = self.part, self.part.arrived, self.part.note()
        total = remote.total if remote.total is not None else note.total if note is not None else None
        check_room(part.path.parent, part.path.stem, (total or self.most) - done + self.room)
        end = self.most + 1 if total is None else total
        with part.path.open("ab") as file:
            self.report(done, total)
            reported = done
            while chunk := remote.read(end - done):
                if done == 0 and is_web_page(chunk):
                    part.discard()
                    raise RefusalError(about_page(chunk))
                file.write(chunk)
                done += len(chunk)
                if done - reported >= _REPORT_EVERY or done == total:
                    self.report(done, total)
                    reported = done
                self._stop_if_cancelled()
        if total is None and done > self.most:
            part.discard()
            raise RefusalError(tr("has another file of that name (more than {most:,} bytes)", most=self.most))
        if done < (total or 1):
            raise RefusalError(tr("closed the connection"))

    def _stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise CancelledError

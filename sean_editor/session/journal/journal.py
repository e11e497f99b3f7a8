"""One document's journal: a file that grows by a record for each event, and is whole after each of them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.atomic_write import write_atomically
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.project import Project
from sean_editor.document.replay import Event
from sean_editor.errors import UserError
from sean_editor.session.journal.reader import EventReader
from sean_editor.session.journal.records import Record, pack, read_records
from sean_editor.session.journal.writer import EventWriter

SUFFIX = ".journal"
LARGE = 256 * 1024 * 1024
"""Bytes beyond which a journal is better begun again: undone and forgotten steps are in it, too."""


@dataclass(frozen=True, eq=False)
class Story:
    """A journal as read: the state at its beginning, and what happened since, as far as it is whole."""

    beginning: Project
    events: tuple[Event, ...]


class Journal:
    """The file at `path`. Every method may be called on any thread; each waits for the one before.

    What `append` has returned from survives the end of this process, whatever ends it; after `sync` it
    survives that of the machine as well. After a failure nothing is appended until the journal is begun
    again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._writer: EventWriter | None = None  # None: not begun, failed or discarded
        self._check = 0
        self._failed = self._discarded = False
        self.size = 0
        """Bytes written."""

    def begin(self, beginning: Project, events: Iterable[Event]) -> None:
        """Write a new journal in place of an older one, in one step. UserError if that fails."""
        with self._lock:
            if self._discarded:
                return
            self._writer, self._check = None, 0
            writer = EventWriter()
            data = bytearray()
            for record in writer.beginning(beginning):
                data += self._pack(record)
            for event in events:
                for record in writer.records(event):
                    data += self._pack(record)
            write_atomically(self.path, bytes(data))
            self._writer, self._failed, self.size = writer, False, len(data)

    def append(self, event: Event) -> None:
        """Add what happened. Nothing is done if there is no journal; UserError if that fails."""
        with self._lock:
            if self._writer is None:
                return
            check = self._check
            data = b"".join([self._pack(record) for record in self._writer.records(event)])
            try:
                self._write(data)
            except OSError as error:
                self._writer, self._check, self._failed = None, check, True
                with suppress(OSError):  # part of a record would end the journal for a later one
                    os.truncate(self.path, self.size)
                raise UserError(
                    tr(
                        "Could not write {file} ({reason}). Save your work to another disk.",
                        file=self.path,
                        reason=error.strerror,
                    )
                ) from error
            self.size += len(data)

    def sync(self) -> None:
        """Have the system write it to the disk itself."""
        with suppress(OSError), self.path.open("rb+") as file:
            os.fsync(file.fileno())

    def outdate(self) -> None:
        """There is a newer copy of the work: a journal that failed and ends before it is removed."""
        with self._lock, suppress(OSError):
            if self._failed:
                self.path.unlink(missing_ok=True)

    def discard(self) -> None:
        """Remove the file; from here on nothing is written any more. OSError if it cannot be removed."""
        with self._lock:
            self._writer, self._discarded = None, True
            self.path.unlink(missing_ok=True)

    def _write(self, data: bytes) -> None:
        with self.path.open("r+b", buffering=0) as file:  # not made anew if somebody has removed it
            file.seek(self.size)
            while data:
                data = data[file.write(data) :]

    def _pack(self, record: Record) -> bytes:
        data, self._check = pack(record, self._check)
        return data


def read_journal(path: Path, regions: RegionSet = CELEBAMASK_HQ) -> Story | None:
    """What is whole in a journal, up to the first damage; None if not even its beginning is."""
    reader = EventReader(regions)
    beginning: Project | None = None
    events: list[Event] = []
    try:
        with path.open("rb") as file:
            for record in read_records(file):
                told = reader.read(record)
                if isinstance(told, Project):
                    beginning = told
                elif told is not None:
                    events.append(told)
    except (OSError, ValueError):
        pass  # what came before is good
    return Story(beginning, tuple(events)) if beginning is not None else None

"""Pixels that rest on a disk: references are many, and their pixels are seldom looked at."""

from __future__ import annotations

import errno
import os
import tempfile
import threading
import weakref
from pathlib import Path
from typing import IO

import platformdirs


class PixelStore:
    """A file without a name, which ends with the process however that ends. Several threads may use it.

    It lies in `folder`, made when it is first needed: not in the system's own, which is often memory, too.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None
        self._end = 0
        self._free: dict[int, list[int]] = {}  # places by their size

    def keep(self, content: bytes) -> Resting:
        """Write `content` to a place, which is used again once it is forgotten. OSError of a full disk."""
        size = len(content)
        with self._lock:
            stream, places = self._open(), self._free.setdefault(size, [])
            place = places.pop() if places else self._end
            stream.seek(place)
            if stream.write(content) != size:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._end = max(self._end, place + size)
        return Resting(self, place, size)

    def read(self, place: int, size: int) -> bytes:
        """The bytes at a place. OSError of a broken disk."""
        with self._lock:
            stream = self._open()
            stream.seek(place)
            content = stream.read(size)
        if len(content) != size:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return content

    def free(self, place: int, size: int) -> None:
        """Nobody needs this place any more. Called at any moment, also while the lock is held."""
        self._free[size].append(place)

    def _open(self) -> IO[bytes]:
        if self._file is None:
            folder = self._folder or platformdirs.user_cache_path("sean-editor", appauthor=False)
            folder.mkdir(parents=True, exist_ok=True)
            # unbuffered: a full disk is known at once, and nothing is kept twice
            self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  (as long as the store)
            weakref.finalize(self, self._file.close)
        return self._file


class Resting:
    """The content of one place; small, for there may be ten thousands."""

    __slots__ = ("_place", "_size", "_store")

    def __init__(self, store: PixelStore, place: int, size: int) -> None:
        self._store, self._place, self._size = store, place, size

    def read(self) -> bytes:
        """What was kept. OSError of a broken disk."""
        return self._store.read(self._place, self._size)

    def __del__(self) -> None:
        self._store.free(self._place, self._size)

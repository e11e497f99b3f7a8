"""Packed pictures: those of a prepared data set at one size, uncompressed, many to a file, read without
decoding.

`packed/HEIGHTxWIDTH/` (with `-stretched` where nothing was cut) has shards `0000.npy`, ..., which are arrays
of records, and `shards.json`: the names of the pictures of each shard, in the order of its records.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from models.atomic_write import remove_leftovers, write_atomically
from models.lab.datasets.errors import DataError

SHARDS_FILE = "shards.json"
SHARD_BYTES = 64 << 20
"""Of a shard, about: what is lost when a preparation is killed, and what it needs of memory."""


def pack_folder(root: Path, height: int, width: int, stretch: bool) -> Path:
    """Where the pictures of a prepared data set in `root` are packed at a size."""
    return root / "packed" / f"{height}x{width}{'-stretched' if stretch else ''}"


def record_type(height: int, width: int, instances: bool) -> np.dtype:
    """A picture in a shard: image, label map, and instances where the data set has them."""
    maps = [("image", np.uint8, (height, width, 3)), ("labels", np.uint8, (height, width))]
    return np.dtype([*maps, ("instances", np.int32, (height, width))] if instances else maps)


class _Place(NamedTuple):
    path: Path
    offset: int  # in bytes


@dataclass(frozen=True)
class Packed:
    """The pictures of a folder of shards, by name; files are opened when pictures are read, and are not
    mapped into memory, which would count as the process's own.
    """

    record: np.dtype
    places: Mapping[str, _Place]

    @classmethod
    def open(cls, folder: Path, record: np.dtype) -> Packed | None:
        """None if nothing was packed there; DataError that names a shard that is missing or damaged."""
        places: dict[str, _Place] = {}
        for path, names in _shards(folder):
            offset = _first_record(path, record, len(names))
            places |= {n: _Place(path, offset + row * record.itemsize) for row, n in enumerate(names)}
        return cls(record, places) if places else None

    def read(self, name: str) -> tuple[np.ndarray, ...]:
        """The arrays of a picture, as `Dataset.load` returns them."""
        path, offset = self.places[name]
        try:
            (found,) = np.fromfile(path, self.record, 1, offset=offset)
        except (OSError, ValueError) as error:
            raise _damaged(path, str(error)) from error
        return tuple(found[field] for field in self.record.names or ())


class Packing:
    """Packs pictures, from any thread. A context manager: what was added is written when it is left, however
    that happens; a killed process loses one shard. Goes on where `folder` has shards, without damaged ones.
    """

    def __init__(self, folder: Path, record: np.dtype) -> None:
        self._folder, self._record, self._lock = folder, record, threading.Lock()
        self._shards: dict[str, list[str]] = {}
        for path, names in _shards(folder):
            try:
                _first_record(path, record, len(names))
            except DataError:
                continue
            self._shards[path.name] = names
        self._names: list[str] = []
        self._records = np.zeros(max(1, SHARD_BYTES // record.itemsize), record)

    @property
    def done(self) -> dict[str, Path]:
        """The shard of each picture that is in one."""
        return {name: self._folder / file for file, names in self._shards.items() for name in names}

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        remove_leftovers(self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._write()

    def add(self, name: str, arrays: Sequence[np.ndarray]) -> None:
        """Of a record's fields, as `Dataset.load` returns them."""
        with self._lock:
            self._records[len(self._names)] = tuple(arrays)
            self._names.append(name)
            if len(self._names) == len(self._records):
                self._write()

    def _write(self) -> None:
        if not self._names:
            return
        number = max((int(Path(file).stem) for file in self._shards), default=-1) + 1
        path, records = self._folder / f"{number:04d}.npy", self._records[: len(self._names)]
        write_atomically(path, lambda file: np.lib.format.write_array(file, records))
        self._shards[path.name], self._names = self._names, []
        write_atomically(self._folder / SHARDS_FILE, json.dumps(self._shards, indent=1) + "\n")


def _shards(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    path = folder / SHARDS_FILE
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        shards = [(folder / str(file), [str(name) for name in names]) for file, names in stored.items()]
    except (FileNotFoundError, NotADirectoryError):
        return
    except (ValueError, TypeError, AttributeError, OSError, RecursionError) as error:
        raise DataError(f"{path} is no list of shards; remove it and prepare the data again.") from error
    yield from shards


def _first_record(path: Path, record: np.dtype, count: int) -> int:
    """Where the records of a shard begin, in bytes. DataError unless it has `count` whole ones."""
    try:
        found = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise _damaged(path, str(error)) from error
    if not isinstance(found, np.memmap) or found.dtype != record or found.shape != (count,):
        raise _damaged(path, "other pictures than its list says")
    return int(found.offset)


def _damaged(path: Path, why: str) -> DataError:
    return DataError(f"{path} is missing or damaged ({why}). Run the same `prepare` again: it is made anew.")

"""Style matrices, each computed once: a small memory cache before a bounded disk cache, keyed by content.

The key covers the image, its label map and the checkpoint, so an entry can never be stale.
"""

from __future__ import annotations

import functools
import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import platformdirs
from safetensors.numpy import load, save

from models.atomic_write import write_atomically
from models.errors import UserError
from sean_editor.engine.style_file import MAX_BYTES, SUFFIX, pack_style, unpack_style

_FORMAT = b"style-matrix-1"  # part of every key: a new meaning of the numbers makes old files unreachable
_OLD_SUFFIX = ".npz"  # of the files of older versions, which are not read any more


class StyleMatrix(NamedTuple):
    """One style code per region of a portrait."""

    codes: np.ndarray
    """float32 [S, 512], read-only; a row of zeros where the portrait lacks the region."""
    present: np.ndarray
    """bool [S], read-only: which regions the portrait has."""


def freeze(codes: np.ndarray, present: np.ndarray) -> StyleMatrix:
    """A StyleMatrix that nobody can change by accident."""
    codes = np.array(codes, np.float32)
    present = np.array(present, bool)
    if codes.ndim != 2 or present.shape != codes.shape[:1] or not np.isfinite(codes).all():
        raise ValueError("not a style matrix")
    codes.flags.writeable = present.flags.writeable = False
    return StyleMatrix(codes, present)


def default_cache_dir() -> Path:
    """The folder that keeps style matrices between runs on this system."""
    return platformdirs.user_cache_path("sean-editor", appauthor=False) / "styles"


class StyleBank:
    """The one place that asks for style matrices.

    `encode(image, labels)` computes a matrix from uint8 [H, W, 3] and uint8 [H, W]; `checkpoint_key` names
    the weights it uses. `capacity` and `disk_capacity` bound the number of entries, on the disk by a
    thirty-second more; the least recently used go first. `shipped` is a file of `write_styles`, asked before
    the disk. Safe to call from several threads.
    A disk that is full, read-only or damaged costs time, never correctness.
    """

    def __init__(
        self,
        encode: Callable[[np.ndarray, np.ndarray], StyleMatrix],
        checkpoint_key: str,
        cache_dir: Path | None = None,
        capacity: int = 256,
        disk_capacity: int = 12288,
        shipped: Path | None = None,
    ) -> None:
        self._encode = encode
        self._checkpoint_key = checkpoint_key
        self._directory = cache_dir if cache_dir is not None else default_cache_dir()
        self._capacity = capacity
        self._disk_capacity = disk_capacity
        self._unlooked = 0  # files to write until the folder is looked through
        self._shipped = shipped
        self._memory: OrderedDict[str, StyleMatrix] = OrderedDict()
        self._typical: StyleMatrix | None = None  # of what is in memory; None when that has changed
        self._lock = threading.Lock()

    def get(self, image: np.ndarray, labels: np.ndarray) -> StyleMatrix:
        """The style matrix of a portrait, computed at most once."""
        found = self.find(image, labels)
        return self.keep(image, labels, self._encode(image, labels)) if found is None else found

    def find(self, image: np.ndarray, labels: np.ndarray) -> StyleMatrix | None:
        """The style matrix of a portrait if it is known."""
        key = self.key(image, labels)
        with self._lock:
            if key in self._memory:
                self._memory.move_to_end(key)
                return self._memory[key]
        matrix = self._read_shipped(key) or self._read(key)
        return None if matrix is None else self._remember(key, matrix)

    def keep(self, image: np.ndarray, labels: np.ndarray, matrix: StyleMatrix) -> StyleMatrix:
        """Know from now on, and return, the style matrix of a portrait, as `encode` would compute it."""
        key, matrix = self.key(image, labels), freeze(*matrix)
        self._write(key, matrix)
        return self._remember(key, matrix)

    def _remember(self, key: str, matrix: StyleMatrix) -> StyleMatrix:
        with self._lock:
            self._memory[key] = matrix
            self._typical = None
            while len(self._memory) > self._capacity:
                self._memory.popitem(last=False)
        return matrix

    def typical(self) -> StyleMatrix | None:
        """For each region the code that is nearest to all others, of the portraits in memory that have it;
        None while there are none. It does not depend on the order in which they came.
        """
        with self._lock:
            if self._typical is None and self._memory:
                self._typical = _medoids(list(self._memory.values()))
            return self._typical

    def key(self, image: np.ndarray, labels: np.ndarray) -> str:
        """Hash of everything that the matrix depends on."""
        digest = hashlib.sha256(_FORMAT + self._checkpoint_key.encode())
        for array in (image, labels):
            digest.update(f"{array.shape}{array.dtype}".encode())
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()

    def _read_shipped(self, key: str) -> StyleMatrix | None:
        codes = self._shipped_codes.get(key)
        try:
            return None if codes is None else freeze(codes, np.any(codes, axis=1))
        except ValueError:
            return None

    @functools.cached_property
    def _shipped_codes(self) -> dict[str, np.ndarray]:
        """Of each shipped portrait [S, 512] by its key; none if there is no such file, or a damaged one."""
        with suppress(Exception):  # half a megabyte, read once: a mapped file could change or end meanwhile
            if self._shipped is not None:
                return load(self._shipped.read_bytes())
        return {}

    def _read(self, key: str) -> StyleMatrix | None:
        """None for a file that is missing or not exactly what was written: `keep` will replace it."""
        path = self._file(key)
        try:
            with path.open("rb") as stream:
                matrix = freeze(*unpack_style(key, stream.read(MAX_BYTES)))
        except Exception:  # whatever a disk may do: it only saves time
            return None
        with suppress(OSError):
            os.utime(path)  # the file's time is when it was last used, which is what pruning goes by
        return matrix

    def _write(self, key: str, matrix: StyleMatrix) -> None:
        """Without a word where that fails: the disk only saves time."""
        with suppress(OSError, UserError):
            self._directory.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file(key), pack_style(key, matrix.codes, matrix.present))
            self._prune()

    def _file(self, key: str) -> Path:
        return self._directory / f"{key}{SUFFIX}"

    def _prune(self) -> None:
        self._unlooked -= 1
        if self._unlooked > 0:
            return
        self._unlooked = (
            self._disk_capacity // 32
        )  # to look at thousands of files takes longer than to write one
        files = [path for path in self._directory.iterdir() if path.suffix in (SUFFIX, _OLD_SUFFIX)]
        if len(files) > self._disk_capacity:
            files.sort(key=lambda path: path.stat().st_mtime)
            for path in files[: len(files) - self._disk_capacity]:
                path.unlink(missing_ok=True)


def write_styles(bank: StyleBank, portraits: Iterable[tuple[np.ndarray, np.ndarray]], path: Path) -> None:
    """The style matrices of portraits (image, labels) as `bank` has them, as float16, for `shipped`."""
    codes = {bank.key(*portrait): bank.get(*portrait).codes.astype(np.float16) for portrait in portraits}
    write_atomically(path, save(codes))


def _medoids(known: list[StyleMatrix]) -> StyleMatrix:
    """Of each region the code with the least sum of squared distances to all others. Of equals, as any two
    are, it is the one whose numbers come first in order; when it was read and its key do not matter.

    A real code, not the mean: a mean of a green and a straw hat looks like neither, and not like a hat.
    """
    present = np.stack([matrix.present for matrix in known])  # [N, S]
    codes = np.stack([matrix.codes for matrix in known])  # [N, S, L]
    chosen = np.zeros_like(codes[0])
    anywhere = np.any(present, 0)
    for region in np.flatnonzero(anywhere):
        rows = codes[present[:, region], region].astype(np.float64)
        away = np.square(rows - rows.mean(0)).sum(1)  # the same order as that of the sums over all others
        chosen[region] = min(rows[away <= away.min() * (1 + 1e-6)], key=tuple)
    return freeze(chosen, anywhere)

"""One file out of an archive that a stranger packed: found by its name, copied, nothing else unpacked."""

from __future__ import annotations

import bz2
import errno
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from models.atomic_write import Cancelled, never, stop_if
from models.translation import tr
from sean_editor.errors import UserError

_CHUNK = 1 << 20
_HEADERS = 1 << 20
"""Bytes that may lie between the contents of two members: long names are read into memory whole."""
MEMBERS = 10_000
"""More members than this are not looked at."""
_PACKINGS: dict[bytes, Callable[..., object]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
"""What a packed file begins with."""
_DAMAGE = (
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # a packing that nobody knows
    RuntimeError,  # a password
    ValueError,  # a name that is no UTF-8
    struct.error,
)
"""What decoders raise for damaged data, beside OSError: see `_is_damage`."""


class WrongFileError(UserError):
    """A file is damaged, or not the one that was wanted."""


class _TooMuchError(Exception):
    """It unpacks to more than it may."""


def is_archive(path: Path, name: str) -> bool:
    """Whether `path` is a packed file, a tar, or a zip with a member called `name`: a `.pth` is a zip, too.

    OSError if it cannot be read.
    """
    if zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                return any(_is_called(member, name) for member in archive.namelist())
        except (*_DAMAGE, OSError) as error:
            if _is_damage(error):
                return False
            raise
    with path.open("rb") as file:
        start = file.read(512)
    return start.startswith(tuple(_PACKINGS)) or start[257:262] == b"ustar"


def unpack(path: Path, name: str, target: Path, most: int, cancelled: Cancelled = never) -> None:
    """Copy the member called `name`, in whatever folder of the archive, to the file `target`.

    It may have `most` bytes, and all before it four times as many. WrongFileError for an archive without it,
    and for a damaged one. CancelledError (of concurrent.futures) soon after `cancelled()` is true. After any
    error `target` is gone.
    """
    try:
        with _member(path, name, most, cancelled) as source, target.open("wb") as file:
            _copy(source, file, most, cancelled)
    except BaseException as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        if _is_damage(error):
            raise WrongFileError(
                tr("{file} is damaged or incomplete. Download it again.", file=path.name)
            ) from error
        if isinstance(error, _TooMuchError):
            raise WrongFileError(
                tr(
                    "{file} unpacks to far more than {name} has. It is not the file you want.",
                    file=path.name,
                    name=name,
                )
            ) from error
        raise


@contextmanager
def _member(path: Path, name: str, most: int, cancelled: Cancelled) -> Iterator[IO[bytes]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if _is_called(info.filename, name):
                    with archive.open(info) as source:
                        yield source
                    return
    else:
        with _unpacked(path) as inner:
            bounded = _Bounded(inner, cancelled)
            bounded.allow(_HEADERS)  # to open it reads the first
            with tarfile.open(fileobj=cast(BinaryIO, bounded), mode="r|") as tar:
                for member in _members(tar, bounded, 4 * most):
                    if _is_called(member.name, name) and (content := tar.extractfile(member)) is not None:
                        yield content
                        bounded.drain(4 * most)  # the checksum comes last
                        return
    raise WrongFileError(tr("There is no {name} in {file}. Choose another file.", name=name, file=path.name))


def _members(tar: tarfile.TarFile, bounded: _Bounded, most: int) -> Iterator[tarfile.TarInfo]:
    """The ordinary files of a stream, in order, as long as they are `most` bytes in all."""
    total = 0
    for _ in range(MEMBERS):
        member = tar.next()
        if member is None:
            return
        unread = member.size if member.isreg() else 0
        total += unread
        if total > most:
            raise _TooMuchError
        bounded.allow(unread + _HEADERS)  # its contents, read or skipped, and the next header
        if member.isreg() and not member.issparse():
            yield member
    raise _TooMuchError


def _unpacked(path: Path) -> IO[bytes]:
    """The contents of a packed file, as it is if it is not packed."""
    file = path.open("rb")
    start = file.read(8)
    file.seek(0)
    for magic, opened in _PACKINGS.items():
        if start.startswith(magic):
            file.close()
            return cast(IO[bytes], opened(path, "rb"))
    return file


class _Bounded(io.RawIOBase):
    """A stream that gives no more bytes than were allowed last."""

    def __init__(self, inner: IO[bytes], cancelled: Cancelled) -> None:
        self._inner, self._cancelled, self._left = inner, cancelled, 0

    def allow(self, size: int) -> None:
        self._left = size

    def drain(self, most: int) -> None:
        self.allow(most)
        while self.read(_CHUNK):
            pass

    def read(self, size: int = -1) -> bytes:
        stop_if(self._cancelled)
        data = self._inner.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _TooMuchError
        return data


def _is_damage(error: BaseException) -> bool:
    """Whether the data is damaged: gzip and bzip2 raise OSError without a number, and a zip can send its
    reader to a place before the file.
    """
    if isinstance(error, OSError):
        return error.errno in (None, errno.EINVAL)
    return isinstance(error, _DAMAGE)


def _is_called(path: str, name: str) -> bool:
    return PurePosixPath(path.replace("\\", "/")).name == name


def _copy(source: IO[bytes], file: IO[bytes], most: int, cancelled: Cancelled) -> None:
    written = 0
    while chunk := source.read(_CHUNK):
        written += len(chunk)
        if written > most:
            raise _TooMuchError
        file.write(chunk)
        stop_if(cancelled)

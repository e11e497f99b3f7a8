"""Records in a file: each says where it ends and whether it is whole, so that a torn end does no harm.

A record is a line and `bytes` bytes of payload, which is packed by zlib:

    9f3a12bc {"kind":"step","label":"Brush","box":[80,20,171,31],"bytes":38}

The first word is the CRC-32 of the checksum before it, the JSON text and the payload: a record that was
altered, cut, lost or written twice ends what can be read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

MAX_LINE = 1 << 20
MAX_PAYLOAD = 256 * 1024 * 1024  # packed or not: more than any record has
QUICK = 1  # zlib's level: labels of large regions are small at any
_WORD = 8  # hex digits of a checksum


@dataclass(frozen=True)
class Record:
    """Plain values, and bytes."""

    values: Mapping[str, Any]
    payload: bytes = b""


def pack(record: Record, before: int = 0) -> tuple[bytes, int]:
    """The bytes of a record that follows one with checksum `before`, and its own checksum."""
    payload = zlib.compress(record.payload, QUICK) if record.payload else b""
    values = {**record.values, "bytes": len(payload)}
    text = json.dumps(values, separators=(",", ":"), allow_nan=False).encode()
    check = _checksum(text, payload, before)
    return b"%0*x %b\n%b" % (_WORD, check, text, payload), check


def read_records(file: BinaryIO) -> Iterator[Record]:
    """The records from here on, up to the first that is not whole."""
    check = 0
    while (line := file.readline(MAX_LINE)).endswith(b"\n"):
        try:
            word, text = line[:_WORD], line[_WORD + 1 : -1]
            values = json.loads(text)
            size = values["bytes"]
            if type(size) is not int or not 0 <= size <= MAX_PAYLOAD:
                return
            packed = file.read(size)
            check = _checksum(text, packed, check)
            if len(packed) < size or int(word, 16) != check:
                return
            payload = _unpack(packed) if size else b""
        except (ValueError, KeyError, TypeError, RecursionError, zlib.error):
            return
        yield Record(values, payload)


def _unpack(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    payload = stream.decompress(packed, MAX_PAYLOAD)
    if not stream.eof or stream.unused_data:
        raise ValueError("not one whole stream of at most that size")
    return payload


def _checksum(text: bytes, payload: bytes, before: int) -> int:
    return zlib.crc32(payload, zlib.crc32(text, before))

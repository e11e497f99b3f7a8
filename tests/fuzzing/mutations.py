"""Ways to damage a file: any bytes, and what knows a format well enough to get past its checksums."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from sean_editor.session.journal.records import Record, pack, read_records

Mutation = Callable[[bytes, Random], bytes]

_NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1, 19, 1 << 31, 1 << 63, 10**400, 0.5, 1e308, float("nan"), float("inf"),
    "", "0", "\0", "\ud800", "../../x", "x" * 300, [], {}, [[]], [None] * 3, {"": {}},
)  # fmt: skip
_PNG = b"\x89PNG\r\n\x1a\n"


def any_bytes(data: bytes, rng: Random) -> bytes:
    """One to four changes of bits, bytes, numbers, stretches or the end."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = rng.choice(_BYTE_CHANGES)(data, rng) or b"\0"
    return data


def _flip(data: bytes, rng: Random) -> bytes:
    place = rng.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << rng.randrange(8)]) + data[place + 1 :]


def _near_start(data: bytes, rng: Random) -> bytes:
    """A byte of the header, which says more than others."""
    place = rng.randrange(min(len(data), 64))
    return data[:place] + rng.randbytes(1) + data[place + 1 :]


def _number(data: bytes, rng: Random) -> bytes:
    size, order = rng.choice((1, 2, 4)), rng.choice(("little", "big"))
    place = rng.randrange(len(data))
    number = rng.choice(_NUMBERS) & ((1 << 8 * size) - 1)
    return data[:place] + number.to_bytes(size, order) + data[place + size :]


def _cut(data: bytes, rng: Random) -> bytes:
    return data[: rng.randrange(len(data))]


def _stretch(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(data))
    return start, min(len(data), start + rng.choice((1, 4, 16, 256)))


def _remove(data: bytes, rng: Random) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + data[end:]


def _repeat(data: bytes, rng: Random) -> bytes:
    start, end = _stretch(data, rng)
    return data[:end] + data[start:end] * rng.choice((1, 2, 20)) + data[end:]


def _noise(data: bytes, rng: Random) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + rng.randbytes(end - start) + data[end:]


_BYTE_CHANGES: tuple[Mutation, ...] = (_flip, _near_start, _number, _cut, _remove, _repeat, _noise)


def json_text(data: bytes, rng: Random) -> bytes:
    """A value in the JSON text replaced, removed, doubled or wrapped; texts that are JSON are entered."""
    if rng.random() < 0.02:
        return b"[" * 100_000
    content = json.loads(data)
    for _ in range(rng.choice((1, 1, 2))):
        content = _changed(content, rng)
    return json.dumps(content).encode()


def _changed(value: Any, rng: Random) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        with suppress(ValueError):
            return json_text(value.encode(), rng).decode()
    if not (isinstance(value, dict | list) and value) or rng.random() < 0.05:
        return rng.choice((*_VALUES, [value], {"a": value}, str(value)))
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    key = rng.choice(list(copy)) if isinstance(copy, dict) else rng.randrange(len(copy))
    kind = rng.random()
    if kind < 0.1:
        del copy[key]
    elif kind < 0.2:
        if isinstance(copy, dict):
            copy[rng.choice((f"{key}x", "19", "-1", ""))] = copy[key]
        else:
            copy.insert(key, copy[key])
    else:
        copy[key] = _changed(copy[key], rng)
    return copy


def png(data: bytes, rng: Random) -> bytes:
    """A chunk changed, removed, doubled or moved; all checksums fit."""
    chunks = _chunks(data)
    place = rng.randrange(len(chunks))
    kind, body = chunks[place]
    what = rng.random()
    if what < 0.08:
        del chunks[place]
    elif what < 0.16:
        chunks.insert(rng.randrange(len(chunks)), (kind, body))
    elif kind == b"IDAT" and what < 0.6:
        with suppress(zlib.error):
            body = zlib.compress(any_bytes(zlib.decompress(body), rng))
        chunks[place] = (kind, body)
    else:
        chunks[place] = (kind, any_bytes(body or b"\0", rng))
    packed = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return _PNG + b"".join(packed)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Kind and content of each chunk of a good PNG."""
    found, place = [], len(_PNG)
    while place + 12 <= len(data):
        size = int.from_bytes(data[place : place + 4])
        found.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + size]))
        place += 12 + size
    return found


def safetensors(data: bytes, rng: Random) -> bytes:
    """The header's JSON changed, for a third of these what it says about the network, or a tensor's bytes."""
    size = int.from_bytes(data[:8], "little")
    header, body = data[8 : 8 + size], data[8 + size :]
    what = rng.random()
    if what < 0.25:  # one entry among those of hundreds of tensors
        content = json.loads(header)
        content["__metadata__"] = _changed(content.get("__metadata__", {}), rng)
        header = json.dumps(content).encode()
    elif what < 0.75:
        header = json_text(header, rng)
    else:
        body = any_bytes(body, rng)
    return len(header).to_bytes(8, "little") + header + body


def archive(data: bytes, rng: Random) -> bytes:
    """A member of a zip changed by what knows its format, removed, renamed or added twice."""
    with ZipFile(BytesIO(data)) as file:
        members = [(info.filename, file.read(info)) for info in file.infolist()]
        method = file.infolist()[0].compress_type
    place = rng.randrange(len(members))
    name, content = members[place]
    what = rng.random()
    if what < 0.05:
        del members[place]
    elif what < 0.1:
        members[place] = (rng.choice(members)[0] + rng.choice(("", "x", "/..")), content)
    elif what < 0.15:
        members.append((f"{name}2", content))
    else:
        members[place] = (name, _of_member(name, content, rng))
    stream = BytesIO()
    with ZipFile(stream, "w", method if method == ZIP_STORED else ZIP_DEFLATED) as file:
        for name, content in dict(members).items():
            file.writestr(name, content)
    return stream.getvalue()


def _of_member(name: str, content: bytes, rng: Random) -> bytes:
    ending = name.rpartition(".")[2]
    known: Mutation | None = {"json": json_text, "png": png, "safetensors": safetensors}.get(ending)
    if known is not None and rng.random() < 0.7:
        return known(content, rng)
    return any_bytes(content or b"\0", rng)


def journal(data: bytes, rng: Random) -> bytes:
    """Records changed, removed, doubled or exchanged, with checksums that fit."""
    records = list(read_records(BytesIO(data)))
    place = rng.randrange(len(records))
    record, what = records[place], rng.random()
    if what < 0.1:
        del records[place]
    elif what < 0.2:
        records.insert(rng.randrange(len(records) + 1), record)
    elif what < 0.4 and record.payload:
        records[place] = Record(record.values, any_bytes(record.payload, rng))
    else:
        values = _changed(dict(record.values), rng)
        records[place] = Record(values if isinstance(values, dict) else {"kind": values}, record.payload)
    packed, check = bytearray(), 0
    for record in records:
        try:
            one, check = pack(record, check)
        except ValueError:  # NaN, which no JSON has
            continue
        packed += one
    return bytes(packed) or b"\0"

"""What AVIF and HEIC files say about their picture beside its pixels (ISO/IEC 14496-12 and 23008-12).

A file is a tree of boxes. Its `meta` box lists items, such as pictures, and properties that belong to items.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LARGEST = 1 << 24  # bytes of a `meta` box


@dataclass(frozen=True)
class PictureFacts:
    """`code_points` (colour primaries, transfer; ITU-T H.273) of the main picture, None if it has none;
    whether there is a gain map for HDR displays.
    """

    code_points: tuple[int, int] | None = None
    gain_map: bool = False


def picture_facts(path: Path) -> PictureFacts:
    """What the `meta` box of an AVIF or HEIC file says; nothing if it is missing or damaged."""
    try:
        parts = dict(_boxes(_meta(path)[4:]))
        properties = dict(_boxes(parts[b"iprp"]))
        stored = list(_boxes(properties[b"ipco"]))
        own = _properties_of(_main_item(parts[b"pitm"]), properties[b"ipma"])
        colours = (stored[i][1] for i in own if i < len(stored) and stored[i][0] == b"colr")
        codes = next((c for c in colours if c[:4] == b"nclx"), None)
        points = None if codes is None else struct.unpack(">HH", codes[4:8])
        auxiliary = (body for kind, body in stored if kind == b"auxC")
        gain_map = b"tmap" in _item_types(parts.get(b"iinf", b"")) or any(
            b"gainmap" in body.lower() for body in auxiliary
        )
    except (KeyError, IndexError, struct.error):
        return PictureFacts()
    return PictureFacts(points, gain_map)


def _meta(path: Path) -> bytes:
    """The content of the file's `meta` box. KeyError if there is none."""
    with path.open("rb") as file:
        while len(head := file.read(8)) == 8:
            size, kind = struct.unpack(">I4s", head)
            rest = size - 8
            if size == 1:
                rest = int.from_bytes(file.read(8), "big") - 16
            if kind == b"meta" and 0 < rest <= _LARGEST:
                return file.read(rest)
            if rest < 0:  # up to the file's end, or damaged
                break
            file.seek(rest, 1)
    raise KeyError("meta")


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each box."""
    while len(data) >= 8:
        size, kind = struct.unpack(">I4s", data[:8])
        head = 8
        if size == 1:
            size, head = struct.unpack(">Q", data[8:16])[0], 16
        size = size or len(data)
        if size < head:
            return
        yield kind, data[head:size]
        data = data[size:]


def _main_item(pitm: bytes) -> int:
    return int.from_bytes(pitm[4:6] if pitm[0] == 0 else pitm[4:8], "big")


def _properties_of(item: int, ipma: bytes) -> list[int]:
    """The places of an item's properties in the list of all, from 0."""
    width, wide = 2 if ipma[0] == 0 else 4, bool(ipma[3] & 1)
    count, at = int.from_bytes(ipma[4:8], "big"), 8
    step = 2 if wide else 1
    for _ in range(count):
        number, many = int.from_bytes(ipma[at : at + width], "big"), ipma[at + width]
        at += width + 1
        if number == item:
            places = (int.from_bytes(ipma[at + step * i : at + step * (i + 1)], "big") for i in range(many))
            return [(place & (0x7FFF if wide else 0x7F)) - 1 for place in places]  # the top bit: essential
        at += step * many
    return []


def _item_types(iinf: bytes) -> set[bytes]:
    if not iinf:
        return set()
    entries = _boxes(iinf[6:] if iinf[0] == 0 else iinf[8:])
    return {body[8:12] if body[0] == 2 else body[10:14] for kind, body in entries if kind == b"infe" and body}

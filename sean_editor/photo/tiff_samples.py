"""The samples of any TIFF file: libtiff unpacks the bytes, the header says which numbers they are.

Pillow's own modes know few depths, and it scrambles planes of 16 bits; OpenCV scrambles them, too. So the
file gets a second directory in memory, in which each plane is a grey picture of eight bits whose rows are the
bytes of the real rows. That is what both are best at, with every compression that libtiff knows.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from sean_editor.photo.tiff_header import FLOAT, SIGNED, TiffHeader

_BAND_SAMPLES = 1 << 19
_LONG = 4  # a field type


class TiffSamples:
    """Reads all bytes at once. OSError and others if the file is damaged."""

    def __init__(self, path: Path, header: TiffHeader) -> None:
        self._header = header
        self._in_plane = 1 if header.planar else header.samples
        stream = BytesIO(path.read_bytes())
        planes = header.samples if header.planar else 1
        share = len(header.offsets) // planes
        wide, high = header.tile or (header.width, header.rows_per_strip)
        blocks = -(-header.width // wide) * -(-header.height // max(high, 1))
        if share < blocks or len(header.byte_counts) < len(header.offsets) or header.samples < header.colours:
            raise ValueError("strips, tiles or samples are missing")
        self._planes = [_as_bytes(stream, header, i, share, self._in_plane) for i in range(planes)]
        stream.close()  # the pictures would keep it

    def bands(self) -> Iterator[tuple[int, np.ndarray]]:
        """The first row and the samples [h, W, samples] of one band after the other, as they are stored."""
        header = self._header
        rows = max(1, _BAND_SAMPLES // (header.width * header.samples))
        for top in range(0, header.height, rows):
            bottom = min(top + rows, header.height)
            box = (0, top, self._planes[0].width, bottom)
            parts = [self._numbers(np.asarray(plane.crop(box))) for plane in self._planes]
            yield top, parts[0] if len(parts) == 1 else np.concatenate(parts, -1)

    def _numbers(self, data: np.ndarray) -> np.ndarray:
        """Bytes [h, bytes] as samples [h, W, samples of the plane]."""
        header, rows = self._header, data.shape[0]
        wide = header.tile[0] if header.tile else header.width
        data = data.reshape(rows, -1, _bytes_in(wide * self._in_plane * header.bits))  # [h, tiles, bytes]
        if header.predictor == 3:
            values = _from_byte_differences(data, header.bits, self._in_plane)
        else:
            values = _unpacked(data, wide * self._in_plane, header)
        values = values.reshape(rows, -1, wide, self._in_plane)
        if header.predictor == 2:
            values = np.add.accumulate(values, axis=2, dtype=values.dtype)
        values = values.reshape(rows, -1, self._in_plane)[:, : header.width]
        if header.predictor != 3 and header.kind in (SIGNED, FLOAT):
            letter = "i" if header.kind == SIGNED else "f"
            values = np.ascontiguousarray(values).view(f"{letter}{header.bits // 8}")
        return values


def _as_bytes(stream: BytesIO, header: TiffHeader, plane: int, share: int, samples: int) -> Image.Image:
    """The bytes of a plane as a grey picture, without its compression."""
    part = slice(plane * share, (plane + 1) * share)
    offsets, counts = header.offsets[part], header.byte_counts[part]
    tags: dict[int, tuple[int, ...]] = {257: (header.height,), 258: (8,), 259: (header.compression,)}
    tags |= {262: (1,), 266: (header.fill_order,), 277: (1,), 284: (1,)}
    if header.tile is None:
        tags[256] = (_bytes_in(header.width * samples * header.bits),)
        tags |= {273: offsets, 278: (header.rows_per_strip,), 279: counts}
    else:
        wide = _bytes_in(header.tile[0] * samples * header.bits)
        tags[256] = (-(-header.width // header.tile[0]) * wide,)
        tags |= {322: (wide,), 323: (header.tile[1],), 324: offsets, 325: counts}
    start = stream.seek(0, 2)
    start += stream.write(bytes(start % 2))
    stream.write(_directory(start, tags))
    stream.seek(0)
    stream.write(b"II*\0" + struct.pack("<I", start))
    stream.seek(0)
    picture = Image.open(stream, formats=("TIFF",))
    picture.load()
    return picture


def _directory(start: int, tags: dict[int, tuple[int, ...]]) -> bytes:
    """A directory at offset `start` of a TIFF file whose fields are all whole numbers."""
    fields, beside = struct.pack("<H", len(tags)), b""
    after = start + 2 + 12 * len(tags) + 4
    for tag, values in sorted(tags.items()):
        packed = struct.pack(f"<{len(values)}I", *values)
        place = packed if len(values) == 1 else struct.pack("<I", after + len(beside))
        beside += packed if len(values) > 1 else b""
        fields += struct.pack("<HHI", tag, _LONG, len(values)) + place
    return fields + bytes(4) + beside


def _bytes_in(bits: int) -> int:
    return -(-bits // 8)


def _unpacked(data: np.ndarray, count: int, header: TiffHeader) -> np.ndarray:
    """Bytes [h, tiles, bytes] as unsigned numbers [h, tiles, count]."""
    bits = header.bits
    if bits in (8, 16, 32, 64):
        order = "<" if header.little_endian else ">"
        return data.view(f"{order}u{bits // 8}").astype(f"u{bits // 8}", copy=False)
    if bits % 8 == 0 and header.little_endian:
        data = np.flip(data.reshape(*data.shape[:2], -1, bits // 8), -1).reshape(data.shape)
    single = np.unpackbits(data, axis=-1, count=count * bits).reshape(*data.shape[:2], count, bits)
    # floats are multiplied much faster than whole numbers, and exact as far as these go
    exact = np.dtype(np.float32 if bits <= 24 else np.float64)
    weights = np.exp2(np.arange(bits - 1, -1, -1)).astype(exact)
    return np.matmul(single.astype(exact), weights).astype(np.uint32)


def _from_byte_differences(data: np.ndarray, bits: int, samples: int) -> np.ndarray:
    """Floats [h, tiles, count] whose bytes were stored in order of weight, as differences (Adobe, 2005)."""
    rows, tiles, size = data.shape
    step = data.reshape(rows, tiles, size // samples, samples)
    whole = np.add.accumulate(step, axis=2, dtype=np.uint8).reshape(rows, tiles, bits // 8, -1)
    return np.ascontiguousarray(whole.swapaxes(2, 3)).view(f">f{bits // 8}")[..., 0].astype(f"f{bits // 8}")

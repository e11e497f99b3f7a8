"""Picture files made byte by byte, so that tests know exactly what they say."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

Chunk = tuple[bytes, bytes]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(path: Path, *chunks: Chunk, **options: object) -> Path:
    """The PNG in `path` with more chunks, before its pixels."""
    data = path.read_bytes()
    path.write_bytes(data[:33] + b"".join(chunk(*entry) for entry in chunks) + data[33:])
    return path


def save_png(path: Path, samples: np.ndarray, bits: int, *chunks: Chunk) -> Path:
    """Grey [H, W] or RGB [H, W, 3] samples of 1, 2, 4, 8 or 16 bits."""
    height, width = samples.shape[:2]
    header = struct.pack(">IIBBBBB", width, height, bits, 2 if samples.ndim == 3 else 0, 0, 0, 0)
    rows = [b"\0" + packed(row, bits) for row in samples.reshape(height, -1)]
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))
    return path


def packed(samples: np.ndarray, bits: int) -> bytes:
    """Whole numbers, the highest bit first, filled up to a byte."""
    single = (samples.astype(np.uint64)[:, None] >> np.arange(bits - 1, -1, -1, dtype=np.uint64)) & np.uint64(
        1
    )
    return np.packbits(single.astype(np.uint8)).tobytes()


def save_tiff(
    path: Path,
    samples: np.ndarray,
    bits: int | None = None,
    order: str = "<",
    meaning: int | None = None,
    planar: bool = False,
    compression: int = 1,
    predictor: int = 1,
    rows_per_strip: int = 7,
    tile: tuple[int, int] | None = None,
    extra: tuple[int, ...] = (),
    more: dict[int, tuple[int, ...]] | None = None,
    big: bool = False,
) -> Path:
    """A TIFF file of samples [H, W, S] (TIFF 6.0; `big`: BigTIFF). `bits` says how many of whole numbers are
    stored.
    """
    samples = samples[..., None] if samples.ndim == 2 else samples
    height, width, count = samples.shape
    kind = {"u": 1, "i": 2, "f": 3}[samples.dtype.kind]
    depth = bits or samples.dtype.itemsize * 8
    planes = [samples[..., i : i + 1] for i in range(count)] if planar else [samples]
    wide, high = tile or (width, min(rows_per_strip, height))
    blocks = []
    for plane in planes:
        for top in range(0, height, high):
            for left in range(0, width, wide):
                part = plane[top : top + high, left : left + wide]
                blocks.append(_block(part, (wide, high) if tile else None, depth, order, predictor))
    stored = [_compressed(block, compression) for block in blocks]
    sizes = tuple(len(block) for block in stored)
    first = 16 if big else 8
    places = tuple(first + sum(sizes[:i]) for i in range(len(sizes)))
    meaning = (2 if count >= 3 else 1) if meaning is None else meaning
    tags = {256: (width,), 257: (height,), 258: (depth,) * count, 259: (compression,), 262: (meaning,),
            277: (count,), 284: (2 if planar else 1,), 317: (predictor,), 339: (kind,) * count}  # fmt: skip
    tags |= {338: extra} if extra else {}
    tags |= {322: (wide,), 323: (high,), 324: places, 325: sizes} if tile else {}
    tags |= {} if tile else {273: places, 278: (high,), 279: sizes}
    body = b"".join(stored)
    body += bytes(len(body) % 2)
    start = first + len(body)
    magic = {"<": b"II", ">": b"MM"}[order]
    magic += struct.pack(order + "HHHQ", 43, 8, 0, start) if big else struct.pack(order + "HI", 42, start)
    path.write_bytes(magic + body + _directory(start, tags | (more or {}), order, big))
    return path


def _block(part: np.ndarray, tile: tuple[int, int] | None, bits: int, order: str, predictor: int) -> bytes:
    """A strip or tile [h, w, S], not compressed yet."""
    if tile is not None:
        wide, high = tile
        part = np.pad(part, ((0, high - part.shape[0]), (0, wide - part.shape[1]), (0, 0)))
    if predictor == 3:
        return b"".join(_byte_differences(row) for row in part)
    if bits != part.dtype.itemsize * 8:
        rows = [packed(row.ravel(), bits) for row in part]
        backwards = order == "<" and bits % 8 == 0
        return b"".join(_swapped(row, bits // 8) if backwards else row for row in rows)
    if predictor == 2:
        whole = part.view(f"u{part.dtype.itemsize}")
        part = np.concatenate([whole[:, :1], whole[:, 1:] - whole[:, :-1]], 1)
    return part.astype(part.dtype.newbyteorder(order)).tobytes()


def _swapped(data: bytes, size: int) -> bytes:
    return np.frombuffer(data, np.uint8).reshape(-1, size)[:, ::-1].tobytes()


def _byte_differences(row: np.ndarray) -> bytes:
    """Floats [w, S] as Adobe's predictor 3 stores them."""
    single = np.frombuffer(row.astype(row.dtype.newbyteorder(">")).tobytes(), np.uint8)
    by_weight = single.reshape(-1, row.dtype.itemsize).T.ravel()
    step = row.shape[1]
    return np.concatenate([by_weight[:step], by_weight[step:] - by_weight[:-step]]).tobytes()


def _compressed(data: bytes, kind: int) -> bytes:
    if kind == 1:
        return data
    if kind == 8:
        return zlib.compress(data)
    name = {5: "tiff_lzw", 32773: "packbits", 50000: "zstd"}[kind]
    file = BytesIO()
    Image.frombytes("L", (len(data), 1), data).save(file, "TIFF", compression=name)
    with Image.open(file) as picture:
        (place,), (size,) = picture.tag_v2[273], picture.tag_v2[279]  # type: ignore[attr-defined]
    return file.getvalue()[place : place + size]


def _directory(start: int, tags: dict[int, tuple[int, ...]], order: str, big: bool) -> bytes:
    short, long = ("Q", "Q") if big else ("H", "I")  # of the number of fields, and of places
    fields, beside = struct.pack(order + short, len(tags)), b""
    after = start + len(fields) + len(tags) * struct.calcsize(f"{order}HH{long}{long}")
    after += struct.calcsize(order + long)
    for tag, values in sorted(tags.items()):
        data = struct.pack(f"{order}{len(values)}I", *values)
        place = struct.pack(order + long, after + len(beside))
        inside = len(data) <= len(place)
        beside += b"" if inside else data
        fields += struct.pack(order + "HH" + long, tag, 4, len(values))
        fields += data.ljust(len(place), b"\0") if inside else place
    return fields + bytes(struct.calcsize(order + long)) + beside

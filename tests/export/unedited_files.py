"""Photo files of every kind that is read without loss, and an independent way to read what comes out."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, TiffImagePlugin

ORIENTATION = 274

UPRIGHT: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    1: lambda stored: stored,
    2: lambda stored: stored[:, ::-1],
    3: lambda stored: stored[::-1, ::-1],
    4: lambda stored: stored[::-1],
    5: lambda stored: stored.transpose(1, 0, 2),
    6: lambda stored: stored[::-1].transpose(1, 0, 2),
    7: lambda stored: stored[::-1, ::-1].transpose(1, 0, 2),
    8: lambda stored: stored[:, ::-1].transpose(1, 0, 2),
}
"""What a viewer does to the stored samples [H, W, C] (EXIF 2.32, 4.6.4)."""

DEPTHS = {"png": (8, 16), "tif": (8, 16), "webp": (8,), "bmp": (8,)}
CHANNELS = {"png": (1, 3, 4), "tif": (1, 3, 4), "webp": (3, 4), "bmp": (1, 3)}


def noise(height: int, width: int, channels: int, depth: int, rng: np.random.Generator) -> np.ndarray:
    """uint8 or uint16 [height, width, channels]: parts of it clear and parts opaque."""
    samples = rng.integers(0, 1 << depth, (height, width, channels)).astype(f"uint{depth}")
    if channels == 4:
        samples[: height // 3, :, 3] = 0
        samples[height // 2 :, :, 3] = (1 << depth) - 1
    return samples


def write_source(path: Path, samples: np.ndarray, orientation: int = 1, profile: bytes | None = None) -> None:
    """Write samples uint8 or uint16 [H, W, 1, 3 or 4] without loss in the format of the suffix."""
    if samples.dtype == np.uint16 and samples.shape[2] > 1:
        path.write_bytes(_deep_file(path.suffix, samples, orientation, profile))
        return
    picture = Image.fromarray(samples[..., 0] if samples.shape[2] == 1 else samples)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    more: dict[str, object] = {} if profile is None else {"icc_profile": profile}
    if path.suffix == ".tif":
        directory = TiffImagePlugin.ImageFileDirectory_v2()
        directory[ORIENTATION] = orientation
        more["tiffinfo"] = directory
    elif path.suffix != ".bmp":
        more["exif"] = exif
    if path.suffix == ".webp":
        more |= {"lossless": True, "exact": True}
    picture.save(path, **more)


def read_back(path: Path) -> np.ndarray:
    """The samples of a file as they are stored: uint8 or uint16 [H, W, 1, 3 or 4], in this order RGBA."""
    deep = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)
    if deep is not None and deep.dtype == np.uint16:
        return deep[..., None] if deep.ndim == 2 else deep[..., [2, 1, 0, 3][: deep.shape[2]]]
    with Image.open(path) as picture:
        samples = np.asarray(picture)
    return samples[..., None] if samples.ndim == 2 else samples


def as_channels(samples: np.ndarray, channels: int) -> np.ndarray:
    """The same picture with more channels: grey three times, opaque."""
    if samples.shape[2] == 1 and channels > 1:
        samples = np.repeat(samples, 3, axis=2)
    if samples.shape[2] == 3 and channels == 4:
        opaque = np.full_like(samples[..., :1], np.iinfo(samples.dtype).max)
        samples = np.concatenate([samples, opaque], -1)
    return samples


def _deep_file(suffix: str, samples: np.ndarray, orientation: int, profile: bytes | None) -> bytes:
    encoded = cv2.imencode(suffix, np.ascontiguousarray(samples[..., [2, 1, 0, 3][: samples.shape[2]]]))[1]
    data: bytes = encoded.tobytes()
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    if suffix == ".png":
        more = png_chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0"))
        if profile is not None:
            more += png_chunk(b"iCCP", b"p\0\0" + zlib.compress(profile))
        return data[:33] + more + data[33:]
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    height, width, channels = samples.shape
    tags[256], tags[257], tags[258], tags[259], tags[262] = width, height, (16,) * channels, 1, 2
    tags[273], tags[277], tags[278], tags[279] = 0, channels, height, samples.nbytes
    tags[ORIENTATION] = orientation
    if channels == 4:
        tags[338] = 2
    if profile is not None:
        tags.tagtype[34675] = 7
        tags[34675] = profile
    file = io.BytesIO()
    tags.save(file)
    return file.getvalue() + samples.astype("<u2").tobytes()


def png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

"""Picture files to damage: of a shipped portrait, in every kind that the program reads."""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageCms

from models.regions import CELEBAMASK_HQ

PORTRAITS = Path(__file__).resolve().parents[2] / "resources" / "portraits"
KINDS = ("png", "jpeg", "webp", "tiff", "bmp", "gif", "ppm", "avif")
SIDE = 64


@cache
def portrait() -> tuple[Image.Image, Image.Image]:
    """A shipped portrait and its label map, 64 x 64."""
    path = min((PORTRAITS / "images").iterdir())
    labels = PORTRAITS / "labels" / f"{path.stem}.png"
    with Image.open(path) as face, Image.open(labels) as regions:
        small = face.convert("RGB").resize((SIDE, SIDE))
        return small, regions.resize((SIDE, SIDE), Image.Resampling.NEAREST)


def photos(kind: str) -> list[bytes]:
    """Good files of a kind, and some that found something once."""
    face = portrait()[0]
    exif = Image.Exif()
    exif[274], exif[271] = 6, "camera"  # lies on its side
    about = {"exif": exif.tobytes(), "icc_profile": _profile()}
    if kind == "jpeg":
        plain = [_file(face.convert(mode), kind) for mode in ("RGB", "L", "CMYK")]
        return [*plain, _file(face, kind, progressive=True, **about), _dangling(_file(face, kind, **about))]
    if kind == "webp":
        lossless = [_file(face.convert(mode), kind, lossless=True) for mode in ("RGB", "RGBA")]
        return [*lossless, _file(face, kind, **about), _frames(kind), _tiny_webp()]
    if kind == "png":
        modes = [_file(face.convert(mode), kind) for mode in ("RGB", "RGBA", "L", "LA", "P", "1")]
        deep = np.asarray(face, np.uint16) * 257
        keyed = _file(face, kind, transparency=(255, 255, 255))
        rest = [_encoded(deep, "png"), _endless(_encoded(deep, "png")), _file(face, kind, **about)]
        return [*modes, keyed, *rest]
    if kind == "tiff":
        packed = [_file(face, kind, compression=name) for name in ("raw", "tiff_lzw", "tiff_deflate", "jpeg")]
        modes = [_file(face.convert(mode), kind) for mode in ("L", "RGBA", "CMYK", "LAB", "1", "P")]
        values = np.asarray(face)
        depths = (np.uint16(257) * values, values.astype(np.float32) / 255, values.astype(np.float64) / 255)
        return [*packed, *modes, *(_encoded(deep, "tiff") for deep in depths), _file(face, kind, **about)]
    if kind == "gif":
        return [_file(face.convert("P"), kind), _file(face.convert("P"), kind, transparency=3), _frames(kind)]
    if kind == "ppm":
        deep = b"P5\n8 8\n65535\n" + bytes(range(128))
        text = b"P3\n2 2\n255\n0 1 2 3 4 5 6 7 8 9 10 11\n"
        return [*(_file(face.convert(mode), kind) for mode in ("RGB", "L", "1")), deep, text]
    if kind == "bmp":
        return [_file(face.convert(mode), kind) for mode in ("RGB", "RGBA", "L", "P", "1")]
    return [_file(face, kind), _file(face.convert("RGBA"), kind), _file(face, kind, **about)]


def label_maps() -> list[bytes]:
    """By palette, by grey, by colour, of 16 bits, and as TIFF, BMP and GIF."""
    ids = np.asarray(portrait()[1])
    indexed = Image.fromarray(ids, "L").convert("P")
    colours = np.array([region.color for region in CELEBAMASK_HQ], np.uint8)
    indexed.putpalette(colours.tobytes())
    painted = Image.fromarray(colours[ids])
    files = [_file(indexed, kind) for kind in ("png", "tiff", "bmp", "gif")]
    files += [_file(Image.fromarray(ids), kind) for kind in ("png", "tiff", "ppm")]
    floats = _encoded(ids.astype(np.float32), "tiff")
    return [*files, _file(painted, "png"), _encoded(ids.astype(np.uint16), "png"), floats]


def _file(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind.upper(), **options)
    return stream.getvalue()


def _encoded(samples: np.ndarray, kind: str) -> bytes:
    """By OpenCV, which writes what Pillow does not: 16 bits and floats."""
    return cv2.imencode(f".{kind}", samples)[1].tobytes()


def _frames(kind: str) -> bytes:
    face = portrait()[0]
    return _file(face, kind, save_all=True, append_images=[face.rotate(90), face.rotate(180)])


@cache
def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _dangling(data: bytes) -> bytes:
    """An EXIF block whose directory lies behind its end."""
    start = data.index(b"Exif\0\0") + 6
    return data[: start + 4] + struct.pack("<I" if data[start] == 73 else ">I", 0xFFFFFF) + data[start + 8 :]


def _endless(data: bytes) -> bytes:
    """A PNG whose pixels are said to take three gigabytes."""
    place = data.index(b"IDAT") - 4
    return data[:place] + struct.pack(">I", 3 << 30) + data[place + 4 :]


def _tiny_webp() -> bytes:
    """34 bytes that say 16,384 x 16,384 pixels."""
    bits = (16383 | 16383 << 14).to_bytes(4, "little")
    body = b"\x2f" + bits + bytes(9)
    return b"RIFF" + struct.pack("<I", 4 + 8 + len(body)) + b"WEBPVP8L" + struct.pack("<I", len(body)) + body

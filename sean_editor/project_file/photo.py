"""The whole photo inside a project: its own file as it was, or a PNG where that is gone or has changed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError
from sean_editor.photo.decode import read_photo
from sean_editor.photo.deep_png import deep_png
from sean_editor.photo.memory import check_picture
from sean_editor.project_file.limits import PHOTO_BYTES
from sean_editor.project_file.pictures import QUICK, Encoded, to_png
from sean_editor.quiet import quiet_decoding

# what every installation reads; other kinds are kept as PNG
SUFFIXES = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "BMP": "bmp"}
_KNOWN = Encoded()


def pack_photo(photo: Photo) -> bytes:
    """Bytes that `unpack_photo` turns into the very pixels of `photo`."""
    return _KNOWN.get(photo, lambda: _own_file(photo) or _as_png(photo))


def unpack_photo(data: bytes, name: str, icc_profile: bytes | None, exif: bytes | None) -> Photo:
    """The photo in `data`, with these blocks whatever the file says. UserError if it cannot be decoded."""
    photo = replace(_decode(data), name=name, path=None, icc_profile=icc_profile, exif=exif, notices=())
    _KNOWN.put(photo, data)
    return photo


def suffix_of(data: bytes) -> str:
    """The usual ending of a picture's file, "" for a kind that projects do not hold."""
    try:
        kinds = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")
        with quiet_decoding(), Image.open(BytesIO(data), formats=kinds) as picture:
            return SUFFIXES.get(picture.format or "", "")
    except Exception:  # damaged data may raise anything
        return ""


def _own_file(photo: Photo) -> bytes | None:
    """The bytes of the photo's file, None unless they still decode to the same pixels everywhere."""
    try:
        if photo.path is None or photo.path.stat().st_size > PHOTO_BYTES:
            return None
        data = photo.path.read_bytes()
        same = suffix_of(data) and np.array_equal(_decode(data).pixels, photo.pixels)
    except (OSError, UserError):
        return None
    return data if same else None


def _as_png(photo: Photo) -> bytes:
    if photo.samples is not None:
        data = _readable_png(photo.samples)
        if np.array_equal(_decode(data).pixels, photo.pixels):
            return data
    return _readable_png(photo.pixels)


def _readable_png(samples: np.ndarray) -> bytes:
    """As a PNG. A flat picture is not packed: in so small a file a reader would take it for a bomb."""
    data = _png(samples, packed=True)
    with _as_file(data) as path, Image.open(path) as picture:
        try:
            check_picture(path, picture)
        except UserError:
            return _png(samples, packed=False)
    return data


def _png(samples: np.ndarray, packed: bool) -> bytes:
    if samples.dtype == np.uint16:
        return deep_png(samples, packed=packed)
    return to_png(samples, QUICK if packed else 0)


def _decode(data: bytes) -> Photo:
    with _as_file(data) as path:
        return read_photo(path)


@contextmanager
def _as_file(data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"photo.{suffix_of(data) or 'png'}")
        path.write_bytes(data)
        yield path

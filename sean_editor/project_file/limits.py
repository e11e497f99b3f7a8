"""How large a project and its parts may be: one set of limits, for the writer and the reader alike.

What is saved can be opened, therefore; and no file can ask for much more memory than its own size accounts
for. ValueErrors are in words for a person and begin with what is too large.
"""

from __future__ import annotations

from collections.abc import Collection

from models.translation import tr

REFERENCES = "references/"
"""How the names of their parts begin."""
SNAPSHOTS = "snapshots/"
"""How the names of theirs begin."""
MADE_STYLES = "styles/"
"""And of styles that belong to no portrait."""
MEGABYTE = 1024 * 1024
MAX_PARTS = 4096
"""Parts of the zip besides those of references."""
MAX_REFERENCE_PARTS = 120_000
"""Three for each reference."""
MAX_NAME = 255
"""Characters of a portrait's name: longer ones are cut."""

_BYTES = {
    "manifest.json": 16 * MEGABYTE,
    "portrait.png": 64 * MEGABYTE,
    "labels.png": 64 * MEGABYTE,
    "layout.png": 64 * MEGABYTE,
    "painted.png": 64 * MEGABYTE,
    "close-up.jpg": 16 * MEGABYTE,
    "picture.jpg": 16 * MEGABYTE,
    "preview.jpg": MEGABYTE,
    "fit.safetensors": 64 * MEGABYTE,
    "stand-in.safetensors": 16 * MEGABYTE,
    "codes.safetensors": MEGABYTE,
    "photo-icc.bin": 16 * MEGABYTE,
    "photo-exif.bin": 16 * MEGABYTE,
}
PHOTO_BYTES = 1024 * MEGABYTE
"""Of the whole photo's file: more than 250 megapixels, the largest photo, take without compression."""

_PACKED = 64 * MEGABYTE
"""Of the four parts that the writer packs. The others are pictures and codes, which do not get smaller."""
_MAX_SIDE = 4096
_SMALL_FILE = MEGABYTE
_SMALL_PORTRAIT = 512 * 512
_FREE_PIXELS = 100_000_000
_PIXELS_PER_BYTE = 16


def most_bytes(name: str) -> int:
    """How large the part of this name may be, unpacked."""
    if name.startswith((REFERENCES, SNAPSHOTS, MADE_STYLES)):
        name = name.partition(".")[2]
    return _BYTES.get(name, PHOTO_BYTES)


def check_members(names: Collection[str]) -> None:
    """ValueError for more parts than a project can have."""
    of_references = sum(name.startswith(REFERENCES) for name in names)
    if of_references > MAX_REFERENCE_PARTS or len(names) - of_references > MAX_PARTS:
        raise ValueError(tr("it has {count} parts, more than a project can have", count=len(names)))


def check_total(unpacked: int, file_size: int) -> None:
    """ValueError if all parts together unpack to much more than the file."""
    if unpacked > file_size + _PACKED:
        raise ValueError(tr("its parts are far larger than the file"))


def check_part(name: str, size: int) -> None:
    """ValueError if the part is larger than it may be."""
    if size > most_bytes(name):
        raise ValueError(tr("{part} is larger than {limit:,} bytes", part=name, limit=most_bytes(name)))


class PictureLimit:
    """How many pixels the portraits and label maps of a project may still have, by its size in bytes.

    The network takes about 4 KB for a pixel of a portrait: in a file of less than a megabyte it has up to 512
    x 512 pixels, in a larger one as many as the file has bytes, which a real picture always needs. All
    pictures together may have 100 megapixels, as those of 750 references of the usual size, and 16 more for
    every byte: enough for any number of real ones, and too few for many small bombs.
    """

    def __init__(self, file_size: int) -> None:
        self._each = _SMALL_PORTRAIT if file_size < _SMALL_FILE else max(_SMALL_PORTRAIT, file_size)
        self._left = _FREE_PIXELS + _PIXELS_PER_BYTE * file_size

    def take(self, width: int, height: int) -> None:
        """Count a picture before it is decoded. ValueError if it is too large; it does not count then."""
        pixels = width * height
        if max(width, height) > _MAX_SIDE or pixels > self._each:
            raise ValueError(
                tr("a picture in it is too large ({width} x {height} pixels)", width=width, height=height)
            )
        if pixels > self._left:
            raise ValueError(tr("its pictures are too large together"))
        self._left -= pixels

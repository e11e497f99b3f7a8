"""How much memory a picture may take, known from its header before a pixel is decoded.

A picture that is small in the file and huge in memory is no photo. It may take as much as one of a megabyte,
and no more: a file made to do harm cannot fill the memory.
"""

from __future__ import annotations

from pathlib import Path

from PIL import ExifTags, Image

from models.translation import tr
from sean_editor.errors import UserError
from sean_editor.photo.eight_bit_rgb import ALPHA_MODES
from sean_editor.photo.png_header import png_depth
from sean_editor.photo.tiff_header import Tags, depth, read_tags, size_in

PER_PIXEL = {"PNG": 8, "BMP": 8, "PPM": 8, "GIF": 8, "JPEG": 13, "MPO": 13, "TIFF": 13, "WEBP": 18}
"""Bytes for each pixel that decoding to 8-bit RGB takes at most, by format."""
ALPHA, DEEP = 12, 18
"""How many more where transparency, or samples of 16 bits, are kept beside the RGB."""
OTHER_PER_PIXEL = 20
"""The same of AVIF, HEIF and whatever may be added."""
LABELS_PER_PIXEL = 18
"""Bytes for each pixel that reading a label map takes at most."""

SMALLEST = 1_000_000
"""Bytes: smaller files count as one of this size."""
PER_BYTE = 600
"""Bytes in memory for each byte of the file. Photos take 4 to 200."""


def fits_file(pixels: int, per_pixel: float, file_size: int) -> bool:
    """Whether a picture that takes `per_pixel` bytes of memory for each pixel may lie in so small a file."""
    return pixels * per_pixel <= PER_BYTE * max(file_size, SMALLEST)


def check_picture(path: Path, picture: Image.Image, per_pixel: float | None = None) -> None:
    """UserError if `picture`, of which only the header of the file has been read, would take too much."""
    width, height = picture.size
    _check(path, width, height, _per_pixel(path, picture) if per_pixel is None else per_pixel)


def _per_pixel(path: Path, picture: Image.Image) -> float:
    known = PER_PIXEL.get(picture.format or "", OTHER_PER_PIXEL)
    transparent = picture.mode in ALPHA_MODES or "transparency" in picture.info
    deep = (picture.format == "PNG" and png_depth(path) == 16) or (
        picture.format == "TIFF" and depth(read_tags(path)) == 16
    )
    return known + ALPHA * transparent + DEEP * deep


def check_samples(path: Path, tags: Tags) -> None:
    """The same for a TIFF file with these tags that Pillow does not read: its samples are numbers of their
    own size first, then floats.
    """
    samples = int(tags.get(ExifTags.Base.SamplesPerPixel, 1))
    _check(path, *size_in(tags), samples * (depth(tags) / 4 + 1) + 3)


def _check(path: Path, width: int, height: int, per_pixel: float) -> None:
    if not fits_file(width * height, per_pixel, path.stat().st_size):
        raise UserError(
            tr(
                "{file} is a picture of {width} x {height} pixels in a very small file, which would take "
                "{size:.1f} GB of memory. Scale it down.",
                file=path,
                width=width,
                height=height,
                size=width * height * per_pixel / 1e9,
            )
        )

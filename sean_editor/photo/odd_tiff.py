"""TIFF files that Pillow does not know, such as RGB in floats or in separate planes: decoded by OpenCV."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import ExifTags, Image, TiffImagePlugin

from sean_editor.photo.eight_bit_rgb import eight_bits, peak, white_level

_ICC_PROFILE = 34675
_STRIP_SAMPLES = 1 << 22


def is_tiff(path: Path) -> bool:
    """Whether the file begins as a (classic) TIFF file does."""
    with path.open("rb") as file:
        return file.read(4) in (b"II*\0", b"MM\0*")


def tiff_size(path: Path) -> tuple[int, int]:
    """(width, height) as stored, before the orientation, from the header. An exception if it is damaged."""
    tags = _tags(path)
    return int(tags[ExifTags.Base.ImageWidth]), int(tags[ExifTags.Base.ImageLength])


def decode_tiff(path: Path) -> Image.Image:
    """The picture upright in eight bits, grey, RGB or RGBA, with its ICC profile. ValueError if damaged."""
    samples = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)  # applies the orientation
    if samples is None:
        raise ValueError("no decoder takes it")
    if samples.dtype != np.uint8:
        white = (
            65535.0 if samples.dtype == np.uint16 else white_level(peak(samples), samples.dtype.kind != "f")
        )
        rows = np.array_split(samples, -(-samples.size // _STRIP_SAMPLES))
        samples = np.concatenate([eight_bits(strip, white) for strip in rows])
    if samples.ndim == 3:
        samples = np.ascontiguousarray(samples[..., [2, 1, 0, 3][: samples.shape[2]]])
    picture = Image.fromarray(samples)
    profile = _tags(path).get(_ICC_PROFILE)
    if isinstance(profile, bytes):
        picture.info["icc_profile"] = profile
    return picture


def _tags(path: Path) -> TiffImagePlugin.ImageFileDirectory_v2:
    with path.open("rb") as file:
        tags = TiffImagePlugin.ImageFileDirectory_v2(file.read(8))
        file.seek(tags.next)
        tags.load(file)
        return tags

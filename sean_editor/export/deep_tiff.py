"""TIFF files of sixteen bits, which Pillow writes for grey pictures only; its directories are used here."""

from __future__ import annotations

import io
import sys

import numpy as np
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

_Base, _IFD = ExifTags.Base, ExifTags.IFD
_ICC_PROFILE = 34675
_BLACK_IS_ZERO, _RGB = 1, 2
_UNASSOCIATED_ALPHA = 2
_NUMBERS = {"little": b"II*\0\0\0\0\0", "big": b"MM\0*\0\0\0\0"}


def deep_tiff(samples: np.ndarray, icc_profile: bytes | None = None, exif: Image.Exif | None = None) -> bytes:
    """An uncompressed TIFF file of uint16 [H, W, 1, 3 or 4], grey, RGB or RGBA, with profile and EXIF."""
    if samples.dtype != np.uint16 or samples.ndim != 3 or samples.shape[2] not in (1, 3, 4):
        raise ValueError(
            f"deep samples are uint16 [H, W, 1, 3 or 4], not {samples.dtype} {list(samples.shape)}"
        )
    height, width, channels = samples.shape
    tags = ImageFileDirectory_v2(_NUMBERS[sys.byteorder])
    if exif is not None:
        for tag, value in exif.items():
            tags[tag] = value
        for directory in (_IFD.Exif, _IFD.GPSInfo):
            if entries := exif.get_ifd(directory):
                tags[directory] = entries
    tags[_Base.ImageWidth], tags[_Base.ImageLength] = width, height
    tags[_Base.BitsPerSample] = (16,) * channels
    tags[_Base.Compression] = 1
    tags[_Base.PhotometricInterpretation] = _RGB if channels >= 3 else _BLACK_IS_ZERO
    tags[_Base.SamplesPerPixel] = channels
    tags[_Base.RowsPerStrip] = height
    tags[_Base.StripOffsets] = 0  # after the directory: Pillow adds that
    tags[_Base.StripByteCounts] = samples.nbytes
    if channels == 4:
        tags[_Base.ExtraSamples] = _UNASSOCIATED_ALPHA
    if icc_profile:
        tags.tagtype[_ICC_PROFILE] = 7  # bytes
        tags[_ICC_PROFILE] = icc_profile
    file = io.BytesIO()
    tags.save(file)
    return file.getvalue() + samples.tobytes()

"""A whole photo, with colour profile, alpha and depth that it came with, and the EXIF data that is wanted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from models.atomic_write import Cancelled, never, write_atomically
from sean_editor.document.photo_origin import Photo
from sean_editor.export.deep_tiff import deep_tiff
from sean_editor.export.exif import exif_to_write
from sean_editor.export.formats import QUALITY, format_of, save_options
from sean_editor.photo.code_points import code_points_of
from sean_editor.photo.deep_png import deep_png
from sean_editor.photo.samples import edited_samples


def write_photo(
    path: Path | str,
    pixels: np.ndarray,
    photo: Photo,
    quality: int = QUALITY,
    cancelled: Cancelled = never,
    personal_data: bool = False,
) -> None:
    """Write pixels uint8 [H, W, 3], upright and in the colour space of `photo`, with its profile and EXIF.

    The format is that of the suffix; `quality` (1..100) is for JPEG and WebP, and a WebP of 100 is lossless.
    Where the pixels are those of `photo`, PNG, TIFF and lossless WebP keep what its file had there, to the
    bit: alpha, and in PNG and TIFF sixteen bits. In the EXIF data orientation and size are made the picture's
    own. Location, owner, serial numbers and comments are left out unless `personal_data` is asked for; see
    `exif_to_write` for the rest.

    UserError for another suffix or a place that cannot be written to, CancelledError (of concurrent.futures)
    soon after `cancelled()` is true: an older file then stays as it was.
    """
    kind = format_of(path)
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise ValueError(f"a photo is uint8 [H, W, 3], not {pixels.dtype} {list(pixels.shape)}")
    samples = _samples(kind, pixels, photo)
    exif = exif_to_write(
        photo.exif, (pixels.shape[1], pixels.shape[0]), personal_data, srgb=photo.icc_profile is None
    )
    if samples.dtype == np.uint16:
        write = deep_png if kind == "PNG" else deep_tiff
        write_atomically(path, lambda file: file.write(write(samples, photo.icc_profile, exif)), cancelled)
        return
    picture = Image.fromarray(np.ascontiguousarray(samples))
    options = save_options(kind, quality)
    if photo.icc_profile:
        options["icc_profile"] = photo.icc_profile
        if kind == "PNG":
            options["pnginfo"] = _code_points(photo.icc_profile)
    if exif is not None:
        options["exif"] = exif
    write_atomically(path, lambda file: picture.save(file, kind, **options), cancelled)


def _code_points(profile: bytes) -> PngInfo | None:
    """The code points that a profile was made of, as a PNG has them: displays for HDR look for them there."""
    points = code_points_of(profile)
    if points is None:
        return None
    chunks = PngInfo()
    chunks.add(b"cICP", bytes(points))
    return chunks


def _samples(kind: str, pixels: np.ndarray, photo: Photo) -> np.ndarray:
    """The samples to write: uint8 [H, W, 3 or 4], or uint16 [H, W, 1, 3 or 4] for PNG and TIFF."""
    if kind == "JPEG" or photo.samples is None or photo.pixels.shape != pixels.shape:
        return pixels
    samples = edited_samples(photo.samples, photo.pixels, pixels)
    if kind == "WEBP" and samples.dtype == np.uint16:
        return np.rint(samples / 257).astype(np.uint8) if samples.shape[2] == 4 else pixels
    return samples

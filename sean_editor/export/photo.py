"""A whole photo, with the colour profile and the EXIF data that it came with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from models.atomic_write import Cancelled, never, write_atomically
from sean_editor.document.photo_origin import Photo
from sean_editor.export.formats import QUALITY, format_of, save_options
from sean_editor.photo.code_points import profile_of_code_points
from sean_editor.photo.icc import code_points_in

_SIZE_TAGS = ExifTags.Base.ExifImageWidth, ExifTags.Base.ExifImageHeight
_EXIF_LIMIT = 65_000  # bytes: one JPEG segment


def write_photo(
    path: Path | str,
    pixels: np.ndarray,
    photo: Photo,
    quality: int = QUALITY,
    cancelled: Cancelled = never,
) -> None:
    """Write pixels uint8 [H, W, 3], upright and in the colour space of `photo`, with its profile and EXIF.

    The format is that of the suffix; `quality` (1..100) is for JPEG and WebP. In the EXIF data orientation
    and size are made the picture's own. Left out are thumbnails, which would show the photo before the edit,
    the camera's private notes, which can hold more of them, and EXIF data that is damaged or does not fit
    into a file.

    UserError for another suffix or a place that cannot be written to, CancelledError (of concurrent.futures)
    soon after `cancelled()` is true: an older file then stays as it was.
    """
    kind = format_of(path)
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise ValueError(f"a photo is uint8 [H, W, 3], not {pixels.dtype} {list(pixels.shape)}")
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    options = save_options(kind, quality)
    if photo.icc_profile:
        options["icc_profile"] = photo.icc_profile
        if kind == "PNG":
            options["pnginfo"] = _code_points(photo.icc_profile)
    exif = _upright_exif(photo.exif, picture.size, kind)
    if exif is not None:
        options["exif"] = exif
    write_atomically(path, lambda file: picture.save(file, kind, **options), cancelled)


def _code_points(profile: bytes) -> PngInfo | None:
    """The code points that a profile was made of, as a PNG has them: displays for HDR look for them there."""
    points = code_points_in(profile)
    if points is None or profile_of_code_points(points[0], points[1], bool(points[3])) != profile:
        return None
    chunks = PngInfo()
    chunks.add(b"cICP", bytes(points))
    return chunks


def _upright_exif(block: bytes | None, size: tuple[int, int], kind: str) -> Image.Exif | None:
    """The EXIF block of an upright picture of (width, height) `size`; None if there is none to be had."""
    if not block:
        return None
    try:
        exif = Image.Exif()
        exif.load(block)
        exif[ExifTags.Base.Orientation] = 1
        camera = exif.get_ifd(ExifTags.IFD.Exif)
        camera.pop(ExifTags.Base.MakerNote, None)
        if kind == "TIFF":
            camera.pop(ExifTags.IFD.Interop, None)  # Pillow writes the place of it there, and not itself
        for tag, length in zip(_SIZE_TAGS, size, strict=True):
            if tag in camera:
                camera[tag] = length
        return exif if len(exif.tobytes()) <= _EXIF_LIMIT else None
    except Exception:  # damaged EXIF data does not spoil the picture
        return None

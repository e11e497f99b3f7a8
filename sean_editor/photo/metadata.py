"""Metadata of a picture file: the colour space, and the circumstances of the photo."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

from sean_editor.photo.eight_bit_rgb import COLOUR_SPACE
from sean_editor.photo.tiff_header import Tags, directory_at, is_tiff, read_tags

_RGB_MODES = ("RGB", "RGBA", "RGBa", "RGBX", "P", "PA")

# the tags of a TIFF file that describe the photo; most of the others say where its pixels lie
_TOLD_BY_TIFF = (
    ExifTags.Base.ImageDescription,
    ExifTags.Base.Make,
    ExifTags.Base.Model,
    ExifTags.Base.Orientation,
    ExifTags.Base.Software,
    ExifTags.Base.DateTime,
    ExifTags.Base.Artist,
    ExifTags.Base.Copyright,
    ExifTags.Base.WhitePoint,
    ExifTags.Base.PrimaryChromaticities,
)
_DIRECTORIES = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)


def rgb_profile(picture: Image.Image) -> bytes | None:
    """The ICC profile of an RGB picture as raw bytes; None if it has none, or one of another colour space."""
    profile = picture.info.get("icc_profile")
    fits = isinstance(profile, bytes) and profile[COLOUR_SPACE] == b"RGB " and picture.mode in _RGB_MODES
    return profile if fits else None


def is_converted(picture: Image.Image) -> bool:
    """Whether its pixels are brought to sRGB as they are read: those of grey or ink with a profile are."""
    return picture.info.get("icc_profile") is not None and rgb_profile(picture) is None


def exif_block(picture: Image.Image, path: Path) -> bytes | None:
    """The EXIF block of a picture that was opened from `path`, as raw bytes, beginning with "Exif", for the
    same picture turned upright.

    Without the thumbnail, which would show what is no longer there after an edit. None if there is none, or
    a damaged one.
    """
    try:
        exif = _of_tiff(read_tags(path), path) if is_tiff(path) else _copied(picture.getexif())
        if ExifTags.Base.Orientation in exif:
            exif[ExifTags.Base.Orientation] = 1
        return exif.tobytes() if exif else None
    except Exception:  # damaged EXIF data does not spoil the picture
        return None


def tiff_exif(path: Path) -> bytes | None:
    """What the first directory of a TIFF file says about the photo, as an EXIF block with the orientation."""
    try:
        exif = _of_tiff(read_tags(path), path)
        return exif.tobytes() if exif else None
    except Exception:  # damaged EXIF data does not spoil the picture
        return None


def _copied(tags: Image.Exif) -> Image.Exif:
    """The same tags, without directories that hold nothing: Pillow adds one where somebody looked for it."""
    exif = Image.Exif()
    exif.load(tags.tobytes())
    for directory in _DIRECTORIES:
        if directory in exif and not exif.get_ifd(directory):
            del exif[directory]
    return exif


def _of_tiff(tags: Tags, path: Path) -> Image.Exif:
    """The tags of a TIFF file that describe the photo. Pillow itself would look for the directories when it
    has closed the file.
    """
    exif = Image.Exif()
    for tag in _TOLD_BY_TIFF:
        if tag in tags:
            exif[tag] = tags[tag]
    for directory in _DIRECTORIES:
        if entries := _entries(tags, path, directory):
            if interop := _entries(entries, path, ExifTags.IFD.Interop):
                entries[ExifTags.IFD.Interop] = interop
            exif[directory] = entries
    return exif


def _entries(tags: Mapping[int, Any], path: Path, kind: ExifTags.IFD) -> dict[int, Any]:
    """The fields of the directory that one of `tags` points to; none without it."""
    if kind not in tags:
        return {}
    found = directory_at(path, int(tags[kind]), kind)
    return {tag: v[0] if isinstance(v, tuple) and len(v) == 1 else v for tag, v in found.items()}

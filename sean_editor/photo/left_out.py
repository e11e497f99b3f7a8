"""What a picture file holds beside the picture that is opened: a person should know that it is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PIL import Image

from models.translation import tr, tr_plural
from sean_editor.photo.bmff import picture_facts
from sean_editor.photo.colour_space import is_steep
from sean_editor.photo.declared import is_hdr
from sean_editor.photo.png_header import png_depth
from sean_editor.photo.tiff_header import depth, directories, is_tiff, read_tags

_REDUCED_OR_MASK = 1 | 4  # of a TIFF page's NewSubfileType
_OLD_REDUCED = 2  # SubfileType
_THUMBNAILS = "Large Thumbnail"
_MP_ENTRIES = 0xB002  # a field of the index of an MPO file (CIPA DC-007)
_MOST_PAGES = 10_000


def about_left_out(picture: Image.Image, path: Path, profile: bytes | None) -> list[str]:
    """Sentences about other pictures, a gain map and light beyond white; none for most files."""
    try:
        return list(_sentences(picture, path, profile))
    except Exception:  # what is left out may be damaged: no harm to the picture
        return []


def _sentences(picture: Image.Image, path: Path, profile: bytes | None) -> Iterator[str]:
    name = path.name
    if is_hdr(profile):
        yield tr("{file} is for HDR displays: what is brighter than white is edited as white.", file=name)
    if is_steep(profile) and _is_deep(picture, path):
        yield tr(
            "{file} is in linear light, of which eight bits are kept: dark parts of the whole photo may show "
            "steps. Convert it to sRGB or Display P3 before.",
            file=name,
        )
    if _has_gain_map(picture, path):
        yield tr("{file} has a gain map for HDR displays, which is left out.", file=name)
    elif picture.format in ("GIF", "WEBP", "PNG", "AVIF"):
        if getattr(picture, "n_frames", 1) > 1:
            yield tr("{file} is an animation: only its first picture is opened.", file=name)
    elif others := _others(picture, path):
        yield tr_plural(
            "{file} holds {n} more picture, which is left out.",
            "{file} holds {n} more pictures, which are left out.",
            others,
            file=name,
        )


def _is_deep(picture: Image.Image, path: Path) -> bool:
    """Whether the file has more than eight bits a sample."""
    if picture.format == "PNG":
        return png_depth(path) > 8
    return is_tiff(path) and depth(read_tags(path)) > 8


def _has_gain_map(picture: Image.Image, path: Path) -> bool:
    """A gain map of Google's, Apple's or the standard's kind (Ultra HDR 1.1; ISO 21496-1)."""
    if picture.format in ("HEIF", "AVIF"):
        return picture_facts(path).gain_map
    if picture.format not in ("JPEG", "MPO"):
        return False
    blocks = b"".join(content for _, content in getattr(picture, "applist", ()))
    if b"hdrgm:Version" in blocks or b"urn:iso:std:iso:ts:21496" in blocks:
        return True
    return picture.format == "MPO" and b"hdrgainmap" in path.read_bytes()


def _others(picture: Image.Image, path: Path) -> int:
    """The number of other pictures in the file, without previews and masks of the first."""
    if picture.format == "MPO":
        entries = getattr(picture, "mpinfo", {}).get(_MP_ENTRIES, ())[1:]
        return sum(not str(entry["Attribute"]["MPType"]).startswith(_THUMBNAILS) for entry in entries)
    if picture.format == "HEIF":
        return getattr(picture, "n_frames", 1) - 1
    return _more_pages(path) if picture.format in ("TIFF", None) else 0


def _more_pages(path: Path) -> int:
    """The pages of a TIFF file after the first that are pictures of their own."""
    pages = islice(directories(path), 1, _MOST_PAGES)
    own = (
        not int(page.get(254, 0)) & _REDUCED_OR_MASK and int(page.get(255, 1)) != _OLD_REDUCED
        for page in pages
    )
    return sum(own)

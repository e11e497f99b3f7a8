"""The colour space that a picture file declares, wherever it does so, as an ICC profile."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

from PIL import ExifTags, Image

from sean_editor.photo.bmff import picture_facts
from sean_editor.photo.code_points import D65, HLG, PQ, SRGB, profile_of_code_points
from sean_editor.photo.icc import SRGB_CURVE, Chromaticities, Curve, code_points_in, make_profile

_USUAL_GAMMA = 1 / 2.2
_ADOBE = Chromaticities((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), D65)
_ADOBE_GAMMA = 563 / 256  # Adobe RGB (1998), 4.3.4.2
_WHITE_POINT, _PRIMARIES = 318, 319  # fields of TIFF 6.0, chapter 20
_SAME = 0.002  # two (x, y) of the same colour, rounded by different programs
_BEFORE_PIXELS = 1 << 16  # chunks of a PNG that are looked at


def declared_profile(picture: Image.Image, path: Path) -> bytes | None:
    """The ICC profile of a picture's own colour space, grey, RGB or CMYK; None if that is sRGB or not said.

    In a PNG cICP counts before iCCP, that before sRGB, that before gAMA and cHRM (PNG, third edition, 4.3).
    In AVIF and HEIC an ICC profile counts before nclx (MIAF, 7.3.6.4). EXIF data is asked last.
    """
    embedded = picture.info.get("icc_profile")
    embedded = embedded if isinstance(embedded, bytes) and embedded else None
    if picture.format == "PNG":
        codes = _cicp(path)
        if codes is not None:
            return profile_of_code_points(codes[0], codes[1], bool(codes[3]))
        if embedded is None and "srgb" in picture.info:
            return None
        profile = embedded or _of_gamma(picture.info.get("gamma"), picture.info.get("chromaticity"))
    elif embedded is None and picture.format in ("AVIF", "HEIF"):
        points = picture_facts(path).code_points
        if points is not None:
            return profile_of_code_points(*points)
        profile = None
    elif embedded is None and picture.format == "BMP":
        profile = _of_bitmap(path)
    else:
        profile = embedded
    return profile or _of_exif(picture)


def is_hdr(profile: bytes | None) -> bool:
    """Whether samples of this space may be brighter than white."""
    points = code_points_in(profile) if profile else None
    return points is not None and points[1] in (PQ, HLG)


def _cicp(path: Path) -> tuple[int, int, int, int] | None:
    """The content of a PNG's cICP chunk; None without one, or one for YCbCr, which a PNG cannot hold."""
    with path.open("rb") as file:
        file.seek(8)
        for _ in range(_BEFORE_PIXELS):
            head = file.read(8)
            if len(head) < 8 or head[4:] == b"IDAT":
                return None
            length = int.from_bytes(head[:4], "big")
            if head[4:] == b"cICP" and length == 4:
                primaries, transfer, matrix, full = file.read(4)
                return (primaries, transfer, matrix, full) if matrix == 0 else None
            file.seek(length + 4, 1)
    return None


@lru_cache(maxsize=16)
def _of_gamma(gamma: float | None, chromaticity: tuple[float, ...] | None) -> bytes | None:
    """The space of a PNG's gAMA chunk and its cHRM chunk (white, red, green, blue as x, y)."""
    space, curve = SRGB, SRGB_CURVE
    if chromaticity is not None:
        white, red, green, blue = (tuple(chromaticity[i : i + 2]) for i in range(0, 8, 2))
        space = _unless_srgb(Chromaticities(red, green, blue, white))  # type: ignore[arg-type]
    # writers of sRGB say 1/2.2 for programs that know no better (PNG, third edition, 11.3.2.5)
    if gamma is not None and gamma > 0 and abs(gamma - _USUAL_GAMMA) > 0.005:
        curve = Curve((1 / gamma,))
    if (space, curve) == (SRGB, SRGB_CURVE):
        return None
    try:
        return make_profile("RGB as its file declares it", space, curve)
    except ValueError:  # nonsense, as if it were not there
        return _of_gamma(gamma, None)


def _unless_srgb(space: Chromaticities) -> Chromaticities:
    own = (*space.red, *space.green, *space.blue, *space.white)
    usual = (*SRGB.red, *SRGB.green, *SRGB.blue, *SRGB.white)
    return SRGB if max(abs(a - b) for a, b in zip(own, usual, strict=True)) < _SAME else space


def _of_bitmap(path: Path) -> bytes | None:
    """The ICC profile inside a BMP with a V5 header."""
    with path.open("rb") as file:
        head = file.read(14 + 124)
        if len(head) < 138 or struct.unpack("<I", head[14:18])[0] < 124 or head[70:74] != b"DEBM":
            return None
        start, size = struct.unpack("<II", head[126:134])
        file.seek(14 + start)
        return file.read(size) or None


def _of_exif(picture: Image.Image) -> bytes | None:
    """Adobe RGB, if a camera wrote it (DCF 2.0, the interoperability index R03), or a space of the primaries
    that the EXIF data or a TIFF file name.
    """
    try:
        exif = picture.getexif()
        space = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.ColorSpace)
        index = exif.get_ifd(ExifTags.IFD.Interop).get(ExifTags.Interop.InteropIndex)
        white, primaries = exif.get(_WHITE_POINT, ()), exif.get(_PRIMARIES, ())
        chromaticity = tuple(float(value) for value in (*white, *primaries))
    except Exception:  # damaged EXIF data does not spoil the picture
        return None
    if space == 2 or (space != 1 and str(index).strip("\0 ") == "R03"):
        return _adobe_rgb()
    return _of_gamma(None, chromaticity) if space != 1 and len(chromaticity) == 8 else None


@lru_cache(maxsize=1)
def _adobe_rgb() -> bytes:
    return make_profile("Compatible with Adobe RGB (1998)", _ADOBE, Curve((_ADOBE_GAMMA,)))

"""What the header of a TIFF file says about its samples (TIFF 6.0), and which of it is understood here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import ExifTags, TiffImagePlugin

from models.translation import tr
from sean_editor.errors import UserError

Tags = TiffImagePlugin.ImageFileDirectory_v2

UNSIGNED, SIGNED, FLOAT, UNDEFINED = 1, 2, 3, 4
WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, CMYK = 0, 1, 2, 5
_COLOURS = {WHITE_IS_ZERO: 1, BLACK_IS_ZERO: 1, RGB: 3, CMYK: 4}
_CAMERA_RAW = (32803, 34892)
_COMPRESSIONS = (
    1,
    5,
    8,
    32773,
    32946,
    34925,
    50000,
)  # none, LZW, Deflate, PackBits, Deflate, LZMA, Zstandard
_ASSOCIATED, _UNASSOCIATED = 1, 2
_LARGEST = 1 << 32  # bytes
_WIDEST_MARGIN = 4096  # pixels of a tile beyond the picture
_MOST_SAMPLES = 16  # of a pixel

_BIG_ENDIAN_BIGTIFF = b"MM\0+"
_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", _BIG_ENDIAN_BIGTIFF)


@dataclass(frozen=True)
class TiffHeader:
    """bits            of each sample
    kind               UNSIGNED, SIGNED or FLOAT
    meaning            WHITE_IS_ZERO, BLACK_IS_ZERO, RGB or CMYK
    colours, samples   of a pixel, the latter with alpha and others
    alpha              the place of alpha among the samples, None if there is none
    premultiplied      whether colours are multiplied by alpha already
    planar             one plane after the other, instead of one pixel after the other
    predictor          1: none; 2: differences of samples; 3: differences of bytes, for floats
    tile               (width, height) of the tiles; None for strips
    """

    width: int
    height: int
    bits: int
    kind: int
    meaning: int
    colours: int
    samples: int
    alpha: int | None
    premultiplied: bool
    planar: bool
    little_endian: bool
    compression: int
    predictor: int
    fill_order: int
    tile: tuple[int, int] | None
    rows_per_strip: int
    offsets: tuple[int, ...]
    byte_counts: tuple[int, ...]


def is_tiff(path: Path) -> bool:
    """Whether the file begins as a TIFF or BigTIFF file does."""
    return _starts(path) in _MAGIC


def _starts(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def read_tags(path: Path) -> Tags:
    """The first directory of a TIFF file. An exception if it is damaged."""
    return next(directories(path))


def directories(path: Path) -> Iterator[Tags]:
    """The directories of a TIFF file, one a page. An exception if one is damaged."""
    with path.open("rb") as file:
        head = _head(file)
        place, seen = _empty(head).next, {0}
        while place not in seen:
            seen.add(place)
            tags = _empty(head)
            file.seek(place)
            tags.load(file)
            yield tags
            place = tags.next


def directory_at(path: Path, place: int, kind: ExifTags.IFD) -> Tags:
    """A directory of a TIFF file that a field of another one points to. An exception if it is damaged."""
    with path.open("rb") as file:
        tags = _empty(_head(file), kind)
        file.seek(place)
        tags.load(file)
    return tags


def _head(file: BinaryIO) -> bytes:
    """The header of a TIFF file, which is longer in BigTIFF."""
    head = file.read(8)
    return head + file.read(8) if b"+" in head[2:4] else head


def _empty(head: bytes, kind: ExifTags.IFD | None = None) -> Tags:
    """A directory without fields for a file that begins with `head`."""
    if head[2:4] == b"\0+":  # Pillow 13.0.0 does not see BigTIFF in big-endian byte order
        return Tags(b"II+\0" + head[4:], prefix=head[:2], group=kind)
    return Tags(head, group=kind)


def size_in(tags: Tags) -> tuple[int, int]:
    """(width, height) as stored, before the orientation."""
    return int(tags[ExifTags.Base.ImageWidth]), int(tags[ExifTags.Base.ImageLength])


def depth(tags: Tags) -> int:
    """The bits of the deepest sample."""
    return max(_numbers(tags, 258, (1,)))


def is_ordinary(path: Path, tags: Tags) -> bool:
    """Whether samples are unsigned numbers that Pillow reads right: of up to eight bits, but for grey and few
    bits where planes are separate, even if there is one only, or of 16 bits not in separate planes, but for
    grey whose zero is white. Of colours that are multiplied by alpha it keeps nothing where that is 0, which
    may be everywhere.
    """
    if _starts(path) == _BIG_ENDIAN_BIGTIFF:
        return False
    bits = set(_numbers(tags, 258, (1,)))
    if not set(_numbers(tags, 339, (1,))) <= {UNSIGNED, UNDEFINED}:
        return False
    meaning = _number(tags, 262, -1)
    if _ASSOCIATED in _numbers(tags, 338, ()) and meaning in _COLOURS:
        return _number(tags, 259, 1) not in _COMPRESSIONS
    planar = _number(tags, 284, 1) == 2
    if max(bits) <= 8:
        return not (planar and (meaning in (WHITE_IS_ZERO, BLACK_IS_ZERO) or max(bits) < 8))
    return bits == {16} and not planar and meaning in (BLACK_IS_ZERO, RGB, CMYK)


def understood(path: Path, tags: Tags) -> TiffHeader:
    """The header of a picture that can be decoded. UserError if it is one of another kind."""
    width, height = size_in(tags)
    samples = _number(tags, 277, 1)
    bits, kinds = set(_numbers(tags, 258, (1,))), set(_numbers(tags, 339, (1,)))
    meaning, compression, predictor = _number(tags, 262, -1), _number(tags, 259, 1), _number(tags, 317, 1)
    if meaning in _CAMERA_RAW:
        raise camera_raw(path)
    if meaning not in _COLOURS or (meaning == CMYK and _number(tags, 332, 1) != 1):
        raise not_supported(path, tr("colours of kind {number}", number=meaning))
    if compression not in _COMPRESSIONS:
        raise not_supported(path, tr("compression {number}", number=compression))
    if len(bits) != 1 or len(kinds) != 1:
        raise not_supported(path, tr("samples of different kinds"))
    (bits_each,), (kind,) = bits, kinds
    kind = UNSIGNED if kind == UNDEFINED else kind
    depths = {UNSIGNED: range(1, 33), SIGNED: (8, 16, 32), FLOAT: (16, 32, 64)}.get(kind, ())
    predictors = {2: bits_each in (8, 16, 32, 64), 3: kind == FLOAT}
    if bits_each not in depths or not predictors.get(predictor, predictor == 1):
        raise not_supported(path, tr("{bits} bits of sample format {number}", bits=bits_each, number=kind))
    if samples > _MOST_SAMPLES:
        raise not_supported(path, tr("{count} samples a pixel", count=samples))
    if path.stat().st_size >= _LARGEST:
        raise not_supported(path, tr("more than 4 GB"))
    colours = _COLOURS[meaning]
    alpha, premultiplied = _alpha(colours, samples, _numbers(tags, 338, ()))
    tile = (_number(tags, 322, 0), _number(tags, 323, 0)) if 322 in tags else None
    if tile is not None and not (
        0 < tile[0] < width + _WIDEST_MARGIN and 0 < tile[1] < height + _WIDEST_MARGIN
    ):
        raise ValueError("its tiles are far larger than the picture")
    return TiffHeader(
        width=width,
        height=height,
        bits=bits_each,
        kind=kind,
        meaning=meaning,
        colours=colours,
        samples=samples,
        alpha=alpha,
        premultiplied=premultiplied,
        planar=_number(tags, 284, 1) == 2 and samples > 1,
        little_endian=tags.prefix == b"II",
        compression=compression,
        predictor=predictor,
        fill_order=_number(tags, 266, 1),
        tile=tile,
        rows_per_strip=min(_number(tags, 278, height), height),
        offsets=_numbers(tags, 324 if tile else 273, ()),
        byte_counts=_numbers(tags, 325 if tile else 279, ()),
    )


def not_supported(path: Path, what: str) -> UserError:
    """A file that is as it should be, and of a kind that is not read here."""
    return UserError(
        tr(
            "{file} is of a kind that is not supported: {what}. Save it in another program as PNG, or as "
            "TIFF with 8 or 16 bits.",
            file=path,
            what=what,
        )
    )


def camera_raw(path: Path) -> UserError:
    """A raw file: it is a TIFF file by its header."""
    return UserError(
        tr("{file} is a camera's raw file. Develop it first, and save it as JPEG or TIFF.", file=path)
    )


def _alpha(colours: int, samples: int, extra: tuple[int, ...]) -> tuple[int | None, bool]:
    """The place of alpha among the samples, and whether colours are multiplied by it."""
    if samples == colours + 1 and not extra and colours != _COLOURS[CMYK]:
        return colours, False  # some programs forget to say so
    for place, kind in enumerate(extra, colours):
        if kind in (_ASSOCIATED, _UNASSOCIATED) and place < samples:
            return place, kind == _ASSOCIATED
    return None, False


def _number(tags: Tags, tag: int, default: int) -> int:
    return _numbers(tags, tag, (default,))[0]


def _numbers(tags: Tags, tag: int, default: tuple[int, ...]) -> tuple[int, ...]:
    value = tags.get(tag, default)
    return tuple(int(v) for v in value) if isinstance(value, tuple) else (int(value),)

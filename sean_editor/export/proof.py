"""The proof of an export: how many of its pixels lie outside the edit, and how many of these changed.

What the edit may change follows from its layout, styles and matte (`Exports.reach`); what did change is
counted in the file that was written, decoded again. So the two can contradict each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import numpy as np

from models.atomic_write import Cancelled, never
from sean_editor.document.photo_origin import Photo
from sean_editor.export.difference import Difference, difference, samples_of
from sean_editor.export.formats import QUALITY, format_of
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.openraster import SUFFIX as LAYERED
from sean_editor.photo.decode import photo_from_bytes, read_photo

PROVABLE = (Kind.PORTRAIT, Kind.PHOTO, Kind.LAYERS)
"""The kinds that show the original, edited."""

_DEEP = ("PNG", "TIFF")
"""They hold sixteen bits."""
_WITH_ALPHA = (*_DEEP, "WebP")


@dataclass(frozen=True)
class ProvenFile:
    """One of the two pictures.

    path            of its file; None for a picture that lies in none, as a portrait cut out of a photo
    sha256          of the file; None without one
    samples_sha256  of its upright samples, row by row, as `samples_hash` takes them
    bits            of a sample
    """

    path: Path | None
    sha256: str | None
    samples_sha256: str
    bits: int


@dataclass(frozen=True, eq=False)
class Proof:
    """How an exported file differs from the original.

    kind           of the export
    keep_unedited  whether the original was to stay where nothing was edited
    format         of the file: PNG, JPEG, WebP, TIFF or OpenRaster
    lossless       whether the format, as it was used, holds all that the original's samples are
    made           the picture before it was encoded, in eight bits
    written        the file, decoded again: as deep as it is if `lossless`, else in eight bits, on white
    reach          bool [H, W]: the pixels that the edit may change; they count as inside
    """

    kind: Kind
    keep_unedited: bool
    before: ProvenFile
    after: ProvenFile
    format: str
    lossless: bool
    made: Difference
    written: Difference
    reach: np.ndarray

    @property
    def holds(self) -> bool:
        """Whether no pixel outside the edit changed, but for what a lossy format did."""
        return self.made.changed_outside == 0 and (not self.lossless or self.written.changed_outside == 0)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.reach.shape[1], self.reach.shape[0]


def prove(
    path: Path | str,
    before: Photo,
    made: np.ndarray,
    reach: np.ndarray,
    kind: Kind = Kind.PHOTO,
    keep_unedited: bool = True,
) -> Proof:
    """Compare the file at `path`, in which `made` uint8 [H, W, 3] was written, with the picture `before`.

    `reach` bool [H, W] are the pixels that the edit may change. UserError if the file cannot be read again,
    ValueError if the sizes differ.
    """
    path = Path(path)
    written, name = _read(path)
    lossless = _is_lossless(path, name, before)
    pair = (samples_of(before), samples_of(written)) if lossless else (before.pixels, written.pixels)
    return Proof(
        kind,
        keep_unedited,
        _proven(before),
        _proven(written),
        name,
        lossless,
        difference(before.pixels, made, reach),
        difference(*pair, reach),
        reach,
    )


def write_proven(
    exports: Exports,
    path: Path,
    request: ExportRequest,
    quality: int = QUALITY,
    cancelled: Cancelled = never,
    personal_data: bool = False,
    written: Callable[[], object] = lambda: None,
) -> Proof | None:
    """As `Exports.write`, then the proof of it; None for a kind that has none (`PROVABLE`).

    `written` is called once the file is there: from then on nothing is cancelled.
    """
    exports.write(path, request, quality, cancelled, personal_data)
    written()
    before = exports.original(request)
    if before is None:
        return None
    made, reach = exports.picture(request).pixels, exports.reach(request)
    return prove(path, before, made, reach, request.kind, request.keep_unedited)


def made_difference(
    exports: Exports, request: ExportRequest, cancelled: Cancelled = never
) -> Difference | None:
    """How the picture of a request differs from the original before it is written; None for a kind that does
    not show it.
    """
    before = exports.original(request)
    if before is None:
        return None
    made = exports.picture(request, cancelled).pixels
    return difference(before.pixels, made, exports.reach(request, cancelled))


def samples_hash(samples: np.ndarray) -> str:
    """The SHA-256 of samples uint8 or uint16 [H, W, C], row by row, the lower byte first."""
    ordered = samples.astype(samples.dtype.newbyteorder("<"), copy=False)
    return hashlib.sha256(np.ascontiguousarray(ordered).reshape(-1).view(np.uint8).data).hexdigest()


def _proven(photo: Photo) -> ProvenFile:
    samples = samples_of(photo)
    return ProvenFile(
        photo.path, _file_hash(photo.path), samples_hash(samples), 8 * int(samples.dtype.itemsize)
    )


def _file_hash(path: Path | None) -> str | None:
    """The SHA-256 of a file, None if there is none any more."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _read(path: Path) -> tuple[Photo, str]:
    """The picture in a file that was just written, and the name of its format."""
    if path.suffix.lower() != LAYERED:
        return read_photo(path), {"WEBP": "WebP"}.get(format_of(path), format_of(path))
    with ZipFile(path) as archive:
        merged = photo_from_bytes(archive.read("mergedimage.png"), path.stem)
    return Photo(merged.pixels, path.stem, path), "OpenRaster"


def _is_lossless(path: Path, name: str, before: Photo) -> bool:
    if name == "JPEG" or (name == "WebP" and not _is_lossless_webp(path)):
        return False
    if before.samples is None:
        return True
    return name in _DEEP if before.samples.dtype == np.uint16 else name in _WITH_ALPHA


def _is_lossless_webp(path: Path) -> bool:
    """Whether the bitstream of a WebP file is the lossless one (RFC 9649, 2.5 and 2.6)."""
    with path.open("rb") as file:
        file.seek(12)  # RIFF, a length, WEBP
        while len(head := file.read(8)) == 8:
            if head[:4] in (b"VP8L", b"VP8 "):
                return head[:4] == b"VP8L"
            length = int.from_bytes(head[4:], "little")
            file.seek(length + length % 2, 1)
    return False

"""Files that cannot hold a label map: lossy formats blur the ids."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from models.errors import UserError
from models.translation import tr

_LOSSY = {"JPEG": "JPEG", "MPO": "JPEG", "JPEG2000": "JPEG 2000", "AVIF": "AVIF", "HEIF": "HEIC"}
_LOSSY_IN_TIFF = ("jpeg", "tiff_jpeg", "webp")


def check_lossless(picture: Image.Image, path: Path | str) -> None:
    """UserError if the picture that was opened from `path` is of a format that changes pixels.

    AVIF, HEIC and JPEG 2000 can be lossless, too, but no decoder says whether a file is: they are refused.
    WebP files say it.
    """
    lossy = _LOSSY.get(picture.format or "")
    if picture.format == "WEBP" and _is_lossy_webp(Path(path).read_bytes()):
        lossy = tr("lossy WebP")
    if picture.format == "TIFF" and picture.info.get("compression") in _LOSSY_IN_TIFF:
        lossy = tr("lossy TIFF")
    if lossy is not None:
        raise UserError(
            tr(
                "{file} is stored as {format}, which blurs label ids. Use a label map saved as PNG.",
                file=path,
                format=lossy,
            )
        )


def _is_lossy_webp(data: bytes) -> bool:
    """Whether the first frame is stored as VP8 and not as VP8L.

    Google, WebP Container Specification: chunks of a name, a size and a content of even length; a frame of
    an animation (ANMF) has 16 bytes before chunks of its own.
    """
    at = 12  # after RIFF, the size and WEBP
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in (b"VP8 ", b"VP8L"):
            return name == b"VP8 "
        at += 8 + (16 if name == b"ANMF" else size + size % 2)
    return True

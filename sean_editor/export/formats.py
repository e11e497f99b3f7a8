"""The picture formats that are written, and how."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.translation import tr
from sean_editor.errors import UserError

QUALITY = 95
LOSSLESS = 100
"""The quality at which WebP loses nothing."""

_BY_SUFFIX = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
SUFFIXES = tuple(_BY_SUFFIX)


def format_of(path: Path | str) -> str:
    """Pillow's name of the format that the suffix of `path` stands for; UserError if none does."""
    kind = _BY_SUFFIX.get(Path(path).suffix.lower())
    if kind is None:
        known = ", ".join(SUFFIXES)
        raise UserError(
            tr(
                "{file} cannot be written in this format. End the name in {endings}.",
                file=path,
                endings=known,
            )
        )
    return kind


def save_options(kind: str, quality: int = QUALITY) -> dict[str, Any]:
    """Pillow's options for writing the format `kind`; `quality` (1..100) is for JPEG and WebP.

    A WebP of quality 100 is lossless.
    """
    if kind == "JPEG":
        return {"quality": quality, "subsampling": 0}  # lips and eyes are small; halved colour smears them
    if kind == "WEBP" and quality == LOSSLESS:
        return {"lossless": True, "exact": True}  # exact: colours under alpha 0 stay, too
    # TIFF is not compressed: Pillow's compressed TIFF has no room for EXIF
    return {"quality": quality} if kind == "WEBP" else {}

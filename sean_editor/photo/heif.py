"""HEIC pictures, as telephones take them: read through the plug-in pillow-heif where it is installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def is_heif(path: Path) -> bool:
    """Whether the file begins as HEIC and its relatives do (ISO/IEC 23008-12; AVIF has another brand)."""
    with path.open("rb") as file:
        head = file.read(12)
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


@cache
def heif_works() -> bool:
    """Whether the plug-in is there; from then on Pillow opens such files as format HEIF."""
    try:
        from pillow_heif import register_heif_opener
    except (ImportError, OSError):  # not installed, or without its library
        return False
    register_heif_opener()
    return True

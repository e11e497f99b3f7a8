"""HEIC pictures, as telephones take them: read through the plug-in pillow-heif where it is installed."""

from __future__ import annotations

import importlib
from pathlib import Path

EXTRA = "heic"
"""The extra of setup.cfg that has the plug-in."""
_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def is_heif(path: Path) -> bool:
    """Whether the file begins as HEIC and its relatives do (ISO/IEC 23008-12; AVIF has another brand)."""
    with path.open("rb") as file:
        head = file.read(12)
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


def heif_works() -> bool:
    """Whether the plug-in is there; from then on Pillow opens such files as format HEIF.

    It is looked for each time: a plug-in that is installed now works from now on.
    """
    try:
        from pillow_heif import register_heif_opener
    except (ImportError, OSError):  # not installed, or without its library
        importlib.invalidate_caches()
        return False
    register_heif_opener()
    return True


def needs_plugin(path: Path) -> bool:
    """Whether the file is a HEIC picture that cannot be opened for want of the plug-in."""
    try:
        return is_heif(path) and not heif_works()
    except OSError:  # there is no such file, or it may not be read
        return False

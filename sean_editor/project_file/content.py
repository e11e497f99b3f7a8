"""Whether a file is still as it was when it was read or saved: another program may have changed it."""

from __future__ import annotations

import hashlib
from pathlib import Path


def content_hash(path: Path) -> str:
    """SHA-256 in hex of a file's content; "" if there is none to read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def has_changed(path: Path, known: str) -> bool:
    """Whether the file has another content than the one with the hash `known`. A file that is gone holds
    nothing that could be lost; neither its size nor its time can be trusted to tell.
    """
    return content_hash(path) not in ("", known)

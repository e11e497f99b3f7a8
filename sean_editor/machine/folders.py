"""Checks which of the program's folders cannot be written to."""

from __future__ import annotations

import os
from pathlib import Path


def can_write(folder: Path) -> bool:
    """Whether files can be made in `folder`, or the folder itself where it does not exist yet."""
    for place in (folder, *folder.parents):
        try:
            exists = place.exists()
        except OSError:  # a folder above it may not even be searched
            return False
        if exists:
            return place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    return False

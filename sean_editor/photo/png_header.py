"""What the chunks of a PNG say, and its samples by OpenCV where Pillow would lose some."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH_AT = 24  # of the file
_FRAME = 12  # bytes of a chunk beside its content: length, kind and checksum


def png_depth(path: Path) -> int:
    """The bits of each sample of a PNG; 0 of another or a shorter file."""
    with path.open("rb") as file:
        head = file.read(_DEPTH_AT + 1)
    return head[_DEPTH_AT] if head.startswith(SIGNATURE) and len(head) > _DEPTH_AT else 0


def decode_samples(path: Path, flags: int = 0) -> np.ndarray | None:
    """The samples of a PNG as OpenCV reads them, blue first, with its `flags`; None if it cannot.

    ValueError for a chunk that is longer than the rest of the file: OpenCV 5 takes as much memory as it says.
    """
    data = np.fromfile(path, np.uint8)
    place = len(SIGNATURE)
    while place + _FRAME <= len(data):
        place += _FRAME + int.from_bytes(data[place : place + 4].tobytes(), "big")
        if place > len(data):
            raise ValueError("a chunk ends behind the end of the file")
    return cv2.imdecode(data, cv2.IMREAD_UNCHANGED | flags)

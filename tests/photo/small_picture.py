"""A small picture in every form that photos have."""

from __future__ import annotations

import struct

import numpy as np

y, x = np.mgrid[0:24, 0:40]
PICTURE = np.stack([x * 6, y * 10, (x + y) * 4], -1).astype(np.uint8)
GREY = (x * 6).astype(np.uint8)
ALPHA = np.where(x < 10, 0, 255).astype(np.uint8)
ON_WHITE = np.where(x[..., None] < 10, 255, PICTURE).astype(np.uint8)


def float_tiff(pixels: np.ndarray, orientation: int) -> bytes:
    """An uncompressed RGB TIFF in floats, which Pillow does not know."""
    height, width = pixels.shape[:2]
    entries = [(256, width), (257, height), (258, None), (259, 1), (262, 2), (273, None), (274, orientation),
               (277, 3), (278, height), (279, pixels.size * 4), (284, 1), (339, None)]  # fmt: skip
    after = 8 + 2 + 12 * len(entries) + 4
    places = {258: (3, 3, after), 339: (3, 3, after + 8), 273: (4, 1, after + 16)}
    directory = b"".join(struct.pack("<HHII", tag, *places.get(tag, (4, 1, value))) for tag, value in entries)
    extra = struct.pack("<4H4H", 32, 32, 32, 0, 3, 3, 3, 0)
    return (
        b"II*\0" + struct.pack("<IH", 8, len(entries)) + directory + bytes(4) + extra
        + (pixels / 255).astype("<f4").tobytes()
    )  # fmt: skip

"""PNG files of sixteen bits, which Pillow writes for grey pictures only."""

from __future__ import annotations

import struct
import zlib

import cv2
import numpy as np
from PIL import Image

from sean_editor.photo.code_points import code_points_of

_HEADER = 33  # bytes of the signature and the chunk IHDR


def deep_png(
    samples: np.ndarray,
    icc_profile: bytes | None = None,
    exif: Image.Exif | None = None,
    packed: bool = True,
) -> bytes:
    """A PNG file of uint16 [H, W, 1, 3 or 4], grey, RGB or RGBA, with a colour profile and EXIF data."""
    if samples.dtype != np.uint16 or samples.ndim != 3 or samples.shape[2] not in (1, 3, 4):
        raise ValueError(
            f"deep samples are uint16 [H, W, 1, 3 or 4], not {samples.dtype} {list(samples.shape)}"
        )
    order = {1: [0], 3: [2, 1, 0], 4: [2, 1, 0, 3]}[samples.shape[2]]
    how = [] if packed else [cv2.IMWRITE_PNG_COMPRESSION, 0]
    done, encoded = cv2.imencode(".png", np.ascontiguousarray(samples[..., order]), how)
    if not done:
        raise ValueError("OpenCV could not encode it")
    data = encoded.tobytes()
    more = b""
    if code_points := code_points_of(icc_profile):
        more += _chunk(b"cICP", bytes(code_points))
    if icc_profile:
        more += _chunk(b"iCCP", b"ICC Profile\0\0" + zlib.compress(icc_profile))
    if exif is not None:
        more += _chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0"))
    return data[:_HEADER] + more + data[_HEADER:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk with its length and checksum (PNG 3, 5.3)."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

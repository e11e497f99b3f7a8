"""One style matrix in a file with a checksum over all of it: a file is exactly as it was written, or none.

    magic     8 bytes, "SEANSTY1"
    checksum  32 bytes, SHA-256 of the name that the matrix is kept under and of all that follows
    shape     2 x uint32: S regions, L numbers of a style code
    codes     S x L x float32
    present   S bytes, 0 or 1

Numbers are little-endian. (The zip of `numpy.savez` has parts that no checksum covers.)
"""

from __future__ import annotations

import hashlib
import struct

import numpy as np

SUFFIX = ".style"
MAX_BYTES = 4 * 1024 * 1024
"""Of a file: many times what 255 regions need."""

_MAGIC = b"SEANSTY1"
_SHAPE = struct.Struct("<2I")
_BODY = len(_MAGIC) + hashlib.sha256().digest_size


def pack_style(name: str, codes: np.ndarray, present: np.ndarray) -> bytes:
    """The file of a style matrix, codes float32 [S, L] and present bool [S], that is kept under `name`."""
    body = _SHAPE.pack(*codes.shape) + codes.astype("<f4").tobytes() + present.astype(np.uint8).tobytes()
    return _MAGIC + _checksum(name, body) + body


def unpack_style(name: str, data: bytes) -> tuple[np.ndarray, np.ndarray]:
    """The codes [S, L] and present [S] in `data`. ValueError for anything but what `pack_style` made."""
    head, body = data[:_BODY], data[_BODY:]
    if head != _MAGIC + _checksum(name, body) or len(body) < _SHAPE.size:
        raise ValueError("not a style matrix, or a damaged one")
    regions, length = _SHAPE.unpack_from(body)
    if len(body) != _SHAPE.size + regions * (4 * length + 1):
        raise ValueError("not a style matrix: its shape does not fit its size")
    codes = np.frombuffer(body, "<f4", regions * length, _SHAPE.size).reshape(regions, length)
    present = np.frombuffer(body, np.uint8, regions, _SHAPE.size + codes.nbytes)
    return codes, present.astype(bool)


def _checksum(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + body).digest()

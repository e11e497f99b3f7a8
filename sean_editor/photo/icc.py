"""ICC profiles of RGB spaces: made from primaries and a curve, so that every program understands them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


@dataclass(frozen=True)
class Chromaticities:
    """CIE 1931 (x, y) of the three primaries and of white."""

    red: tuple[float, float]
    green: tuple[float, float]
    blue: tuple[float, float]
    white: tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """From a sample to light, both 0..1: the `parameters` of a parametric curve (ICC.1:2022, 10.18; one: a
    gamma; five: as sRGB's), or a `table` of equally spaced samples.
    """

    parameters: tuple[float, ...] = ()
    table: tuple[float, ...] = ()


SRGB_CURVE = Curve((2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))


def make_profile(
    name: str, space: Chromaticities, curve: Curve, code_points: tuple[int, int, int, int] | None = None
) -> bytes:
    """An ICC profile, version 4, of the RGB space with these primaries and this curve for all three.

    `code_points` (colour primaries, transfer, matrix, full range; ITU-T H.273) are put into it for programs
    that show more than white. ValueError if the primaries span no space.
    """
    to_xyz, adaptation = _matrices(space)
    entries = {b"desc": _text(name), b"cprt": _text("No copyright, use freely"), b"wtpt": _xyz(D50)}
    entries |= {tag: _xyz(column) for tag, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), to_xyz.T, strict=True)}
    entries |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(curve))
    entries[b"chad"] = b"sf32" + bytes(4) + _fixed(adaptation.ravel())
    if code_points is not None:
        entries[b"cicp"] = b"cicp" + bytes(4) + bytes(code_points)
    return _profile(entries)


def code_points_in(profile: bytes) -> tuple[int, int, int, int] | None:
    """The code points that a profile carries, None if it has none."""
    count = int.from_bytes(profile[128:132], "big")
    for tag, start, size in struct.iter_unpack(">4sII", profile[132 : 132 + 12 * min(count, 100)]):
        if tag == b"cicp" and size >= 12 and len(profile) >= start + 12:
            primaries, transfer, matrix, full = profile[start + 8 : start + 12]
            return primaries, transfer, matrix, full
    return None


def _matrices(space: Chromaticities) -> tuple[np.ndarray, np.ndarray]:
    """From linear RGB to XYZ relative to D50, and the part of it that adapts the white: float64 [3, 3]."""
    columns = np.array([(x, y, 1 - x - y) for x, y in (space.red, space.green, space.blue)]).T
    x, y = space.white
    if not np.isfinite(columns).all() or y <= 0 or abs(np.linalg.det(columns)) < 1e-3:
        raise ValueError("these primaries span no colour space")
    white = np.array([x / y, 1, (1 - x - y) / y])
    to_xyz = columns * np.linalg.solve(columns, white)
    gains = (_BRADFORD @ D50) / (_BRADFORD @ white)
    adaptation = np.linalg.inv(_BRADFORD) @ np.diag(gains) @ _BRADFORD
    return adaptation @ to_xyz, adaptation


def _curve(curve: Curve) -> bytes:
    if curve.table:
        levels = np.rint(np.clip(curve.table, 0, 1) * 65535).astype(">u2")
        return b"curv" + struct.pack(">4xI", len(levels)) + levels.tobytes()
    kind = {1: 0, 5: 3}[len(curve.parameters)]
    return b"para" + struct.pack(">4xH2x", kind) + _fixed(curve.parameters)


def _text(words: str) -> bytes:
    encoded = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def _xyz(value: object) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(value)


def _fixed(values: object) -> bytes:
    """s15Fixed16 numbers."""
    return np.rint(np.asarray(values, np.float64) * 65536).astype(">i4").tobytes()


def _profile(entries: dict[bytes, bytes]) -> bytes:
    places: dict[bytes, int] = {}  # equal entries are stored once
    data, table = b"", struct.pack(">I", len(entries))
    start = 128 + 4 + 12 * len(entries)
    for tag, entry in entries.items():
        if entry not in places:
            places[entry] = start + len(data)
            data += entry + bytes(-len(entry) % 4)
        table += struct.pack(">4sII", tag, places[entry], len(entry))
    header = struct.pack(
        ">I4xI4s4s4s12s4s", start + len(data), 0x04400000, b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp"
    )
    header = (header + bytes(28) + _fixed(D50)).ljust(128, b"\0")
    return header + table + data

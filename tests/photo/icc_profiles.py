"""Small ICC profiles made by hand (ICC.1:2001-04), so that tests know exactly what they mean."""

from __future__ import annotations

import struct

import numpy as np
from PIL import ImageCms

D50 = (0.9642, 1.0, 0.8249)

Primaries = tuple[tuple[float, float, float], ...]
SRGB: Primaries = ((0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
DISPLAY_P3: Primaries = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))


def grey_profile(gamma: float) -> bytes:
    """A grey space whose light is value ** gamma."""
    curve = struct.pack(">4sIIH2x", b"curv", 0, 1, round(gamma * 256))
    return _profile(b"GRAY", b"XYZ ", {b"kTRC": curve})


def rgb_profile(gamma: float, primaries: Primaries = SRGB) -> bytes:
    """An RGB space of these primaries, adapted to D50, whose light is value ** gamma."""
    curve = struct.pack(">4sIIH2x", b"curv", 0, 1, round(gamma * 256))
    tags = {tag: _xyz(value) for tag, value in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)}
    return _profile(b"RGB ", b"XYZ ", tags | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve))


def cmyk_profile() -> bytes:
    """Inks of another world: cyan prints red, whatever the others; without cyan all is white."""
    corners = np.empty((2, 2, 2, 2, 3), np.uint8)  # C, M, Y, K, then 8-bit Lab
    corners[0] = (255, 128, 128)
    corners[1] = _lab8(255, 0, 0)
    ramp = bytes(range(256))
    table = struct.pack(">4sIBBBx", b"mft1", 0, 4, 3, 2)
    table += struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    return _profile(b"CMYK", b"Lab ", {b"A2B0": table + ramp * 4 + corners.tobytes() + ramp * 3})


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _lab8(*rgb: int) -> tuple[int, int, int]:
    """An sRGB colour as 8-bit ICC Lab."""
    from PIL import Image

    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lightness, a, b = to_lab.apply(Image.new("RGB", (1, 1), rgb)).tobytes()
    return lightness, (a + 128) % 256, (b + 128) % 256  # Pillow's a and b are signed


def _xyz(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(round(v * 65536) for v in value))


def _profile(space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    name = b"made by hand\0"
    described = struct.pack(">4sII", b"desc", 0, len(name)) + name + bytes(79)
    tags = {b"desc": described, b"cprt": struct.pack(">4sI", b"text", 0) + b"none\0"} | tags
    tags[b"wtpt"] = _xyz(D50)
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        table += struct.pack(">4sII", tag, start + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    kind = b"prtr" if space == b"CMYK" else b"mntr"
    header = struct.pack(">I4sI4s4s4s12x4s", start + len(data), bytes(4), 0x02400000, kind, space,
                         connection, b"acsp")  # fmt: skip
    header += bytes(28) + struct.pack(">3i", *(round(v * 65536) for v in D50))
    return header.ljust(128, b"\0") + table + data

"""A colour profile that is far from sRGB."""

from __future__ import annotations

from PIL import ImageCms


def wide_profile() -> bytes:
    """sRGB's primaries with quite another curve."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    place = made.index(b"para")  # a parametric curve: its first number is the exponent
    return made[: place + 12] + (int(1.4 * 65536)).to_bytes(4, "big") + made[place + 16 :]

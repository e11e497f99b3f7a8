"""The transparent colour of a PNG (its tRNS chunk) in the depths in which Pillow loses it."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from sean_editor.photo.eight_bit_rgb import eight_bits
from sean_editor.photo.png_header import decode_samples, png_depth

_STRIP_ROWS = 256


def with_transparent_colour(picture: Image.Image, path: Path) -> Image.Image:
    """A PNG that was opened, with what makes its transparent colour transparent.

    Pillow enlarges grey samples of two and four bits and forgets to enlarge that colour, and looks among the
    upper halves of colours of 16 bits for the whole of it. OSError and others if the file is damaged.
    """
    key = picture.info.get("transparency")
    if picture.format != "PNG" or key is None or picture.mode not in ("L", "RGB"):
        return picture
    depth = png_depth(path)
    if picture.mode == "L" and depth < 8:
        picture.info["transparency"] = key * 255 // (2**depth - 1)
    elif picture.mode == "RGB" and depth == 16:
        return _decoded(picture, path)
    return picture


def _decoded(picture: Image.Image, path: Path) -> Image.Image:
    """A picture of 16 bits as OpenCV reads it, RGBA of eight, with all that Pillow knows of it."""
    samples = decode_samples(path, cv2.IMREAD_IGNORE_ORIENTATION)
    if samples is None or samples.shape[2:] != (4,) or samples.dtype != np.uint16:
        raise ValueError("its transparent colour cannot be read")
    pixels = np.empty(samples.shape, np.uint8)
    for top in range(0, len(samples), _STRIP_ROWS):
        strip = slice(top, top + _STRIP_ROWS)
        pixels[strip] = eight_bits(samples[strip][..., [2, 1, 0, 3]], 65535)
    decoded = Image.fromarray(pixels)
    decoded.format = picture.format
    decoded.info = {name: value for name, value in picture.info.items() if name != "transparency"}
    exif = picture.getexif()  # it may stand behind the pixels
    if exif:
        decoded.info["exif"] = exif.tobytes()
    return decoded

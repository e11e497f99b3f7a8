"""A chosen colour as people write it: "#rrggbb" in sRGB."""

from __future__ import annotations

import re

import cv2
import numpy as np

from models.colour_difference import lab

_WRITTEN = re.compile(r"#[0-9a-f]{6}")
_SHORT = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")


def is_chosen(colour: str | None) -> bool:
    """Whether this names a chosen colour, well or badly, and not a source: ids are hex digits alone."""
    return colour is not None and colour.startswith("#")


def is_written_well(colour: str) -> bool:
    """Whether it is "#rrggbb" in small letters, as documents keep it."""
    return _WRITTEN.fullmatch(colour) is not None


def written_colour(typed: str) -> str | None:
    """ "#rrggbb" of what a person typed: "#RRGGBB", "rrggbb", "#rgb"; None if it is no colour."""
    found = _SHORT.fullmatch(typed.strip().lower())
    if found is None:
        return None
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def rgb_of(colour: str) -> tuple[int, int, int]:
    """Levels 0..255 of "#rrggbb". ValueError for anything else."""
    if not is_written_well(colour):
        raise ValueError(f"a colour is #rrggbb, not {colour}")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def colour_of(rgb: tuple[int, int, int]) -> str:
    """ "#rrggbb" of levels 0..255."""
    return "#" + bytes(rgb).hex()


def lab_of(colour: str) -> np.ndarray:
    """CIE Lab float64 [3] of "#rrggbb", relative to D65."""
    return lab(np.array(rgb_of(colour)) / 255)


def colour_of_lab(colour: np.ndarray) -> str:
    """The nearest "#rrggbb" of CIE Lab [3]; what lies outside sRGB is cut off."""
    levels = cv2.cvtColor(np.asarray(colour, np.float32)[None, None], cv2.COLOR_LAB2RGB)[0, 0] * 255
    red, green, blue = np.clip(np.rint(levels), 0, 255).astype(int).tolist()
    return colour_of((red, green, blue))

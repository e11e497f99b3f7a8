"""What the records of a journal are made of: kinds, arrays, styles, numbers and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from sean_editor.document.pixels import Pixels
from sean_editor.document.styles import RegionStyle

FORMAT = "sean-journal"
VERSION = 1

PART = "part"
"""The kind of a record that holds one of several commands of the step after it."""


def pixel_bytes(pixels: Pixels) -> bytes:
    """Labels, then paint, a byte for each pixel."""
    return pixels.labels.tobytes() + pixels.painted.tobytes()


def style_values(styles: Mapping[int, RegionStyle]) -> dict[str, tuple[object, ...]]:
    """A list for each region: source and mix, and if it has more than these, the crossing and the colour."""
    return {str(region): _style(style) for region, style in styles.items()}


def _style(style: RegionStyle) -> tuple[object, ...]:
    crossing = style.crossing
    if crossing is None and style.colour is None:
        return style.source, style.mix
    other, shares = (None, None) if crossing is None else (crossing.other, crossing.shares)
    return style.source, style.mix, other, shares, style.colour


def arrays(payload: bytes, *shapes: tuple[int, ...]) -> Iterator[np.ndarray]:
    """uint8 arrays that lie one behind the other. ValueError unless they are exactly all there is."""
    if len(payload) != sum(int(np.prod(shape)) for shape in shapes):
        raise ValueError("a payload of another size")
    start = 0
    for shape in shapes:
        size = int(np.prod(shape))
        yield np.frombuffer(payload, np.uint8, size, start).reshape(shape)
        start += size


def integer(value: object, least: int, most: int) -> int:
    """ValueError unless it is an integer of `least` to `most`."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{value} is not between {least} and {most}")
    return value


def optional_text(value: object) -> str | None:
    """ValueError unless it is a text or None."""
    return None if value is None else text(value)


def text(value: object) -> str:
    """ValueError unless it is a text."""
    if type(value) is not str:
        raise ValueError(f"{value} is no text")
    return value

"""Hue, lightness and saturation as people see them: the polar form of Oklab (Ottosson 2020).

Saturation is the share, in percent, of the most chroma that sRGB has at that hue and lightness: every place
is a colour that can be shown.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
"""Linear sRGB to the responses of cones."""
_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
"""Their cube roots to Oklab."""
_FROM_OKLAB, _FROM_LMS = np.linalg.inv(_TO_OKLAB), np.linalg.inv(_TO_LMS)
_MOST_CHROMA = 0.34  # of any colour of sRGB
_HALVINGS = 20
_GREY = 1e-4
_OUTSIDE = 0.045  # of linear sRGB: the edge of the gamut is concave beside blue


class Place(NamedTuple):
    """A colour: hue 0..360 degrees, lightness and saturation 0..100 %."""

    hue: float
    lightness: float
    saturation: float


def place_of(rgb: tuple[int, int, int]) -> Place:
    """The place of a colour, levels 0..255. A grey has hue 0."""
    levels = np.array(rgb) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    light, a, b = _TO_OKLAB @ np.cbrt(_TO_LMS @ linear)
    chroma = float(np.hypot(a, b))
    if chroma < _GREY:
        return Place(0.0, float(100 * light), 0.0)
    hue = float(np.degrees(np.arctan2(b, a)) % 360)
    most = float(_most_chroma(np.array([hue]), np.array([float(light)]))[0])
    return Place(hue, float(100 * light), min(100 * chroma / max(most, _GREY), 100.0))


def rgb_at(place: Place) -> tuple[int, int, int]:
    """The colour of a place, levels 0..255."""
    red, green, blue = colours_at(*(np.array([value]) for value in place))[0].tolist()
    return red, green, blue


def colours_at(hue: np.ndarray, lightness: np.ndarray, saturation: np.ndarray) -> np.ndarray:
    """The colours of places, uint8 [n, 3]; each array is [n], or [1]."""
    hue, light, share = np.broadcast_arrays(hue, np.asarray(lightness) / 100, np.asarray(saturation) / 100)
    linear = _linear(hue, light, share * _most_chroma(hue, light))
    levels = np.where(
        linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055
    )
    return np.clip(np.rint(levels * 255), 0, 255).astype(np.uint8)


def _most_chroma(hue: np.ndarray, light: np.ndarray) -> np.ndarray:
    """The most chroma [n] that sRGB has at a hue [n] in degrees and a lightness [n] in 0..1."""
    low, high = np.zeros(hue.shape), np.full(hue.shape, _MOST_CHROMA)
    outside = _OUTSIDE * light[..., None] ** 3 + 1e-6
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        linear = _linear(hue, light, middle)
        inside = ((linear > -outside) & (linear < 1 + outside)).all(-1)
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return low


def _linear(hue: np.ndarray, light: np.ndarray, chroma: np.ndarray) -> np.ndarray:
    """Linear sRGB [n, 3]."""
    turn = np.radians(hue)
    oklab = np.stack([light, chroma * np.cos(turn), chroma * np.sin(turn)], -1)
    linear: np.ndarray = ((oklab @ _FROM_OKLAB.T) ** 3) @ _FROM_LMS.T
    return linear

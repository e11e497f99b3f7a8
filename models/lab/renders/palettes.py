"""Colours of a backdrop."""

from __future__ import annotations

import numpy as np

from models.lab.renders.fabric import OwnColours
from models.lab.renders.maths import Array, Random, Vector, hsv, to_srgb


def palette(rng: Random, own: OwnColours, count: int) -> list[Array]:
    """Colours [3] in sRGB; two palettes of five hold those of the person's skin and hair."""
    hue, with_own, colours = rng.random(), rng.random() < 0.4, []
    for _ in range(count):
        kind = rng.random()
        if with_own and kind < 0.3:
            colour = to_srgb(np.clip(own.hair * rng.uniform(0.6, 1.6), 0, 1))
        elif with_own and kind < 0.6:
            colour = to_srgb(np.clip(own.skin * rng.uniform(0.5, 1.2), 0, 1))
        else:
            near = (hue + rng.normal(0, 0.12 if with_own else 0.25)) % 1
            colour = hsv(near, rng.uniform(0, 0.85), rng.uniform(0.06, 0.98))
        colours.append(np.clip(colour, 0, 1))
    return colours


def ink(colour: Vector, brightness: float = 1.0) -> tuple[int, int, int]:
    """A colour for Pillow, 0..255."""
    red, green, blue = (int(value) for value in np.clip(np.asarray(colour) * brightness * 255, 0, 255))
    return red, green, blue

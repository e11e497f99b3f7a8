"""Busy backdrops that are computed: stripes and checks, noise at several scales. sRGB [N, N, 3], 0..1."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from models.lab.renders.fabric import OwnColours
from models.lab.renders.maths import Array, Random
from models.lab.renders.palettes import palette


def stripes(rng: Random, own: OwnColours, size: int) -> Array:
    """Stripes in any direction, straight or wavy, at times crossed."""
    colours = palette(rng, own, int(rng.integers(2, 6)))
    y, x = np.mgrid[0:size, 0:size] / size
    angle = rng.choice([0, np.pi / 2, rng.uniform(0, 3.14)])
    across = x * math.cos(angle) + y * math.sin(angle)
    frequency = rng.uniform(5, 45)
    waves = ndimage.gaussian_filter(rng.normal(0, 1, (size, size)), size * 0.06)
    waves = waves / (np.abs(waves).max() + 1e-9) * rng.uniform(0, 0.08) * (rng.random() < 0.5)
    i = np.floor((across + waves) * frequency).astype(int)
    picture = np.array(colours)[(i * 7 + (i % 3)) % len(colours)]
    if rng.random() < 0.4:
        along = x * -math.sin(angle) + y * math.cos(angle)
        j = np.floor(along * frequency * rng.uniform(0.5, 1.5)).astype(int)
        picture = np.where(((i + j) % 2 == 0)[..., None], picture, picture * rng.uniform(0.3, 0.8))
    return _rounded(picture)


def octaves(rng: Random, own: OwnColours, size: int) -> Array:
    """Noise of four scales through a palette, with soft or hard borders."""
    colours = np.array(palette(rng, own, int(rng.integers(3, 6))))
    noise, scale = np.zeros((size, size)), rng.uniform(0.02, 0.15)
    for octave in range(4):
        raw = rng.normal(0, 1, (size, size))
        width = scale * size / 2**octave
        layer = ndimage.gaussian_filter(raw, (width * rng.choice([1, 1, 4]), width))
        noise += layer / layer.std() * rng.uniform(0.4, 1) ** octave
    noise = (noise - noise.min()) / np.ptp(noise)
    hard, last = rng.random() < 0.5, len(colours) - 1
    place = noise * last * rng.uniform(1, 3) % last
    i = place.astype(int)
    share = (place - i)[..., None]
    share = share > 0.5 if hard else share
    return _rounded(colours[i] * (1 - share) + colours[np.minimum(i + 1, last)] * share)


def _rounded(picture: Array) -> Array:
    """To 256 levels, as the drawn backdrops have them."""
    return (np.clip(picture, 0, 1) * 255).astype(np.uint8).astype(float) / 255

"""Backdrops, most of them busy: they hold strong edges, and the colours of the person's own skin and hair."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from models.lab.renders.backdrop_drawings import bokeh, books, bricks, clutter, crowd, leaves, strands
from models.lab.renders.backdrop_textures import octaves, stripes
from models.lab.renders.fabric import OwnColours
from models.lab.renders.maths import Array, Random
from models.lab.renders.soft_backdrop import soft_backdrop

BUSY = {
    leaves: 0.16,
    bricks: 0.1,
    books: 0.12,
    stripes: 0.08,
    clutter: 0.16,
    crowd: 0.1,
    octaves: 0.12,
    strands: 0.08,
    bokeh: 0.08,
}
"""Functions that paint a backdrop, and their shares."""


def paint_backdrop(size: int, own: OwnColours, rng: Random) -> Array:
    """A picture [size, size, 3] in sRGB, 0..1: one of five is quiet, the others are busy and blurred."""
    if rng.random() < 0.22:
        return soft_backdrop(size, rng)
    paint = list(BUSY)[rng.choice(len(BUSY), p=list(BUSY.values()))]
    picture = paint(rng, own, size)
    if rng.random() >= 0.2:
        blur = np.exp(rng.uniform(math.log(0.001), math.log(0.02))) * size
        picture = ndimage.gaussian_filter(picture, (blur, blur, 0))
    if rng.random() < 0.5:
        y, x = np.mgrid[0:size, 0:size] / size
        angle = rng.uniform(0, 6.28)
        t = np.clip((x - 0.5) * math.cos(angle) + (y - 0.5) * math.sin(angle) + 0.5, 0, 1)[..., None]
        picture = picture * (rng.uniform(0.3, 1) * (1 - t) + rng.uniform(0.6, 1.3) * t)
    return np.clip(picture + rng.normal(0, 0.006, picture.shape), 0, 1)

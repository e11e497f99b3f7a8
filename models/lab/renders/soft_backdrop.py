"""Quiet backdrops: plain walls, gradients, blurred rooms and landscapes, large discs of light."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from models.lab.renders.maths import Array, Random, hsv, pick, smooth_step

_KINDS = {"plain": 0.14, "grad": 0.2, "blobs": 0.2, "bokeh": 0.14, "room": 0.18, "outdoor": 0.14}


def soft_backdrop(size: int, rng: Random) -> Array:
    """A picture [size, size, 3] in sRGB, 0..1."""
    y, x = np.mgrid[0:size, 0:size] / (size - 1.0)
    kind = pick(rng, _KINDS)
    angle = rng.uniform(0, 6.28)
    t = np.clip((x - 0.5) * math.cos(angle) + (y - 0.5) * math.sin(angle) + 0.5, 0, 1)[..., None]
    first, second = _colour(rng), _colour(rng)
    picture = first * (1 - t) + second * t
    if kind == "plain":
        dark = first * rng.uniform(0.5, 1)
        distance = np.hypot(x - rng.uniform(0.3, 0.7), y - rng.uniform(0.2, 0.6))[..., None]
        picture = first * (1 - np.clip(distance, 0, 1)) + dark * np.clip(distance, 0, 1)
    if kind == "outdoor":
        picture = _landscape(y, size, rng)
    if kind in ("blobs", "outdoor", "room"):
        picture = _clouded(picture, size, rng)
    if kind == "room":
        picture = _furnished(picture, x, y, rng)
    if kind == "bokeh":
        picture = _lit(picture * 0.5, x, y, rng)
    grain = ndimage.gaussian_filter(rng.normal(0, 1, (size, size)), 1)[..., None] * 0.008
    return np.clip(picture + grain, 0, 1)


def _colour(rng: Random, most: float = 0.7) -> Array:
    """A colour [3] of at most this saturation."""
    return hsv(rng.random(), rng.uniform(0, most), rng.uniform(0.08, 0.95))


def _landscape(y: Array, size: int, rng: Random) -> Array:
    sky = np.array([0.62, 0.75, 0.9]) * rng.uniform(0.7, 1.1)
    ground = np.array([0.25, 0.36, 0.15]) * rng.uniform(0.5, 1.6) * rng.uniform(0.8, 1.2, 3)
    level = rng.uniform(0.2, 0.8)
    hills = 0.05 * ndimage.gaussian_filter1d(rng.normal(0, 6, size), size / 20)
    mask = smooth_step(-0.06, 0.06, y - (level + hills)[None])[..., None]
    return np.asarray(sky * (1 - mask) + ground * mask)


def _clouded(picture: Array, size: int, rng: Random) -> Array:
    """Soft patches of related colours."""
    for _ in range(rng.integers(3, 9)):
        noise = ndimage.gaussian_filter(rng.normal(0, 1, (size, size)), size * rng.uniform(0.02, 0.12))
        noise = (noise - noise.min()) / (np.ptp(noise) + 1e-9)
        mask = smooth_step(0.55, 0.75, noise)[..., None] * rng.uniform(0.2, 0.8)
        patch = np.clip((picture.mean((0, 1)) + _colour(rng)) * 0.5, 0, 1)
        picture = picture * (1 - mask) + patch * mask
    return picture


def _furnished(picture: Array, x: Array, y: Array, rng: Random) -> Array:
    """Blurred rectangles: windows, doors, pictures."""
    for _ in range(rng.integers(1, 6)):
        left, top = rng.uniform(-0.2, 0.9, 2)
        width, height = rng.uniform(0.06, 0.6, 2)
        blur = rng.uniform(0.004, 0.05)
        sides = (x - left, left + width - x, y - top, top + height - y)
        mask = np.prod([smooth_step(-blur, blur, side) for side in sides], 0)[..., None]
        mask = mask * rng.uniform(0.4, 1)
        picture = picture * (1 - mask) + _colour(rng, 0.6) * mask
    return picture


def _lit(picture: Array, x: Array, y: Array, rng: Random) -> Array:
    """Discs of light out of focus."""
    for _ in range(rng.integers(8, 40)):
        radius = rng.uniform(0.015, 0.08)
        distance = np.hypot(x - rng.random(), y - rng.random())
        mask = smooth_step(radius * 1.08, radius * 0.92, distance)[..., None] * rng.uniform(0.15, 0.7)
        picture = 1 - (1 - picture) * (1 - mask * np.clip(_colour(rng, 0.8) + 0.2, 0, 1))
    return picture

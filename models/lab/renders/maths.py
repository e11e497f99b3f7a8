"""Small numerical helpers that all parts of the renderer share."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Sequence

import numpy as np

Array = np.ndarray
Random = np.random.Generator
Vector = Array | Sequence[float]


def smooth_step(low: float, high: float, x: Array | float) -> Array:
    """0 up to `low`, 1 from `high`, a smooth cubic between; falls where `high` is below `low`."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def unit(vectors: Array) -> Array:
    """The vectors [..., 3] at length 1; a null vector stays one."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9))


def without(vectors: Array, normals: Array) -> Array:
    """What of the vectors [N, 3] lies in the planes across the unit `normals` [N, 3]."""
    return np.asarray(vectors - (vectors * normals).sum(1, keepdims=True) * normals)


def rotation(axis: Vector, angle: float) -> Array:
    """The matrix [3, 3] that turns by `angle` (radians) about `axis`."""
    x, y, z = unit(np.asarray(axis, float))
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + math.sin(angle) * cross + (1 - math.cos(angle)) * cross @ cross)


def bump(points: Array, centre: Vector, width: Vector) -> Array:
    """A Gaussian blob, 1 at `centre`, for points [N, 3]; `width` by axis."""
    return np.asarray(np.exp(-(((points - np.asarray(centre)) / np.asarray(width)) ** 2).sum(-1)))


def smooth_noise(points: Array, rng: Random, scale: float, waves: int = 6) -> Array:
    """Smooth noise at points [..., 3], about -1..1: a sum of sine waves in random directions."""
    frequencies = rng.normal(0, 1, (waves, 3)) * scale
    phases = rng.uniform(0, 6.28, waves)
    return np.asarray(np.sin(points @ frequencies.T + phases).sum(-1) / math.sqrt(waves))


def to_linear(colour: Vector) -> Array:
    """sRGB values 0..1 as linear light."""
    c = np.asarray(colour, float)
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def to_srgb(light: Vector) -> Array:
    """Linear light from 0 up as sRGB values."""
    c = np.clip(light, 0, None)
    return np.where(c <= 0.0031308, c * 12.92, 1.055 * np.maximum(c, 1e-9) ** (1 / 2.4) - 0.055)


def hsv(hue: float, saturation: float, value: float) -> Array:
    """The sRGB colour [3] of a hue (in turns), saturation and value."""
    return np.array(colorsys.hsv_to_rgb(hue % 1, saturation, value))


def linear_hsv(hue: float, saturation: float, value: float) -> Array:
    """As `hsv`, in linear light."""
    return to_linear(hsv(hue, saturation, value))


def pick(rng: Random, shares: dict[str, float]) -> str:
    """One of the names, each as often as its share of the sum says."""
    weights = np.array(list(shares.values()), float)
    return str(rng.choice(list(shares), p=weights / weights.sum()))

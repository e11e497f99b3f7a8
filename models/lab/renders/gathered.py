"""Hair drawn back into a bun or a pony-tail."""

from __future__ import annotations

import numpy as np

from models.lab.renders.maths import Array, Random, unit
from models.lab.renders.sweep import Guides, Roots, push_out

_SEGMENTS = 12
_TAIL_STRANDS = 5000


def grow(roots: Roots, rng: Random) -> Guides:
    """Guides from everywhere to one place at the back or on top of the head."""
    if roots.style == "bun":
        knot = np.array([0, rng.uniform(7.5, 8.35), -0.5]) + roots.shift
        if rng.random() < 0.45:
            knot = np.array([0, 8.62, rng.uniform(-0.1, 0.3)]) + roots.shift
    else:
        knot = np.array([0, rng.uniform(7.4, 8.0), -0.52]) + roots.shift
    lengths = np.linalg.norm(roots.points - knot, axis=1) * 1.25
    direction = unit(roots.normals * 0.35 + unit(knot - roots.points))
    lift = 0.02 + roots.layer * 0.05
    paths = np.zeros((len(roots), _SEGMENTS + 1, 3))
    paths[:, 0] = roots.points - roots.normals * 0.01
    point, step = roots.points.copy(), (lengths / _SEGMENTS)[:, None]
    for k in range(_SEGMENTS):
        to_knot = knot - point
        distance = np.linalg.norm(to_knot, axis=1, keepdims=True)
        direction = unit(direction * 0.35 + to_knot / np.maximum(distance, 1e-6))
        ahead = point + direction * np.minimum(step, distance * 0.9)
        ahead = push_out(roots, ahead, lift, (k + 1) / _SEGMENTS)
        direction, point = unit(ahead - point), ahead
        paths[:, k + 1] = point
    return Guides(paths, knot)


def bun(knot: Array, shift: Array, length: int, rng: Random) -> Array:
    """Strands [S, length, 3] wound to a ball behind `knot` [3]."""
    radius = rng.uniform(0.22, 0.36)
    a = unit(rng.normal(0, 1, (_TAIL_STRANDS, 3)))
    b = unit(np.cross(a, rng.normal(0, 0.5, (_TAIL_STRANDS, 3)) + np.array([0, 0.4, 1.0])))
    turn = np.linspace(0, rng.uniform(1.5, 3), length)[None, :, None]
    centre = knot + unit(knot - np.array([0, 7.5, 0.45]) - shift) * radius * 0.55
    depth = radius * rng.uniform(0.85, 1.03, (_TAIL_STRANDS, 1, 1))
    around = a[:, None] * np.cos(turn) + b[:, None] * np.sin(turn)
    return np.asarray(centre + depth * around * np.array([1.1, 0.9, 1]))


def pony_tail(knot: Array, length: int, rng: Random) -> Array:
    """Strands [S, length, 3] that hang from `knot` [3], behind the shoulder or over it."""
    t = np.linspace(0, 1, length)[None, :, None]
    offsets = rng.normal(0, 0.07, (_TAIL_STRANDS, 1, 3))
    sideways = rng.choice([-1, 1]) * rng.uniform(0, 0.9)
    tip = knot + np.array([sideways, -rng.uniform(1.4, 2.4), -0.25])
    middle = knot + np.array([sideways * 0.5, 0.1, -0.4])
    curve = (1 - t) ** 2 * knot + 2 * t * (1 - t) * middle + t * t * tip
    wander = np.cumsum(rng.normal(0, 0.01, (_TAIL_STRANDS, length, 3)), 1)
    return np.asarray(curve + offsets * (0.6 + 2.2 * t * (1 - t)) + wander)

"""Meshes as arrays: tubes, balls, surfaces between rows of points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage

from models.lab.renders.maths import Array, Random, Vector, smooth_step, unit

Mesh = tuple[Array, Array]
"""Vertices [N, 3] and quads [K, 4]."""


def tube(
    path: Vector | Sequence[Vector], radius: Array | float, closed: bool = False, sides: int = 8
) -> Mesh:
    """A tube along points [L, 3]; `radius` is one or [L]."""
    points = np.asarray(path, float)
    count = len(points)
    steps = np.roll(points, -1, 0) - np.roll(points, 1, 0) if closed else np.gradient(points, axis=0)
    tangents = unit(steps)
    u = unit(np.cross(tangents, [0.13, 0.2, 0.97]))
    v = np.cross(tangents, u)
    angles = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    radii = np.broadcast_to(np.asarray(radius, float), (count,))[:, None, None]
    around = u[:, None] * np.cos(angles)[None, :, None] + v[:, None] * np.sin(angles)[None, :, None]
    vertices = points[:, None] + radii * around
    i = np.arange(count if closed else count - 1)[:, None]
    j = np.arange(sides)[None]
    i2, j2 = (i + 1) % count, (j + 1) % sides
    quads = np.stack([i * sides + j, i * sides + j2, i2 * sides + j2, i2 * sides + j], -1)
    return vertices.reshape(-1, 3), quads.reshape(-1, 4)


def ball(centre: Vector, radius: float, around: int = 12, rows: int = 8) -> Mesh:
    """A sphere."""
    polar = np.linspace(0, np.pi, rows + 1)[:, None]
    angles = np.linspace(0, 2 * np.pi, around, endpoint=False)[None]
    directions = np.stack(
        [np.sin(polar) * np.cos(angles), np.cos(polar) + 0 * angles, np.sin(polar) * np.sin(angles)], -1
    )
    return (directions * radius + np.asarray(centre)).reshape(-1, 3), grid_quads(rows + 1, around)


def merge(meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes as one."""
    starts = np.cumsum([0] + [len(vertices) for vertices, _ in meshes[:-1]])
    quads = [quads + start for (_, quads), start in zip(meshes, starts, strict=True)]
    return np.concatenate([vertices for vertices, _ in meshes]), np.concatenate(quads)


def grid_quads(rows: int, columns: int, closed: bool = True) -> Array:
    """Quads [K, 4] between neighbouring rows of points; `closed`: the last column meets the first."""
    i = np.arange(rows - 1)[:, None]
    j = np.arange(columns if closed else columns - 1)[None]
    j2 = (j + 1) % columns
    quads = np.stack([i * columns + j, i * columns + j2, (i + 1) * columns + j2, (i + 1) * columns + j], -1)
    return quads.reshape(-1, 4)


def crop(vertices: Array, quads: Array, keep: Array) -> tuple[Array, Array, Array]:
    """The quads near the part where `keep` [N] is positive, and what they need of vertices and `keep`. The
    material cuts off the rest exactly."""
    quads = quads[(keep > -0.15)[quads].any(1)]
    used = np.unique(quads)
    places = -np.ones(len(vertices), int)
    places[used] = np.arange(len(used))
    return vertices[used], places[quads], keep[used]


def cloth_band(
    path: Array,
    normals: Array,
    half_width: Array | float,
    thickness: float,
    rng: Random,
    creases: float = 0.25,
    sides: int = 16,
    closed: bool = True,
) -> Mesh:
    """A flat tube of cloth along points [L, 3], its flat side along `normals` [L, 3], with creases."""
    count = len(path)
    steps = np.roll(path, -1, 0) - np.roll(path, 1, 0) if closed else np.gradient(path, axis=0)
    tangents = unit(steps)
    normals = unit(normals - (normals * tangents).sum(1, keepdims=True) * tangents)
    across = np.cross(tangents, normals)
    angles = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    phases = np.cumsum(rng.normal(0, 0.05, count))
    phases -= np.linspace(0, phases[-1], count)  # the ends of a closed band meet
    waves = np.sin(angles[None] * int(rng.integers(3, 6)) + phases[:, None] * 3 + rng.uniform(0, 6.28))
    outer = 1 + creases * waves * np.clip(np.cos(angles)[None], 0, 1)
    widths = np.broadcast_to(half_width, count)[:, None, None]
    depths = np.broadcast_to(thickness, count)[:, None, None]
    vertices = (
        path[:, None]
        + normals[:, None] * (np.cos(angles)[None] * outer)[..., None] * depths
        + across[:, None] * np.sin(angles)[None, :, None] * widths
    )
    rows = count + 1 if closed else count
    quads = grid_quads(rows, sides)[: (rows - 1) * sides] % (count * sides)
    return vertices.reshape(-1, 3), quads


def superellipse(centre: Vector, a: float, b: float, power: float, count: int = 40) -> Array:
    """Points [count, 3] of an ellipse with half axes a and b in x and y; a higher power is more of a box."""
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    cos, sin = np.cos(t), np.sin(t)
    x = centre[0] + a * np.sign(cos) * np.abs(cos) ** (2 / power)
    y = centre[1] + b * np.sign(sin) * np.abs(sin) ** (2 / power)
    return np.stack([x, y, np.full(count, centre[2])], 1)


def eyeball(
    centre: Array, radius: float, gaze: Array, iris: Array, pupil: float, rng: Random
) -> tuple[Array, Array, Array]:
    """Vertices, quads and colours [N, 3] of a sphere whose cornea bulges along `gaze` [3]; `pupil` is its
    radius as a share of the eyeball's."""
    polar = np.concatenate(
        [
            np.linspace(0, 0.34, 14),
            np.linspace(0.36, 0.54, 14),
            np.linspace(0.58, 1.0, 8),
            np.linspace(1.15, np.pi, 10),
        ]
    )[:, None]
    around = 48
    angles = np.linspace(0, 2 * np.pi, around, endpoint=False)[None]
    sin = np.sin(polar)
    radii = 1 + 0.10 * np.clip(1 - (sin / 0.49) ** 2, 0, 1) * (polar < 1.5)
    z = unit(np.asarray(gaze))
    x = unit(np.cross([0, 1, 0], z))
    y = np.cross(z, x)
    local = [sin * np.cos(angles) * radii, sin * np.sin(angles) * radii, np.cos(polar) * radii + 0 * angles]
    vertices = centre + radius * sum(
        part[..., None] * axis for part, axis in zip(local, (x, y, z), strict=True)
    )
    distance = np.broadcast_to(np.where(polar < 1.5, sin, 2), vertices.shape[:2])
    colours = _eye_colours(distance, iris, pupil, rng)
    return vertices.reshape(-1, 3), grid_quads(len(polar), around)[:, [0, 3, 2, 1]], colours.reshape(-1, 3)


def _eye_colours(distance: Array, iris: Array, pupil: float, rng: Random) -> Array:
    """Sclera, iris and pupil [R, A, 3] by distance [R, A] from the eye's axis."""
    around = distance.shape[1]
    fine = rng.normal(0, 1, (1, around))[..., None]
    coarse = ndimage.gaussian_filter1d(rng.normal(0, 1, (1, around)), 1.5, axis=1, mode="wrap")[..., None]
    colours = np.ones((*distance.shape, 3)) * (np.array([0.88, 0.85, 0.82]) * rng.uniform(0.8, 1.05))
    d = distance[..., None]
    colours = colours * (1 - 0.25 * smooth_step(0.6, 1.0, d) * np.array([0.2, 0.9, 0.9]))
    inner = 1 + 0.5 * smooth_step(0.38, 0.25, d) * np.array([1, 0.7, 0.3])
    fibres = iris * (1 + 0.22 * fine + 0.3 * coarse) * inner * (1 - 0.75 * smooth_step(0.40, 0.49, d))
    mask = smooth_step(0.505, 0.475, d)
    colours = colours * (1 - mask) + np.clip(fibres, 0.002, 1) * mask
    mask = smooth_step(pupil + 0.025, pupil - 0.015, d)
    return np.asarray(colours * (1 - mask) + 0.003 * mask)

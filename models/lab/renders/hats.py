"""Hats that sit on the head: knitted, peaked, wound, tied. `edge` [COLUMNS] is the height of the edge."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from models.lab.renders.classes import Class
from models.lab.renders.fabric import Tailor, cloth_colour
from models.lab.renders.head_surface import (
    ANGLES,
    CENTRE,
    COLUMNS,
    ROWS,
    at_height,
    by_angle,
    column_at,
    outward,
)
from models.lab.renders.materials import hair_material
from models.lab.renders.maths import Array, Random, pick, smooth_noise, smooth_step, unit
from models.lab.renders.mesh import ball, cloth_band, grid_quads

UP = np.array([0, 1.0, 0])


def cover(tailor: Tailor, name: str, vertices: Array, edge: Array, material: object) -> None:
    """Add what of a shell [ROWS * COLUMNS, 3] is above the edge."""
    keep = vertices[:, 1] - np.tile(edge, ROWS)
    tailor.put(name, (vertices, grid_quads(ROWS, COLUMNS)), material, keep)


def beanie(tailor: Tailor, edge: Array, rng: Random) -> None:
    """A knitted cap, often with a turned-up edge, now and then with a pompom."""
    shell = tailor.surface.shell(rng.uniform(0.05, 0.1), 3, 1.5)
    pattern = pick(rng, {"plain": 0.65, "stripe": 0.25, "noise": 0.1})
    knit = tailor.fabric(Class.HAT, rng, pattern, knit=True, roughness=0.9)
    vertices = shell.reshape(-1, 3)
    top = smooth_step(7.7, 8.5, vertices[:, 1])
    higher, slouch = rng.uniform(0, 0.3), -rng.uniform(0, 0.35) * (rng.random() < 0.5)
    keep = vertices[:, 1] - np.tile(edge, ROWS)
    uneven = (smooth_noise(vertices, rng, 4) * 0.02 * top)[:, None]
    vertices = vertices + top[:, None] * np.array([0, higher, slouch]) + uneven
    tailor.put("hat", (vertices, grid_quads(ROWS, COLUMNS)), knit, keep)
    if rng.random() < 0.75:
        width = rng.uniform(0.14, 0.34)
        second = knit
        if rng.random() >= 0.7:
            second = tailor.fabric(Class.HAT, rng, "plain", knit=True, roughness=0.9)
        profile = (
            (-0.03, -0.02),
            (0.02, -0.035),
            (0.055, 0.02),
            (0.06, width * 0.5),
            (0.05, width),
            (-0.02, width + 0.02),
        )
        tailor.loft("fold", [_beside(shell, edge + up, out) for out, up in profile], second)
    if rng.random() < 0.3:
        _pompom(tailor, vertices[:, 1].max(), rng)


def _beside(shell: Array, height: Array, distance: Array | float) -> Array:
    """Points [COLUMNS, 3] of a shell at a height, moved outward by a distance."""
    points = at_height(shell, height)
    return np.asarray(points + outward(points) * distance)


def _pompom(tailor: Tailor, top: float, rng: Random) -> None:
    radius = rng.uniform(0.16, 0.3)
    centre = np.array([0, top + radius * 0.6, CENTRE[2] - 0.05])
    directions = unit(rng.normal(0, 1, (1800, 3)))[:, None]
    lengths = radius * rng.uniform(0.75, 1.05, (1800, 1, 1))
    strands = centre + directions * np.linspace(0.2, 1, 4)[None, :, None] * lengths
    strands = strands + rng.normal(0, 0.012, (1800, 4, 3))
    colour = cloth_colour(rng, tailor.own)
    wool = hair_material(tailor.scene, "pompom", Class.HAT, colour, rng)
    tailor.scene.strands("pompom", tailor.pose(strands), 0.014, wool)


def cap(tailor: Tailor, edge: Array, backwards: bool, rng: Random) -> None:
    """A baseball cap: a dome, a visor, at times a button and a patch."""
    shell = tailor.surface.shell(rng.uniform(0.05, 0.09), 3, 2.0)
    dome = tailor.fabric(Class.HAT, rng, pick(rng, {"plain": 0.8, "noise": 0.1, "check": 0.1}), knit=False)
    second = dome if rng.random() < 0.6 else tailor.fabric(Class.HAT, rng, "plain", knit=False)
    forward = -1 if backwards else 1
    vertices = shell.reshape(-1, 3).copy()
    front = smooth_step(7.8, 8.3, vertices[:, 1]) * smooth_step(-0.6, 0.9, vertices[:, 2] * forward)
    vertices[:, 1] += rng.uniform(0.0, 0.16) * front
    vertices[:, 2] += rng.uniform(0, 0.1) * front * forward
    cover(tailor, "hat", vertices, edge, dome)
    lowest = at_height(shell, edge)
    out = outward(lowest)
    profile = ((-0.02, 0.0), (0.012, -0.012), (0.016, 0.03), (0.0, 0.06))
    tailor.loft("edge", [lowest + out * d + np.array([0, up, 0]) for d, up in profile], dome)
    _visor(tailor, lowest + out * 0.012, backwards, second, rng)
    if rng.random() < 0.5:
        tailor.put("button", ball([0, vertices[:, 1].max() + 0.005, CENTRE[2]], 0.05), second)
    if rng.random() < 0.4 and not backwards:
        half, low, high = rng.uniform(0.15, 0.35), rng.uniform(0.1, 0.18), rng.uniform(0.3, 0.45)
        columns = np.abs(ANGLES) < half
        rows = [
            _beside(shell, edge + h, 0.03 + 0.06 * smooth_step(0, 0.5, h))[columns]
            for h in np.linspace(low, high, 5)
        ]
        tailor.loft("patch", rows, tailor.fabric(Class.HAT, rng, knit=False), closed=False)


def _visor(tailor: Tailor, edge: Array, backwards: bool, material: object, rng: Random) -> None:
    """A peak from the points [COLUMNS, 3] of the cap's edge."""
    half = math.radians(rng.uniform(52, 72))
    angles = np.linspace(-half, half, 41)
    columns = (angles + (np.pi if backwards else 0) + np.pi) % (2 * np.pi) - np.pi
    base = np.stack([by_angle(edge[:, axis], columns) for axis in range(3)], 1)
    size, slope, curl = rng.uniform(0.55, 0.85), rng.uniform(0.0, 0.35), rng.uniform(0.05, 0.3)
    lengths = size * np.sqrt(np.clip(1 - (angles / half) ** 2, 0, 1)) ** 0.8
    profile = (
        (0, 0),
        (0.4, 0),
        (0.8, 0),
        (1.0, -0.012),
        (1.0, -0.03),
        (0.8, -0.03),
        (0.4, -0.03),
        (0, -0.03),
    )
    rows = []
    for share, up in profile:
        along = lengths * share
        drop = slope * along + curl * (np.sin(angles) ** 2) * (0.3 + 0.7 * share)
        forward = -along if backwards else along
        rows.append(base + np.stack([np.sin(angles) * 0.25 * along, up - drop, forward], 1))
    tailor.loft("visor", rows, material, closed=False)


def turban(tailor: Tailor, edge: Array, rng: Random) -> None:
    """Cloth wound round the head in bands that cross, at times with a knot or a bundle."""
    thickness = rng.uniform(0.06, 0.12)
    shell = tailor.surface.shell(thickness, 3, 2.0)
    volume = rng.uniform(0.0, 0.25)
    vertices = shell.reshape(-1, 3).copy()
    high = smooth_step(7.7, 8.4, vertices[:, 1])
    vertices = vertices + unit(vertices - CENTRE) * (high * volume)[:, None]
    shell = vertices.reshape(shell.shape)
    pattern = pick(rng, {"plain": 0.6, "noise": 0.12, "flowers": 0.18, "stripe": 0.1})
    cloth = tailor.fabric(Class.HAT, rng, pattern, knit=False)
    cover(tailor, "hat", vertices, edge, cloth)
    count, top = int(rng.integers(4, 9)), vertices[:, 1].max() - 0.14
    tilt, half = rng.uniform(0.05, 0.3), rng.uniform(0.13, 0.22)
    for number in range(count):
        share = number / count
        height = edge + 0.06 + (top - edge) * share * 0.95
        height = height + (-1) ** number * tilt * np.sin(ANGLES) * (1 - 0.6 * share)
        height = height + 0.5 * tilt * (1 - np.cos(ANGLES)) * (rng.random() < 0.5) * 0.3
        path = at_height(shell, np.clip(height, edge + 0.02, top))
        normals = unit(path - CENTRE)
        path = ndimage.gaussian_filter1d(path, 2, axis=0, mode="wrap")
        width, depth = half * rng.uniform(0.8, 1.2), rng.uniform(0.05, 0.1)
        tailor.put("wound", cloth_band(path, normals, width, depth, rng), cloth)
    if rng.random() < 0.35:
        _knot(tailor, shell, edge, cloth, rng)
    if rng.random() < 0.25:
        _bundle(tailor, top, cloth, rng)


def _knot(tailor: Tailor, shell: Array, edge: Array, cloth: object, rng: Random) -> None:
    """A knot or a brooch in front."""
    place = at_height(shell, edge + rng.uniform(0.2, 0.5))[column_at(0)] + np.array([0, 0, 0.08])
    vertices, quads = ball([0, 0, 0], 1.0)
    vertices = vertices * rng.uniform(0.1, 0.24, 3) + place
    vertices = vertices + (smooth_noise(vertices, rng, 14) * 0.02)[:, None]
    material = cloth if rng.random() < 0.7 else tailor.fabric(Class.HAT, rng)
    tailor.put("knot", (vertices, quads), material)


def _bundle(tailor: Tailor, top: float, cloth: object, rng: Random) -> None:
    """A pleated bundle on top."""
    vertices, quads = ball([0, 0, 0], 1.0, 24, 14)
    place = np.array([rng.normal(0, 0.15), top + 0.2, CENTRE[2] + rng.uniform(-0.1, 0.5)])
    vertices = vertices * [rng.uniform(0.25, 0.5), rng.uniform(0.2, 0.4), rng.uniform(0.2, 0.35)]
    pleats = np.sin(vertices[:, :1] * 22 + smooth_noise(vertices, rng, 6)[:, None])
    tailor.put("bundle", (vertices * (1 + 0.12 * pleats) + place, quads), cloth)


def bandana(tailor: Tailor, edge: Array, rng: Random) -> None:
    """A thin cloth tied behind the head."""
    shell = tailor.surface.shell(rng.uniform(0.03, 0.07), 3, 1.2)
    cloth = tailor.fabric(Class.HAT, rng, knit=False)
    vertices = shell.reshape(-1, 3)
    vertices = vertices + (smooth_noise(vertices, rng, 7) * 0.012)[:, None]
    cover(tailor, "hat", vertices, edge, cloth)
    hem = cloth_band(
        at_height(shell, edge + 0.02), unit(at_height(shell, edge) - CENTRE), 0.05, 0.03, rng, 0.1, 8
    )
    tailor.put("hem", hem, cloth)

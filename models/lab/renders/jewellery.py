"""Ear-rings from studs to large hoops, and necklaces."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from models.lab.renders.blender import Scene
from models.lab.renders.classes import SIDES, Class
from models.lab.renders.head import Head
from models.lab.renders.materials import jewel_material, metal_colour, plain_material
from models.lab.renders.maths import Array, Random, linear_hsv, smooth_step
from models.lab.renders.mesh import Mesh, ball, merge, tube

_DOWN = np.array([0, -1.0, 0])


@dataclass(frozen=True)
class _Sizes:
    """Sizes of an ear-ring in 10 cm; `turn` is the angle of a hoop, 0 seen from its edge."""

    stone: float
    length: float
    hoop: float
    wire: float
    turn: float
    disc: float
    stones: int
    flatness: float


def put_on_earrings(scene: Scene, head: Head, kind: str, rng: Random) -> None:
    """The same jewel at both ears, now and then at one; kinds: stud, drop, hoop, disc, chain, tassel."""
    size = rng.uniform(0, 1) ** 1.5
    stone, wire, turn = rng.uniform(0.022, 0.06), rng.uniform(0.008, 0.028), rng.uniform(0.15, 1.4)
    disc, stones = rng.uniform(0.06, 0.2), int(rng.integers(2, 6))
    both, flatness = rng.random() < 0.94, rng.uniform(0.03, 0.3)
    sizes = _Sizes(stone, 0.08 + 0.5 * size, 0.06 + 0.3 * size, wire, turn, disc, stones, flatness)
    parts: list[Mesh] = []
    for side in SIDES:
        if both or side > 0:
            parts += _earring(kind, _lobe(head, side), side, sizes, rng)
    vertices, quads = merge(parts)
    scene.mesh("earring", head.pose(vertices), quads, jewel_material(scene, rng))


def _lobe(head: Head, side: int) -> Array:
    """The place [3] in an ear's lobe where a jewel hangs."""
    ear = head.surface[(np.sign(head.rest[:, 0]) == side) & (head.fields["ears"] > 0.5)]
    lobe = ear[ear[:, 1] < np.quantile(ear[:, 1], 0.1)]
    return np.asarray(lobe[np.argmax(lobe[:, 2] + side * lobe[:, 0])] + np.array([side * 0.012, 0.02, 0.015]))


def _earring(kind: str, at: Array, side: int, sizes: _Sizes, rng: Random) -> list[Mesh]:
    length, stone = sizes.length, sizes.stone
    if kind == "stud":
        return [ball(at, stone)]
    if kind == "drop":
        wire = tube([at, at + _DOWN * length], sizes.wire * 0.5)
        return [wire, ball(at + _DOWN * (length + stone * 0.8), stone), ball(at, 0.02)]
    if kind == "chain":
        n = sizes.stones
        beads = [
            ball(at + _DOWN * (length * i / n + 0.02), stone * (0.5 + 0.5 * (i + 1) / n)) for i in range(n)
        ]
        return [*beads, tube([at, at + _DOWN * length], 0.007)]
    if kind == "disc":
        vertices, quads = ball([0, 0, 0], sizes.disc, 20, 10)
        sideways = sizes.turn < 0.7
        vertices = vertices * [sizes.flatness if sideways else 1, 1, 1 if sideways else sizes.flatness]
        vertices = vertices + at + [side * 0.02, -sizes.disc - 0.03, 0]
        return [(vertices, quads), tube([at, at + _DOWN * 0.05], 0.01)]
    if kind == "tassel":
        return [ball(at + _DOWN * 0.04, 0.035), *(_thread(at, length, rng) for _ in range(26))]
    t = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    x = at[0] + side * 0.02 + math.sin(sizes.turn) * sizes.hoop * np.sin(t) * side
    y = at[1] - sizes.hoop + sizes.hoop * np.cos(t)
    z = at[2] + math.cos(sizes.turn) * sizes.hoop * np.sin(t)
    return [tube(np.stack([x, y, z], 1), sizes.wire, True)]


def _thread(at: Array, length: float, rng: Random) -> Mesh:
    away = rng.normal(0, 0.035, 3) * [1, 0, 1]
    path = [
        at + _DOWN * 0.05,
        at + away * 0.6 + _DOWN * (0.05 + length * 0.5),
        at + away + _DOWN * (0.05 + length),
    ]
    return tube(path, 0.008, sides=5)


def put_on_necklace(scene: Scene, head: Head, kind: str, rng: Random) -> None:
    """A chain, beads, or a chain with a pendant."""
    path = _round_the_neck(head, rng)
    if kind == "beads":
        vertices, quads = merge(_beads(path, rng.uniform(0.025, 0.05)))
        colour = linear_hsv(rng.random(), rng.uniform(0, 0.8), rng.uniform(0.3, 0.95))
        material = plain_material(scene, "necklace", Class.NECK_L, colour, 0.2, coat=0.6)
    else:
        parts = [tube(path, rng.uniform(0.009, 0.018), True, 6)]
        if kind == "pendant":
            front = path[len(path) // 2]
            parts.append(ball(front + np.array([0, -0.06, 0.03]), rng.uniform(0.04, 0.07)))
        vertices, quads = merge(parts)
        material = plain_material(scene, "necklace", Class.NECK_L, metal_colour(rng), 0.2, metal=1.0)
    scene.mesh("necklace", head.pose(vertices), quads, material)


def _round_the_neck(head: Head, rng: Random) -> Array:
    """A closed path [90, 3] on the skin, lower in front."""
    x, y, _ = head.rest.T
    there = (head.fields["neck"] > 0.5) & (y < 6.15) & (y > 5.0) & (np.abs(x) < 1.0)
    points, depth = head.surface[there], 0.3
    around = np.arctan2(points[:, 0], points[:, 2] - depth)
    distances = np.hypot(points[:, 0], points[:, 2] - depth)
    angles = np.linspace(-np.pi, np.pi, 90, endpoint=False)
    drop = rng.uniform(0.15, 0.42)
    heights = rng.uniform(5.92, 6.04) - drop * smooth_step(-0.1, 1, np.cos(angles))
    radii = np.zeros(len(angles))
    for k, (angle, height) in enumerate(zip(angles, heights, strict=True)):
        off = np.abs(np.angle(np.exp(1j * (around - angle)))) / 0.12 + np.abs(points[:, 1] - height) / 0.06
        radii[k] = distances[np.argsort(off)[:5]].max()
    radii = np.maximum(radii, ndimage.gaussian_filter1d(radii, 2, mode="wrap"))
    radii = ndimage.gaussian_filter1d(radii, 1, mode="wrap") + 0.035
    return np.stack([radii * np.sin(angles), heights, depth + radii * np.cos(angles)], 1)


def _beads(path: Array, radius: float) -> list[Mesh]:
    closed = np.vstack([path, path[:1]])
    lengths = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    places = np.arange(0, lengths[-1], radius * 2)
    centres = np.stack([np.interp(places, lengths, closed[:, axis]) for axis in range(3)], 1)
    return [ball(centre, radius, 10, 6) for centre in centres]

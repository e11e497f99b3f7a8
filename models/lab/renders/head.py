"""A head in its pose: what hair, clothes and jewels are fitted to."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.lab.renders.maths import Array, Random, rotation, smooth_step, unit
from models.lab.renders.person import Person
from models.lab.renders.rig import Rig
from models.lab.renders.shape import shape_head

_PIVOT = np.array([0, 6.35, 0.35])
"""The joint between head and neck."""

Poser = Callable[..., Array]
"""Takes points [..., 3] and, if they moved since, their rest positions; returns them in the pose."""


@dataclass(frozen=True)
class Pose:
    """A turn of the head [3, 3]; the neck follows in part, the shoulders stay."""

    turn: Array

    def __call__(self, points: Array, rest: Array | None = None) -> Array:
        """Points [..., 3] in the pose. `rest` [..., 3] says how much each follows (default: `points`)."""
        where = points if rest is None else rest
        height = where[..., 1] + 0.38 * (np.clip(where[..., 2], -0.3, 1.6) - 0.3)
        share = smooth_step(5.75, 6.45, height)[..., None]
        arms = points - _PIVOT
        return np.asarray(points + share * (arms @ self.turn.T - arms))

    @property
    def forward(self) -> Array:
        """Where the face looks [3]."""
        return np.asarray(self.turn @ np.array([0, 0, 1.0]))


def sample_pose(rng: Random) -> Pose:
    """A turn of up to 32 degrees to the sides, 14 up or down, 12 in the picture's plane."""
    yaw = np.clip(rng.normal(0, 13), -32, 32)
    pitch = np.clip(rng.normal(0, 6), -14, 14)
    roll = np.clip(rng.normal(0, 5), -12, 12)
    turns = [
        rotation(axis, math.radians(angle))
        for axis, angle in (([0, 1, 0], yaw), ([1, 0, 0], pitch), ([0, 0, 1], roll))
    ]
    return Pose(turns[0] @ turns[1] @ turns[2])


@dataclass(frozen=True)
class Head:
    """The body's surface, before the pose and in it.

    `control` [N, 3]; `surface`, `normals`, `rest` [M, 3] before the pose; `posed`, `posed_normals` [M, 3];
    `eyes` maps a sign of x to the centre [3] (before the pose) and the radius of that eyeball.
    """

    rig: Rig
    person: Person
    pose: Pose
    control: Array
    surface: Array
    normals: Array
    posed: Array
    posed_normals: Array
    eyes: dict[int, tuple[Array, float]]

    @property
    def rest(self) -> Array:
        return self.rig.rest["body"]

    @property
    def quads(self) -> Array:
        return self.rig.quads["body"]

    @property
    def fields(self) -> dict[str, Array]:
        return self.rig.fields

    def part(self, name: str) -> Array:
        """Vertices [K, 3] of another part of the rig, before the pose."""
        return np.asarray(self.rig.subdivision[name] @ self.control)

    def posed_eye(self, side: int) -> Array:
        """The centre [3] of an eyeball in the pose."""
        return np.asarray(self.pose(self.eyes[side][0][None])[0])

    def mouth(self) -> Array:
        """The middle [3] of the lips in the pose."""
        lips = self.fields["upper_lip"] + self.fields["lower_lip"] > 0.5
        return np.asarray(self.posed[lips].mean(0))

    def chin(self) -> Array:
        """Points [K, 3] under the chin in the pose."""
        x, y, z = self.rest.T
        return np.asarray(self.posed[(np.abs(x) < 0.08) & (np.abs(y - 6.24) < 0.06) & (z > 1.1)])


def make_head(rig: Rig, person: Person, shape: Random, pose: Random) -> Head:
    """A person's head; `shape` and `pose` are the streams for each."""
    control = shape_head(rig, person, shape)
    posing = sample_pose(pose)
    surface = rig.subdivision["body"] @ control
    quads = rig.quads["body"]
    posed = posing(surface, rig.rest["body"])
    eyes = {side: rig.eye(control, part) for side, part in ((-1, "r-eye"), (1, "l-eye"))}
    normals = vertex_normals(surface, quads)
    return Head(rig, person, posing, control, surface, normals, posed, vertex_normals(posed, quads), eyes)


def vertex_normals(points: Array, quads: Array) -> Array:
    """Unit normals [N, 3] of a mesh of quads [K, 4]."""
    across = points[quads[:, 2]] - points[quads[:, 0]], points[quads[:, 3]] - points[quads[:, 1]]
    faces = np.cross(*across)
    normals = np.zeros_like(points)
    for corner in range(4):
        np.add.at(normals, quads[:, corner], faces)
    return unit(normals)


@dataclass(frozen=True)
class Samples:
    """Random points on a mesh: `points`, `normals` [N, 3], and how each mixes a triangle's corners."""

    points: Array
    normals: Array
    corners: Array
    shares: Array

    def of(self, field: Array) -> Array:
        """A field by vertex, [M] or [M, 3], at the points."""
        shares = self.shares if field.ndim == 1 else self.shares[..., None]
        return np.asarray((field[self.corners] * shares).sum(1))


def sample_surface(
    points: Array, normals: Array, quads: Array, density: Array, count: int, rng: Random
) -> Samples | None:
    """`count` points on a mesh, as dense as `density` [M] by vertex says; None if that is zero everywhere."""
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    weights = density[triangles].mean(1)
    triangles, weights = triangles[weights > 0.02], weights[weights > 0.02]
    if len(triangles) == 0:
        return None
    a, b, c = (points[triangles[:, corner]] for corner in range(3))
    areas = np.linalg.norm(np.cross(b - a, c - a), axis=1) * weights
    corners = triangles[rng.choice(len(triangles), count, p=areas / areas.sum())]
    shares = rng.dirichlet([1, 1, 1], count)
    at = (points[corners] * shares[..., None]).sum(1)
    return Samples(at, unit((normals[corners] * shares[..., None]).sum(1)), corners, shares)

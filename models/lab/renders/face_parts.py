"""Parts of the face beside the skin: teeth and tongue, lashes, eyes, brows, beard."""

from __future__ import annotations

import math

import numpy as np

from models.lab.renders.blender import Scene
from models.lab.renders.camera import Camera
from models.lab.renders.classes import SIDES, Class, of_side
from models.lab.renders.head import Head, Samples, sample_surface
from models.lab.renders.materials import hair_material, lash_material, plain_material
from models.lab.renders.maths import Array, Random, smooth_step, unit, without
from models.lab.renders.mesh import eyeball
from models.lab.renders.skin import DYED_SHADOW, Skin
from models.lab.renders.streams import Stream, Streams

_IRISES = np.array(
    [
        (0.055, 0.024, 0.010),
        (0.10, 0.05, 0.02),
        (0.16, 0.10, 0.035),
        (0.09, 0.14, 0.06),
        (0.10, 0.19, 0.30),
        (0.14, 0.24, 0.36),
        (0.22, 0.26, 0.28),
        (0.03, 0.015, 0.008),
    ]
)
_IRIS_SHARES = np.array([1.2, 0.9, 0.35, 0.3, 0.45, 0.3, 0.25, 1.0])
_LIGHT_IRISES = slice(2, 7)
_MOST_TURN = math.cos(math.radians(24))
"""Cosine of the largest angle between gaze and face."""


def add_mouth(scene: Scene, head: Head, rng: Random) -> None:
    """Teeth and tongue: visible where the mouth is open."""
    enamel = np.array([0.92, 0.86, 0.75]) * rng.uniform(0.75, 1.1)
    teeth = plain_material(scene, "teeth", Class.MOUTH, enamel, 0.2, coat=0.4, glow=0.12)
    tongue = plain_material(scene, "tongue", Class.MOUTH, (0.42, 0.11, 0.10), 0.35)
    rig = head.rig
    for part in ("upper-teeth", "lower-teeth"):
        points = head.part(part)
        middle = points.mean(0)
        # a little smaller and further back, so that they never come through a stretched lip
        points = middle + (points - middle) * [0.96, 0.94, 0.95] - np.array([0, 0, 0.025])
        scene.mesh(part, head.pose(points, rig.rest[part]), rig.quads[part], teeth)
    scene.mesh("tongue", head.pose(head.part("tongue"), rig.rest["tongue"]), rig.quads["tongue"], tongue)


def add_lashes(scene: Scene, head: Head, rng: Random) -> None:
    """The upper lashes; the lower ones would be blobs at this size."""
    length = rng.uniform(0.3, 0.8) if head.person.woman else rng.uniform(0.1, 0.35)
    rig, points = head.rig, head.part("lash_up")
    rest, thinner = rig.rest["lash_up"], np.zeros(len(points))
    for side, part in ((-1, "r-eye"), (1, "l-eye")):
        here = np.sign(rest[:, 0]) == side
        rest_centre, _ = rig.eye(rig.base, part)
        thinner[here] = np.clip((np.linalg.norm(rest[here] - rest_centre, axis=1) - 0.168) / 0.08, 0, 1)
        centre = head.eyes[side][0]
        arms = points[here] - centre
        distance = np.linalg.norm(arms, axis=1, keepdims=True)
        points[here] = centre + arms * (1 - (1 - length) * np.clip(distance - 0.165, 0, 1) / distance)
    attributes = {"rest": rest, "threshold": 0.42 + 0.22 * thinner}
    scene.mesh("lashes", head.pose(points, rest), rig.quads["lash_up"], lash_material(scene), attributes)


def add_eyes(scene: Scene, head: Head, camera: Camera, streams: Streams) -> None:
    """Both eyes; seven of ten look into the camera."""
    rng = streams(Stream.IRIS)
    shares = _IRIS_SHARES.copy()
    shares[_LIGHT_IRISES] *= 0.1 + 1.5 * head.person.origin["caucasian"]
    iris = _IRISES[rng.choice(8, p=shares / shares.sum())]
    iris = iris * np.exp(rng.normal(0, 0.2)) * (1 + rng.normal(0, 0.08, 3))
    pupil = rng.uniform(0.16, 0.27)
    gaze = _gaze(head, camera, streams(Stream.GAZE))
    for side in SIDES:
        radius = head.eyes[side][1] * 0.985
        vertices, quads, colours = eyeball(
            head.posed_eye(side), radius, gaze, iris, pupil, streams(Stream.EYEBALL)
        )
        region = of_side("EYE", side)
        material = plain_material(scene, "eye", region, "ecol", 0.06, specular=0.4, coat=0.15)
        scene.mesh("eye", vertices, quads, material, {"ecol": colours})


def _gaze(head: Head, camera: Camera, rng: Random) -> Array:
    gaze = unit(camera.position - (head.posed_eye(-1) + head.posed_eye(1)) / 2)
    if rng.random() < 0.3:
        gaze = unit(gaze + np.array([rng.normal(0, 0.2), rng.normal(0, 0.1), 0]))
    if gaze @ head.pose.forward < _MOST_TURN:
        gaze = unit(0.5 * gaze + 0.6 * head.pose.forward)
    return gaze


def add_brows(scene: Scene, head: Head, skin: Skin, streams: Streams) -> None:
    """Hairs of the eyebrows; the skin below is painted already."""
    rng = streams(Stream.BROWS)
    field, along = skin.brows.field(head.rest)
    at = _on_skin(head, smooth_step(-0.012, 0.012, field), int(1500 * skin.brows.density), rng)
    if at is None:
        return
    u, side = at.of(along), np.sign(at.of(head.rest)[:, :1])
    towards = np.concatenate([side * (0.55 + 0.6 * u[:, None]), 0.6 - 0.95 * u[:, None], 0 * u[:, None]], 1)
    towards = without(towards @ head.pose.turn.T, at.normals)
    towards = unit(towards + at.normals * 0.12 + rng.normal(0, 0.12, towards.shape))
    lengths = rng.uniform(0.018, 0.045, (len(at.points), 1, 1))
    strands = at.points[:, None] + towards[:, None] * np.linspace(0, 1, 4)[None, :, None] * lengths
    for sign in SIDES:
        here = side[:, 0] == sign
        if here.any():
            material = hair_material(
                scene, "brow", of_side("BROW", sign), skin.brows.colour, streams(Stream.BROW_MATERIAL)
            )
            scene.strands("brow", strands[here], 0.0027, material)


def add_beard(scene: Scene, head: Head, skin: Skin, streams: Streams) -> None:
    """A full beard, or one round the mouth. Its region is skin."""
    if not skin.bearded:
        return
    rng = streams(Stream.BEARD)
    full = rng.random() < 0.6
    density = skin.beard * (1 if full else (np.abs(head.rest[:, 0]) < 0.3))
    at = _on_skin(head, density * (density > 0.25), 11000 if full else 6000, rng)
    if at is None:
        return
    down = np.tile(np.array([0, -1.0, 0.15]) @ head.pose.turn.T, (len(at.points), 1))
    length = rng.uniform(0.02, 0.11) if rng.random() < 0.75 else rng.uniform(0.1, 0.25)
    towards = unit(at.normals * 0.55 + without(down, at.normals) + rng.normal(0, 0.25, at.normals.shape))
    t = np.linspace(0, 1, 4)[None, :, None]
    curve = towards[:, None] * t + np.array([0, -0.25, 0]) * t**2
    strands = at.points[:, None] + curve * length * rng.uniform(0.5, 1, (len(at.points), 1, 1))
    colour = (DYED_SHADOW if head.person.dyed else head.person.hair_colour) * rng.uniform(0.6, 1.1)
    material = hair_material(scene, "beard", Class.SKIN, colour, streams(Stream.BEARD_MATERIAL))
    scene.strands("beard", strands, 0.0042, material)


def _on_skin(head: Head, density: Array, count: int, rng: Random) -> Samples | None:
    return sample_surface(head.posed, head.posed_normals, head.quads, density, count, rng)

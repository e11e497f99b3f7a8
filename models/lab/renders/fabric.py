"""Cloth: its colours, patterns and weave, and how pieces of it are put on a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from models.lab.renders.blender import Material, NodeTree, Scene
from models.lab.renders.classes import Class
from models.lab.renders.head import Pose
from models.lab.renders.head_surface import HeadSurface
from models.lab.renders.maths import Array, Random, linear_hsv, pick
from models.lab.renders.mesh import Mesh, crop, grid_quads

PATTERNS = {
    "plain": 0.5,
    "stripe": 0.1,
    "vstripe": 0.06,
    "check": 0.1,
    "noise": 0.1,
    "dots": 0.06,
    "flowers": 0.08,
}


@dataclass(frozen=True)
class OwnColours:
    """Skin and hair [3] of the person, linear light.

    Cloth and backdrops take them now and then, so that a face parser cannot go by colour.
    """

    skin: Array
    hair: Array


def cloth_colour(rng: Random, own: OwnColours | None) -> Array:
    """A colour [3] in linear light: of any hue, black, white, or one of the person's own."""
    kind = rng.random()
    if own is not None and kind < 0.07:
        return np.asarray(np.clip(own.skin * rng.uniform(0.7, 1.2), 0, 0.9))
    if own is not None and kind < 0.14:
        return np.asarray(np.clip(own.hair * rng.uniform(0.7, 1.3), 0, 0.9))
    if kind < 0.24:
        return np.full(3, rng.uniform(0.006, 0.03))
    if kind < 0.32:
        return np.full(3, rng.uniform(0.6, 0.85)) * np.array([1, 0.98, 0.95])
    return linear_hsv(rng.random(), rng.uniform(0, 0.9), rng.uniform(0.06, 0.95))


@dataclass(frozen=True)
class Tailor:
    """Puts cloth on a person: the scene, the surface round head and neck, the pose, the person's colours."""

    scene: Scene
    surface: HeadSurface
    pose: Pose
    own: OwnColours

    def fabric(
        self,
        region: Class,
        rng: Random,
        pattern: str | None = None,
        knit: bool | None = None,
        colour: Array | None = None,
        roughness: float | None = None,
        own: bool = True,
    ) -> Material:
        """A new cloth. What is not given is drawn; `own`: the person's colours may come."""
        material, tree = self.scene.material("fabric")
        palette = self.own if own else None
        first = cloth_colour(rng, palette) if colour is None else colour
        second = cloth_colour(rng, palette)
        pattern = pattern or pick(rng, PATTERNS)
        dyed = _pattern(tree, pattern, first, second, rng, palette)
        knit = bool(rng.random() < 0.25) if knit is None else knit
        bump = _weave(tree, knit, rng)
        inputs = {
            "Base Color": dyed,
            "Roughness": rng.uniform(0.5, 0.95) if roughness is None else roughness,
            "Specular IOR Level": rng.uniform(0.15, 0.4),
            "Sheen Weight": rng.uniform(0, 0.4),
            "Normal": bump.outputs[0],
        }
        cloth = tree.node("BsdfPrincipled", inputs).outputs[0]
        keep = tree.math("GREATER_THAN", tree.attribute("keep", "Fac"), 0.0)
        tree.surface(tree.see_through(keep, cloth))
        tree.label(region, keep)
        return material

    def put(self, name: str, mesh: Mesh, material: Material, keep: Array | None = None) -> None:
        """Add a mesh, cut exactly where `keep` [N] falls below zero."""
        vertices, quads = mesh
        if keep is None:
            keep = np.ones(len(vertices))
        else:
            vertices, quads, keep = crop(vertices, quads, keep)
        x, y, z = vertices.T
        ribs = np.stack([np.arctan2(x, z - 0.3), y, 0 * x], 1)
        attributes = {"rest": vertices, "keep": keep, "rib": ribs}
        self.scene.mesh(name, self.pose(vertices), quads, material, attributes)

    def loft(self, name: str, rows: Sequence[Array], material: Material, closed: bool = True) -> None:
        """Add the surface through rows of points, each [L, 3]."""
        self.put(name, (np.concatenate(rows), grid_quads(len(rows), len(rows[0]), closed)), material)


def _pattern(
    tree: NodeTree, pattern: str, first: Array, second: Array, rng: Random, own: OwnColours | None
) -> Any:
    """The colour of a cloth of two or three colours."""
    rest = tree.attribute("rest", "Vector")
    axes = tree.node("SeparateXYZ", [rest]).outputs
    frequency, threshold = rng.uniform(12, 70), rng.uniform(-0.4, 0.6)

    def stripes(axis: int) -> Any:
        wave = tree.math("SINE", tree.math("MULTIPLY", axes[axis], frequency))
        return tree.math("GREATER_THAN", wave, threshold)

    if pattern == "plain":
        return tree.mix(0.0, first, first)
    if pattern == "stripe":
        return tree.mix(stripes(1), first, second)
    if pattern == "vstripe":
        return tree.mix(stripes(0), first, second)
    if pattern == "check":
        halves = [tree.math("MULTIPLY", stripes(axis), 0.5) for axis in (0, 1)]
        return tree.mix(tree.math("ADD", *halves), first, second)
    if pattern == "noise":
        noise = tree.node("TexNoise", {"Vector": rest, "Scale": rng.uniform(2, 12)}).outputs["Fac"]
        edge = tree.node("MapRange", {"Value": noise, "From Min": 0.45, "From Max": 0.55}).outputs[0]
        return tree.mix(edge, first, second)
    scale = rng.uniform(5, 14) if pattern == "dots" else rng.uniform(3, 9)
    distance = tree.node("TexVoronoi", {"Vector": rest, "Scale": scale}).outputs["Distance"]
    if pattern == "dots":
        return tree.mix(tree.math("LESS_THAN", distance, 0.28), first, second)
    third = cloth_colour(rng, own)
    petals = tree.mix(tree.math("LESS_THAN", distance, 0.38), first, second)
    return tree.mix(tree.math("LESS_THAN", distance, 0.18), petals, third)


def _weave(tree: NodeTree, knit: bool, rng: Random) -> Any:
    """Bumps: ribs of a knitted cloth, or the grain of a woven one."""
    if knit:
        ribs = {"Vector": tree.attribute("rib", "Vector"), "Scale": rng.uniform(6, 16)}
        wave = tree.node("TexWave", ribs | {"Distortion": 1.2, "Detail": 1.0})
        wave.bands_direction = "X"
        height, strength, depth = wave.outputs["Fac"], rng.uniform(0.4, 0.9), 0.04
    else:
        grain = {"Vector": tree.attribute("rest", "Vector"), "Scale": rng.uniform(20, 90), "Detail": 2.0}
        height = tree.node("TexNoise", grain).outputs["Fac"]
        strength, depth = rng.uniform(0.1, 0.6), 0.02
    return tree.node("Bump", {"Height": height, "Strength": strength, "Distance": depth})

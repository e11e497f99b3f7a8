"""Clothes of the upper body: layers of a closely fitting mesh, cut by their necklines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.lab.renders.blender import Material, Scene
from models.lab.renders.classes import Class
from models.lab.renders.head import Head, vertex_normals
from models.lab.renders.maths import Array, Random, linear_hsv, pick, smooth_noise, smooth_step

_PATTERNS = {"plain": 0.5, "stripe": 0.13, "vstripe": 0.09, "check": 0.1, "noise": 0.1, "dots": 0.08}


@dataclass(frozen=True)
class _Fit:
    """The close mesh: `points`, `normals`, `rest` [N, 3]; `front` 0..1 towards the chest."""

    scene: Scene
    head: Head
    points: Array
    normals: Array
    rest: Array
    front: Array

    def layer(self, keep: Array, offset: float, cloth: Material) -> None:
        """Add a layer `offset` above the mesh where `keep` [N] is positive."""
        quads = self.head.rig.quads["tights"]
        if not (keep > -0.12)[quads].any():
            return
        quads = quads[(keep > -0.12)[quads].any(1)]
        placed = self.head.pose(self.points + self.normals * offset, self.rest)
        attributes = {"rest": self.rest, "keep": keep}
        self.scene.mesh("cloth", placed, quads, cloth, attributes)


def put_on_garment(scene: Scene, head: Head, neckline: str, rng: Random) -> None:
    """Clothes with one of the necklines crew, v, turtle, scoop, shirt, jacket, off."""
    points, rest = head.part("tights"), head.rig.rest["tights"]
    normals = vertex_normals(points, head.rig.quads["tights"])
    _, y, z = rest.T
    folds = 0.025 * smooth_noise(rest, rng, 5)[:, None] * smooth_step(5.9, 5.3, y)[:, None]
    points = points + normals * (0.03 + folds + rng.uniform(0, 0.05))
    fit = _Fit(scene, head, points, normals, rest, smooth_step(0.2, 0.7, z))
    edge = 5.86 + 0.04 * rng.normal()
    cloth = _cloth(scene, rng)
    if neckline == "shirt":
        _shirt(fit, cloth, rng)
    elif neckline == "jacket":
        fit.layer(np.minimum(edge - 0.22 * fit.front - y, 1), 0, cloth)
        _jacket(fit, _cloth(scene, rng), rng)
    elif neckline == "turtle":
        fit.layer(6.3 - y, 0.02, cloth)
    else:
        fit.layer(_neckline(neckline, fit, edge, rng), 0, cloth)


def _neckline(neckline: str, fit: _Fit, edge: float, rng: Random) -> Array:
    """How far [N] below the edge of the cloth each vertex is."""
    x, y, z = fit.rest.T
    side = np.abs(x)
    if neckline == "crew":
        return np.asarray(edge - 0.22 * fit.front - y)
    if neckline == "scoop":
        deep = 5.62 - 0.5 * fit.front * smooth_step(0.75, 0.2, side) - y
        return np.where(side > 0.62, 5.9 - y, deep)
    if neckline == "off":
        return np.asarray(5.25 - y)
    slope, point = rng.uniform(1.4, 2.6), rng.uniform(4.95, 5.3)
    return np.minimum(edge + 0.12 - y, np.where(z > 0.35, (side * slope + point) - y, 1))


def _shirt(fit: _Fit, cloth: Material, rng: Random) -> None:
    """A shirt with a collar, open to a random depth."""
    x, y, z = fit.rest.T
    side, open_to = np.abs(x), rng.uniform(5.15, 5.8)
    slit = np.where(z > 0.3, (side - 0.015) * 2.2 + open_to - y, 1.0)
    fit.layer(np.minimum(5.98 - y, slit), 0.01, cloth)
    wing = np.where(z > 0.3, side * 1.0 - 0.03 - 0.35 * np.clip(y - open_to, 0, 1) * 0.4, 1)
    collar = np.minimum(np.minimum(6.06 - y, y - (5.72 - 0.2 * fit.front)), wing)
    fit.layer(collar, 0.07, cloth)


def _jacket(fit: _Fit, cloth: Material, rng: Random) -> None:
    """A jacket with lapels over what is below."""
    x, y, z = fit.rest.T
    side, slope = np.abs(x), 1.6 * rng.uniform(0.9, 1.6)
    opening = np.where(z > 0.1, (side - 0.12) * slope + 4.9 - y, 1)
    fit.layer(np.minimum(5.98 - y, opening), 0.07, cloth)
    lapel = np.where(z > 0.1, y - ((side - 0.38) * slope + 4.9), y - 5.75)
    fit.layer(np.minimum(np.minimum(6.02 - y, opening), lapel), 0.11, cloth)


def _cloth(scene: Scene, rng: Random) -> Material:
    """A woven cloth, plain or with a pattern in two colours."""
    material, tree = scene.material("cloth")
    hue, saturation, value = rng.random(), rng.uniform(0.0, 0.85), rng.uniform(0.05, 0.9)
    if rng.random() < 0.35:
        saturation *= 0.15
    first = linear_hsv(hue, saturation, value)
    turn = rng.choice([0, 0.5, rng.random()])
    second = linear_hsv((hue + turn) % 1, rng.uniform(0, 0.8), rng.uniform(0.05, 0.95))
    rest = tree.attribute("rest", "Vector")
    pattern = pick(rng, _PATTERNS)
    axes = tree.node("SeparateXYZ", [rest]).outputs
    frequency = rng.uniform(18, 60)

    def stripes(axis: int) -> object:
        wave = tree.math("SINE", tree.math("MULTIPLY", axes[axis], frequency))
        return tree.math("GREATER_THAN", wave, rng.uniform(-0.4, 0.6))

    if pattern == "plain":
        colour = tree.mix(0.0, first, first)
    elif pattern in ("stripe", "vstripe"):
        colour = tree.mix(stripes(1 if pattern == "stripe" else 0), first, second)
    elif pattern == "check":
        halves = [tree.math("MULTIPLY", stripes(axis), 0.5) for axis in (0, 1)]
        colour = tree.mix(tree.math("ADD", *halves), first, second)
    elif pattern == "noise":
        noise = tree.node("TexNoise", {"Vector": rest, "Scale": rng.uniform(2, 12)}).outputs["Fac"]
        edge = tree.node("MapRange", {"Value": noise, "From Min": 0.45, "From Max": 0.55}).outputs[0]
        colour = tree.mix(edge, first, second)
    else:
        cells = tree.node("TexVoronoi", {"Vector": rest, "Scale": rng.uniform(5, 14)})
        colour = tree.mix(tree.math("LESS_THAN", cells.outputs["Distance"], 0.28), first, second)
    weave = tree.node("TexNoise", {"Vector": rest, "Scale": 70.0, "Detail": 2.0}).outputs["Fac"]
    bump = tree.node("Bump", {"Height": weave, "Strength": rng.uniform(0.1, 0.7), "Distance": 0.02})
    inputs = {
        "Base Color": colour,
        "Roughness": rng.uniform(0.55, 0.95),
        "Specular IOR Level": 0.3,
        "Sheen Weight": rng.uniform(0, 0.4),
        "Normal": bump.outputs[0],
    }
    shader = tree.node("BsdfPrincipled", inputs).outputs[0]
    keep = tree.math("GREATER_THAN", tree.attribute("keep", "Fac"), 0.0)
    tree.surface(tree.see_through(keep, shader))
    tree.label(Class.CLOTH, keep)
    return material

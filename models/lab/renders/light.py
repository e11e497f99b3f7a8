"""Light: lamps and surroundings, from soft daylight to coloured lamps and hard sun."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from models.lab.renders.blender import Scene
from models.lab.renders.maths import Array, Random, Vector, hsv, pick, rotation, unit

_SOFT_KINDS = {"soft": 0.28, "key": 0.32, "side": 0.14, "outdoor": 0.18, "dim": 0.08}
_HARD_KINDS = {"sun": 0.28, "gels": 0.18, "back": 0.2, "below": 0.06, "split": 0.14, "flat": 0.14}
_KEYS = {"soft": 1.5, "key": 3.2, "side": 3.6, "outdoor": 2.6, "dim": 1.8}
_FILLS = {"soft": 1.0, "key": 0.45, "side": 0.25, "outdoor": 0.9, "dim": 0.3}


class _Lamp(NamedTuple):
    """Angles in degrees, seen from the face: `azimuth` 0 is in front, `elevation` above."""

    azimuth: float
    elevation: float
    distance: float
    size: float
    power: float
    colour: Vector


def add_light(scene: Scene, target: Array, backdrop: Array, rng: Random) -> None:
    """Light the face at `target` [3]; `backdrop` [3] is the mean colour behind it, linear light."""
    if rng.random() < 0.45:
        _soft_light(scene, target, backdrop, rng)
        return
    kind = pick(rng, _HARD_KINDS)
    side = rng.choice([-1, 1])
    lamps, fill = _hard_lamps(kind, side, rng)
    if rng.random() < 0.4:
        azimuth, elevation = rng.uniform(-180, 180), rng.uniform(0, 50)
        lamps.append(_Lamp(azimuth, elevation, 12, 6, rng.uniform(0.2, 1.5), _warmth(rng, -0.4, 0.4)))
    for lamp in lamps:
        _add(scene, target, lamp)
    tree = scene.world()
    place = tree.node("TexCoord").outputs["Generated"]
    noise = {"Vector": place, "Scale": rng.uniform(1, 4), "Detail": 1.0}
    clouds = tree.node("TexNoise", noise).outputs["Fac"]
    brightness = {
        "Value": clouds,
        "From Min": 0.4,
        "From Max": 0.7,
        "To Min": 0.4,
        "To Max": rng.uniform(1, 3),
    }
    strength = tree.node("MapRange", brightness).outputs[0]
    colour = (0.5 + 0.4 * np.asarray(backdrop)) * _warmth(rng, -0.3, 0.3)
    surroundings = {"Color": tree.scaled(tuple(colour), strength), "Strength": fill}
    tree.node("OutputWorld", {"Surface": tree.node("Background", surroundings).outputs[0]})


def _hard_lamps(kind: str, side: int, rng: Random) -> tuple[list[_Lamp], float]:
    """Lamps of one of the kinds, and the strength of the light from everywhere."""
    draw = rng.uniform
    fill = draw(0.05, 0.5)
    if kind == "sun":
        lamp = _Lamp(draw(-75, 75), draw(20, 70), 14, draw(0.3, 1.2), draw(3, 6), _warmth(rng, -0.05, 0.3))
        return [lamp], draw(0.3, 0.9)
    if kind == "gels":
        first = _Lamp(side * draw(40, 90), draw(0, 30), 12, 4, draw(2, 4), _hue(rng))
        second = _Lamp(-side * draw(40, 90), draw(0, 30), 12, 4, draw(1, 4), _hue(rng))
        return [first, second], draw(0.15, 0.5)
    if kind == "back":
        lamp = _Lamp(side * draw(120, 170), draw(15, 60), 10, draw(1, 4), draw(3, 7), _warmth(rng, -0.2, 0.3))
        return [lamp], draw(0.4, 1.0)
    if kind == "below":
        return [_Lamp(draw(-40, 40), -draw(20, 50), 12, draw(2, 6), draw(2, 4), _warmth(rng))], draw(0.1, 0.5)
    if kind == "split":
        lamp = _Lamp(side * draw(80, 100), draw(0, 25), 12, draw(1, 4), draw(3, 5), _warmth(rng))
        return [lamp], draw(0.04, 0.2)
    if kind == "flat":
        lamp = _Lamp(draw(-10, 10), draw(0, 20), 12, draw(1, 12), draw(2, 4), _warmth(rng, -0.1, 0.1))
        return [lamp], draw(0.6, 1.2)
    return [], fill


def _soft_light(scene: Scene, target: Array, backdrop: Array, rng: Random) -> None:
    """A main lamp, often one against its shadows and one from behind, and bright surroundings."""
    kind = pick(rng, _SOFT_KINDS)
    key, fill = _KEYS[kind], _FILLS[kind]
    azimuth = rng.choice([-1, 1]) * rng.uniform(55, 85) if kind == "side" else rng.uniform(-60, 60)
    elevation = rng.uniform(10, 50)
    size = rng.uniform(8, 16) if kind == "soft" else rng.uniform(2, 9)
    _add(scene, target, _Lamp(azimuth, elevation, 12, size, key, _warmth(rng)))
    if rng.random() < 0.6:
        angles = -azimuth + rng.normal(0, 15), rng.uniform(-5, 30)
        power = key * rng.uniform(0.05, 0.5)
        _add(scene, target, _Lamp(*angles, 12, 8, power, _warmth(rng, -0.3, 0.3)))
    if rng.random() < 0.5:
        angles = rng.choice([-1, 1]) * rng.uniform(120, 165), rng.uniform(20, 55)
        power = key * rng.uniform(0.3, 1.8)
        _add(scene, target, _Lamp(*angles, 10, 4, power, _warmth(rng, -0.4, 0.4)))
    _soft_surroundings(scene, backdrop, fill, rng)


def _soft_surroundings(scene: Scene, backdrop: Array, fill: float, rng: Random) -> None:
    """Bright above, the backdrop's colour below, with a few soft windows that eyes and skin reflect."""
    tree = scene.world()
    place = tree.node("TexCoord").outputs["Generated"]
    height = tree.node("SeparateXYZ", [place]).outputs[1]
    share = tree.node("MapRange", {"Value": height, "From Min": -0.6, "From Max": 0.7}).outputs[0]
    above = np.array([0.9, 0.95, 1.05]) * _warmth(rng, -0.25, 0.2)
    below = (0.5 + 0.18 * np.asarray(backdrop)) * _warmth(rng, -0.1, 0.3) * 0.5
    colour = tree.mix(share, tuple(below), tuple(above))
    noise = {"Vector": place, "Scale": rng.uniform(1, 3), "Detail": 1.0}
    windows = tree.node("TexNoise", noise).outputs["Fac"]
    brightness = {
        "Value": windows,
        "From Min": 0.4,
        "From Max": 0.7,
        "To Min": 0.5,
        "To Max": rng.uniform(1, 2.4),
    }
    colour = tree.scaled(colour, tree.node("MapRange", brightness).outputs[0])
    background = tree.node("Background", {"Color": colour, "Strength": fill})
    tree.node("OutputWorld", {"Surface": background.outputs[0]})


def _add(scene: Scene, target: Array, lamp: _Lamp) -> None:
    turn = rotation([0, 1, 0], math.radians(lamp.azimuth)) @ rotation(
        [1, 0, 0], math.radians(-lamp.elevation)
    )
    back = turn @ np.array([0, 0, 1.0])
    right = unit(np.cross([0, 1, 0.01], back))
    axes = np.stack([right, np.cross(back, right), back])
    energy = lamp.power * lamp.distance * lamp.distance
    scene.lamp(axes, target + back * lamp.distance, lamp.size, energy, lamp.colour)


def _warmth(rng: Random, low: float = -0.25, high: float = 0.3) -> Array:
    """White light [3], cold for a negative draw and warm for a positive one."""
    t = rng.uniform(low, high)
    return np.clip(np.array([1 + t * 0.5, 1.0, 1 - t]), 0.2, 1.6)


def _hue(rng: Random) -> Array:
    return hsv(rng.random(), rng.uniform(0.3, 0.9), 1.0)

"""The shape of a head: a person's sex, age and origin, features of their own, and an expression."""

from __future__ import annotations

import numpy as np

from models.lab.renders.maths import Array, Random, smooth_step
from models.lab.renders.person import Person
from models.lab.renders.rig import Rig

_OPPOSITES = (
    ("decr", "incr"),
    ("down", "up"),
    ("in", "out"),
    ("backward", "forward"),
    ("concave", "convex"),
    ("compress", "uncompress"),
)
_SPREADS = {
    "head": 0.18,
    "forehead": 0.25,
    "eyebrows": 0.3,
    "eyes": 0.2,
    "nose": 0.2,
    "mouth": 0.2,
    "ears": 0.3,
    "chin": 0.2,
    "cheek": 0.25,
    "neck": 0.18,
}
"""Standard deviations of the weights of each group of shapes."""
_RARE_MOUTHS = (
    "mouth-compression",
    "mouth-depression",
    "mouth-retraction",
    "mouth-pursing",
    "mouth-part-later",
    "mouth-protusion",
)


def shape_head(rig: Rig, person: Person, rng: Random) -> Array:
    """Control vertices [N, 3] of the person, the head where and as large as it is at rest."""
    vertices = rig.base.copy()
    _apply_body(rig, vertices, person)
    _apply_features(rig, vertices, rng)
    for name in rig.groups.get("asym", []):
        rig.apply(vertices, name, max(0, rng.normal(0, 0.16)) * (rng.random() < 0.4))
    larger = rng.uniform(0.0, 0.4) + 0.12 * person.female
    for side in "lr":
        rig.apply(vertices, f"eyes/{side}-eye-scale-incr", larger)
        rig.apply(vertices, f"eyes/{side}-eye-height2-incr", 0.3)
    for unit, weight in sample_expression(rng).items():
        for origin, share in person.origin.items():
            rig.apply(vertices, f"expression/units/{origin}/{unit}", weight * share)
    # a stretched lip would let the mouth's cavity through
    vertices[:, 2] -= 0.11 * rig.weights["mouth_in"] * smooth_step(1.46, 1.36, rig.base[:, 2])
    return _at_rest_size(rig, vertices)


def _apply_body(rig: Rig, vertices: Array, person: Person) -> None:
    sexes = {"female": person.female, "male": 1 - person.female}
    ages = {"child": person.child, "old": person.old, "young": 1 - person.child - person.old}
    muscles = _thirds(person.muscle, "muscle")
    weights = _thirds(person.weight, "weight")
    for sex, sex_share in sexes.items():
        for age, age_share in ages.items():
            for origin, share in person.origin.items():
                rig.apply(vertices, f"macrodetails/{origin}-{sex}-{age}", sex_share * age_share * share)
            for muscle, m in muscles.items():
                for weight, w in weights.items():
                    name = f"macrodetails/universal-{sex}-{age}-{muscle}-{weight}"
                    rig.apply(vertices, name, sex_share * age_share * m * w)


def _thirds(value: float, what: str) -> dict[str, float]:
    """Weights of the shapes for little, average and much of something; they sum to 1."""
    return {
        f"min{what}": max(0, 1 - 2 * value),
        f"average{what}": 1 - abs(2 * value - 1),
        f"max{what}": max(0, 2 * value - 1),
    }


def _apply_features(rig: Rig, vertices: Array, rng: Random) -> None:
    """Random weights for all local shapes; those of the right follow those of the left."""
    done: set[str] = set()
    for group, spread in _SPREADS.items():
        for name in rig.groups.get(group, []):
            stem = name[len(group) + 1 :]
            if stem.startswith("r-") or name in done or "head-trans" in name or "head-age" in name:
                continue
            opposite = next(
                (name[: -len(a)] + b for a, b in reversed(_OPPOSITES) if name.endswith(f"-{a}")), None
            )
            if opposite is not None and opposite in rig:
                done.update((name, opposite))
                shape, weight = _two_sided(name, opposite, spread, rng)
            else:
                done.add(name)
                shape, weight = name, _one_sided(name, rng)
            rig.apply(vertices, shape, weight)
            if stem.startswith("l-"):
                rig.apply(vertices, shape.replace("/l-", "/r-"), weight * (1 + rng.normal(0, 0.08)))


def _one_sided(name: str, rng: Random) -> float:
    """For shapes without an opposite: oval, square, pointed."""
    weight = max(0, rng.normal(0, 0.3)) * (rng.random() < 0.3)
    return weight * 0.2 if "pointed" in name else weight


def _two_sided(less: str, more: str, spread: float, rng: Random) -> tuple[str, float]:
    weight = float(np.clip(rng.normal(0, spread), -0.8, 0.8))
    if "wing" in less or "ear-rot" in less:
        weight = abs(weight) * -0.3 if weight < 0 else weight * 0.5
    return (more, weight) if weight > 0 else (less, -weight)


def sample_expression(rng: Random) -> dict[str, float]:
    """Weights of facial action shapes by name: mouth, brows, lids."""
    units = _mouth(rng)
    if "mouth-corner-puller" not in units:
        units["mouth-corner-puller"] = rng.uniform(0, 0.35)
    else:
        units["eye-left-slit"] = units["eye-right-slit"] = 0.3 * units["mouth-corner-puller"] * rng.random()
    brows = rng.random()
    if brows < 0.25:
        units["eyebrows-left-up"] = units["eyebrows-right-up"] = rng.uniform(0.2, 0.9)
    elif brows < 0.31:
        units["eyebrows-left-down"] = units["eyebrows-right-down"] = rng.uniform(0.1, 0.6)
    elif brows < 0.5:
        units["eyebrows-left-inner-up"] = units["eyebrows-right-inner-up"] = rng.uniform(0.2, 0.8)
    lids = rng.random()
    if lids < 0.04:
        units["eye-left-closure"] = units["eye-right-closure"] = 1.0
    elif lids < 0.14:
        units["eye-left-closure"] = units["eye-right-closure"] = rng.uniform(0, 0.2)
    else:
        units["eye-left-opened-up"] = units["eye-right-opened-up"] = rng.uniform(0.1, 0.65)
    return units


def _mouth(rng: Random) -> dict[str, float]:
    kind = rng.random()
    if kind < 0.33:
        return {}
    if kind < 0.53:  # a closed smile
        return {"mouth-corner-puller": rng.uniform(0.2, 1.0)}
    if kind < 0.82:  # a smile that shows teeth
        units = {"mouth-corner-puller": rng.uniform(0.4, 1.0)}
        if rng.random() < 0.5:
            units["mouth-upward-retraction"] = rng.uniform(0.3, 0.9)
            units["mouth-open"] = rng.uniform(0, 0.12)
        else:
            units["mouth-retraction"] = rng.uniform(0.15, 0.6)
            units["mouth-part-later"] = rng.uniform(0.3, 0.8)
        return units
    if kind < 0.92:
        return {"mouth-open": rng.uniform(0.06, 0.4), "mouth-part-later": rng.uniform(0, 0.5)}
    weight = rng.uniform(0.2, 0.6)
    return {str(rng.choice(_RARE_MOUTHS)): weight}


def _at_rest_size(rig: Rig, vertices: Array) -> Array:
    """The vertices moved and scaled so that eyes and head are where the rig has them: sex and age change the
    stature, and all later code works at rest positions."""

    def between_the_eyes(points: Array) -> Array:
        return 0.5 * (rig.eye(points, "l-eye")[0] + rig.eye(points, "r-eye")[0])

    head = rig.weights["face_solid"] + rig.weights["scalp_solid"] > 0.3
    scale = rig.base[head].std(0).mean() / vertices[head].std(0).mean()
    return (vertices - between_the_eyes(vertices)) * scale + between_the_eyes(rig.base)

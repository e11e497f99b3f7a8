"""Who is portrayed: sex, age, origin, build, and the colour and style of the hair."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from models.lab.renders.maths import Array, Random, linear_hsv, pick

ORIGINS = ("african", "asian", "caucasian")

HAIR_COLOURS = {  # linear light
    "black": (0.016, 0.013, 0.012),
    "darkbrown": (0.055, 0.030, 0.017),
    "brown": (0.13, 0.068, 0.034),
    "lightbrown": (0.33, 0.17, 0.08),
    "blond": (0.70, 0.415, 0.165),
    "platinum": (0.84, 0.61, 0.37),
    "red": (0.42, 0.125, 0.035),
    "auburn": (0.20, 0.055, 0.024),
    "grey": (0.42, 0.41, 0.40),
    "white": (0.84, 0.82, 0.79),
}
LONG_STYLES = ("bob", "long", "wavy")
GATHERED_STYLES = ("bun", "ponytail")
_STYLES = {  # share among women, among men
    "bald": (0.02, 0.10),
    "buzz": (0.03, 0.14),
    "short": (0.10, 0.34),
    "sidepart": (0.08, 0.2),
    "quiff": (0.03, 0.1),
    "curly": (0.10, 0.10),
    "afro": (0.0, 0.0),  # depends on the origin
    "bob": (0.20, 0.02),
    "long": (0.34, 0.04),
    "wavy": (0.24, 0.03),
    "bun": (0.13, 0.02),
    "ponytail": (0.08, 0.01),
}


@dataclass(frozen=True)
class Person:
    """All shares are in 0..1. `origin` sums to 1. `hair_colour` [3] is linear light."""

    female: float
    origin: dict[str, float]
    old: float
    child: float
    weight: float
    muscle: float
    hair_colour: Array
    dyed: bool
    hair_style: str
    tucked: bool = False
    """Whether long hair is tucked behind the ears."""

    @property
    def woman(self) -> bool:
        return self.female > 0.5

    @property
    def man(self) -> bool:
        """Old enough and male enough for a beard."""
        return self.female < 0.45 and not self.child

    def with_hair(self, style: str, tucked: bool) -> Person:
        return replace(self, hair_style=style, tucked=tucked)


def sample_person(body: Random, hair: Random) -> Person:
    """A person; `body` and `hair` are the streams for each."""
    if body.random() < 0.88:
        female = float(body.uniform(0.8, 1) if body.random() < 0.52 else body.uniform(0, 0.2))
    else:
        female = float(body.random())
    origin = dict(zip(ORIGINS, (float(share) for share in body.dirichlet([0.3, 0.3, 0.36])), strict=True))
    age = body.random()
    old = float(0 if age < 0.45 else body.uniform(0, 0.5) if age < 0.78 else body.uniform(0.5, 1.0))
    child = float(body.uniform(0.25, 0.8)) if body.random() < 0.07 else 0.0
    old = 0.0 if child else old
    weight = float(np.clip(body.normal(0.5, 0.2), 0, 1))
    muscle = float(np.clip(body.normal(0.52 - 0.15 * female, 0.13), 0.1, 1))
    colour, dyed = _hair_colour(origin, old, hair)
    style = pick(hair, _style_shares(female > 0.5, origin))
    return Person(female, origin, old, child, weight, muscle, colour, dyed, style)


def _hair_colour(origin: dict[str, float], old: float, rng: Random) -> tuple[Array, bool]:
    """Linear light [3], and whether it is dyed."""
    caucasian, dark = origin["caucasian"], origin["african"] + origin["asian"]
    name = pick(
        rng,
        {
            "black": 0.25 + 1.2 * dark,
            "darkbrown": 0.5 + 0.4 * dark,
            "brown": 0.6 * caucasian + 0.12,
            "lightbrown": 0.6 * caucasian + 0.03,
            "blond": 0.75 * caucasian + 0.03,
            "platinum": 0.2 * caucasian + 0.02,
            "red": 0.22 * caucasian + 0.01,
            "auburn": 0.2,
            "grey": 0.05 + 1.3 * max(0, old - 0.3),
            "white": 0.02 + 1.1 * max(0, old - 0.45),
        },
    )
    colour = np.array(HAIR_COLOURS[name]) * np.exp(rng.normal(0, 0.18)) * (1 + rng.normal(0, 0.04, 3))
    dyed = rng.random() < 0.05
    if dyed:
        colour = linear_hsv(rng.random(), rng.uniform(0.4, 0.85), rng.uniform(0.4, 0.85))
    return np.clip(colour, 0.004, 0.85), bool(dyed)


def _style_shares(woman: bool, origin: dict[str, float]) -> dict[str, float]:
    shares = {style: women if woman else men for style, (women, men) in _STYLES.items()}
    shares["afro"] = 0.06 * (0.3 + origin["african"] * 2)
    return shares

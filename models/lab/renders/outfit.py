"""What a person wears, and the hair that goes with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.lab.renders.head_surface import by_angle, edge_line
from models.lab.renders.maths import Array, Random, pick
from models.lab.renders.person import GATHERED_STYLES, LONG_STYLES, Person

HATS = ("beanie", "cap", "brim", "turban", "bandana", "hijab", "hood")
DRAPED = ("hijab", "hood")
"""Cloth over head and shoulders: its region is hat above the chin, clothes below."""

EARRINGS = ("stud", "drop", "hoop", "disc", "chain", "tassel")


@dataclass
class Outfit:
    """Kinds of things by name; "" where there is none. `lens` 0 is clear glass, 1 to 6 tinted."""

    hat: str = ""
    glasses: str = ""
    lens: int = 0
    earrings: str = ""
    necklace: str = ""
    neckline: str = "crew"
    neckwear: str = ""


def choose_outfit(person: Person, rng: Random) -> Outfit:
    """An outfit; hats, ear-rings, scarves and glasses come far more often than among people."""
    woman, outfit = person.woman, Outfit()
    if rng.random() < 0.46:
        shares = (0.17, 0.18, 0.17, 0.14, 0.06, 0.2 if woman else 0.03, 0.13)
        outfit.hat = pick(rng, dict(zip(HATS, shares, strict=True)))
    if rng.random() < 0.27:
        cat = 0.12 if woman else 0.02
        outfit.glasses = pick(rng, {"round": 0.3, "rect": 0.4, "cat": cat, "aviator": 0.18})
        outfit.lens = 0 if rng.random() < 0.66 else int(rng.integers(1, 7))
    if rng.random() < (0.6 if woman else 0.16):
        outfit.earrings = _choose_earrings(woman, rng)
    if rng.random() < (0.3 if woman else 0.1):
        outfit.necklace = pick(rng, {"chain": 0.4, "beads": 0.35, "pendant": 0.25})
    outfit.neckline = _choose_neckline(woman, rng)
    kind = rng.random()
    if kind < 0.16:
        outfit.neckwear = "scarf"
    elif kind < 0.26:
        outfit.neckwear = "collar"
    elif kind < 0.34 and outfit.neckline in ("shirt", "jacket"):
        outfit.neckwear = "tie"
    if outfit.hat == "hijab":
        outfit.earrings = outfit.neckwear = ""
        if rng.random() < 0.8:
            outfit.necklace = ""
    if outfit.hat == "hood":
        outfit.neckline = "crew" if rng.random() < 0.6 else "turtle"
        outfit.neckwear = ""
    return outfit


def wish_for(kind: str) -> dict[str, str | int]:
    """Fields of an outfit that shows a hat or an ear-ring of this kind, and hides it under nothing."""
    if kind in EARRINGS:
        return {"hat": "", "earrings": kind, "neckwear": ""}
    covered = {"earrings": "", "necklace": "", "neckwear": ""} if kind == "hijab" else {}
    return {"hat": kind, **covered}


def _choose_earrings(woman: bool, rng: Random) -> str:
    shares = (0.22, 0.22, 0.3, 0.1, 0.1, 0.06) if woman else (0.5, 0.1, 0.3, 0.06, 0.04, 0)
    return pick(rng, dict(zip(EARRINGS, shares, strict=True)))


def _choose_neckline(woman: bool, rng: Random) -> str:
    kinds = ("crew", "v", "turtle", "scoop", "shirt", "jacket", "off")
    women, men = (0.2, 0.13, 0.12, 0.13, 0.2, 0.14, 0.08), (0.25, 0.1, 0.12, 0.03, 0.26, 0.22, 0.02)
    return pick(rng, dict(zip(kinds, women if woman else men, strict=True)))


def fit_hair(person: Person, outfit: Outfit, rng: Random) -> Person:
    """The person with a hair style that the hat allows, and that shows the ears where they carry rings."""
    style, tucked = _under_hat(person, outfit.hat, rng), False
    if outfit.earrings and style in LONG_STYLES:
        if rng.random() < 0.5:
            tucked = True
        else:
            style = "short" if outfit.hat else str(rng.choice([*GATHERED_STYLES, "short"]))
    if outfit.earrings and style in ("afro", "curly") and rng.random() < 0.5:
        style = "short"
    return person.with_hair(style, tucked)


def _under_hat(person: Person, hat: str, rng: Random) -> str:
    style = person.hair_style
    if hat in ("turban", "hijab") and style in ("afro", "bun", "ponytail", "curly"):
        return "short"
    if hat == "hood" and style not in ("short", "buzz", "bald", "sidepart"):
        return str(rng.choice(["short", "sidepart", "short", "buzz"]))
    open_behind = hat in ("", "cap", "bandana")
    if (hat and style in ("bun", "quiff")) or (not open_behind and style == "ponytail"):
        return str(rng.choice(["short", "long", "bob", "buzz"] if person.woman else ["short", "buzz"]))
    return "curly" if hat and style == "afro" else style


def hat_edge(hat: str, rng: Random) -> Array:
    """The height [COLUMNS] of the lower edge of a hat that sits on the head."""
    draw = rng.uniform
    if hat == "beanie":
        front = draw(7.68, 8.0)
        side = draw(6.85, 7.05) if rng.random() < 0.45 else draw(7.36, 7.5)  # over the ears or above them
        return edge_line(front, side, draw(6.7, 7.2), rng.normal(0, 0.03))
    if hat == "cap":
        return edge_line(draw(7.66, 7.95), draw(7.4, 7.52), draw(7.2, 7.45), rng.normal(0, 0.02))
    if hat == "brim":
        return edge_line(draw(7.66, 8.0), draw(7.42, 7.65), draw(7.2, 7.5), rng.normal(0, 0.05))
    if hat == "turban":
        return edge_line(draw(7.62, 8.0), draw(7.0, 7.45), draw(6.7, 7.0), rng.normal(0, 0.02))
    return edge_line(draw(7.8, 8.05), draw(7.4, 7.5), draw(6.7, 7.0))


def height_above_edge(rest: Array, ears: Array, hat: str, edge: Array | None) -> Array | None:
    """By vertex [N] of the body: how far above the hat's edge it is, negative where hair shows.

    None without a hat. `ears` [N] are the ears' weights.
    """
    if hat == "hijab":
        return np.ones(len(rest))
    if hat == "hood":
        return np.where((rest[:, 2] > 0.75) & (rest[:, 1] < 8.25), -1.0, 1.0)
    if edge is None:
        return None
    angle = np.arctan2(rest[:, 0], rest[:, 2] - 0.45)
    return np.where(ears > 0.2, -1, rest[:, 1] - by_angle(edge, angle))

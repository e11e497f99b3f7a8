"""Where hair grows: the hairline with its receding and bald forms, and what a hat leaves of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.lab.renders.head import Head
from models.lab.renders.maths import Array, Random, bump, smooth_noise, smooth_step

_CAP_STRENGTHS = {"buzz": 0.75, "short": 0.9}


@dataclass(frozen=True)
class Scalp:
    """By vertex of the body: `height` above the hairline (negative: skin), `cap` 0..1 how far the skin takes
    the hair's colour; `cap_strength` how much."""

    height: Array
    cap: Array
    cap_strength: float


def make_scalp(head: Head, covered: bool, line: Random, strength: Random) -> Scalp:
    """The scalp; `covered`: a scarf hides all of it. `line` and `strength` are the streams for each."""
    height = _height_above_hairline(head, line)
    bald = head.person.hair_style == "bald"
    if bald:
        cap_strength = 0.0 if strength.random() < 0.4 else 0.12
    else:
        cap_strength = _CAP_STRENGTHS.get(head.person.hair_style, 0.95)
    cap = np.clip(0.5 + height / (0.2 if bald else 0.08), 0, 1)
    return Scalp(height, cap, 0.0 if covered else cap_strength)


def _height_above_hairline(head: Head, rng: Random) -> Array:
    person, fields, rest = head.person, head.fields, head.rest
    x, y, z = rest.T
    height = fields["hairline"] - rng.normal(0, 0.03) + smooth_noise(rest, rng, 9) * 0.012
    if not person.woman:
        receding = max(0, rng.normal(-0.05 + 0.35 * person.old, 0.15))
        corners = bump(np.stack([np.abs(x), y, z], 1), (0.36, 7.95, 1.2), (0.22, 0.3, 0.5))
        height = height - receding * (corners + 0.6 * (z > 0.8) * smooth_step(0.6, 1.4, z))
        if person.old > 0.3 and rng.random() < 0.35:  # hair at the sides and the back only
            height = np.minimum(height, 0.05 + (7.75 - y) * 0.8 - smooth_step(0.2, 0.9, z) * 0.3)
    height = np.where(fields["ears"] > 0.15, -1, height)
    return np.where(fields["neck"] > 0.6, np.minimum(height, 0.0), height)

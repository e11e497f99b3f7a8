"""Hats with a crown and a brim: fedora, bucket hat, straw hat, bowler, cowboy hat."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from models.lab.renders.classes import Class
from models.lab.renders.fabric import Tailor
from models.lab.renders.hats import UP
from models.lab.renders.head_surface import ANGLES, COLUMNS, at_height, outward
from models.lab.renders.maths import Array, Random, smooth_step, to_linear

_TAPERS = {"fedora": 0.16, "bucket": 0.14, "straw": 0.1, "bowler": 0.05, "cowboy": 0.16}
_STRAW = np.array([0.85, 0.7, 0.42])


@dataclass(frozen=True)
class _Crown:
    """The upright part: its lower edge [COLUMNS, 3], the middle of that [3], its height and taper."""

    edge: Array
    middle: Array
    line: Array
    height: float
    taper: float

    def ring(self, share: float) -> Array:
        """Points [COLUMNS, 3] at a share of the height."""
        arms = (self.edge - self.middle) * [1, 0, 1]
        heights = self.edge[:, 1] * (1 - share) + (self.line.mean() + self.height) * share
        return np.asarray(self.middle + arms * (1 - self.taper * share) + UP * heights[:, None])


def brimmed_hat(tailor: Tailor, line: Array, rng: Random) -> None:
    """One of the kinds; `line` is the height of each column's edge."""
    kind = str(rng.choice(list(_TAPERS)))
    shell = tailor.surface.shell(0.06, 3, 2.0)
    edge = at_height(shell, line)
    pattern = "plain" if rng.random() < 0.75 else None
    felt = tailor.fabric(Class.HAT, rng, pattern, knit=kind == "straw")
    if kind == "straw":
        colour = to_linear(_STRAW * rng.uniform(0.7, 1.1))
        felt = tailor.fabric(Class.HAT, rng, "plain", knit=True, colour=colour, own=False)
    height = 8.52 + rng.uniform(0.0, 0.16) - line.mean()
    middle = np.array([0, 0, edge[:, 2].mean()])
    crown = _Crown(edge, middle, line, float(height), _TAPERS[kind])
    rows = [crown.ring(share) for share in np.linspace(0, 1, 9)]
    tailor.loft("hat", rows + _top(crown, rows[-1], kind), felt)
    _brim(tailor, edge, kind, felt, rng)
    if kind != "bucket" and rng.random() < 0.8:
        width = rng.uniform(0.08, 0.22) / height
        out = outward(edge) * 0.014
        ribbon = [crown.ring(share) + out for share in np.linspace(0.015, width, 4)]
        tailor.loft("ribbon", ribbon, tailor.fabric(Class.HAT, rng, "plain", knit=False))


def _top(crown: _Crown, rim: Array, kind: str) -> list[Array]:
    """Rows from the upper rim to the middle: round for a bowler, dented for fedora and cowboy hat."""
    rows, rise = [], 0.3 if kind == "bowler" else 0.1
    flat = np.array([1, 0, 1])
    for share in np.linspace(0.15, 1, 8):
        inner = 1 - share
        if kind == "bowler":
            inner = 1 - (1 - max(math.cos(share * np.pi / 2), 0)) ** (1 / 0.8)
        points = (crown.middle + (rim - crown.middle) * flat * inner) * flat
        height = crown.line.mean() + crown.height + rise * math.sin(min(share * 2, 1) * np.pi / 2)
        points = points + np.array([0, height, 0])
        if kind in ("fedora", "cowboy"):
            points[:, 1] -= 0.16 * np.exp(-((points[:, 0] / 0.16) ** 2)) * smooth_step(0, 0.6, share)
        rows.append(points)
    return rows


def _brim(tailor: Tailor, edge: Array, kind: str, felt: object, rng: Random) -> None:
    # all numbers are drawn for every kind, so that the stream does not depend on it
    widths = {
        "fedora": rng.uniform(0.35, 0.6),
        "bucket": rng.uniform(0.35, 0.55),
        "straw": rng.uniform(0.5, 1.0),
    }
    widths |= {"bowler": rng.uniform(0.25, 0.4), "cowboy": rng.uniform(0.6, 0.9)}
    drops = {
        "fedora": rng.uniform(-0.05, 0.15),
        "bucket": rng.uniform(0.3, 0.5),
        "straw": rng.uniform(-0.05, 0.2),
    }
    drops |= {"bowler": -0.05, "cowboy": 0.05}
    curls = {"fedora": 0.06, "bucket": 0.0, "straw": 0.05, "bowler": 0.15, "cowboy": rng.uniform(0.25, 0.45)}
    width, drop, curl = widths[kind], drops[kind], curls[kind]
    uneven = ndimage.gaussian_filter1d(rng.normal(0, 0.5, COLUMNS), 10, mode="wrap") * width
    profile = (
        (-0.04, 0.02),
        (0.0, 0),
        (0.35, 0),
        (0.7, 0),
        (1.0, 0),
        (1.02, -0.02),
        (0.7, -0.035),
        (0.35, -0.035),
        (0.0, -0.04),
        (-0.06, -0.02),
    )
    out, rows = outward(edge), []
    for share, up in profile:
        v = max(share, 0)
        rise = up - drop * v * width / 0.5 + curl * v * v * np.sin(ANGLES) ** 2 + uneven * v * v * 0.3
        rows.append(edge + out * (width * share) + UP * rise[:, None])
    material = felt if rng.random() < 0.9 else tailor.fabric(Class.HAT, rng, "plain", knit=False)
    tailor.loft("brim", rows, material)

"""Short styles: cropped, parted at the side, swept up, curly, afro."""

from __future__ import annotations

import numpy as np

from models.lab.renders.maths import Array, Random, smooth_step, unit, without
from models.lab.renders.sweep import Growth, Guides, Roots, grow_step

_WEIGHTS = {"short": 0.04, "curly": 0.1, "afro": 0.0, "sidepart": 0.12, "quiff": -0.05}
_DOWN_AND_BACK = {"sidepart": (0, -1, -0.35), "quiff": (0, -1, -0.3)}
_SEGMENTS = 10


def grow(roots: Roots, rng: Random) -> Guides:
    """Guides of one of the short styles."""
    length, lift, fade = _proportions(roots.style, rng)
    up = smooth_step(7.55, 8.0, roots.rest[:, 1])
    lengths = length * (fade + (1 - fade) * up) * rng.uniform(0.75, 1.1, len(roots))
    lengths = lengths * smooth_step(-0.03, 0.1, roots.height)
    flow = unit(without(_flow(roots, up), roots.normals))
    direction = unit(roots.normals * lift + flow + rng.normal(0, 0.16, roots.normals.shape))
    if roots.style == "short":
        rng.random()  # keeps the stream as earlier versions had it
    growth = Growth(
        direction, lengths, 0.01 + roots.layer * 0.05, _SEGMENTS, flow, 0.25, _WEIGHTS[roots.style]
    )
    paths = np.zeros((len(roots), _SEGMENTS + 1, 3))
    paths[:, 0] = roots.points - roots.normals * 0.01
    point = roots.points.copy()
    for k in range(_SEGMENTS):
        ahead = grow_step(roots, growth, point, direction, (k + 1) / _SEGMENTS, rng)
        direction, point = unit(ahead - point), ahead
        paths[:, k + 1] = point
    return Guides(paths)


def _proportions(style: str, rng: Random) -> tuple[float, float, float]:
    """Length on top, how far it stands off, and the share of the length that the sides have."""
    if style == "short":
        return rng.uniform(0.15, 0.42), rng.uniform(0.25, 0.7), rng.uniform(0.25, 1)
    if style == "curly":
        return rng.uniform(0.3, 0.75), 0.8, rng.uniform(0.35, 1)
    if style == "afro":
        return rng.uniform(0.3, 0.85), 1.3, rng.uniform(0.6, 1)
    if style == "sidepart":
        return rng.uniform(0.45, 0.8), rng.uniform(0.15, 0.45), rng.uniform(0.15, 0.6)
    return rng.uniform(0.35, 0.65), rng.uniform(0.6, 0.95), rng.uniform(0.15, 0.5)


def _flow(roots: Roots, up: Array) -> Array:
    """The direction [G, 3] that hair is combed in."""
    if roots.style not in _DOWN_AND_BACK:
        return np.asarray(unit(roots.points - roots.crown) + np.array([0, -0.25, 0.15]))
    if roots.style == "sidepart":
        on_top = np.stack([roots.side * 1.0, -0.1 + 0 * roots.side, 0.25 * np.ones(len(roots))], 1)
    else:
        on_top = np.broadcast_to([0.15 * np.sign(roots.parting), 0.5, -0.9], roots.points.shape)
    at_the_sides = np.array(_DOWN_AND_BACK[roots.style])
    return np.asarray(on_top * up[:, None] + at_the_sides * (1 - up[:, None]))

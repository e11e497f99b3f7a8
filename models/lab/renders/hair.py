"""Hair as strands: guides that grow over the head in one of twelve styles, and many strands around each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from models.lab.renders import gathered, short_hair, sweep
from models.lab.renders.head import Head, Samples, sample_surface
from models.lab.renders.maths import Array, Random, smooth_step, unit
from models.lab.renders.person import GATHERED_STYLES, LONG_STYLES
from models.lab.renders.sweep import Guides, Roots

_STRANDS = {"buzz": 13000, "curly": 9000, "afro": 10000, "wavy": 10000, "bun": 9000, "ponytail": 9000}
_CLUMPING = {"short": 0.3, "curly": 0.7, "afro": 0.5, "quiff": 0.4, "long": 0.45, "wavy": 0.7}
_JITTER = {
    "curly": 0.05,
    "afro": 0.08,
    "bob": 0.04,
    "long": 0.07,
    "wavy": 0.08,
    "bun": 0.012,
    "ponytail": 0.012,
}


@dataclass(frozen=True)
class Hair:
    """Strands [S, M, 3] before the pose, the radius at their roots, and a few loose ones, `flying`."""

    strands: Array
    radius: float
    flying: Array | None


def make_hair(head: Head, height: Array, hat_line: Array | None, rng: Random) -> Hair | None:
    """The hair; None where there is none.

    `height` [N] by vertex above the hairline; `hat_line` [N] above the edge of a hat: nothing grows there.
    """
    grown = _grow(head, height, hat_line, rng)
    if grown is None:
        return None
    strands, radius = grown
    flying = None
    if head.person.hair_style not in ("buzz", "afro") and rng.random() < 0.8:
        flying = _fly_away(strands, rng)
    if head.person.tucked:
        for group in (strands, flying):
            if group is not None:
                _tuck(group)
    return Hair(strands, radius, flying)


def _grow(head: Head, height: Array, hat_line: Array | None, rng: Random) -> tuple[Array, float] | None:
    style = head.person.hair_style
    if style == "bald":
        return None
    top = head.surface[head.rest[:, 1] > 8.3].mean(0)
    shift = top - np.array([0, 8.44, 0.45])  # from the rig's head to this one
    crown = np.array([rng.normal(0, 0.08), 8.35, rng.uniform(-0.1, 0.2)]) + shift
    density = smooth_step(-0.02, 0.06, height)
    if hat_line is not None:
        density = density * (hat_line < 0.02)
    if density.max() < 0.1:
        return None
    count = _STRANDS.get(style, 11000)
    mesh = head.surface, head.normals, head.quads
    if style == "buzz":
        return _stubble(sample_surface(*mesh, density, count, rng), crown, rng)
    long_hair = style in LONG_STYLES
    guides = sample_surface(*mesh, density, 1400 if long_hair else 1100, rng)
    if guides is None:
        return None
    roots = Roots.new(head, guides, height, crown, shift, rng)
    grow = sweep.grow_long if long_hair else gathered.grow if style in GATHERED_STYLES else short_hair.grow
    grown = grow(roots, rng)
    points = sample_surface(*mesh, density, count, rng)
    assert points is not None
    paths = _waved(grown.paths, style, rng) if style in ("curly", "afro", "wavy") else grown.paths
    strands = _children(paths, points.points, style, rng)
    return np.concatenate(
        [strands, *_tail(grown, roots, strands.shape[1], rng)]
    ), 0.0082 if long_hair else 0.0064


def _tail(grown: Guides, roots: Roots, length: int, rng: Random) -> list[Array]:
    """The bun or the pony-tail itself, where hair is gathered."""
    if grown.gathered_at is None:
        return []
    if roots.style == "bun":
        return [gathered.bun(grown.gathered_at, roots.shift, length, rng)]
    return [gathered.pony_tail(grown.gathered_at, length, rng)]


def _stubble(samples: Samples | None, crown: Array, rng: Random) -> tuple[Array, float] | None:
    if samples is None:
        return None
    points, normals = samples.points, samples.normals
    directions = unit(normals + 0.6 * unit(points - crown) + rng.normal(0, 0.3, points.shape))
    length = rng.uniform(0.03, 0.09)
    along = np.linspace(0, 1, 3)[None, :, None] * length * rng.uniform(0.6, 1, (len(points), 1, 1))
    return points[:, None] + directions[:, None] * along, 0.0042


def _waved(paths: Array, style: str, rng: Random) -> Array:
    """Guides [G, M, 3] with curls or waves, and with more points."""
    count, points = len(paths), 28 if style == "wavy" else 20
    places = np.linspace(0, paths.shape[1] - 1, points)
    before = np.minimum(places.astype(int), paths.shape[1] - 2)
    share = (places - before)[None, :, None]
    paths = paths[:, before] * (1 - share) + paths[:, before + 1] * share
    amplitude = rng.uniform(0.03, 0.06) if style != "wavy" else rng.uniform(0.03, 0.08)
    wave = rng.uniform(0.16, 0.35) if style != "wavy" else rng.uniform(0.45, 0.9)
    steps = np.linalg.norm(np.diff(paths, axis=1), axis=2)
    arc = np.concatenate([np.zeros((count, 1)), np.cumsum(steps, 1)], 1)
    phase = rng.uniform(0, 6.28, (count, 1))
    tangents = unit(np.gradient(paths, axis=1))
    a = unit(np.cross(tangents, rng.normal(0, 1, (count, 1, 3))))
    b = np.cross(tangents, a)
    envelope = (amplitude * np.clip(arc / 0.25, 0, 1))[..., None]
    angle = (arc / wave * 6.28 + phase)[..., None]
    return np.asarray(paths + envelope * (a * np.cos(angle) + b * np.sin(angle)))


def _children(guides: Array, points: Array, style: str, rng: Random) -> Array:
    """A strand [M, 3] at each of the points, along one of the three nearest guides [G, M, 3]."""
    clumping = _CLUMPING.get(style, 0.2 if style in GATHERED_STYLES else 0.35)
    jitter = _JITTER.get(style, 0.03)
    steps = guides.shape[1]
    _, nearest = cKDTree(guides[:, 0]).query(points, k=3)
    chosen = nearest[np.arange(len(points)), rng.choice(3, len(points), p=[0.7, 0.2, 0.1])]
    t = np.linspace(0, 1, steps)[None, :, None]
    offsets = (points - guides[chosen, 0])[:, None] * (1 - clumping * t**1.2)
    wander = np.cumsum(rng.normal(0, 1, (len(points), steps, 3)), 1)
    wander = wander - wander[:, :1]
    return np.asarray(guides[chosen] + offsets + wander * (jitter / np.sqrt(steps)))


def _fly_away(strands: Array, rng: Random) -> Array:
    """Copies of some strands that stand off from the others."""
    chosen = rng.choice(len(strands), int(rng.uniform(60, 420)))
    flying = strands[chosen].copy()
    t = np.linspace(0, 1, flying.shape[1])[None, :, None]
    outward = unit(flying - np.array([0, 7.4, 0.3]))
    flying = flying + outward * t * rng.uniform(0.02, 0.3, (len(chosen), 1, 1))
    wander = np.cumsum(rng.normal(0, 0.02, flying.shape), 1)
    flying = flying + wander * rng.uniform(0.2, 1.2, (len(chosen), 1, 1))
    flying[:, 0] = strands[chosen][:, 0]
    return flying


def _tuck(strands: Array) -> None:
    """Move what hangs beside the face behind the ears, in place."""
    z = strands[..., 2]
    share = smooth_step(7.62, 7.32, strands[..., 1]) * smooth_step(5.6, 6.2, strands[..., 1])
    limit = 0.18 + 0.05 * np.sin(strands[..., 0] * 40)
    strands[..., 2] = np.where(z > limit, z * (1 - share) + limit * share, z)

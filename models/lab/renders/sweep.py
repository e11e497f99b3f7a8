"""Guides of hair: how a strand grows from its root over the head, and the long styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from models.lab.renders.head import Head, Samples
from models.lab.renders.maths import Array, Random, smooth_step, unit, without

DOWN = np.array([0, -1.0, 0])


class Guides(NamedTuple):
    """`paths` [G, M, 3]; `gathered_at` [3] where a bun or pony-tail begins, None for open hair."""

    paths: Array
    gathered_at: Array | None = None


@dataclass(frozen=True)
class Roots:
    """Where guides grow: `points`, `normals`, `rest` [G, 3], `height` [G] above the hairline.

    `layer` [G], 0..1, says how far out each lies; `side` [G] is the side of the parting.
    """

    head: Head
    style: str
    points: Array
    normals: Array
    rest: Array
    height: Array
    layer: Array
    side: Array
    parting: float
    crown: Array
    shift: Array
    tree: cKDTree

    @staticmethod
    def new(head: Head, at: Samples, height: Array, crown: Array, shift: Array, rng: Random) -> Roots:
        style = head.person.hair_style
        if style in ("sidepart", "quiff") or rng.random() < 0.5:
            parting = rng.choice([-1, 1]) * rng.uniform(0.12, 0.4)
        else:
            parting = rng.normal(0, 0.05)
        side = np.sign(at.points[:, 0] - parting - 0.02 * np.sin(at.points[:, 2] * 7))
        side[side == 0] = 1
        layer = rng.random(len(at.points))
        rest, tree = at.of(head.rest), cKDTree(head.surface)
        return Roots(
            head,
            style,
            at.points,
            at.normals,
            rest,
            at.of(height),
            layer,
            side,
            float(parting),
            crown,
            shift,
            tree,
        )

    def __len__(self) -> int:
        return len(self.points)


@dataclass(frozen=True)
class Growth:
    """How guides grow. `length`, `lift` [G]; `comb` [G, 3] the direction they are combed in; `damping` how
    soon they forget their direction; `combing` and `weight` the pulls of comb and gravity."""

    start: Array
    length: Array
    lift: Array
    segments: int
    comb: Array
    combing: float
    weight: float
    damping: float = 0.1


def push_out(roots: Roots, points: Array, lift: Array, t: float) -> Array:
    """Points [G, 3] moved out of the head, to at least `lift` [G] above its surface."""
    surface, normals = roots.head.surface, roots.head.normals
    _, nearest = roots.tree.query(points)
    least = lift * min(1, 0.35 + 2.5 * t)
    distance = ((points - surface[nearest]) * normals[nearest]).sum(1)
    shoulders = 0.05 * (points[:, 1] < 6.0)
    depth = np.maximum(0, least + shoulders - distance)
    return np.asarray(points + normals[nearest] * depth[:, None])


def grow_step(roots: Roots, growth: Growth, point: Array, direction: Array, t: float, rng: Random) -> Array:
    """The points [G, 3] one segment further on."""
    pull = growth.combing * growth.comb * (1 - t) + growth.weight * DOWN * (0.4 + 1.2 * t)
    ahead = unit(direction * (1 - growth.damping) + pull + rng.normal(0, 0.04, direction.shape))
    step = (growth.length / growth.segments)[:, None]
    return push_out(roots, point + ahead * step, growth.lift, t)


def grow_long(roots: Roots, rng: Random) -> Guides:
    """Bob, long and wavy hair: it falls to both sides of the parting and leaves the face free."""
    cuts = {"bob": rng.uniform(6.35, 6.9), "long": rng.uniform(4.6, 6.1), "wavy": rng.uniform(4.9, 6.3)}
    cut, count, side = cuts[roots.style], len(roots), roots.side
    flow = np.stack([side * rng.uniform(0.8, 1.3), -0.05 + 0 * side, rng.uniform(-0.5, 0.05) + 0 * side], 1)
    flow = without(flow, roots.normals)
    low = smooth_step(7.9, 7.3, roots.points[:, 1])[:, None]
    lifted = roots.normals * rng.uniform(0.15, 0.4)
    direction = unit(unit(flow) * (1 - low) + lifted + DOWN * (0.3 + low))
    lift = 0.02 + roots.layer * rng.uniform(0.06, 0.2)
    fringe = _fringe(roots, rng.random() < 0.3)
    forward = np.stack([0.25 * roots.rest[:, 0], -0.3 + 0 * roots.layer, 0.5 + 0 * roots.layer], 1)
    comb = np.where(fringe[:, None], forward, unit(flow))
    length = np.full(count, 1.05 * (8.5 - cut) + 0.55)
    growth = Growth(direction, length, lift, 18, comb, 0.10, 0.62, 0.35)
    paths = _fall(roots, growth, fringe, rng)
    return Guides(_cut(roots, paths, cut, fringe, rng))


def _fringe(roots: Roots, wanted: bool) -> Array:
    x, y, z = roots.rest.T
    return (z > 1.02) & (y > 7.85) & (np.abs(x) < 0.5) & wanted


def _fall(roots: Roots, growth: Growth, fringe: Array, rng: Random) -> Array:
    paths = np.zeros((len(roots), growth.segments + 1, 3))
    paths[:, 0] = roots.points - roots.normals * 0.01
    point, direction = roots.points.copy(), growth.start
    for k in range(growth.segments):
        ahead = grow_step(roots, growth, point, direction, (k + 1) / growth.segments, rng)
        _free_the_face(roots, ahead, fringe)
        if k == 0 and fringe.any():
            away = unit(roots.normals * 0.6 + np.array([0, 0.1, 0.8]))
            ahead[fringe] = (point + away * (growth.length / growth.segments)[:, None] * 0.6)[fringe]
        direction, point = unit(ahead - point), ahead
        paths[:, k + 1] = point
    return paths


def _free_the_face(roots: Roots, points: Array, fringe: Array) -> None:
    """Slide points [G, 3] before the face to the sides, in place; only the fringe may hang there."""
    y, z = points[:, 1] - roots.shift[1], points[:, 2] - roots.shift[2]
    beside = smooth_step(7.98, 7.35, y) * smooth_step(0.75, 1.05, z) * smooth_step(5.6, 6.2, points[:, 1])
    limit = np.where(fringe & (y > 7.42), 0, (0.66 + 0.06 * roots.layer) * beside)
    sign = np.sign(points[:, 0])
    sign[sign == 0] = 1
    points[:, 0] = sign * np.maximum(np.abs(points[:, 0]), limit)


def _cut(roots: Roots, paths: Array, cut: float, fringe: Array, rng: Random) -> Array:
    """Guides cut at a height, and the fringe above the eyes."""
    count = len(roots)
    line = cut + roots.shift[1] + rng.normal(0, 0.06, (count, 1))
    line = line + 0.25 * rng.random() * (paths[:, :, 2] - 0.5) * -1
    keep = paths[:, :, 1] > line
    above_eyes = 7.58 + roots.shift[1] + rng.normal(0, 0.03, (count, 1)) + rng.uniform(-0.03, 0.12)
    keep &= ~(fringe[:, None] & (paths[:, :, 1] < above_eyes) & (paths[:, :, 2] > 1.0))
    last = paths.shape[1] - 1
    ends = np.where(keep.all(1), float(last), np.argmin(keep, 1) - 0.6)
    places = np.linspace(0, 1, last + 1)[None] * np.maximum(ends, 0.5)[:, None]
    before = np.minimum(places.astype(int), last - 1)
    share, row = (places - before)[..., None], np.arange(count)[:, None]
    return np.asarray(paths[row, before] * (1 - share) + paths[row, before + 1] * share)

"""How well a cell of the source fits a cell of the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sean_editor.texture.anatomy import BROWS
from sean_editor.texture.exemplars.guides import Guides, extended, oddness

Box = tuple[slice, slice]

MISSING = 6.0
"""Cost of a cell that the source does not have."""
_COVERED = 0.95  # share of a cell that must lie in the source's region
_IN_PART = 0.25  # the same for one that stays where it is
_PARTIAL = 2.0  # cost of the share that such a cell lacks
_EDGE = 0.5  # cost of a source cell beside the region's border, where the label map may be wrong
_SKIN, _STRANDS = 8.0, 5.0
"""How rough skin is, and how much rougher strands of hair over it are, in L."""
_ODD = 3.0  # cost of a source cell that looks unlike the rest of its region


@dataclass(frozen=True)
class Weights:
    """How much each guide counts, and how far a piece may come from."""

    light: float
    flow: float
    depth: float
    colour: float
    distance: float
    near: float
    """Cells at which a displacement costs half of `distance`, the most."""
    mirrored: float
    """Cost of the mirror image."""
    hair: float = 0.0
    """Cost of source cells that hair of another region lies over."""


FREE = Weights(light=0.35, flow=5.0, depth=0.8, colour=0.12, distance=1.0, near=7.0, mirrored=0.3)
"""Hair, cloth, background: the piece that fits best."""
ANATOMICAL = Weights(
    light=0.2, flow=0.0, depth=0.5, colour=0.1, distance=4.0, near=3.0, mirrored=0.8, hair=2.5
)
"""Skin and lips: wrinkles and stubble stay where they grow."""


@dataclass(frozen=True, eq=False)
class Fit:
    """Costs of giving cells of the source to cells of the canvas. Grids are flat in row-major order.

    The source, moved to where the canvas has the same part, fills the first n columns of a grid of n x 3n;
    its mirror image fills the last n. The gap tells displacements into one from those into the other.

    target  float32 [n, n, F]: features of the canvas, compared by squared distance
    source  float32 [n, 3n, F]: features of the source
    along   float32 [n, n, 3]: flow of the canvas, so that its product with that of the source is a cost
    flow    float32 [n, 3n, 3]: flow of the source, likewise
    needed  float32 [n, n]: how much of a cell the canvas needs
    own     float32 [n, 3n]: what a cell of the source costs in any place
    share   float32 [n, 3n]: how much of it lies in the source's region
    """

    target: np.ndarray
    source: np.ndarray
    along: np.ndarray
    flow: np.ndarray
    needed: np.ndarray
    own: np.ndarray
    share: np.ndarray
    weights: Weights

    @staticmethod
    def of(here: Guides, there: Guides, place: np.ndarray, weights: Weights) -> Fit:
        """Of canvas and source; both have cells inside. `place` [n, n, 2] is their position on the face."""
        own = _EDGE * np.maximum(0, 1 - 1.5 * there.depth) + _ODD * oddness(there)
        if weights.hair:
            own += weights.hair * _hairiness(there, place)
        along = weights.flow * extended(_lengthened(here.flow), here.inside) * (1, -1, -1)
        other = there.mirrored()
        return Fit(
            extended(_features(here, weights), here.inside),
            _wide(_features(there, weights), _features(other, weights)),
            along.astype(np.float32),
            _wide(_lengthened(there.flow), _lengthened(other.flow)),
            np.where(here.share > 0, here.share, 1).astype(np.float32),
            _wide(own, own[:, ::-1]),
            _wide(there.share, other.share),
            weights,
        )

    @property
    def cells(self) -> int:
        """n"""
        return len(self.target)

    @cached_property
    def usable(self) -> np.ndarray:
        """bool [n, 3n]: the cells of the source that can be moved."""
        return self.share >= _COVERED

    def distance(self, moves: np.ndarray) -> np.ndarray:
        """Cost of displacements [..., 2] for leading away from the same part, or into the mirror image."""
        turned = moves[..., 1] > self.cells
        columns = moves[..., 1] - 2 * self.cells * turned
        square = (moves[..., 0] ** 2 + columns**2).astype(np.float32)
        return (
            self.weights.distance * square / (square + self.weights.near**2) + self.weights.mirrored * turned
        )

    @cached_property
    def still(self) -> np.ndarray:
        """float32 [n, n]: cost of no displacement. A cell that the source has in part will do, since its
        border is that of the same part."""
        first = np.s_[:, : self.cells]
        cost = ((self.target - self.source[first]) ** 2).sum(-1) + (self.along * self.flow[first]).sum(-1)
        cost += self.own[first] + _PARTIAL * np.maximum(self.needed - self.share[first], 0)
        return np.where(self.share[first] > _IN_PART, np.minimum(cost, MISSING), MISSING).astype(np.float32)

    def every(self, to: np.ndarray, at: np.ndarray, moves: np.ndarray) -> np.ndarray:
        """float32 [T, N]: cost of the source's cells `at` [N] for the canvas' cells `to` [T], flat indices;
        `moves` [T, N, 2] leads from one to the other."""
        a, b = (grid.reshape(-1, grid.shape[-1]) for grid in (self.target, self.source))
        a, b = a[to], b[at]
        square = (a * a).sum(1)[:, None] + ((b * b).sum(1) + self.own.ravel()[at])
        turned = self.along.reshape(-1, 3)[to] @ self.flow.reshape(-1, 3)[at].T
        return square - 2 * a @ b.T + turned + self.distance(moves)

    def moved(self, moves: np.ndarray, box: Box) -> np.ndarray:
        """float32 [h, w, K]: cost of each of the displacements [K, 2] for each cell of the box; the first
        is none."""
        rows, columns, there = moved_cells(self.cells, moves, box)
        difference = self.target[box][:, :, None] - self.source[rows, columns]
        cost = (difference**2).sum(-1) + self.own[rows, columns] + self.distance(moves)
        cost += (self.along[box][:, :, None] * self.flow[rows, columns]).sum(-1)
        known = there & self.usable[rows, columns]
        cost = np.where(known, np.minimum(cost, MISSING), MISSING).astype(np.float32)
        cost[..., 0] = self.still[box]
        return cost


def moved_cells(n: int, moves: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows and columns [h, w, K] that displacements [K, 2] lead to from the cells of a box, held inside the
    source's grid of n x 3n, and whether they lie inside."""
    rows = np.arange(n)[box[0], None, None] + moves[:, 0]
    columns = np.arange(n)[None, box[1], None] + moves[:, 1]
    there = (rows >= 0) & (rows < n) & (columns >= 0) & (columns < 3 * n)
    rows = np.broadcast_to(rows.clip(0, n - 1), there.shape)
    return rows, np.broadcast_to(columns.clip(0, 3 * n - 1), there.shape), there


def _wide(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """float32 [n, 3n, ...] of two grids [n, n, ...] and a gap of zeros."""
    return np.concatenate([first, np.zeros_like(first), last], 1).astype(np.float32)


def _lengthened(flow: np.ndarray) -> np.ndarray:
    """Flow [n, n, 2] after its length, [n, n, 3]. The length of one flow times that of another, less their
    product, is 0 where the directions agree and where either has none."""
    return np.concatenate([np.linalg.norm(flow, axis=-1, keepdims=True), flow], -1)


def _hairiness(of: Guides, place: np.ndarray) -> np.ndarray:
    """float32 [n, n], 0 to 1: whether a cell of skin holds strands of the hair. A fringe that the label map
    calls skin is rougher than wrinkles are; below the brows only what lies at the border can be one."""
    above = np.maximum(place[..., 1] < BROWS, 1 - of.depth)
    return above * np.clip((of.rough - _SKIN) / _STRANDS, 0, 1)


def _features(of: Guides, weights: Weights) -> np.ndarray:
    """float32 [n, n, F]. Light is standardised over the region, colour is relative to its median: a source
    may be lit and coloured otherwise."""
    chosen = of.light[of.inside]
    light = (of.light - chosen.mean(0)) / (chosen.std(0) + 1.0)
    colour = (of.colour - np.median(of.colour[of.inside], 0))[..., 1:]
    parts = (
        weights.light * light,
        weights.depth * of.depth[..., None],
        weights.colour * colour,
    )
    return np.concatenate(parts, -1).astype(np.float32)

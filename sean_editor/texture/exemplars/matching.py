"""Which piece of the source each cell of the canvas takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sean_editor.texture.cancelling import check
from sean_editor.texture.exemplars.fit import MISSING, Box, Fit, moved_cells
from sean_editor.texture.exemplars.labelling import best_labels

_CANDIDATES, _MOST = 26, 46
"""Displacements to choose from, and how many at most where fewer leave a cell with none."""
_APART = 1  # cells between candidates
_ROUND = 5  # candidates chosen at once
_REPEAT = 0.25  # cost of each other use of a source cell, up to three
_SEAM, _CUT = 1.5, 0.4
"""Cost of a seam between cells: where the pieces look unrelated, and in any case."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """A displacement for each cell.

    move      int64 [n, n, 2]: (rows, columns) from a cell of the canvas to the source's that it takes
    mirrored  bool [n, n]: whether this is a cell of the source's mirror image
    cost      float32 [n, n]: how badly they fit
    """

    move: np.ndarray
    mirrored: np.ndarray
    cost: np.ndarray


def matched(fit: Fit, wanted: np.ndarray, latents: Tensor) -> Pieces:
    """Large coherent pieces for the cells `wanted` bool [n, n], which holds some.

    A few displacements that serve many cells are candidates (He and Sun, "Statistics of patch offsets for
    image completion", 2012); belief propagation gives each cell one of them, so that pieces fit and seams run
    where both sides look alike in `latents` float32 [2, C, n, n] of the source and its mirror image.
    """
    moves = _candidates(fit, wanted)
    rows, columns = np.nonzero(wanted)
    box = slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)
    inside = torch.from_numpy(wanted[box])
    costs = torch.from_numpy(fit.moved(moves, box)) * inside[..., None]
    apart = _apart(latents, moves, box)
    check()
    across = _seams(apart[:, :-1], apart[:, 1:]) * (inside[:, 1:] & inside[:, :-1])[..., None, None]
    down = _seams(apart[:-1], apart[1:]) * (inside[1:] & inside[:-1])[..., None, None]
    labels = best_labels(costs, across, down, rounds=2)
    labels = best_labels(costs + _repeats(labels, inside, moves, box, len(wanted)), across, down, rounds=2)
    move = np.zeros((*wanted.shape, 2), np.int64)
    cost = np.zeros(wanted.shape, np.float32)
    move[box] = moves[labels.numpy()]
    cost[box] = torch.take_along_dim(costs, labels[..., None], -1)[..., 0].numpy()
    mirrored = move[..., 1] > len(wanted)
    move[..., 1] -= 2 * len(wanted) * mirrored
    return Pieces(move, mirrored, cost)


def _repeats(labels: Tensor, inside: Tensor, moves: np.ndarray, box: Box, n: int) -> Tensor:
    """[h, w, K]: cost of taking what other cells of the box take, if they have `labels` [h, w]."""
    rows, columns, _ = moved_cells(n, moves, box)
    at = torch.from_numpy(rows * 3 * n + columns)  # [h, w, K]
    taken = torch.take_along_dim(at, labels[..., None], -1)[..., 0][inside]
    others = torch.bincount(taken, minlength=3 * n * n)[at]
    others -= torch.nn.functional.one_hot(labels, len(moves)) * inside[..., None]
    return _REPEAT * others.clamp(max=3) * inside[..., None]


def _candidates(fit: Fit, wanted: np.ndarray) -> np.ndarray:
    """int64 [K, 2]: the displacements that together serve the wanted cells best, none first.

    Chosen greedily by how much each lowers the sum of the cells' least costs.
    """
    n = len(wanted)
    to, at = np.flatnonzero(wanted), np.flatnonzero(fit.usable)
    chosen = [(0, 0)]
    if not len(at):
        return np.array(chosen, np.int64)
    moves = np.stack([at // (3 * n) - to[:, None] // n, at % (3 * n) - to[:, None] % n], -1)
    cost = fit.every(to, at, moves)
    code = ((moves[..., 0] + n) * (4 * n) + moves[..., 1] + n).ravel()
    column = np.full(3 * n * n, -1)
    column[at] = np.arange(len(at))
    rest = fit.still.ravel()[to]
    while len(chosen) < _CANDIDATES or (len(chosen) < _MOST and rest.max() >= MISSING):
        check()
        gain = np.bincount(code, np.maximum(rest[:, None] - cost, 0).ravel(), 8 * n * n)
        new = _peaks(gain.reshape(2 * n, 4 * n), _ROUND)
        if not new:
            break
        for move in new:
            check()
            rest = np.minimum(rest, _served(cost, to, column, (move[0] - n, move[1] - n)))
        chosen += [(row - n, right - n) for row, right in new]
    return np.array(chosen, np.int64)


def _served(cost: np.ndarray, to: np.ndarray, column: np.ndarray, move: tuple[int, int]) -> np.ndarray:
    """float32 [T]: `cost` [T, N] of one displacement for the canvas' cells `to` [T]; `column` [n * 3n] says
    which column a cell of the source has, if any."""
    n = round((len(column) / 3) ** 0.5)
    rows, right = to // n + move[0], to % n + move[1]
    there = (rows >= 0) & (rows < n) & (right >= 0) & (right < 3 * n)
    at = column[np.where(there, rows * 3 * n + right, 0)]
    return np.where(there & (at >= 0), cost[np.arange(len(to)), at], MISSING).astype(np.float32)


def _peaks(gain: np.ndarray, count: int) -> list[tuple[int, int]]:
    """The places of the highest values of `gain`, apart from each other; fewer if no more are above 0."""
    gain = gain.copy()
    found: list[tuple[int, int]] = []
    while len(found) < count and gain.max() > 1e-6:
        row, column = divmod(int(gain.argmax()), gain.shape[1])
        found.append((row, column))
        gain[max(0, row - _APART) : row + _APART + 1, max(0, column - _APART) : column + _APART + 1] = 0
    return found


def _apart(latents: Tensor, moves: np.ndarray, box: Box) -> Tensor:
    """[h, w, K, K]: how different what two displacements bring to a cell looks, about 1 if unrelated."""
    n = latents.shape[-1]
    rows, columns, _ = moved_cells(n, moves, box)
    first, last = latents
    wide = torch.cat([first, torch.zeros_like(first), last], -1).flatten(1).T.contiguous()
    seen = wide[torch.from_numpy(rows * 3 * n + columns)]  # [h, w, K, C]
    inner = seen @ seen.transpose(-1, -2)
    square = inner.diagonal(dim1=-2, dim2=-1)
    distance = (square[..., None] + square[..., None, :]).sub_(inner, alpha=2).clamp_min_(0)
    return distance.div_(2 * seen.shape[-1]).sqrt_()


def _seams(first: Tensor, second: Tensor) -> Tensor:
    """[h, w, K, K]: cost of a seam between cells and their neighbours, for every pair of labels.

    The pieces of both labels reach over the seam: they should look alike on either side of it (Kwatra et al.,
    "Graphcut textures", 2003).
    """
    return ((first + second) * (_SEAM / 2) + _CUT) * (1 - torch.eye(first.shape[-1]))

"""How far texture put together from pieces can be trusted."""

from __future__ import annotations

import numpy as np

from sean_editor.texture.exemplars.fit import MISSING
from sean_editor.texture.exemplars.matching import Pieces

_FITTING = 1.5  # mean cost of pieces that fit badly
_SMALL = 5.0  # cells of pieces, by area, that look like clutter
_REPEATS = 4.0  # uses of a source cell that look like a pattern


def reliability(pieces: Pieces, inside: np.ndarray) -> float:
    """0 to 1 for the cells `inside` bool [n, n], which holds some: the product of how many of them the source
    serves, how well the pieces fit, how large they are, and how seldom they repeat."""
    cost = np.minimum(pieces.cost[inside], MISSING)
    served = float((cost < MISSING).mean())
    fitting = float(np.exp(-(((cost[cost < MISSING].mean() if served else MISSING) / _FITTING) ** 2) / 2))
    edges, size = _seams(pieces, inside), float(inside.sum())
    large = 1.0 if not edges else float(np.clip((4 * size / edges) / _SMALL, 0, 1))
    return float(np.clip(served**2 * fitting * large * _seldom(pieces, inside), 0, 1))


def _seams(pieces: Pieces, inside: np.ndarray) -> int:
    """Pairs of neighbours inside whose displacements differ."""
    move = np.concatenate([pieces.move, pieces.mirrored[..., None]], -1)
    across = (move[:, 1:] != move[:, :-1]).any(-1) & inside[:, 1:] & inside[:, :-1]
    down = (move[1:] != move[:-1]).any(-1) & inside[1:] & inside[:-1]
    return int(across.sum() + down.sum())


def _seldom(pieces: Pieces, inside: np.ndarray) -> float:
    """1 if each source cell is used once, less for repeats."""
    n = len(inside)
    rows, columns = np.nonzero(inside)
    at = (rows + pieces.move[inside][:, 0]).clip(0, n - 1) * n + (columns + pieces.move[inside][:, 1]).clip(
        0, n - 1
    )
    at += n * n * pieces.mirrored[inside]
    uses = len(at) / len(np.unique(at))
    return float(np.clip(1 - (uses - 1) / _REPEATS, 0, 1))

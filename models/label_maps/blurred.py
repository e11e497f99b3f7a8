"""Ids that were interpolated: between two regions appear ids that neither has."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.errors import UserError
from models.translation import tr

_MOST = 0.18
"""The share of changes that may pass through an id in between. Measured: at most 0.09 in 24 shipped, 200
hand-drawn and 150 other maps, also at half and twice the size with the nearest pixel; at least 0.27 where
maps were scaled or blurred with interpolation, and 0.43 after JPEG compression."""
_LEAST_CHANGES = 50
_SHORT = 2


def check_not_blurred(ids: np.ndarray, path: Path | str, unlabelled: int | None = None) -> None:
    """UserError if most edges in a label map uint8 [H, W] of a face pass through ids in between.

    Pixels of the id `unlabelled` do not count.
    """
    counts = [_changes(lines, unlabelled) for lines in (ids, ids.T)]
    between, direct = np.sum(counts, 0)
    if between + direct >= _LEAST_CHANGES and between > _MOST * (between + direct):
        raise UserError(
            tr(
                "{file} has blurred label ids: between its regions are ids that neither of them has, as "
                "after scaling with interpolation or lossy compression. Scale the label map with the nearest "
                "pixel.",
                file=path,
            )
        )


def _changes(ids: np.ndarray, unlabelled: int | None) -> tuple[int, int]:
    """Along the rows of ids [H, W]: short runs whose id lies strictly between those beside them, and edges
    that skip an id.
    """
    starts = np.ones(ids.shape, bool)
    starts[:, 1:] = ids[:, 1:] != ids[:, :-1]
    places = np.flatnonzero(starts)
    values = ids[starts].astype(np.int16)  # [N], one for each run
    rows = places // ids.shape[1]
    lengths = np.diff(places, append=ids.size)
    usable = np.ones(len(values), bool) if unlabelled is None else values != unlabelled
    edge = (rows[1:] == rows[:-1]) & usable[1:] & usable[:-1]  # [N - 1], of a run and the next
    steps = np.diff(values)
    monotone = np.sign(steps[1:]) == np.sign(steps[:-1])
    between = edge[1:] & edge[:-1] & monotone & (lengths[1:-1] <= _SHORT)
    return int(between.sum()), int((edge & (np.abs(steps) > 1)).sum())

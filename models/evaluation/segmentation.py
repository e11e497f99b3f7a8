"""How well two label maps agree: pixel accuracy and intersection over union (Long et al. 2015)."""

from __future__ import annotations

import numpy as np


def confusion(truth: np.ndarray, found: np.ndarray, regions: int) -> np.ndarray:
    """Pixels by (true, found) region, int64 [S, S], of two label maps of one shape."""
    pairs = truth.astype(np.int64).ravel() * regions + found.astype(np.int64).ravel()
    return np.bincount(pairs, minlength=regions**2).reshape(regions, regions)


def pixel_accuracy(counts: np.ndarray) -> float:
    """The share of pixels on the diagonal of a confusion matrix [S, S]."""
    return float(np.trace(counts) / max(1, counts.sum()))


def intersection_over_union(counts: np.ndarray) -> np.ndarray:
    """IoU of each region, float64 [S]; NaN for one that neither map has."""
    both = np.diag(counts).astype(float)
    either = counts.sum(0) + counts.sum(1) - np.diag(counts)
    return np.divide(both, either, out=np.full(len(both), np.nan), where=either > 0)

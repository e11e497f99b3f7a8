"""How well two label maps agree: pixel accuracy and intersection over union (Long et al. 2015)."""

from __future__ import annotations

import numpy as np


def confusion(truth: np.ndarray, found: np.ndarray, regions: int) -> np.ndarray:
    """Pixels by (true, found) region, int64 [S, S], of two label maps of one shape."""
    pairs = truth.astype(np.int64).ravel() * regions + found.astype(np.int64).ravel()
    return np.bincount(pairs, minlength=regions**2).reshape(regions, regions)


def pixel_accuracy(counts: np.ndarray) -> np.ndarray:
    """The share of pixels on the diagonal of confusion matrices [..., S, S]."""
    return np.trace(counts, axis1=-2, axis2=-1) / np.maximum(1, counts.sum((-2, -1)))


def intersection_over_union(counts: np.ndarray) -> np.ndarray:
    """IoU of each region, float64 [..., S], of confusion matrices [..., S, S]; NaN for a region that neither
    map has.
    """
    both = np.diagonal(counts, axis1=-2, axis2=-1).astype(float)
    either = counts.sum(-2) + counts.sum(-1) - both
    return np.divide(both, either, out=np.full(both.shape, np.nan), where=either > 0)


def mean_iou(counts: np.ndarray) -> np.ndarray:
    """The mean IoU [...] over the regions that the true maps have, of confusion matrices [..., S, S]; NaN
    for those of nothing.
    """
    asked = counts.sum(-1) > 0
    total = np.where(asked, intersection_over_union(counts), 0).sum(-1)
    present = asked.sum(-1)
    return np.divide(total, present, out=np.full(np.shape(total), np.nan), where=present > 0)

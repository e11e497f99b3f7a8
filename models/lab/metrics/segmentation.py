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


def counted_rows(counts: np.ndarray, counted: np.ndarray | None) -> np.ndarray:
    """Confusion matrices [..., S, S] without the pixels whose true region does not count: `counted` bool [S],
    None for all. A counted pixel that was taken for a region that does not count stays a mistake.
    """
    return counts if counted is None else counts * counted[:, None]


def class_iou(counts: np.ndarray, counted: np.ndarray | None = None) -> np.ndarray:
    """The mean IoU [...] as papers give it, of confusion matrices [..., S, S]: over the counted regions that
    either map has, pixels of others left out. A region that is found and is nowhere counts as zero. NaN for
    matrices of nothing.
    """
    each = intersection_over_union(counted_rows(counts, counted))
    known = ~np.isnan(each) & (True if counted is None else counted)
    total, present = np.where(known, each, 0).sum(-1), known.sum(-1)
    return np.divide(total, present, out=np.full(np.shape(total), np.nan), where=present > 0)


def mean_iou(counts: np.ndarray) -> np.ndarray:
    """The mean IoU [...] over the regions that the true maps have, of confusion matrices [..., S, S]; NaN
    for those of nothing.
    """
    asked = counts.sum(-1) > 0
    total = np.where(asked, intersection_over_union(counts), 0).sum(-1)
    present = asked.sum(-1)
    return np.divide(total, present, out=np.full(np.shape(total), np.nan), where=present > 0)

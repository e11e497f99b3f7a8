"""Label maps in which some pixels have no label."""

from __future__ import annotations

import numpy as np

from models.regions import RegionSet

IGNORE = 255
"""The label of pixels that the loss and the figures leave out."""


def mirrored(labels: np.ndarray, regions: RegionSet) -> np.ndarray:
    """The label map [..., W] of the mirrored picture, with left and right swapped; IGNORE stays."""
    twins = np.arange(256, dtype=np.uint8)
    twins[: len(regions)] = regions.mirrored_ids
    return twins[labels[..., ::-1]]


def counts(labels: np.ndarray, regions: int) -> np.ndarray:
    """The pixels of each region, int64 [S], without those that are IGNOREd."""
    return np.bincount(labels.ravel(), minlength=IGNORE + 1)[:regions]


def at_half_size(labels: np.ndarray) -> np.ndarray:
    """A label map [H, W] with even sides at half the size: the label of most of each 2 x 2 pixels, the first
    of those with equally many. The nearest pixel alone would move every edge by a quarter of a pixel.
    """
    a, b, c, d = (labels[y::2, x::2] for y in (0, 1) for x in (0, 1))
    first = (a == b) | (a == c) | (a == d) | ((b != c) & (b != d) & (c != d))
    return np.where(first, a, np.where((b == c) | (b == d), b, c))

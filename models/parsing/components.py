"""Connected parts of a mask, by plain array operations."""

from __future__ import annotations

import numpy as np


def number_parts(mask: np.ndarray) -> np.ndarray:
    """Which part of `mask` (bool [H, W]) each of its pixels belongs to, int [N] in row-major order, from 0.

    Pixels that touch at a side or a corner are of one part. All begin as parts of their own; then touching
    parts join, the higher number becoming the lower, and numbers are followed to their ends, until nothing
    changes (Shiloach and Vishkin 1982).
    """
    height, width = mask.shape
    number = np.arange(mask.size)
    index = number.reshape(mask.shape)
    pairs = []
    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = np.s_[: height - dy, max(0, -dx) : width - max(0, dx)]
        there = np.s_[dy:, max(0, dx) : width - max(0, -dx)]
        touching = mask[here] & mask[there]
        pairs.append((index[here][touching], index[there][touching]))
    one, other = (np.concatenate(side) for side in zip(*pairs, strict=True))
    while not np.array_equal(a := number[one], b := number[other]):
        np.minimum.at(number, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(shorter := number[number], number):
            number = shorter
    return np.unique(number[mask.ravel()], return_inverse=True)[1]

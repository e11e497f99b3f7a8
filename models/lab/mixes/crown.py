"""The top of a head that the picture cuts off: the face parser narrows it towards the border."""

from __future__ import annotations

import numpy as np

from models.lab.mixes.face_regions import BACKGROUND, HAIR, HAT

_SURE = 40  # rows from the top from which on the outline is believed
_POWER = 2.0  # of the superellipse that closes the head
_TOP = -14  # row of the top of the head: above the picture, as in most portraits


def crowned(labels: np.ndarray) -> np.ndarray:
    """`labels` uint8 [H, W] with a round top of hair or hat, if it reaches the upper border."""
    covering = np.isin(labels, (HAIR, HAT))
    columns = np.flatnonzero(covering[_SURE])
    if not covering[:2].any() or not columns.size:
        return labels
    region = np.bincount(labels[_SURE, columns]).argmax()
    left, right = columns.min(), columns.max()
    middle, half = (left + right) / 2, (right - left + 1) / 2
    across = np.arange(labels.shape[1]) - middle
    found = labels.copy()
    for row in range(_SURE):
        up = (_SURE - row) / (_SURE - _TOP)
        inside = np.abs(across) <= half * max(1 - up**_POWER, 0) ** (1 / _POWER)
        free = covering[row] | (labels[row] == BACKGROUND)
        found[row, free] = np.where(inside, region, BACKGROUND)[free]
    return found

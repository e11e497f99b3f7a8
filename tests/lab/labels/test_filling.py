"""Gaps in label maps get the nearest label."""

from __future__ import annotations

import numpy as np
import pytest

from models.lab.labels.filling import filled

GAP = 255


def test_each_gap_gets_the_nearest_label() -> None:
    labels = np.full((8, 12), GAP, np.uint8)
    labels[:, 0], labels[:, 11] = 3, 18
    found = filled(labels, GAP)
    assert (found[:, :6] == 3).all() and (found[:, 6:] == 18).all()


def test_what_is_known_stays() -> None:
    labels = np.random.default_rng(1).integers(0, 19, (32, 32)).astype(np.uint8)
    holes = labels.copy()
    holes[np.random.default_rng(2).random(labels.shape) < 0.5] = GAP
    found = filled(holes, GAP)
    assert (found[holes != GAP] == labels[holes != GAP]).all() and found.max() < 19
    assert (filled(labels, GAP) == labels).all()


def test_nothing_known_is_refused() -> None:
    with pytest.raises(ValueError):
        filled(np.full((4, 4), GAP, np.uint8), GAP)

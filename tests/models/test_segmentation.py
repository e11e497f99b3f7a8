"""Pixel accuracy and IoU against counts made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from models.evaluation.segmentation import confusion, intersection_over_union, pixel_accuracy


def test_by_hand() -> None:
    truth = np.array([[0, 0, 1, 1]], np.uint8)
    found = np.array([[0, 1, 1, 1]], np.uint8)
    counts = confusion(truth, found, 3)
    assert counts.tolist() == [[1, 1, 0], [0, 2, 0], [0, 0, 0]]
    assert pixel_accuracy(counts) == 0.75
    overlap = intersection_over_union(counts)
    assert overlap[:2] == pytest.approx([1 / 2, 2 / 3])
    assert np.isnan(overlap[2])

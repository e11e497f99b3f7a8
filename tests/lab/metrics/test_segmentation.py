"""Pixel accuracy and IoU against counts made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from models.lab.metrics.segmentation import (
    class_iou,
    confusion,
    counted_rows,
    intersection_over_union,
    mean_iou,
    pixel_accuracy,
)


def test_by_hand() -> None:
    truth = np.array([[0, 0, 1, 1]], np.uint8)
    found = np.array([[0, 1, 1, 1]], np.uint8)
    counts = confusion(truth, found, 3)
    assert counts.tolist() == [[1, 1, 0], [0, 2, 0], [0, 0, 0]]
    assert pixel_accuracy(counts) == 0.75
    overlap = intersection_over_union(counts)
    assert overlap[:2] == pytest.approx([1 / 2, 2 / 3])
    assert np.isnan(overlap[2])


def test_a_region_that_was_not_asked_for_lowers_others_but_has_no_part_in_the_mean() -> None:
    truth, found = np.array([[0, 0, 1, 1]], np.uint8), np.array([[0, 2, 1, 1]], np.uint8)
    assert mean_iou(confusion(truth, found, 4)) == pytest.approx((1 / 2 + 1) / 2)


def test_several_matrices_at_once() -> None:
    rng = np.random.default_rng(0)
    counts = np.stack([rng.integers(0, 9, (5, 5)), np.diag([3, 0, 1, 2, 0]), np.zeros((5, 5), int)])
    assert mean_iou(counts)[:2] == pytest.approx([float(mean_iou(counts[0])), 1.0])
    assert pixel_accuracy(counts) == pytest.approx([np.trace(counts[0]) / counts[0].sum(), 1, 0])
    assert np.isnan(mean_iou(counts)[2])


def test_the_mean_of_papers_is_over_counted_classes_that_either_map_has() -> None:
    # regions: 0 and 1 count, 2 does not, 3 counts and is in no map, 4 counts and is found where it is not
    counts = np.zeros((5, 5), np.int64)
    counts[0, 0], counts[0, 2], counts[1, 1], counts[1, 4] = 6, 2, 3, 1
    counts[2, 0], counts[2, 2] = 50, 50
    counted = np.array([True, True, False, True, True])
    assert class_iou(counts, counted) == pytest.approx((6 / 8 + 3 / 4 + 0) / 3)
    assert pixel_accuracy(counted_rows(counts, counted)) == pytest.approx(9 / 12)
    assert class_iou(np.stack([counts, counts]), counted).shape == (2,)
    assert class_iou(counts) == pytest.approx((6 / 58 + 3 / 4 + 50 / 102 + 0) / 4)
    assert np.isnan(class_iou(np.zeros((5, 5))))

"""Bootstrap intervals where the answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from models.lab.metrics.intervals import difference, interval, mean_of, pooled, quotient
from models.lab.metrics.segmentation import pixel_accuracy


def test_of_a_mean_of_normal_numbers() -> None:
    values = np.random.default_rng(0).normal(3, 2, 400)
    found = interval(400, mean_of(values))
    spread = 1.96 * values.std() / np.sqrt(400)
    assert found.value == pytest.approx(values.mean())
    assert (found.low, found.high) == pytest.approx(
        (values.mean() - spread, values.mean() + spread), abs=0.03
    )


def test_the_same_every_time() -> None:
    values = np.random.default_rng(1).random(30)
    assert interval(30, mean_of(values)) == interval(30, mean_of(values.copy()))


def test_differences_are_paired() -> None:
    values = np.random.default_rng(2).normal(0, 100, 50)
    found = interval(50, difference(mean_of(values + 1), mean_of(values)))
    assert tuple(found) == pytest.approx((1, 1, 1))


def test_a_quotient_of_proportional_figures() -> None:
    values = np.random.default_rng(3).random(50)
    assert tuple(interval(50, quotient(mean_of(values * 0.6), mean_of(values)))) == pytest.approx((0.6,) * 3)
    assert np.isnan(interval(50, quotient(mean_of(values), mean_of(values * 0))).value)


def test_what_is_missing_is_not_counted() -> None:
    values = np.array([[1.0, np.nan], [2.0, 6.0], [np.nan, np.nan]])
    found = interval(3, mean_of(values))
    assert found.value == 3.0 and 1 <= found.low <= found.high <= 4
    nothing = interval(2, mean_of(np.full(2, np.nan)))
    assert np.isnan(nothing).all()


def test_endless_figures() -> None:
    found = interval(4, mean_of(np.array([20.0, 30.0, np.inf, 25.0])))
    assert found.value == found.high == np.inf
    assert 20 <= found.low < 30


def test_pooled_matrices_are_summed_before_they_are_judged() -> None:
    right, wrong = np.array([[9, 0], [0, 0]]), np.array([[0, 1], [0, 0]])
    found = interval(2, pooled(np.stack([right, wrong]), pixel_accuracy))
    assert tuple(found) == (0.9, 0.0, 1.0)

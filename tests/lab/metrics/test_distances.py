"""The Fréchet distance of samples that have exactly the means and covariances of known distributions."""

from __future__ import annotations

import numpy as np
import pytest

from models.lab.metrics.distances import Moments, frechet_distance, kernel_distance, leading_directions


def samples(mean: np.ndarray, covariance: np.ndarray, count: int, seed: int) -> np.ndarray:
    """[count, D] with this very mean and sample covariance."""
    raw = np.random.default_rng(seed).normal(size=(count, len(mean)))
    raw -= raw.mean(0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T))).T
    return white @ np.linalg.cholesky(covariance).T + mean


def root(matrix: np.ndarray) -> np.ndarray:
    """The symmetric square root of a symmetric matrix."""
    values, vectors = np.linalg.eigh(matrix)
    return (vectors * np.sqrt(values)) @ vectors.T


def test_of_independent_features_by_hand() -> None:
    one = samples(np.array([0.0, 0.0]), np.diag([1.0, 4.0]), 50, 0)
    other = samples(np.array([3.0, 4.0]), np.diag([9.0, 1.0]), 70, 1)
    assert frechet_distance(one, other) == pytest.approx(25 + (1 - 3) ** 2 + (2 - 1) ** 2)


def test_of_dependent_features_by_the_symmetric_formula() -> None:
    rng = np.random.default_rng(2)
    a, b = (m @ m.T + np.eye(4) for m in rng.normal(size=(2, 4, 4)))
    mean = rng.normal(size=4)
    expected = mean @ mean + np.trace(a + b - 2 * root(root(a) @ b @ root(a)))
    one, other = samples(np.zeros(4), a, 100, 3), samples(mean, b, 100, 4)
    assert frechet_distance(one, other) == pytest.approx(expected)
    assert frechet_distance(other, one) == pytest.approx(expected)


def test_equal_sets_are_not_apart() -> None:
    features = np.random.default_rng(5).random((80, 16))
    assert frechet_distance(features, features[::-1]) == pytest.approx(0, abs=1e-9)


def test_more_features_than_pictures() -> None:
    """The covariance is singular; of a shifted copy the distance is the shift's square all the same."""
    features = np.random.default_rng(6).normal(size=(10, 64))
    assert frechet_distance(features, features + 0.5) == pytest.approx(64 * 0.25, rel=1e-5)


def test_one_picture_has_no_distribution() -> None:
    assert np.isnan(frechet_distance(np.zeros((1, 3)), np.zeros((5, 3))))


def test_leading_directions_are_those_of_the_largest_variance() -> None:
    spread = np.array([0.1] * 3 + [5.0] + [0.1] * 20 + [9.0])
    features = np.random.default_rng(7).normal(size=(10, 25)) * spread + 100
    directions = leading_directions(features)
    assert directions.shape == (25, 2), "a fifth of the pictures"
    assert np.abs(directions[24, 0]) > 0.99 and np.abs(directions[3, 1]) > 0.99
    assert leading_directions(np.random.default_rng(8).random((400, 25))).shape == (25, 16)


def test_moments_stand_for_the_features_that_have_them() -> None:
    real, made = np.random.default_rng(9).normal(size=(2, 60, 5)) * [[[1]], [[2]]]
    moments = Moments(real.mean(0), np.cov(real.T))
    assert frechet_distance(moments, made) == pytest.approx(frechet_distance(real, made), rel=1e-9)
    assert np.isnan(frechet_distance(moments, made[:1]))


def test_the_kernel_distance_is_the_unbiased_one() -> None:
    real, made = np.random.default_rng(10).normal(size=(2, 12, 4))
    made = made + 0.5

    def kernel(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return (a @ b.T / 4 + 1) ** 3

    def among(a: np.ndarray) -> float:
        k = kernel(a, a)
        return float((k.sum() - np.trace(k)) / (len(a) * (len(a) - 1)))

    expected = among(real) + among(made) - 2 * kernel(real, made).mean()
    assert kernel_distance(real, made) == pytest.approx(expected, rel=1e-6)
    assert np.isnan(kernel_distance(real[:1], made))


def test_the_kernel_distance_of_sets_of_other_sizes() -> None:
    """Subsets are drawn: the same ones every time, whatever was drawn before."""
    rng = np.random.default_rng(11)
    real, near, far = rng.normal(size=(80, 4)), rng.normal(size=(60, 4)), rng.normal(2, 1, size=(60, 4))
    assert abs(kernel_distance(real, near)) < 0.3 < kernel_distance(real, far)
    assert kernel_distance(real, far) == kernel_distance(real, far)

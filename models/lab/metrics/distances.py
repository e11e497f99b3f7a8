"""How far two sets of pictures are apart, in the features of a metric network.

The Fréchet distance of two normal distributions is |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)) (Dowson and
Landau 1982); means and covariances are estimated from the pictures. From N pictures in D dimensions that
is biased upwards, by more the larger D is, and a covariance from N <= D pictures is singular: FID (D = 2048)
of a few hundred pictures says little by itself, and compares networks on the same pictures only.

Of our parser's features the sixteen directions along which the real pictures vary most are kept (94 % of the
variance of 80 portraits): there, 80 pictures determine mean and covariance. Two halves of the portraits are
1.2 apart, the reconstructions by compact-256 0.9 from their pictures, mean colours 12. A kernel distance such
as KID would need no covariance; but its unbiased estimator takes the two sets for independent, while a
reconstruction belongs to its picture: for perfect ones it is negative, where the Fréchet distance is zero.

The kernel distance (Bińkowski et al. 2018) is the squared maximum mean discrepancy of the polynomial kernel
(x·y / D + 1)^3, unbiased, the mean over subsets of at most a thousand pictures. It fits a reference that is
not the test pictures.

There is no bootstrap interval: repeated pictures narrow the covariances, and the distances grow with that.
"""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torchmetrics.image.fid import FrechetInceptionDistance
from torchmetrics.image.kid import KernelInceptionDistance

DIRECTIONS = 16
PICTURES_PER_DIRECTION = 5

SUBSETS, SUBSET_SIZE, SEED = 100, 1000, 0


class Moments(NamedTuple):
    """Mean [D] and covariance [D, D] of the features of a set of pictures, as pytorch-fid stores them."""

    mean: np.ndarray
    covariance: np.ndarray


def frechet_distance(real: np.ndarray | Moments, made: np.ndarray) -> float:
    """Fréchet distance of the features [N, D] of real pictures, or their moments, and [M, D] of made ones;
    NaN for fewer than two of either.
    """
    if min(len(made), 2 if isinstance(real, Moments) else len(real)) < 2:
        return float("nan")
    metric = FrechetInceptionDistance(feature=_AsTheyAre(made.shape[1]))
    if isinstance(real, Moments):
        _set_real(metric, real)
    else:
        metric.update(torch.from_numpy(np.array(real, np.float64)), real=True)
    metric.update(torch.from_numpy(np.array(made, np.float64)), real=False)
    return max(0.0, float(metric.compute()))


def _set_real(metric: FrechetInceptionDistance, real: Moments) -> None:
    """As if two pictures had been seen that have these moments: the metric keeps sums."""
    mean, covariance = (torch.from_numpy(np.array(each, np.float64)) for each in real)
    metric.real_features_num_samples = torch.tensor(2)
    metric.real_features_sum = 2 * mean
    metric.real_features_cov_sum = covariance + 2 * torch.outer(mean, mean)


def kernel_distance(real: np.ndarray, made: np.ndarray) -> float:
    """Kernel distance of the features [N, D] of real pictures and [M, D] of made ones; it may be a little
    below zero. NaN for fewer than two of either.
    """
    size = min(len(real), len(made), SUBSET_SIZE)
    if size < 2:
        return float("nan")
    whole = size == len(real) == len(made)  # every subset is all pictures
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Metric `Kernel Inception Distance`")
        metric = KernelInceptionDistance(
            feature=_AsTheyAre(real.shape[1]), subsets=1 if whole else SUBSETS, subset_size=size
        )
    for features, are_real in ((real, True), (made, False)):
        metric.update(torch.from_numpy(np.array(features, np.float64)), real=are_real)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(SEED)  # the subsets are the same for every system
        return float(metric.compute()[0])


def leading_directions(real: np.ndarray) -> np.ndarray:
    """The directions [D, k] along which the features [N, D] vary most: sixteen, or a fifth of N if that is
    less, but one at least.
    """
    count = max(1, min(DIRECTIONS, len(real) // PICTURES_PER_DIRECTION, real.shape[1]))
    centred = real.astype(float) - real.mean(0)
    return np.linalg.svd(centred, full_matrices=False)[2][:count].T


class _AsTheyAre(nn.Module):
    """Takes the place of the metric's network where features have been computed already."""

    def __init__(self, num_features: int) -> None:
        super().__init__()
        self.num_features = num_features

    def forward(self, features: Tensor) -> Tensor:
        return features

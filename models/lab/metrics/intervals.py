"""95 % confidence intervals by the bootstrap (Efron and Tibshirani 1993): test pictures drawn anew, with
repetition.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

REPEATS = 1000
SEED = 0

Statistic = Callable[[np.ndarray], np.ndarray]
"""How often each of N pictures was drawn, [R, N], to the figure of each of the R draws, [R]."""


class Interval(NamedTuple):
    """A figure, and the percentiles 2.5 and 97.5 of its bootstrap distribution."""

    value: float
    low: float
    high: float


def interval(pictures: int, statistic: Statistic) -> Interval:
    """The interval of a figure over `pictures` pictures.

    The draws are the same for every figure, so that a difference of two statistics is a paired one.
    """
    value = float(statistic(np.ones((1, pictures)))[0])
    drawn = statistic(_draws(pictures))
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return Interval(value, np.nan, np.nan)
    # no interpolation: between infinite figures there is nothing
    low, high = np.percentile(drawn, (2.5, 97.5), method="inverted_cdf")
    return Interval(value, float(low), float(high))


@lru_cache(maxsize=1)
def _draws(pictures: int) -> np.ndarray:
    """How often each picture is drawn, float64 [R, N]: as many as there are in every draw."""
    rng = np.random.default_rng(SEED)
    return rng.multinomial(pictures, np.full(pictures, 1 / pictures), REPEATS).astype(float)


def mean_of(values: np.ndarray) -> Statistic:
    """The mean of the values of N pictures, [N] or [N, K]; NaN is not counted."""
    table = values.reshape(len(values), -1)
    known, endless = ~np.isnan(table), np.isinf(table).any(1)
    sums = np.where(known & ~np.isinf(table), table, 0).sum(1)  # [N]
    counts = known.sum(1).astype(float)
    limit = table[np.isinf(table)].sum() if endless.any() else 0.0

    def statistic(draws: np.ndarray) -> np.ndarray:
        total = draws @ sums
        total = np.where(draws @ endless > 0, limit, total)
        among = draws @ counts
        return np.divide(total, among, out=np.full(len(draws), np.nan), where=among > 0)

    return statistic


def pooled(confusions: np.ndarray, figure: Callable[[np.ndarray], np.ndarray]) -> Statistic:
    """A `figure` of confusion matrices [..., S, S], taken of the sum of the pictures' own [N, S, S]."""
    flat, regions = confusions.reshape(len(confusions), -1).astype(float), confusions.shape[-1]
    return lambda draws: figure((draws @ flat).reshape(-1, regions, regions))


def difference(one: Statistic, other: Statistic) -> Statistic:
    """`one` minus `other`, of the same pictures."""

    def statistic(draws: np.ndarray) -> np.ndarray:
        with np.errstate(invalid="ignore"):  # infinite minus infinite is no number
            return one(draws) - other(draws)

    return statistic


def quotient(one: Statistic, other: Statistic) -> Statistic:
    """`one` over `other`, of the same pictures; NaN where that is zero."""

    def statistic(draws: np.ndarray) -> np.ndarray:
        above, below = one(draws), other(draws)
        return np.divide(above, below, out=np.full(len(draws), np.nan), where=below != 0)

    return statistic

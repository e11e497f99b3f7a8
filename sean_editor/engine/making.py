"""Styles made of those of several portraits: their average, and random ones after their statistics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sean_editor.document.resolving import StyleMatrixLike

SPREAD = 0.8
"""Standard deviation of a random style, as a share of that of the portraits (decision 31 says why)."""
SEEDS = 1_000_000
"""Seeds are 0 to this less one: six digits can be read out."""
_FARTHEST = 2.0  # standard deviations of a single portrait's weight: no style is an exaggeration of one


def average_codes(known: Sequence[StyleMatrixLike]) -> tuple[np.ndarray, np.ndarray]:
    """The mean code float32 [S, 512] of each region over the portraits that have it, and which regions any of
    them has, bool [S].
    """
    return _combined(known, np.zeros(len(known)))


def random_codes(known: Sequence[StyleMatrixLike], seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Codes float32 [S, 512] drawn from a Gaussian with the mean and, shrunk by SPREAD, the covariance of the
    portraits' codes; and which regions they are for, bool [S]. The same portraits and seed give the same.

    All regions are drawn together: one random weight a portrait moves the codes of all its regions. So both
    eyes, both lips, skin and ears belong to one face. (A sum of N deviations with weights of variance
    1 / (N - 1) has the covariance of the N samples, whose rank it shares: no matrix has to be factored.)
    """
    # of all generators this one never changes
    drawn = np.random.RandomState(seed).standard_normal(len(known))
    return _combined(known, SPREAD * np.clip(drawn, -_FARTHEST, _FARTHEST))


def _combined(known: Sequence[StyleMatrixLike], weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean codes, and `weights` [N] times the deviations from them, region by region."""
    codes = np.stack([one.codes for one in known]).astype(np.float64)  # [N, S, 512]
    present = np.stack([one.present for one in known])  # [N, S]
    anywhere = np.asarray(present.any(0))
    made = np.zeros_like(codes[0])
    for region in np.flatnonzero(anywhere):
        having = present[:, region]
        rows = codes[having, region]  # [n, 512]
        mean = rows.mean(0)
        made[region] = mean + weights[having] @ (rows - mean) / np.sqrt(max(1, len(rows) - 1))
    return made.astype(np.float32), anywhere

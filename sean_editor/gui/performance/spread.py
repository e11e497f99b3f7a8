"""Figures made of many times: median, 95th percentile and worst; pictures a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

PAUSE = 0.5
"""Seconds without a picture that end a run of pictures."""


@dataclass(frozen=True)
class Spread:
    """Milliseconds of `count` events."""

    p50: float
    p95: float
    worst: float
    count: int


def spread(seconds: Sequence[float]) -> Spread | None:
    """The spread of times in seconds; None of none."""
    if not seconds:
        return None
    p50, p95 = np.percentile(seconds, (50, 95)) * 1e3
    return Spread(float(p50), float(p95), max(seconds) * 1e3, len(seconds))


def rate(moments: Sequence[float]) -> float | None:
    """Pictures a second of those at these moments, in seconds, ascending. Pauses do not count; None where no
    two pictures belong together.
    """
    gaps = [after - before for before, after in pairwise(moments) if after - before < PAUSE]
    return len(gaps) / sum(gaps) if sum(gaps, 0.0) > 0 else None

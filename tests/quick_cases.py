"""Cases of a parametrized test of which some always run and the others with the slow tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def first_quick(cases: Iterable[Any], count: int = 1) -> list[Any]:
    """For `pytest.mark.parametrize`: the first `count` cases always run, the others are slow. A tuple has the
    values of all arguments; a single one that is itself a tuple comes as `(value,)`.
    """
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)), marks=() if place < count else pytest.mark.slow
        )
        for place, case in enumerate(cases)
    ]

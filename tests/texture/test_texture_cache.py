"""What the pass keeps: made once, and never more than its limit."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import dataclass

import numpy as np
import pytest

from sean_editor.texture.cache import TextureCache
from sean_editor.texture.cancelling import cancelled_by


@dataclass(frozen=True)
class Pair:
    first: np.ndarray
    second: np.ndarray


def kilobytes(count: int) -> np.ndarray:
    return np.zeros(1024 * count, np.uint8)


def test_a_value_is_made_once() -> None:
    cache, made = TextureCache(), []
    for _ in range(2):
        cache.get("a", lambda: made.append(1) or kilobytes(1))  # type: ignore[func-returns-value]
    assert made == [1]


def test_what_was_used_longest_ago_goes_first() -> None:
    cache, made = TextureCache(limit=3000), []

    def ask(key: str) -> None:
        cache.get(key, lambda: made.append(key) or kilobytes(1))  # type: ignore[func-returns-value]

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]


def test_arrays_within_a_value_count() -> None:
    cache = TextureCache(limit=3000)
    cache.get("pair", lambda: Pair(kilobytes(1), kilobytes(1)))
    cache.get("other", lambda: (kilobytes(1), [kilobytes(1)]))
    found = cache.get("pair", lambda: None)
    assert found is None, "both together are too much"


def test_one_value_may_be_larger_than_the_limit() -> None:
    cache = TextureCache(limit=1000)
    cache.get("a", lambda: kilobytes(5))
    assert cache.get("a", lambda: None) is not None


def test_cancelled_work_makes_nothing_more_and_keeps_what_there_is() -> None:
    cache, over = TextureCache(), False

    def first_then_over() -> int:
        nonlocal over
        over = True
        return 1

    with cancelled_by(lambda: over):
        assert cache.get("first", first_then_over) == 1
        with pytest.raises(CancelledError):
            cache.get("second", lambda: 2)
    assert cache.get("first", lambda: 3) == 1 and cache.get("second", lambda: 4) == 4

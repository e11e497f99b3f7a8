"""The benchmark has exact, half and replayed pictures side by side where the device has them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import numpy as np
import pytest
import torch
from tape import record

from models.sean import SEANGenerator
from sean_editor.engine import benchmark

CPU = torch.device("cpu")


@pytest.fixture
def samples(make_layout: Callable[..., np.ndarray], rng: np.random.Generator) -> list[benchmark.Sample]:
    return [(rng.integers(0, 256, (32, 32, 3), np.uint8), make_layout(32, 32)) for _ in range(2)]


def as_on_a_card(monkeypatch: pytest.MonkeyPatch, recorder: object) -> None:
    monkeypatch.setattr(benchmark, "quick_dtype", lambda device: torch.float16)
    monkeypatch.setattr(benchmark, "recorder_for", lambda device: recorder)


def test_three_ways_in_one_run(
    tiny: SEANGenerator, samples: list[benchmark.Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_on_a_card(monkeypatch, record)
    for measured in islice(benchmark.measure(tiny, "tiny", samples, CPU, 1), 2):
        assert measured.engine_ms > 0 and measured.trouble is None
        assert measured.quick_ms is not None and measured.captured_ms is not None
        assert measured.max_difference < 1e-4 < measured.quick_mean  # type: ignore[operator]
        assert measured.captured_difference == measured.quick_difference
        assert measured.captured_mean == measured.quick_mean


def test_recordings_that_are_given_up_are_told(
    tiny: SEANGenerator, samples: list[benchmark.Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(work: object) -> None:
        raise RuntimeError("CUDA error: invalid capture")

    as_on_a_card(monkeypatch, broken)
    first = next(benchmark.measure(tiny, "tiny", samples, CPU, 1))
    assert first.trouble == "CUDA error: invalid capture"
    assert first.captured_difference == first.quick_difference


def test_exact_alone_records_nothing(
    tiny: SEANGenerator, samples: list[benchmark.Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_on_a_card(monkeypatch, record)
    first = next(benchmark.measure(tiny, "tiny", samples, CPU, 1, quick=False))
    assert first.quick_ms is None and first.captured_ms is None

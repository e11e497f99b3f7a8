"""The growth of an edit's time: every quantity is measured, and the exponent is that of a power."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from models.sean import SEANGenerator
from sean_editor.engine.busy import busy_process, measure_beside_busy
from sean_editor.engine.growth import Extent, Growth, measure_growth, table

CPU = torch.device("cpu")
SMALL = Extent(sides=(32, 64), strokes=(0.01, 0.1, 0.5), references=(2, 9), regions=(1, 3))
Make = Callable[..., np.ndarray]


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_is_that_of_a_power(power: float) -> None:
    amounts = (3.0, 10.0, 50.0)
    growth = Growth("swap", "pixels", amounts, tuple(7 * amount**power for amount in amounts))
    assert growth.exponent == pytest.approx(power, abs=1e-9)


def test_every_quantity_is_measured(tiny: SEANGenerator, make_layout: Make) -> None:
    found = list(measure_growth(tiny, make_layout(48, 48), CPU, 1, False, SMALL))
    assert [(one.name, one.unit, one.amounts) for one in found] == [
        ("style swap", "pixels", (1024, 4096)),
        ("1 % stroke", "pixels", (1024, 4096)),
        ("stroke", "pixels painted", (10, 102, 512)),
        ("stroke, draft", "pixels painted", (10, 102, 512)),
        ("style swap", "regions", (1, 3)),
        ("find a style", "references", (2, 9)),
    ]
    assert all(len(one.times) == len(one.amounts) and min(one.times) > 0 for one in found)
    assert all(np.isfinite(one.exponent) for one in found)


def test_the_table_has_a_row_for_each_with_its_exponent() -> None:
    first, second = table(
        [
            Growth("style swap", "pixels", (65536, 262144), (10, 40)),
            Growth("find a style", "references", (24, 240, 10000), (0.5, 0.5, 0.5)),
        ]
    )
    assert first.split() == [
        "style",
        "swap",
        "pixels",
        "65,536:",
        "10.00",
        "262,144:",
        "40.00",
        "exponent",
        "1.00",
    ]
    assert second.startswith("find a style") and "10,000:" in second
    assert abs(float(second.split()[-1])) < 0.005


def test_a_swap_is_timed_alone_and_beside_a_busy_process(tiny: SEANGenerator, make_layout: Make) -> None:
    image = np.zeros((64, 64, 3), np.uint8)
    found = measure_beside_busy(tiny, [(image, make_layout())], CPU, 2, quick=False)
    assert found.alone_ms > 0 and found.busy_ms > 0
    assert found.ratio == found.busy_ms / found.alone_ms


def test_the_busy_process_ends_with_what_it_was_for() -> None:
    with pytest.raises(ZeroDivisionError), busy_process() as process:
        assert process.poll() is None
        _ = 1 / 0
    assert process.poll() is not None

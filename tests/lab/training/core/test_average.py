"""The moving average by hand, and by torch."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from models.lab.training.core.average import MovingAverage


def network(value: float) -> nn.BatchNorm1d:
    made = nn.BatchNorm1d(1)
    nn.init.constant_(made.weight, value)
    assert made.running_mean is not None and made.num_batches_tracked is not None
    made.running_mean.fill_(10 * value)
    made.num_batches_tracked.fill_(int(value))
    return made


def test_a_young_average_follows_faster() -> None:
    """The decay is (1 + n) / (10 + n) at the n-th update, until it reaches its end."""
    average = MovingAverage(network(0.0), 0.25)
    average.update(network(1.0))
    first = 1 - 2 / 11
    assert average.network.weight.item() == pytest.approx(first)
    average.update(network(1.0))
    assert average.network.weight.item() == pytest.approx(first + (1 - first) * (1 - 0.25))  # 3 / 12
    average.update(network(1.0))
    second = first + (1 - first) * 0.75
    assert average.network.weight.item() == pytest.approx(second + (1 - second) * 0.75), "4 / 13 is too much"
    assert average.updates == 3
    mean, count = average.network.running_mean, average.network.num_batches_tracked
    assert mean is not None and mean.item() == pytest.approx(10 * average.network.weight.item())
    assert count is not None and count.item() == 0, "a counter is no average"
    assert not average.network.training and not average.network.weight.requires_grad


def test_without_warm_up_it_begins_with_the_first_update() -> None:
    average = MovingAverage(network(0.0), 0.9, warm_up=False)
    average.update(network(2.0))
    assert average.network.weight.item() == 2.0 and average.updates == 1
    average.update(network(1.0))
    assert average.network.weight.item() == pytest.approx(1.9)


def test_its_age_can_be_restored() -> None:
    old, young = MovingAverage(network(0.0), 0.99), MovingAverage(network(0.0), 0.99)
    old.updates = 50
    for average in (old, young):
        average.update(network(1.0))
    assert old.updates == 51
    assert old.network.weight.item() == pytest.approx(1 - 52 / 61)
    assert torch.equal(young.network.weight, torch.tensor([1 - 2 / 11]))

"""The moving average of a network's weights, which is evaluated and shipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

N = TypeVar("N", bound=nn.Module)


class MovingAverage(Generic[N]):
    """Exponential moving average of all weights and running statistics.

    With `warm_up` the weights at the start count as the first update and the decay grows to `decay`, so that
    the average follows faster while it is young. Without, it begins with a copy after the first update.
    """

    def __init__(self, network: N, decay: float, warm_up: bool = True) -> None:
        average = _growing(decay) if warm_up else get_ema_multi_avg_fn(decay)
        self.model = AveragedModel(network, multi_avg_fn=average, use_buffers=True)
        self.model.requires_grad_(False).eval()
        self._first = int(warm_up)
        self.updates = 0

    @property
    def network(self) -> N:
        """The averaged network, in evaluation mode."""
        return cast(N, self.model.module)

    @property
    def updates(self) -> int:
        """How often it was updated."""
        return int(self.model.n_averaged) - self._first

    @updates.setter
    def updates(self, count: int) -> None:
        self.model.n_averaged.fill_(count + self._first)

    def update(self, network: N) -> None:
        """Moves towards the present weights of `network`."""
        self.model.update_parameters(network)


def _growing(decay: float) -> Callable[[Any, Any, Tensor | int], None]:
    """An averaging function of torch.optim.swa_utils whose decay grows with the number of updates."""

    @torch.no_grad()
    def update(averaged: Any, current: Any, count: Tensor | int) -> None:
        if averaged[0].is_floating_point():  # counters stay as they were
            keep = min(decay, (1 + int(count)) / (10 + int(count)))
            torch._foreach_lerp_(averaged, current, 1 - keep)

    return update

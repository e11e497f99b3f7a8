"""The moving average of a network's weights: what is evaluated and shipped."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Generic, TypeVar

import torch
from torch import nn

N = TypeVar("N", bound=nn.Module)


class MovingAverage(Generic[N]):
    """Exponential moving average of all weights and running statistics; follows faster while young."""

    def __init__(self, network: N, decay: float) -> None:
        self.network = copy.deepcopy(network).requires_grad_(False).eval()
        self.decay, self.updates = decay, 0

    @torch.no_grad()
    def update(self, network: N) -> None:
        self.updates += 1
        keep = min(self.decay, (1 + self.updates) / (10 + self.updates))
        ours, theirs = self.network.state_dict(), network.state_dict()
        moving = [k for k, v in ours.items() if v.is_floating_point()]
        torch._foreach_lerp_([ours[k] for k in moving], [theirs[k] for k in moving], 1 - keep)


@torch.no_grad()
def recalibrate(network: nn.Module, passes: Iterable[object]) -> None:
    """Batch-norm statistics of averaged weights are not the average statistics: measure them anew.

    Each item of `passes` is produced by running the network once on a training batch (a generator
    expression); the statistics become the plain mean over these passes. Spectral norms follow by their power
    iterations.
    """
    norms = [m for m in network.modules() if isinstance(m, nn.BatchNorm2d)]
    before = [m.momentum for m in norms]
    for m in norms:
        m.reset_running_stats()
        m.momentum = None  # cumulative mean
    network.train()
    for _ in passes:
        pass
    network.eval()
    for m, momentum in zip(norms, before, strict=True):
        m.momentum = momentum

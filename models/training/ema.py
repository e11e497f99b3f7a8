"""The moving average of a generator's weights: what is evaluated and shipped."""

from __future__ import annotations

import copy
from collections.abc import Iterable

import torch
from torch import nn

from models.sean.generator import SEANGenerator


class MovingAverage:
    """Exponential moving average of all weights and running statistics; follows faster while young."""

    def __init__(self, generator: SEANGenerator, decay: float) -> None:
        self.generator = copy.deepcopy(generator).requires_grad_(False).eval()
        self.decay, self.updates = decay, 0

    @torch.no_grad()
    def update(self, generator: SEANGenerator) -> None:
        self.updates += 1
        keep = min(self.decay, (1 + self.updates) / (10 + self.updates))
        ours, theirs = self.generator.state_dict(), generator.state_dict()
        moving = [k for k, v in ours.items() if v.is_floating_point()]
        torch._foreach_lerp_([ours[k] for k in moving], [theirs[k] for k in moving], 1 - keep)


@torch.no_grad()
def recalibrate(generator: SEANGenerator, passes: Iterable[object]) -> None:
    """Batch-norm statistics of averaged weights are not the average statistics: measure them anew.

    Each item of `passes` is produced by running the generator once on a training batch (a generator
    expression); the statistics become the plain mean over these passes. Spectral norms follow by their power
    iterations.
    """
    norms = [m for m in generator.modules() if isinstance(m, nn.BatchNorm2d)]
    before = [m.momentum for m in norms]
    for m in norms:
        m.reset_running_stats()
        m.momentum = None  # cumulative mean
    generator.train()
    for _ in passes:
        pass
    generator.eval()
    for m, momentum in zip(norms, before, strict=True):
        m.momentum = momentum

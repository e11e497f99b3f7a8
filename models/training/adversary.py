"""The discriminator's part of a training step."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from models.sean.encoder import one_hot
from models.systems import Batch
from models.training.discriminator import make_discriminator
from models.training.losses import ADVERSARIAL, Outputs, feature_matching
from models.training.plan import TrainingPlan
from models.training.processes import Processes


class Verdict(NamedTuple):
    """The discriminator's own loss, and what the generator learns from it, weighted."""

    judge: Tensor
    terms: dict[str, Tensor]


class Adversary:
    """A discriminator that looks at layout and picture together, and the losses that come from it.

    Both losses are taken from the same discriminator, before it moves: they may then be summed over several
    passes, and the features of the real pictures are computed once.
    """

    def __init__(
        self, plan: TrainingPlan, regions: int, processes: Processes, usual_loss: str = "hinge"
    ) -> None:
        """`usual_loss` is the system's own, used unless the plan names one."""
        self.plan, self.regions = plan, regions
        network = make_discriminator(plan.discriminator, regions, plan.discriminator_width)
        network.to(processes.device)
        self.network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.network.train()
        self._shared = processes.parallel(self.network)
        self._judge_loss, self._generator_loss = ADVERSARIAL[plan.adversarial_loss or usual_loss]

    @property
    def shared(self) -> torch.nn.Module:
        """The network whose gradients the processes average."""
        return self._shared

    def window(self, rng: np.random.Generator) -> tuple[slice, slice]:
        """Rows and columns of the pictures that are judged: patches need no whole face."""
        h, w = self.plan.shape
        if self.plan.discriminator == "paper":
            return slice(0, h), slice(0, w)
        rows, columns = min(self.plan.window, h), min(self.plan.window, w)
        y, x = int(rng.integers(0, h - rows + 1)), int(rng.integers(0, w - columns + 1))
        return slice(y, y + rows), slice(x, x + columns)

    def judge(
        self, batch: Batch, fake: Tensor, window: tuple[slice, slice], autocast: torch.autocast
    ) -> Verdict:
        """Judges the pictures of a batch and their copies `fake` [B, 3, H, W] within `window`; those that
        wear other styles should look real, but not like their pictures.
        """
        part = (..., *window)
        layout, real, fake = one_hot(batch.labels[part], self.regions), batch.images[part], fake[part]
        with autocast:
            both = self._shared(torch.cat([layout, layout]), torch.cat([real, fake.detach()]))
        halves = [[feature.float().chunk(2) for feature in scale] for scale in both]
        known = [[a for a, _ in scale] for scale in halves]
        judge = self._judge_loss(known, [[b for _, b in scale] for scale in halves])
        self.network.requires_grad_(False)
        with autocast:
            seen = _float(self.network(layout, fake))
        self.network.requires_grad_(True)
        kept = batch.kept
        terms = {
            "matching": self.plan.feature_matching * feature_matching(_rows(known, kept), _rows(seen, kept)),
            "adversarial": self.plan.adversarial * self._generator_loss(seen),
        }
        return Verdict(judge, terms)


def _rows(outputs: Outputs, rows: slice) -> Outputs:
    return [[feature[rows] for feature in scale] for scale in outputs]


def _float(outputs: Outputs) -> Outputs:
    return [[feature.float() for feature in scale] for scale in outputs]

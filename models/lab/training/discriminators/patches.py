"""Judges that score patches as real or generated."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.lab.training.discriminators.discriminator import Judge, Scene
from models.losses import ADVERSARIAL, Outputs


class PatchJudge(Judge):
    """The mean of the loss called `loss` over the maps of scores [B, 1, h', w'] of all scales, `weight`
    times.
    """

    def __init__(self, network: nn.Module, loss: str, weight: float = 1.0) -> None:
        super().__init__(network)
        self._discriminator, self._generator = ADVERSARIAL[loss]
        self.weight = weight

    def discriminator_loss(
        self, scene: Scene, real: Outputs, fake: Outputs, mixed: Outputs | None = None
    ) -> Tensor:
        return self.weight * self._discriminator(real, fake)

    def generator_loss(self, scene: Scene, fake: Outputs) -> Tensor:
        return self.weight * self._generator(fake)

    def score(self, scene: Scene, real: Outputs) -> Tensor:
        return self.weight * torch.stack([scale[-1].mean((1, 2, 3)) for scale in real]).mean(0)

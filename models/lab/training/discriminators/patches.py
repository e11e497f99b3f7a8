"""Discriminators that score patches as real or generated."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.lab.training.adversarial_losses import ADVERSARIAL, Outputs
from models.lab.training.discriminators.discriminator import Discriminator, DiscriminatorInput


class PatchDiscriminator(Discriminator):
    """The adversarial loss called `loss`, averaged over the score maps [B, 1, h', w'] of all scales and
    multiplied by `weight`. `sides` are the loss functions of discriminator and generator.
    """

    def __init__(self, network: nn.Module, loss: str, weight: float = 1.0) -> None:
        super().__init__(network)
        self.sides = ADVERSARIAL[loss]
        self.weight = weight

    def discriminator_loss(
        self, inputs: DiscriminatorInput, real: Outputs, fake: Outputs, mixed: Outputs | None = None
    ) -> Tensor:
        return self.weight * self.sides[0](real, fake)

    def generator_loss(self, inputs: DiscriminatorInput, fake: Outputs) -> Tensor:
        return self.weight * self.sides[1](fake)

    def score(self, inputs: DiscriminatorInput, real: Outputs) -> Tensor:
        return self.weight * torch.stack([scale[-1].mean((1, 2, 3)) for scale in real]).mean(0)

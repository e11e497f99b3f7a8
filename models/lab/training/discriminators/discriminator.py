"""A discriminator: a network that tells real pictures from generated ones, and the losses of both sides."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from models.lab.training.adversarial_losses import Outputs


@dataclass(frozen=True)
class DiscriminatorInput:
    """Real pictures and generated ones of the same layouts.

    labels  [B, h, w].
    layout  the same one-hot, [B, S, h, w].
    real    [B, 3, h, w] in [-1, 1].
    fake    [B, 3, h, w], with a gradient for the generator.
    mask    bool [B, 1, h, w]: where a mix of both shows the real picture; None without a mix (LabelMix).
    """

    labels: Tensor
    layout: Tensor
    real: Tensor
    fake: Tensor
    mask: Tensor | None = None

    @property
    def shown(self) -> list[Tensor]:
        """The pictures that the discriminator learns from, without gradient: real, generated and mixed."""
        fake = self.fake.detach()
        if self.mask is None:
            return [self.real, fake]
        return [self.real, fake, torch.where(self.mask, self.real, fake)]


class Discriminator(ABC):
    """`network` takes layout [B, S, h, w] and pictures [B, 3, h, w]. For each of its scales it returns the
    features to be matched, and last the prediction.
    """

    def __init__(self, network: nn.Module) -> None:
        self.network = network

    @abstractmethod
    def discriminator_loss(
        self, inputs: DiscriminatorInput, real: Outputs, fake: Outputs, mixed: Outputs | None = None
    ) -> Tensor:
        """The discriminator's loss, given the network's outputs for `inputs.shown`."""

    @abstractmethod
    def generator_loss(self, inputs: DiscriminatorInput, fake: Outputs) -> Tensor:
        """The generator's loss, given the network's outputs for `inputs.fake`."""

    @abstractmethod
    def score(self, inputs: DiscriminatorInput, real: Outputs) -> Tensor:
        """How real each picture looks, [B], in units of logits: for the R1 penalty."""


class NetworkGroup(nn.Module):
    """The networks of several discriminators as one module; their outputs as a list."""

    def __init__(self, networks: Iterable[nn.Module]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, layout: Tensor, images: Tensor) -> list[Outputs]:
        return [network(layout, images) for network in self.networks]

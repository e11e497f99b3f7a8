"""What tells real pictures from generated ones: a network, and the losses of both sides that come from it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from models.losses import Outputs


@dataclass(frozen=True)
class Scene:
    """What is judged: pictures `real` and their generated copies `fake` [B, 3, h, w], which lie in the same
    regions: `labels` [B, h, w], as planes `layout` [B, S, h, w]. `mask`, bool [B, 1, h, w], is where the mix
    of both shows the real one; None without a mix.
    """

    labels: Tensor
    layout: Tensor
    real: Tensor
    fake: Tensor
    mask: Tensor | None = None

    @property
    def shown(self) -> list[Tensor]:
        """The pictures that the discriminator learns from, which the generator does not: real, generated and
        mixed.
        """
        fake = self.fake.detach()
        if self.mask is None:
            return [self.real, fake]
        return [self.real, fake, torch.where(self.mask, self.real, fake)]


class Judge(ABC):
    """`network` takes layout [B, S, h, w] and pictures [B, 3, h, w]; it returns for each of its scales the
    features to be matched, and last the prediction.
    """

    def __init__(self, network: nn.Module) -> None:
        self.network = network

    @abstractmethod
    def discriminator_loss(
        self, scene: Scene, real: Outputs, fake: Outputs, mixed: Outputs | None = None
    ) -> Tensor:
        """Of what the network returned for `scene.shown`."""

    @abstractmethod
    def generator_loss(self, scene: Scene, fake: Outputs) -> Tensor:
        """What the generator minimises."""

    @abstractmethod
    def score(self, scene: Scene, real: Outputs) -> Tensor:
        """How real each picture looks, [B], in units of logits."""


class Panel(nn.Module):
    """The networks of several judges, which look at the same pictures: one output for each."""

    def __init__(self, networks: Iterable[nn.Module]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, layout: Tensor, images: Tensor) -> list[Outputs]:
        return [network(layout, images) for network in self.networks]

"""The discriminator's part of a training step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from models.lab.systems import Batch
from models.lab.training.adversarial_losses import Outputs, feature_matching
from models.lab.training.diffaugment import Augmentation
from models.lab.training.discriminators import (
    Discriminator,
    DiscriminatorInput,
    NetworkGroup,
    label_mix_mask,
    make_discriminators,
)
from models.lab.training.gradient_penalty import r1_penalty
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes
from models.parsing.parser import FaceParser
from models.sean.encoder import one_hot


class AdversarialLosses(NamedTuple):
    """The discriminator's own loss, and the generator's losses from it, weighted, by name."""

    discriminator: Tensor
    generator: dict[str, Tensor]


class Adversary:
    """One discriminator or several of layout and picture together, and the losses of both sides.

    Both sides' losses are taken from the same networks, before they are updated: they may then be summed over
    several passes, and the features of the real pictures are computed once.
    """

    def __init__(
        self, plan: TrainingPlan, regions: int, processes: Processes, usual_loss: str = "hinge",
        parser: FaceParser | None = None, discriminators: Sequence[Discriminator] | None = None,
    ) -> None:  # fmt: skip
        """`usual_loss` is the system's own, used unless the plan names one. The discriminator "projected"
        needs our face `parser`; ValueError without. `discriminators` replace those that the plan names.
        """
        self.plan, self.regions = plan, regions
        self.discriminators = list(discriminators or make_discriminators(plan, regions, usual_loss, parser))
        if parser is not None:
            parser.to(processes.device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        networks = [discriminator.network for discriminator in self.discriminators]
        network = networks[0] if len(networks) == 1 else NetworkGroup(networks)
        network.to(processes.device)
        self.network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.network.train()
        self._shared = processes.parallel(self.network)

    @property
    def shared(self) -> torch.nn.Module:
        """The network whose gradients the processes average."""
        return self._shared

    def window(self, rng: np.random.Generator) -> tuple[slice, slice]:
        """Rows and columns that the discriminator gets: it scores patches, which need no whole face."""
        h, w = self.plan.shape
        if self.plan.discriminator == "paper":
            return slice(0, h), slice(0, w)
        rows, columns = min(self.plan.window, h), min(self.plan.window, w)
        y, x = int(rng.integers(0, h - rows + 1)), int(rng.integers(0, w - columns + 1))
        return slice(y, y + rows), slice(x, x + columns)

    def losses(
        self, batch: Batch, fake: Tensor, window: tuple[slice, slice], autocast: torch.autocast, *,
        step: int = 0,
    ) -> AdversarialLosses:  # fmt: skip
        """Losses of a batch's pictures and their copies `fake` [B, 3, H, W] within `window`. Copies with
        swapped styles should look real, but not match their pictures. `step` is the number of the update.
        """
        plan, inputs = self.plan, self._inputs(batch, fake, window)
        shown = inputs.shown
        with autocast:
            outputs = self._shared(torch.cat([inputs.layout] * len(shown)), torch.cat(shown))
        real_and_fake = [_divide(each, len(shown)) for each in self._by_discriminator(outputs)]
        pairs = list(zip(self.discriminators, real_and_fake, strict=True))
        own = _sum(each.discriminator_loss(inputs, *parts) for each, parts in pairs)
        if plan.r1 and step % plan.r1_every == 0:
            # seldom, but as much in all (lazy regularisation, StyleGAN2, Karras et al. 2020, sec. 3.1)
            own = own + plan.r1 * plan.r1_every * _sum(_penalty(d, inputs) for d in self.discriminators)
        self.network.requires_grad_(False)
        with autocast:
            outputs = self.network(inputs.layout, inputs.fake)
        self.network.requires_grad_(True)
        fakes = [_divide(each, 1)[0] for each in self._by_discriminator(outputs)]
        kept = batch.kept
        matching = (
            feature_matching(_rows(parts[0], kept), _rows(made, kept))
            for parts, made in zip(real_and_fake, fakes, strict=True)
        )
        adversarial = (
            each.generator_loss(inputs, made) for each, made in zip(self.discriminators, fakes, strict=True)
        )
        terms = {
            "matching": plan.feature_matching * _sum(matching),
            "adversarial": plan.adversarial * _sum(adversarial),
        }
        return AdversarialLosses(own, terms)

    def _inputs(self, batch: Batch, fake: Tensor, window: tuple[slice, slice]) -> DiscriminatorInput:
        """A window of the pictures, augmented and with a mask to mix them as planned."""
        part = (..., *window)
        labels, real, fake = batch.labels[part], batch.images[part], fake[part]
        if self.plan.diffaugment:
            change = Augmentation.draw(batch, self.plan.diffaugment, *real.shape[2:])
            labels, real, fake = change.labels(labels), change.pictures(real), change.pictures(fake)
        mask = label_mix_mask(labels, batch.rand(self.regions)) if self.plan.label_mix else None
        return DiscriminatorInput(labels, one_hot(labels, self.regions), real, fake, mask)

    def _by_discriminator(self, outputs: Outputs | list[Outputs]) -> list[Outputs]:
        grouped = isinstance(self.network, NetworkGroup)
        return outputs if grouped else [outputs]  # type: ignore[return-value,list-item]


def _penalty(discriminator: Discriminator, inputs: DiscriminatorInput) -> Tensor:
    def score(real: Tensor) -> Tensor:
        return discriminator.score(inputs, discriminator.network(inputs.layout, real))

    return r1_penalty(score, inputs.real)


def _divide(outputs: Outputs, count: int) -> list[Outputs]:
    """The outputs of `count` batches that went through the network as one, in float32."""
    parts = [[feature.float().chunk(count) for feature in scale] for scale in outputs]
    return [[[feature[index] for feature in scale] for scale in parts] for index in range(count)]


def _rows(outputs: Outputs, rows: slice) -> Outputs:
    return [[feature[rows] for feature in scale] for scale in outputs]


def _sum(terms: Iterable[Tensor]) -> Tensor:
    first, *rest = terms
    return sum(rest, first)

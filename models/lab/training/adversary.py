"""The discriminator's part of a training step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from models.lab.systems import Batch
from models.lab.training.diffaugment import Augmentation
from models.lab.training.discriminators import Judge, Panel, Scene, label_mix_mask, make_judges
from models.lab.training.gradient_penalty import r1_penalty
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes
from models.losses import Outputs, feature_matching
from models.parsing.parser import FaceParser
from models.sean.encoder import one_hot


class Verdict(NamedTuple):
    """The discriminator's own loss, and what the generator learns from it, weighted."""

    judge: Tensor
    terms: dict[str, Tensor]


class Adversary:
    """One judge or several that look at layout and picture together, and the losses that come from them.

    Both sides' losses are taken from the same networks, before they move: they may then be summed over
    several passes, and the features of the real pictures are computed once.
    """

    def __init__(
        self, plan: TrainingPlan, regions: int, processes: Processes, usual_loss: str = "hinge",
        parser: FaceParser | None = None,
    ) -> None:  # fmt: skip
        """`usual_loss` is the system's own, used unless the plan names one. `parser` is needed by the
        discriminator "projected"; ValueError without.
        """
        self.plan, self.regions = plan, regions
        self.judges = make_judges(plan, regions, usual_loss, parser)
        if parser is not None:
            parser.to(processes.device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        networks = [judge.network for judge in self.judges]
        network = networks[0] if len(networks) == 1 else Panel(networks)
        network.to(processes.device)
        self.network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.network.train()
        self._shared = processes.parallel(self.network)

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
        self, batch: Batch, fake: Tensor, window: tuple[slice, slice], autocast: torch.autocast, *,
        step: int = 0,
    ) -> Verdict:  # fmt: skip
        """Judges the pictures of a batch and their copies `fake` [B, 3, H, W] within `window`; those that
        wear other styles should look real, but not like their pictures. `step` is the number of the update.
        """
        plan, scene = self.plan, self._scene(batch, fake, window)
        shown = scene.shown
        with autocast:
            seen = self._shared(torch.cat([scene.layout] * len(shown)), torch.cat(shown))
        sights = [_divide(outputs, len(shown)) for outputs in self._by_judge(seen)]
        own = _sum(a.discriminator_loss(scene, *parts) for a, parts in zip(self.judges, sights, strict=True))
        if plan.r1 and step % plan.r1_every == 0:
            # seldom, but as much in all (lazy regularisation, StyleGAN2, Karras et al. 2020, sec. 3.1)
            own = own + plan.r1 * plan.r1_every * _sum(_penalty(judge, scene) for judge in self.judges)
        self.network.requires_grad_(False)
        with autocast:
            seen = self.network(scene.layout, scene.fake)
        self.network.requires_grad_(True)
        fakes = [_divide(outputs, 1)[0] for outputs in self._by_judge(seen)]
        kept = batch.kept
        matching = (
            feature_matching(_rows(parts[0], kept), _rows(outputs, kept))
            for parts, outputs in zip(sights, fakes, strict=True)
        )
        fooled = (a.generator_loss(scene, outputs) for a, outputs in zip(self.judges, fakes, strict=True))
        terms = {
            "matching": plan.feature_matching * _sum(matching),
            "adversarial": plan.adversarial * _sum(fooled),
        }
        return Verdict(own, terms)

    def _scene(self, batch: Batch, fake: Tensor, window: tuple[slice, slice]) -> Scene:
        """What is judged: a window of the pictures, augmented and to be mixed as planned."""
        part = (..., *window)
        labels, real, fake = batch.labels[part], batch.images[part], fake[part]
        if self.plan.diffaugment:
            change = Augmentation.draw(batch, self.plan.diffaugment, *real.shape[2:])
            labels, real, fake = change.labels(labels), change.pictures(real), change.pictures(fake)
        mask = label_mix_mask(labels, batch.rand(self.regions)) if self.plan.label_mix else None
        return Scene(labels, one_hot(labels, self.regions), real, fake, mask)

    def _by_judge(self, seen: Outputs | list[Outputs]) -> list[Outputs]:
        return seen if isinstance(self.network, Panel) else [seen]  # type: ignore[return-value,list-item]


def _penalty(judge: Judge, scene: Scene) -> Tensor:
    def score(real: Tensor) -> Tensor:
        return judge.score(scene, judge.network(scene.layout, real))

    return r1_penalty(score, scene.real)


def _divide(outputs: Outputs, count: int) -> list[Outputs]:
    """What was returned for each of `count` batches that were looked at in one, in float32."""
    parts = [[feature.float().chunk(count) for feature in scale] for scale in outputs]
    return [[[feature[index] for feature in scale] for scale in parts] for index in range(count)]


def _rows(outputs: Outputs, rows: slice) -> Outputs:
    return [[feature[rows] for feature in scale] for scale in outputs]


def _sum(terms: Iterable[Tensor]) -> Tensor:
    first, *rest = terms
    return sum(rest, first)

"""The training run of the face parser: small pictures first, then full-size ones; resumable."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from models.lab.parser.loss import parsing_loss
from models.lab.parser.samples import ParserBatch
from models.lab.training.core.average import MovingAverage
from models.lab.training.core.loader import Loader
from models.lab.training.core.network_trainer import NetworkTrainer, run_to_end
from models.lab.training.core.progress import Length
from models.lab.training.core.run_folder import RunFiles
from models.lab.training.core.state import STATE_FILE, Stateful, load_state, save_state
from models.parsing.checkpoint import save_parser
from models.parsing.parser import FaceParser
from models.precision import bfloat16_if_quick

PARSER_FILE = "parser.safetensors"
RUN_FILES = RunFiles((STATE_FILE, PARSER_FILE))


@dataclass(frozen=True)
class ParserPlan:
    """A run of the face parser, on small pictures first, then on full-size ones; progress is 0 to 1."""

    minutes: float = 60.0
    """Length of the run in minutes of training steps, unless `steps` is set."""
    steps: int | None = None
    """Length of the run in updates."""
    seed: int = 0
    """The batch of a step follows from it and the step's number."""
    size: int = 256
    """Side of the pictures."""
    batch: int = 12
    """Pictures of an update."""
    small_until: float = 0.4
    """Progress until which pictures have half the size: a step is four times as fast."""
    small_batch: int = 40
    """Pictures of an update until then."""
    sharp_from: float = 0.95
    """Progress from which all pixels are decided at full size, instead of those of a window."""
    learning_rate: float = 2e-3
    """The highest one, of AdamW."""
    weight_decay: float = 0.02
    """Of AdamW."""
    ema: float = 0.998
    """Decay of the moving average of the weights."""
    save_every_minutes: float = 4.0
    """Between saved states."""

    def rate(self, progress: float) -> float:
        """Factor on the learning rate: a short rise, then half a cosine."""
        return min(1.0, progress / 0.02 + 0.05) * (0.02 + 0.98 * (1 + math.cos(math.pi * progress)) / 2)


class Samples(Protocol):
    """Where batches come from: `ParserSamples`, `CloseUpSamples`."""

    def __len__(self) -> int: ...

    def pixel_shares(self) -> np.ndarray:
        """How much of all labelled pixels each region has, float64 [S]."""

    def draw(self, rng: np.random.Generator, count: int, size: int) -> ParserBatch:
        """`count` pictures, of portraits of `size` x `size`."""


def halved(window: tuple[slice, slice]) -> tuple[slice, slice]:
    """The same window at half the size."""
    rows, columns = (slice(part.start // 2, part.stop // 2) for part in window)
    return rows, columns


class ParserTrainer(NetworkTrainer[FaceParser, ParserBatch]):
    """A run of the face parser; `start` holds weights to begin with. `stage`: whether pictures are small.

    `write` makes the file of the averaged network: with the other network of the file beside it, if need be.
    """

    def __init__(
        self,
        plan: ParserPlan,
        samples: Samples,
        start: FaceParser | None = None,
        write: Callable[[FaceParser, Path], None] = save_parser,
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.samples, self._write = plan, samples, write
        network = (start or FaceParser()).requires_grad_(True).train()
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        average = MovingAverage(network, plan.ema)
        super().__init__(network, Length(plan.steps, plan.minutes), average, plan.weight_decay)
        self.weights = region_weights(samples.pixel_shares())

    @property
    def stage(self) -> bool:
        return self.progress < self.plan.small_until

    @property
    def rate(self) -> float:
        return self.plan.learning_rate * self.plan.rate(self.progress)

    def load_batches(self) -> Loader[ParserBatch]:
        plan, seed = self.plan, self.plan.seed
        count, size = (plan.small_batch, plan.size // 2) if self.stage else (plan.batch, plan.size)
        return Loader(
            lambda step: self.samples.draw(np.random.default_rng((seed, step)), count, size), self.step
        )

    def loss(self, batch: ParserBatch) -> Tensor:
        network, images, labels = self.network, batch.images, batch.labels
        with bfloat16_if_quick(torch.device("cpu")):
            features = network.features(images)
            half = network.head(features)
        # the pixels of a 2 x 2 cell take turns: no bias, a quarter of the cost
        row, column = self.step // 2 % 2, self.step % 2
        loss = parsing_loss(half, labels[:, row::2, column::2], self.weights, batch.hidden)
        if network.fine is None and self.progress < self.plan.sharp_from:
            return loss
        window = self._window(labels)
        with bfloat16_if_quick(torch.device("cpu")):
            logits = network.full_size(features[:, :, *halved(window)], images[:, :, *window])
        return (loss + parsing_loss(logits, labels[:, *window], self.weights, batch.hidden)) / 2

    def _window(self, labels: Tensor) -> tuple[slice, slice]:
        """The rows and columns of labels [B, H, W] that the step decides at full size: a quarter of the
        picture at a place that changes, at the end of the run the whole picture.
        """
        height, width = labels.shape[1:]
        if self.progress >= self.plan.sharp_from:
            return slice(0, height), slice(0, width)
        rng = np.random.default_rng((self.plan.seed, self.step, 1))
        top, left = (2 * int(rng.integers(side // 4 + 1)) for side in (height, width))
        return slice(top, top + height // 2), slice(left, left + width // 2)

    def save(self, folder: Path) -> None:
        """Writes `state.pt` to resume from, and `parser.safetensors`, the averaged weights."""
        save_state(folder / STATE_FILE, self._parts(), {"step": self.step, "seconds": self.seconds})
        self._write(self.average.network, folder / PARSER_FILE)

    def load(self, folder: Path) -> None:
        """Restores what `save` wrote. FileNotFoundError, or ValueError for the state of another run."""
        counts = load_state(folder / STATE_FILE, self._parts(), ("step", "seconds"))
        self.step, self.seconds = int(counts["step"]), counts["seconds"]

    def _parts(self) -> dict[str, Stateful]:
        return {"parser": self.network, "average": self.average.model, "optimizer": self.optimizer}


def region_weights(shares: np.ndarray) -> Tensor:
    """Weights [S] that lift rare regions: pixel shares to the power -0.25, one on average over the pixels.

    A higher power finds more of a small region, and makes it too large. The soft Dice overlap, which counts
    every region once, does the rest.
    """
    weights = np.clip(shares, 1e-5, None) ** -0.25
    return torch.tensor(weights / (weights * shares).sum(), dtype=torch.float32)


def train_parser(trainer: ParserTrainer, folder: Path, report: Callable[[str], None]) -> None:
    """Runs the plan to its end; saves every few minutes, at the end, and when stopped."""

    def after(loss: float) -> None:
        if trainer.step % 50 == 0:
            report(f"{trainer.progress:6.1%}  step {trainer.step}  loss {loss:.3f}")

    if not run_to_end(trainer, lambda: trainer.save(folder), trainer.plan.save_every_minutes, after):
        report("stopped")

"""Trains the face locator or the landmark refiner for some minutes; can be stopped and resumed."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from models.lab.training.core.average import MovingAverage
from models.lab.training.core.network_trainer import NetworkTrainer, run_to_end
from models.lab.training.core.progress import Every, Length
from models.lab.training.core.run_folder import RunFiles
from models.lab.training.core.state import Stateful, load_state, save_state
from models.precision import bfloat16_if_quick

FACES_FILE = "face-locator.safetensors"
LOCATOR_STATE, REFINER_STATE = "locator.pt", "refiner.pt"
RUN_FILES = RunFiles((LOCATOR_STATE, REFINER_STATE, FACES_FILE))

_WARM_UP = 0.03
_DECAY = 0.998
_REPORT_MINUTES, _SAVE_MINUTES = 0.5, 2.0

Draw = Callable[[np.random.Generator, int], Any]
"""Makes a batch of so many pictures."""

LossOf = Callable[[nn.Module, Any], Tensor]
"""The loss of a network on a batch, a scalar."""


class LocatorTrainer(NetworkTrainer[nn.Module, Any]):
    """A run of `network` on batches of `batch` pictures. The learning rate falls by a cosine."""

    def __init__(
        self, network: nn.Module, draw: Draw, loss_of: LossOf, length: Length, batch: int,
        rate: float = 2e-3, seed: int = 0,
    ) -> None:  # fmt: skip
        network = network.to(memory_format=torch.channels_last).train()  # type: ignore[call-overload]
        super().__init__(network, length, MovingAverage(network, _DECAY), weight_decay=0.01)
        self._draw, self._loss_of, self._batch = draw, loss_of, batch
        self._rate, self._seed = rate, seed

    @property
    def rate(self) -> float:
        return self._rate * _schedule(self.progress)

    def load_batches(self) -> Generator[Any, None, None]:
        """Drawn as they are needed: the drawing is part of the run's minutes."""
        while True:
            started = time.monotonic()
            batch = self._draw(np.random.default_rng((self._seed, self.step)), self._batch)
            self.seconds += time.monotonic() - started
            yield batch

    def loss(self, batch: Any) -> Tensor:
        with bfloat16_if_quick(torch.device("cpu")):
            return self._loss_of(self.network, batch)

    def save(self, path: Path) -> None:
        """Writes everything to resume from to `path`, whole or not at all."""
        save_state(path, self._parts(), {"steps": self.step, "spent": self.seconds})

    def load(self, path: Path) -> None:
        """Restores what `save` wrote. FileNotFoundError, or ValueError for the state of another run."""
        counts = load_state(path, self._parts(), ("steps", "spent"))
        self.step, self.seconds = int(counts["steps"]), counts["spent"]
        self.average.updates = self.step

    def _parts(self) -> dict[str, Stateful]:
        return {"network": self.network, "average": self.average.network, "optimiser": self.optimizer}


def train_network(
    network: nn.Module,
    draw: Draw,
    loss_of: LossOf,
    *,
    minutes: float,
    batch: int,
    state: Path,
    rate: float = 2e-3,
    seed: int = 0,
) -> nn.Module:
    """Trains `network` and returns the moving average of its weights, in evaluation mode.

    `state` is written every two minutes; if the file exists, the run is resumed from it. KeyboardInterrupt if
    the run was stopped, after it was saved.
    """
    trainer = LocatorTrainer(network, draw, loss_of, Length(minutes=minutes), batch, rate, seed)
    if state.is_file():
        trainer.load(state)
    reporting, recent = Every(_REPORT_MINUTES), 0.0

    def after(loss: float) -> None:
        nonlocal recent
        recent += 0.05 * (loss - recent) if recent else loss
        if reporting.due:
            spent = trainer.seconds / 60
            print(f"{spent:5.1f} of {minutes:.1f} min  step {trainer.step}  loss {recent:.3f}", flush=True)
            reporting.reset()

    if not run_to_end(trainer, lambda: trainer.save(state), _SAVE_MINUTES, after):
        raise KeyboardInterrupt
    return trainer.average.network


def _schedule(share: float) -> float:
    """The learning rate's factor: up at once, down by a cosine."""
    return min(share / _WARM_UP + 0.01, 0.5 * (1 + math.cos(math.pi * share)) + 1e-3)

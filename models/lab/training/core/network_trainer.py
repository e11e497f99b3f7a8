"""Training of one network by one loss, with AdamW: shared by the face parser and the face locator."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from typing import ClassVar, Generic, TypeVar

import torch
from torch import Tensor, nn

from models.lab.training.core.average import MovingAverage
from models.lab.training.core.loop import Batches, run_stages
from models.lab.training.core.progress import Every, Length
from models.lab.training.core.stopping import listening

N = TypeVar("N", bound=nn.Module)
B = TypeVar("B")


class NetworkTrainer(ABC, Generic[N, B]):
    """Holds everything that a run changes: network, moving average, optimizer, step and seconds.

    The batches of a step follow from the run's seed and the step's number, so a resumed run goes on exactly.
    """

    largest_gradient: ClassVar[float] = 5.0
    """The norm that gradients are clipped to."""

    def __init__(self, network: N, length: Length, average: MovingAverage[N], weight_decay: float) -> None:
        self.network, self.length, self.average = network, length, average
        self.optimizer = torch.optim.AdamW(network.parameters(), 1.0, weight_decay=weight_decay)
        self.step, self.seconds = 0, 0.0

    @property
    def progress(self) -> float:
        return self.length.progress(self.step, self.seconds)

    @property
    def stage(self) -> Hashable:
        """Batches are loaded anew when it changes."""
        return None

    @property
    @abstractmethod
    def rate(self) -> float:
        """The learning rate of the present step."""

    @abstractmethod
    def load_batches(self) -> Batches[B]:
        """The batches of the present stage, from the present step on."""

    @abstractmethod
    def loss(self, batch: B) -> Tensor:
        """The loss of the present step, a scalar."""

    def train_step(self, batch: B) -> float:
        """One update; returns its loss."""
        started = time.monotonic()
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate
        loss = self.loss(batch)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), self.largest_gradient)
        self.optimizer.step()
        self.average.update(self.network)
        self.step += 1
        self.seconds += time.monotonic() - started
        return loss.item()


def run_to_end(
    trainer: NetworkTrainer[N, B],
    save: Callable[[], object],
    save_every: float,
    report: Callable[[float], object],
) -> bool:
    """Trains to the end. Calls `save` every `save_every` minutes and at the end, also when Ctrl+C or SIGTERM
    stops the run: the step under way is finished first. `report` gets the loss of every step.

    Returns whether the run came to its end.
    """
    saving = Every(save_every)
    with listening() as stop:

        def after(loss: float) -> None:
            report(loss)
            if saving.due:
                save()
                saving.reset()

        run_stages(trainer, after, stop)
        save()
    return not stop.asked

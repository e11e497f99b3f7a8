"""The loop of a run: batch by batch, stage by stage, to its end or until it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Protocol, TypeVar

from models.lab.training.core.stopping import Stop

B = TypeVar("B")
Made = TypeVar("Made", covariant=True)
L = TypeVar("L", covariant=True)


class Batches(Iterator[Made], Protocol[Made]):
    """An endless iterator that is closed when it is no longer needed: a Loader, a generator."""

    def close(self) -> None: ...


class Run(Protocol[B, L]):
    """A trainer, as the loop uses it."""

    @property
    def progress(self) -> float:
        """The share of the run that is done, 0..1."""

    @property
    def stage(self) -> Hashable:
        """Batches are loaded anew when it changes."""

    def load_batches(self) -> Batches[B]:
        """The batches of the present stage, from the present step on."""

    def train_step(self, batch: B) -> L:
        """One update; returns its loss or losses."""


def run_stages(run: Run[B, L], after: Callable[[L], object], stop: Stop) -> None:
    """Trains until the run is done or `stop.asked` is set; `after` gets the losses of every step."""
    while run.progress < 1 and not stop.asked:
        stage, batches = run.stage, run.load_batches()
        try:
            for batch in batches:
                after(run.train_step(batch))
                if run.progress >= 1 or run.stage != stage or stop.asked:
                    break
        finally:
            batches.close()

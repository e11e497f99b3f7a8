"""Runs a trainer to the end of its plan: progress, held-out figures, sample sheets, saved state."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.atomic_write import remove_leftovers
from models.lab.systems import save_system
from models.lab.training.batches import BatchMaker
from models.lab.training.core.loop import run_stages
from models.lab.training.core.progress import Every, Pace, pace
from models.lab.training.core.stopping import Stop, listening
from models.lab.training.discriminator_file import DISCRIMINATOR_FILE, save_discriminator
from models.lab.training.log import NO_TENSORBOARD, RunLog
from models.lab.training.run_files import WEIGHTS_FILE
from models.lab.training.samples import held_out_figures, sample_sheet, write_sheet
from models.lab.training.trainer import Trainer


@dataclass(frozen=True)
class Report:
    """One line of progress: losses, with pictures a second (`rate`) and the seconds `left`; or `figures` of
    the held-out pictures, when they were just measured.
    """

    step: int
    progress: float
    left: float
    losses: dict[str, float]
    figures: dict[str, float] | None = None
    rate: float = 0.0

    def __str__(self) -> str:
        bar = "#" * int(20 * self.progress)
        parts = [f"[{bar:<20}] {100 * self.progress:3.0f} %", f"step {self.step}"]
        if self.figures:
            parts += (f"held-out {name} {value:.3f}" for name, value in self.figures.items())
        else:
            parts += (f"{name} {value:.3f}" for name, value in self.losses.items())
            parts.append(pace(self.rate, self.left))
        return "  ".join(parts)


def print_report(report: Report) -> None:
    """A line that rewrites itself on a terminal; held-out figures stay."""
    end = "\n" if report.figures or not sys.stderr.isatty() else "\r"
    print(str(report), end=end, file=sys.stderr, flush=True)


def run_training(
    trainer: Trainer, held_out: BatchMaker, folder: Path, report: Callable[[Report], None] = print_report
) -> dict[str, float]:
    """Trains to the end of the plan; saves every few minutes and at the end, also when stopped by Ctrl+C or
    SIGTERM. Of several processes the first one reports and writes.

    Returns the last held-out figures, empty if there are none yet.
    """
    recorder = RunRecorder(trainer, held_out, folder, report) if trainer.processes.first else None
    told: set[str] = set()
    with listening(insist=trainer.processes.count == 1) as stop:

        def after(losses: dict[str, float]) -> None:
            stop.asked = trainer.processes.any(stop.asked)
            tell_unreadable(trainer.batches, told)
            if recorder is not None:
                recorder.after_step(losses, stop)

        try:
            run_stages(trainer, after, stop)
            if recorder is not None:
                recorder.save()
                if not stop.asked:
                    recorder.measure()
                    recorder.log.settings(trainer.plan.to_dict(), recorder.figures)
            trainer.processes.wait()
        finally:
            if recorder is not None:
                recorder.log.close()
    return recorder.figures if recorder is not None else {}


def tell_unreadable(batches: BatchMaker, told: set[str]) -> None:
    """Names each picture that could not be read and was left out, once; every process its own."""
    for fault in set(batches.unreadable.values()) - told:
        told.add(fault)
        print(f"\nLeft out, {len(told)} by now: {fault}", file=sys.stderr, flush=True)


class RunRecorder:
    """Writes a run's files: losses, figures, samples, weights and state; `figures` are the last measured."""

    def __init__(
        self, trainer: Trainer, held_out: BatchMaker, folder: Path, report: Callable[[Report], None]
    ) -> None:
        self.trainer, self.held_out, self.folder, self.report = trainer, held_out, folder, report
        remove_leftovers(folder)
        self.log = RunLog(folder, trainer.step)
        self.figures: dict[str, float] = {}
        self._settled = trainer.average.network
        self._save = Every(trainer.plan.save_every_minutes)
        self._pace = Pace(trainer.progress)
        self._told: set[str] = set()
        if not self.log.has_tensorboard:
            print(NO_TENSORBOARD, file=sys.stderr, flush=True)

    def after_step(self, losses: dict[str, float], stop: Stop) -> None:
        """Logs the losses as planned, and saves and measures when that is due."""
        self._pace.step(self.trainer.rows()[0])
        self._log_losses(losses)
        if self._save.due and not stop.asked:
            self.save()
            self.measure()

    def _log_losses(self, losses: dict[str, float]) -> None:
        trainer = self.trainer
        if trainer.step % trainer.plan.log_every:
            if self._pace.steps == 1:  # the run has begun; log.csv stays that of a run without a break
                self._report(losses)
            return
        rate = trainer.optimizer_g.param_groups[0]["lr"]
        self.log.losses(trainer.step, losses | {"learning rate": rate})
        self._report(losses)

    def save(self) -> None:
        """Writes the state; then `generator.safetensors`, the averaged weights, their statistics settled; and
        the discriminator once it has taken part.
        """
        self.trainer.save(self.folder)
        self._settled = self.trainer.settled()
        save_system(self._settled, self.folder / WEIGHTS_FILE)
        if self.trainer.plan.discriminates(self.trainer.progress):
            save_discriminator(self.trainer.adversary.network, self.folder / DISCRIMINATOR_FILE)
        self._save.reset()

    def measure(self) -> None:
        """Measures the saved weights on every held-out pair, once and not mirrored, and writes a sheet of
        samples.
        """
        trainer, system = self.trainer, self._settled
        self.held_out.check()
        tell_unreadable(self.held_out, self._told)
        self.figures = held_out_figures(trainer, system, self.held_out)
        self.log.figures(trainer.step, trainer.seconds, self.figures)
        sheet = sample_sheet(trainer, system, self.held_out)
        write_sheet(sheet, self.folder / f"samples-{trainer.step:06d}.png")
        self.log.sheet(trainer.step, sheet)
        left = self._pace.left(trainer.progress)
        self.report(Report(trainer.step, trainer.progress, left, {}, self.figures))
        self._save.reset()

    def _report(self, losses: dict[str, float]) -> None:
        trainer = self.trainer
        left, rate = self._pace.left(trainer.progress), self._pace.rate()
        self.log.rate(trainer.step, rate)
        self.report(Report(trainer.step, trainer.progress, left, losses, rate=rate))

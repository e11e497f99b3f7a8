"""Runs a trainer to the end of its plan: progress, held-out figures, sample sheets, saved state."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.training.batches import BatchMaker
from models.training.samples import held_out_figures, write_sheet
from models.training.trainer import Trainer


@dataclass(frozen=True)
class Report:
    """One line of progress. `left` is in seconds; `figures` are held-out ones when they were just
    measured.
    """

    step: int
    progress: float
    left: float
    losses: dict[str, float]
    figures: dict[str, float] | None = None

    def __str__(self) -> str:
        minutes = int(self.left // 60)
        parts = "  ".join(f"{k} {v:.3f}" for k, v in (self.figures or self.losses).items())
        bar = "#" * int(20 * self.progress)
        done = f"[{bar:<20}] {100 * self.progress:3.0f} %"
        return f"{done}  step {self.step}  {parts}  {minutes // 60}:{minutes % 60:02d} left"


def print_report(report: Report) -> None:
    """A line that rewrites itself on a terminal; held-out figures stay."""
    end = "\n" if report.figures or not sys.stderr.isatty() else "\r"
    print(str(report), end=end, file=sys.stderr, flush=True)


def run_training(
    trainer: Trainer, held_out: BatchMaker, folder: Path, report: Callable[[Report], None] = print_report
) -> dict[str, float]:
    """Trains to the end of the plan; saves every few minutes and at the end (also when interrupted by
    Ctrl+C).

    Returns the last held-out figures, empty if the run was interrupted before the first.
    """
    figures: dict[str, float] = {}
    saved = time.monotonic()
    try:
        while trainer.progress < 1:
            coarse, batches = trainer.coarse, trainer.prefetch()
            try:
                for batch in batches:
                    losses = trainer.train_step(batch)
                    due = time.monotonic() - saved > 60 * trainer.plan.save_every_minutes
                    if trainer.step % 20 == 0:
                        report(_report(trainer, losses))
                    if due:
                        figures = _show(trainer, held_out, folder, report)
                        saved = time.monotonic()
                    if trainer.progress >= 1 or trainer.coarse != coarse:
                        break
            finally:
                batches.close()
    except KeyboardInterrupt:
        trainer.save(folder)
        return figures
    return _show(trainer, held_out, folder, report)


def _report(trainer: Trainer, losses: dict[str, float], figures: dict[str, float] | None = None) -> Report:
    left = trainer.seconds * (1 / max(trainer.progress, 1e-6) - 1)
    return Report(trainer.step, trainer.progress, left, losses, figures)


def _show(
    trainer: Trainer, held_out: BatchMaker, folder: Path, report: Callable[[Report], None]
) -> dict[str, float]:
    """Settles and saves the averaged weights, measures them on the held-out pairs, writes a sheet."""
    trainer.settle()
    trainer.save(folder)
    rng = np.random.default_rng(0)
    batches = [trainer.move(held_out.draw(rng, 8, trainer.heights())) for _ in range(4)]
    figures = held_out_figures(trainer, batches)
    write_sheet(trainer, batches[0], trainer.regions, folder / f"samples-{trainer.step:06d}.png")
    with (folder / "figures.csv").open("a", encoding="utf-8") as lines:
        lines.write(f"{trainer.step},{trainer.seconds:.0f},{figures['psnr']:.3f},{figures['ssim']:.4f}\n")
    report(_report(trainer, {}, figures))
    return figures

"""A run from Python: one data set, one process. The command line does the same with more of each."""

from __future__ import annotations

from pathlib import Path

from torch import nn

from models.lab.datasets import Dataset
from models.lab.systems import System
from models.lab.training.batches import BatchMaker
from models.lab.training.plan import TrainingPlan
from models.lab.training.run import run_training
from models.lab.training.run_files import RUN_FILES
from models.lab.training.sources import hold_out
from models.lab.training.trainer import Trainer
from models.parsing import FaceParser


def train(
    system: System,
    dataset: Dataset,
    plan: TrainingPlan,
    folder: str | Path,
    perceptual: nn.Module | None = None,
    parser: FaceParser | None = None,
    overwrite: bool = False,
) -> dict[str, float]:
    """Train `system` on all pictures but every 25th, and return the figures of those.

    The result is `generator.safetensors` in `folder` (the averaged weights), with samples and
    losses; Ctrl+C ends a run with everything saved. `perceptual` is a loss of images [B, 3, H, W], as
    `models.perceptual` has them; `parser` is for the plan's `layout` and the discriminator
    "projected". UserError where `folder` holds a run already, unless it is to be overwritten;
    ValueError for a data set of one picture, or without a face parser that is needed.
    """
    RUN_FILES.claim(Path(folder), overwrite)
    held_out, rest = hold_out(dataset)
    if not rest.names:
        raise ValueError(f"{dataset.root} has one picture; training needs two, one of them held out")
    batches = BatchMaker([rest], [1.0], dataset.regions, plan.size, plan.jitter, plan.recolour, plan.warp)
    trainer = Trainer(system, plan, batches, dataset.regions, perceptual, parser=parser)
    unseen = BatchMaker([held_out], [1.0], dataset.regions, plan.size, jitter=0, recolour=0)
    if overwrite:
        RUN_FILES.clear(Path(folder))
    return run_training(trainer, unseen, Path(folder))

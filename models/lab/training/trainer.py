"""A training step: one system, one discriminator, a plan; everything a run changes."""

from __future__ import annotations

import contextlib
import copy
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from models.lab.systems import Batch, System
from models.lab.training.adversary import Adversary
from models.lab.training.batch_norm import recalibrate
from models.lab.training.batches import BatchMaker
from models.lab.training.core.average import MovingAverage
from models.lab.training.core.loader import Loader, default_workers
from models.lab.training.core.state import STATE_FILE, Stateful, load_state, save_state
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes
from models.losses import focal_frequency, reconstruction, roughness, structure
from models.parsing import FaceParser
from models.perceptual import LayoutLoss
from models.precision import bfloat16_if_quick
from models.regions import RegionSet

M = TypeVar("M", bound=nn.Module)

SETTLING = 10
"""Batches of the plan's size on which the statistics of saved weights are measured."""


class Trainer:
    """Holds everything that a run changes.

    All random draws of step n follow from the plan's seed and n: a resumed run, or one shared by several
    processes, draws the same.
    """

    def __init__(
        self, system: System, plan: TrainingPlan, batches: BatchMaker, regions: RegionSet,
        perceptual: nn.Module | None = None, processes: Processes | None = None,
        parser: FaceParser | None = None,
    ) -> None:  # fmt: skip
        self.plan, self.batches, self.regions = plan, batches, regions
        self.processes = processes or Processes()
        self.device = self.processes.device
        self.perceptual = self._place(perceptual) if perceptual is not None else None
        self.layout = self._place(self._layout_loss(parser)) if plan.layout else None
        self.average = MovingAverage(self._place(system), plan.ema)
        if system.synchronised_norm:
            self.processes.synchronise_batch_norm(system)
        system.learn(plan.learns)
        self.system = system
        self._shared = self.processes.parallel(system, system.skips_parameters)
        self.adversary = Adversary(plan, len(regions), self.processes, system.adversarial_loss, parser)
        betas = plan.chosen_schedule
        learning = [p for p in system.parameters() if p.requires_grad]
        self.optimizer_g = torch.optim.Adam(learning, betas=betas.betas_generator, fused=True)
        self.optimizer_d = torch.optim.Adam(
            self.adversary.network.parameters(), betas=betas.betas_discriminator, fused=True
        )
        self.scaler = torch.amp.GradScaler(self.device.type, enabled=plan.fp16)
        self.step, self.seconds = 0, 0.0
        self.rows()  # a batch that cannot be divided is refused now

    def _layout_loss(self, parser: FaceParser | None) -> LayoutLoss:
        if parser is None:
            raise ValueError("the loss `layout` needs our face parser, which was not given; or set layout=0")
        if parser.config.regions != len(self.regions):
            raise ValueError(
                f"the loss `layout` needs our face parser, which finds {parser.config.regions} regions, not "
                f"the {len(self.regions)} of these pictures; set layout=0"
            )
        return LayoutLoss(parser)

    def _place(self, module: M) -> M:
        module.to(self.device)
        return module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    @property
    def progress(self) -> float:
        return self.plan.progress(self.step, self.seconds)

    @property
    def coarse(self) -> bool:
        return self.system.coarse_factor is not None and self.plan.coarse(self.progress)

    @property
    def stage(self) -> bool:
        """Batches differ between the coarse stage and what follows."""
        return self.coarse

    def heights(self) -> list[int]:
        """The resolutions of the layout levels in use: none on an accelerator, which would wait for the CPU
        to find them.
        """
        if self.device.type != "cpu":
            return []
        return self.system.layout_heights(self.plan.shape[0], self.coarse)

    def rows(self) -> tuple[int, list[range]]:
        """Pictures of a joint batch of the present stage, and this process's rows in each pass."""
        count = self.plan.batch * (2 if self.coarse else 1)
        return count, self.processes.rows(count, self.plan.accumulate)

    def load_batches(self) -> Loader[list[Batch]]:
        """The batches of the present stage, from the present step on; each in as many parts as there are
        passes.
        """
        heights, (count, rows) = self.heights(), self.rows()

        def make(step: int) -> list[Batch]:
            rng = np.random.default_rng((self.plan.seed, step))
            return self.batches.draw_parts(rng, count, heights, rows)

        workers = self.plan.workers or default_workers(self.processes.count)
        return Loader(make, self.step, workers=workers)

    def train_step(self, parts: Sequence[Batch] | Batch) -> dict[str, float]:
        """One update of the system and, once the plan says so, of the discriminator, from the sum over
        `parts`. Returns the losses, the mean over all processes.
        """
        started = time.perf_counter()
        parts = [parts] if isinstance(parts, Batch) else parts
        optimizers = [self.optimizer_g]
        if self.plan.discriminates(self.progress):
            optimizers.append(self.optimizer_d)
        self._prepare()
        totals: dict[str, Tensor] = {}
        for index, part in enumerate(parts):
            # every pass draws for the joint batch and takes its own rows
            torch.manual_seed(self.step_seed())
            last = index + 1 == len(parts)
            batch = replace(part.to(self.device), swapped=self._swapped(len(part)), mixed=self.plan.mix)
            for name, value in self._backward(batch, len(parts), last).items():
                totals[name] = totals.get(name, torch.zeros_like(value)) + value.detach() / len(parts)
        for optimizer in optimizers:
            self.scaler.step(optimizer)
        self.scaler.update()
        self.average.update(self.system)
        values = dict(zip(totals, torch.stack(list(totals.values())).tolist(), strict=True))
        losses = self.processes.mean(values | {"seconds": time.perf_counter() - started})
        self.step += 1
        self.seconds += losses.pop("seconds")
        return losses

    def _swapped(self, count: int) -> int:
        """How many of a pass's `count` pictures get the styles of others; at least one keeps its own, to be
        compared with its picture.
        """
        swaps = self.system.swaps and self.plan.late(self.progress)
        return min(round(self.plan.swap * count), count - 1) if swaps else 0

    def _prepare(self) -> None:
        factor = self.plan.rate(self.progress)
        for optimizer, base in zip((self.optimizer_g, self.optimizer_d), self.plan.rates, strict=True):
            optimizer.zero_grad(set_to_none=True)
            for group in optimizer.param_groups:
                group["lr"] = base * factor

    def step_seed(self) -> int:
        """The seed of torch's generator in each pass of the present step."""
        return int(np.random.SeedSequence((self.plan.seed, self.step, 1)).generate_state(1)[0])

    def _backward(self, batch: Batch, passes: int, last: bool) -> dict[str, Tensor]:
        """Adds the gradients of one pass; the processes exchange them after the last one."""
        with contextlib.ExitStack() as stack:
            for network in (self._shared, self.adversary.shared):
                if isinstance(network, DistributedDataParallel) and not last:
                    stack.enter_context(network.no_sync())
            terms, discriminator = self._losses(batch)
            if discriminator is not None:
                self.scaler.scale(discriminator / passes).backward()
            total = sum(terms.values(), torch.zeros((), device=self.device))
            self.scaler.scale(total / passes).backward()
        # "judge" is the discriminator's loss in log.csv
        return terms if discriminator is None else terms | {"judge": discriminator}

    def _losses(self, batch: Batch) -> tuple[dict[str, Tensor], Tensor | None]:
        """The system's losses by name, weighted, and the discriminator's loss if it takes part."""
        plan = self.plan
        with self.autocast():
            fake, own = self._shared(batch, self.coarse)
        kept, target = batch.kept, self.target(batch)
        terms = {"reconstruction": reconstruction(fake[kept], target[kept]), **own}
        if self.coarse:
            return terms, None
        terms["reconstruction"] = plan.reconstruction * terms["reconstruction"]
        if plan.roughness:
            terms["roughness"] = plan.roughness * roughness(fake[kept], target[kept])
        if plan.structure:
            terms["structure"] = plan.structure * structure(fake[kept], target[kept])
        window = self.adversary.window(np.random.default_rng((plan.seed, self.step, 2)))
        part = (kept, slice(None), *window)
        if plan.frequency:
            terms["frequency"] = plan.frequency * focal_frequency(fake[part], target[part])
        if self.perceptual is not None:
            where = (kept,) if plan.perceptual_whole else part
            with self.autocast():
                terms["perceptual"] = plan.perceptual * self.perceptual(fake[where], target[where]).float()
        if self.layout is not None:
            with self.autocast():
                terms["layout"] = plan.layout * self.layout(fake, batch.labels)
        if not plan.discriminates(self.progress):
            return terms, None
        own, more = self.adversary.losses(batch, fake, window, self.autocast(), step=self.step)
        return terms | more, own

    def autocast(self) -> torch.autocast:
        """Mixed precision as planned, bfloat16 only where it is quick."""
        if self.plan.fp16:
            return torch.autocast(self.device.type, torch.float16)
        if self.plan.bf16:
            return bfloat16_if_quick(self.device)
        return torch.autocast(self.device.type, enabled=False)

    def reconstruct(self, system: System, batch: Batch) -> Tensor:
        """The batch's pictures from their own styles and layouts: full size, or smaller while coarse."""
        with self.autocast():
            return system(batch, self.coarse).images

    def target(self, batch: Batch) -> Tensor:
        """The pictures that `reconstruct` is compared with."""
        return F.avg_pool2d(batch.images, self.system.coarse_factor or 1) if self.coarse else batch.images

    def settled(self) -> System:
        """The averaged system with batch-norm statistics measured on training batches, unless the
        generator was frozen. It is a copy, so that a run does not depend on when it was saved.
        """
        system = copy.deepcopy(self.average.network)
        if self.plan.learns != "all":
            return system
        rng, heights = np.random.default_rng(self.plan.seed + 1), self.heights()
        torch.manual_seed(self.plan.seed + 1)
        count = len(self.rows()[1][0])  # what this process has memory for
        portions = max(1, SETTLING * self.plan.batch // count)
        drawn = (self.batches.draw(rng, count, heights).to(self.device) for _ in range(portions))
        recalibrate(system, (self.reconstruct(system, batch) for batch in drawn))
        return system

    def save(self, folder: Path) -> None:
        """Writes `state.pt`, everything to go on from, whole or not at all."""
        counts = {"step": self.step, "seconds": self.seconds, "updates": self.average.updates}
        save_state(folder / STATE_FILE, self._parts(), counts)

    def load(self, folder: Path) -> None:
        """Restores what `save` wrote. FileNotFoundError, or ValueError if it is the state of another run."""
        names = ("step", "seconds", "updates")
        counts = load_state(folder / STATE_FILE, self._parts(), names, self.device)
        self.step, self.seconds = int(counts["step"]), float(counts["seconds"])
        self.average.updates = int(counts["updates"])

    def _parts(self) -> dict[str, Stateful]:
        return {
            "system": self.system,
            "discriminator": self.adversary.network,
            "average": self.average.network,
            "optimizer_g": self.optimizer_g,
            "optimizer_d": self.optimizer_d,
            "scaler": self.scaler,
        }

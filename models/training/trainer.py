"""The training loop: one generator, one discriminator, a plan; resumable at any step."""

from __future__ import annotations

import ast
import time
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.regions import RegionSet
from models.sean import SEANConfig, SEANGenerator, save_generator
from models.sean.encoder import one_hot
from models.sean.lookup import forward_by_lookup
from models.training.batches import Batch, BatchMaker, Prefetcher
from models.training.discriminator import MultiScaleDiscriminator
from models.training.ema import MovingAverage, recalibrate
from models.training.losses import discriminator_hinge, feature_matching, generator_hinge, reconstruction
from models.training.perceptual import PerceptualLoss
from models.training.plan import TrainingPlan

M = TypeVar("M", bound=nn.Module)

COARSE_BLOCK = "up_1"
"""The block whose quarter-size output the coarse stage turns into a picture."""


class Trainer:
    """Holds everything that a run changes. `run` goes on from wherever the state stands."""

    def __init__(
        self, config: SEANConfig, plan: TrainingPlan, batches: BatchMaker, regions: RegionSet,
        perceptual: PerceptualLoss | None = None, device: torch.device | None = None,
    ) -> None:  # fmt: skip
        torch.manual_seed(plan.seed)
        self.plan, self.batches, self.regions = plan, batches, regions
        self.device = device or torch.device("cpu")
        self.generator = self._place(SEANGenerator(config)).train()
        self.coarse_head = self._place(nn.Conv2d(4 * config.base_width, 3, 3, padding=1))
        self.discriminator = self._place(MultiScaleDiscriminator(len(regions), plan.discriminator_width))
        self.perceptual = self._place(perceptual) if perceptual is not None else None
        self.average = MovingAverage(self.generator, plan.ema)
        params = [*self.generator.parameters(), *self.coarse_head.parameters()]
        self.optimizer_g = torch.optim.Adam(params, plan.learning_rate, betas=(0.5, 0.99), fused=True)
        self.optimizer_d = torch.optim.Adam(
            self.discriminator.parameters(), plan.learning_rate_discriminator, betas=(0.0, 0.99), fused=True
        )
        self.step, self.seconds = 0, 0.0
        self.rng = np.random.default_rng(plan.seed)

    def _place(self, module: M) -> M:
        module.to(self.device)
        return module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    @property
    def progress(self) -> float:
        return self.plan.progress(self.step, self.seconds)

    @property
    def coarse(self) -> bool:
        return self.plan.coarse(self.progress)

    def heights(self) -> list[int]:
        """The resolutions of the blocks in use."""
        size = self.plan.size
        return [size >> k for k in range(5, 1 if self.coarse else -1, -1)]

    def prefetch(self) -> Prefetcher:
        """Batches for the present stage. Drawn on a thread of their own, so from a generator of their own."""
        heights, count = self.heights(), self.plan.batch * (2 if self.coarse else 1)
        rng = np.random.default_rng((self.plan.seed, self.step))
        return Prefetcher(lambda: self.batches.draw(rng, count, heights))

    def train_step(self, batch: Batch) -> dict[str, float]:
        """One update of the generator and, once the plan says so, of the discriminator. Returns the
        losses.
        """
        started = time.perf_counter()
        batch = self.move(batch)
        rate = self.plan.rate(self.progress)
        for optimizer, base in (
            (self.optimizer_g, self.plan.learning_rate),
            (self.optimizer_d, self.plan.learning_rate_discriminator),
        ):
            for group in optimizer.param_groups:
                group["lr"] = base * rate
        losses = self._coarse_step(batch) if self.coarse else self._full_step(batch)
        self.average.update(self.generator)
        self.step += 1
        self.seconds += time.perf_counter() - started
        return losses

    def move(self, batch: Batch) -> Batch:
        """The batch on the trainer's device."""
        if self.device.type == "cpu":
            return batch
        levels = {h: level.to(self.device) for h, level in batch.levels.items()}
        return Batch(batch.images.to(self.device), batch.labels.to(self.device), levels)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.plan.bf16)

    def reconstruct(self, generator: SEANGenerator, batch: Batch, noise: bool = True) -> Tensor:
        """The batch's portraits from their own styles and layouts: full size, or quarter size while
        coarse.
        """
        with self._autocast():
            styles = generator.encode(batch.images, batch.labels).float()  # [B, S, 512]
            if self.coarse:
                x = forward_by_lookup(
                    generator, batch.labels, batch.levels, styles, noise, until=COARSE_BLOCK
                )
                return torch.tanh(self.coarse_head(F.leaky_relu(x, 0.2))).float()
            x = forward_by_lookup(generator, batch.labels, batch.levels, styles, noise)
            return generator.to_image(x).float()

    def target(self, batch: Batch) -> Tensor:
        return F.avg_pool2d(batch.images, 4) if self.coarse else batch.images

    def _coarse_step(self, batch: Batch) -> dict[str, float]:
        loss = reconstruction(self.reconstruct(self.generator, batch), self.target(batch))
        self._descend(self.optimizer_g, loss)
        return {"reconstruction": loss.item()}

    def _full_step(self, batch: Batch) -> dict[str, float]:
        plan = self.plan
        fake = self.reconstruct(self.generator, batch)
        terms = {"reconstruction": plan.reconstruction * reconstruction(fake, batch.images)}
        if self.perceptual is not None:
            with self._autocast():
                terms["perceptual"] = plan.perceptual * self.perceptual(fake, batch.images).float()
        if plan.judged(self.progress):
            layout, real_window, fake_window = self._windows(batch, fake)
            terms |= self._discriminate(layout, real_window, fake_window)
        self._descend(self.optimizer_g, sum((t for k, t in terms.items() if k != "judge"), torch.zeros(())))
        return {k: t.item() for k, t in terms.items()}

    def _windows(self, batch: Batch, fake: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The same random window of layout, real and generated pictures: patches need no whole face."""
        size, window = self.plan.size, self.plan.window
        y, x = (int(v) for v in self.rng.integers(0, size - window + 1, 2))
        part = (..., slice(y, y + window), slice(x, x + window))
        return one_hot(batch.labels[part], len(self.regions)), batch.images[part], fake[part]

    def _discriminate(self, layout: Tensor, real: Tensor, fake: Tensor) -> dict[str, Tensor]:
        """Updates the discriminator, then returns the generator's adversarial terms."""
        both = torch.cat([real, fake.detach()])
        with self._autocast():
            outputs = self.discriminator(torch.cat([layout, layout]), both)
        halves = [[f.float().chunk(2) for f in scale] for scale in outputs]
        judge = discriminator_hinge([[a for a, _ in s] for s in halves], [[b for _, b in s] for s in halves])
        self._descend(self.optimizer_d, judge)
        self.discriminator.requires_grad_(False)
        with self._autocast():
            with torch.no_grad():
                wanted = self.discriminator(layout, real)
            judged = self.discriminator(layout, fake)
        self.discriminator.requires_grad_(True)
        wanted, judged = ([[f.float() for f in s] for s in o] for o in (wanted, judged))
        return {
            "matching": self.plan.feature_matching * feature_matching(wanted, judged),
            "adversarial": self.plan.adversarial * generator_hinge(judged),
            "judge": judge.detach(),
        }

    @staticmethod
    def _descend(optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()

    def settle(self, passes: int = 10) -> None:
        """Measures the averaged generator's batch-norm statistics anew on fresh training batches."""
        rng, heights = np.random.default_rng(self.plan.seed + 1), self.heights()
        drawn = (self.move(self.batches.draw(rng, self.plan.batch, heights)) for _ in range(passes))
        recalibrate(self.average.generator, (self.reconstruct(self.average.generator, b) for b in drawn))

    def save(self, folder: Path) -> None:
        """Writes `state.pt` (everything, to resume) and `generator.safetensors` (the averaged weights),
        atomically.
        """
        folder.mkdir(parents=True, exist_ok=True)
        state = {
            "step": self.step,
            "seconds": self.seconds,
            "updates": self.average.updates,
            "rng": torch.frombuffer(
                bytearray(repr(self.rng.bit_generator.state).encode()), dtype=torch.uint8
            ),
            "torch_rng": torch.get_rng_state(),
        } | {name: part.state_dict() for name, part in self._parts().items()}
        temporary = folder / "state.pt.part"
        torch.save(state, temporary)
        temporary.replace(folder / "state.pt")
        temporary = folder / "generator.part.safetensors"
        save_generator(self.average.generator, temporary)
        temporary.replace(folder / "generator.safetensors")

    def load(self, folder: Path) -> None:
        """Goes back to the state that `save` wrote."""
        state = torch.load(folder / "state.pt", map_location=self.device, weights_only=True)
        for name, part in self._parts().items():
            part.load_state_dict(state[name])
        self.step, self.seconds = state["step"], state["seconds"]
        self.average.updates = state["updates"]
        self.rng.bit_generator.state = ast.literal_eval(bytes(state["rng"].tolist()).decode())
        torch.set_rng_state(state["torch_rng"].cpu())

    def _parts(self) -> dict[str, nn.Module | torch.optim.Optimizer]:
        return {
            "generator": self.generator,
            "coarse_head": self.coarse_head,
            "discriminator": self.discriminator,
            "average": self.average.generator,
            "optimizer_g": self.optimizer_g,
            "optimizer_d": self.optimizer_d,
        }

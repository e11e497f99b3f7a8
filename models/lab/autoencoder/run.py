"""The training run of the texture autoencoder; resumable."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.autoencoder import TextureAutoencoder, save_autoencoder
from models.autoencoder.network import start_from_components
from models.lab.autoencoder.loss import texture_loss
from models.lab.autoencoder.samples import PictureCrops, moved
from models.lab.training.core.average import MovingAverage
from models.lab.training.core.loader import Loader
from models.lab.training.core.network_trainer import NetworkTrainer, run_to_end
from models.lab.training.core.progress import Length
from models.lab.training.core.run_folder import RunFiles
from models.lab.training.core.state import STATE_FILE, Stateful, load_state, save_state

WEIGHTS_FILE = "texture-autoencoder.safetensors"
RUN_FILES = RunFiles((STATE_FILE, WEIGHTS_FILE))


@dataclass(frozen=True)
class AutoencoderPlan:
    """A run of the texture autoencoder; progress is 0 to 1."""

    minutes: float = 90.0
    """Length of the run in minutes of training steps, unless `steps` is set."""
    steps: int | None = None
    """Length of the run in updates."""
    seed: int = 0
    """The batch of a step follows from it and the step's number."""
    size: int = 96
    """Side of the crops in pixels."""
    batch: int = 12
    """Crops of an update."""
    moved: float = 0.35
    """Weight of decoding latents whose patches were moved."""
    learning_rate: float = 1e-3
    """The highest one, of AdamW."""
    ema: float = 0.998
    """Decay of the moving average of the weights."""
    save_every_minutes: float = 4.0
    """Between saved states."""

    def rate(self, progress: float) -> float:
        """Factor on the learning rate: a short rise, then half a cosine."""
        return min(1.0, progress / 0.01 + 0.05) * (0.02 + 0.98 * (1 + math.cos(math.pi * progress)) / 2)


class AutoencoderTrainer(NetworkTrainer[TextureAutoencoder, Tensor]):
    """A run of the texture autoencoder; `start` holds weights to begin with, else principal components."""

    def __init__(
        self, plan: AutoencoderPlan, crops: PictureCrops, start: TextureAutoencoder | None = None
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.crops = plan, crops
        network = start or TextureAutoencoder()
        if start is None:
            start_from_components(network, crops.cells(np.random.default_rng(plan.seed), 20_000))
        network.requires_grad_(True).train()
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        average = MovingAverage(network, plan.ema, warm_up=False)
        super().__init__(network, Length(plan.steps, plan.minutes), average, weight_decay=0.0)

    @property
    def rate(self) -> float:
        return self.plan.learning_rate * self.plan.rate(self.progress)

    def load_batches(self) -> Loader[Tensor]:
        plan = self.plan
        return Loader(
            lambda step: self.crops.draw(np.random.default_rng((plan.seed, step)), plan.batch, plan.size),
            self.step,
        )

    def loss(self, batch: Tensor) -> Tensor:
        batch = batch.contiguous(memory_format=torch.channels_last)
        latents = self.network.encode(batch)
        loss = texture_loss(self.network.decode(latents), batch)
        random = np.random.default_rng((self.plan.seed, self.step, 1))
        some = slice(len(batch) // 3)
        copied, target = moved(latents[some], batch[some], random)
        return loss + self.plan.moved * texture_loss(self.network.decode(copied), target)

    def save(self, folder: Path) -> None:
        """Writes `state.pt` to resume from, and the averaged weights."""
        save_state(folder / STATE_FILE, self._parts(), {"step": self.step, "seconds": self.seconds})
        save_autoencoder(self.average.network, folder / WEIGHTS_FILE)

    def load(self, folder: Path) -> None:
        """Restores what `save` wrote. FileNotFoundError, or ValueError for the state of another run."""
        counts = load_state(folder / STATE_FILE, self._parts(), ("step", "seconds"))
        self.step, self.seconds = int(counts["step"]), counts["seconds"]

    def _parts(self) -> dict[str, Stateful]:
        return {"autoencoder": self.network, "average": self.average.model, "optimizer": self.optimizer}


def train_autoencoder(trainer: AutoencoderTrainer, folder: Path, report: Callable[[str], None]) -> None:
    """Runs the plan to its end; saves every few minutes, at the end, and when stopped."""

    def after(loss: float) -> None:
        if trainer.step % 50 == 0:
            report(f"{trainer.progress:6.1%}  step {trainer.step}  loss {loss:.4f}")

    if not run_to_end(trainer, lambda: trainer.save(folder), trainer.plan.save_every_minutes, after):
        report("stopped")

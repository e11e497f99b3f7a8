"""The training run of the enlarger, with discriminators that learn beside it; resumable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.enlarger import Enlarger, save_enlarger
from models.lab.enlarger.discriminators import (
    Discriminators,
    deceiving_loss,
    discriminator_loss,
    seen_difference,
)
from models.lab.enlarger.loss import Features, coarse_difference, feature_difference
from models.lab.enlarger.samples import EnlargerBatch, FaceCrops
from models.lab.training.core.average import MovingAverage
from models.lab.training.core.loader import Loader
from models.lab.training.core.network_trainer import NetworkTrainer, run_to_end
from models.lab.training.core.progress import Length
from models.lab.training.core.run_folder import RunFiles
from models.lab.training.core.state import STATE_FILE, Stateful, load_state, save_state
from models.precision import bfloat16_if_quick

WEIGHTS_FILE = "enlarger.safetensors"
RUN_FILES = RunFiles((STATE_FILE, WEIGHTS_FILE))
"""The generator's pictures stay, whatever becomes of the run: others can use them."""
_TOLD_EVERY = 25  # steps
_CPU = torch.device("cpu")


@dataclass(frozen=True)
class EnlargerPlan:
    """A run of the enlarger; progress is 0 to 1."""

    minutes: float = 120.0
    """Length of the run in minutes of training steps, unless `steps` is set."""
    steps: int | None = None
    """Length of the run in updates."""
    seed: int = 0
    """The batch of a step follows from it and the step's number."""
    size: int = 192
    """Side of the crops of photos in pixels, a multiple of 32."""
    batch: int = 6
    """Crops of an update."""
    pixels: float = 0.3
    """Weight of pixels."""
    coarse: float = 2.0
    """Weight of coarse colours."""
    perceptual: float = 1.0
    """Weight of features."""
    adversarial: float = 0.4
    """Weight of the discriminators' scores; 0: there are no discriminators."""
    matching: float = 5.0
    """Weight of what the discriminators see."""
    adversarial_from: int = 250
    """Steps before the discriminators begin. Their weights then rise to the full within 200 steps."""
    learning_rate: float = 4e-4
    """The highest one of the enlarger, of Adam."""
    discriminators_rate: float = 8e-4
    """That of the discriminators."""
    ema: float = 0.998
    """Decay of the moving average of the weights."""
    save_every_minutes: float = 4.0
    """Between saved states."""

    def rate(self, progress: float) -> float:
        """Factor on the learning rate: it falls in the second half."""
        return min(1.0, 2 * (1 - progress) + 0.02)

    def adversarial_share(self, step: int) -> float:
        """Factor on the weights of all that the discriminators say, 0: they have not begun."""
        if not self.adversarial or step < self.adversarial_from:
            return 0.0
        return min(1.0, (step - self.adversarial_from + 1) / 200)


class EnlargerTrainer(NetworkTrainer[Enlarger, EnlargerBatch]):
    """A run of the enlarger; `start` holds weights to begin with. `parts` are the losses of the last step."""

    largest_gradient = 1.0

    def __init__(
        self, plan: EnlargerPlan, crops: FaceCrops, features: Features, start: Enlarger | None = None
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.crops, self.features = plan, crops, features
        network = (start or Enlarger()).requires_grad_(True).train()
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        average = MovingAverage(network, plan.ema)
        super().__init__(network, Length(plan.steps, plan.minutes), average, weight_decay=0.0)
        self.discriminators = Discriminators(network.config.regions, features.channels)
        self.discriminators.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        # less memory of gradients than usual: the discriminators change, and with them what is right
        self.optimizer = torch.optim.AdamW(network.parameters(), 1.0, (0.5, 0.99), weight_decay=0.0)
        self.discriminators_optimizer = torch.optim.AdamW(
            self.discriminators.parameters(), plan.discriminators_rate, (0.0, 0.99), weight_decay=0.0
        )
        self.parts: dict[str, float] = {}

    @property
    def rate(self) -> float:
        return self.plan.learning_rate * self.plan.rate(self.progress)

    def load_batches(self) -> Loader[EnlargerBatch]:
        plan = self.plan
        return Loader(
            lambda step: self.crops.draw(np.random.default_rng((plan.seed, step)), plan.batch, plan.size),
            self.step,
        )

    def loss(self, batch: EnlargerBatch) -> Tensor:
        """That of the enlarger; if the discriminators have begun, they learn from its picture first."""
        targets, share = batch.targets, self.plan.adversarial_share(self.step)
        with bfloat16_if_quick(_CPU):
            made = self.network(batch.images, batch.labels, self._noise(batch)).float()
            found = self.features.maps(made)
            with torch.no_grad():
                wanted = self.features.maps(targets)
            terms = {
                "pixels": (self.plan.pixels, (made - targets).abs().mean()),
                "coarse": (self.plan.coarse, coarse_difference(made, targets)),
                "features": (self.plan.perceptual, feature_difference(found, wanted)),
            }
        self.parts = {}
        if share:
            self._teach_discriminators(batch, made.detach(), [maps.detach() for maps in found], wanted)
            with bfloat16_if_quick(_CPU):
                outputs = self.discriminators(made, batch.labels, found)
                with torch.no_grad():
                    photos = self.discriminators(targets, batch.labels, wanted)
                terms["adversarial"] = share * self.plan.adversarial, deceiving_loss(outputs)
                terms["matching"] = share * self.plan.matching, seen_difference(outputs, photos)
        self.parts |= {name: value.item() for name, (_, value) in terms.items()}
        weighed = [weight * value for weight, value in terms.values()]
        return sum(weighed[1:], weighed[0])

    def _teach_discriminators(
        self, batch: EnlargerBatch, made: Tensor, found: list[Tensor], wanted: list[Tensor]
    ) -> None:
        self.discriminators.requires_grad_(True)
        with bfloat16_if_quick(_CPU):
            photos = self.discriminators(batch.targets, batch.labels, wanted)
            loss = discriminator_loss(photos, self.discriminators(made, batch.labels, found))
        self.discriminators_optimizer.zero_grad()
        loss.backward()
        self.discriminators_optimizer.step()
        self.discriminators.requires_grad_(False)
        self.parts["discriminators"] = loss.item()

    def _noise(self, batch: EnlargerBatch) -> Tensor:
        """Other noise for every picture [B, 1, h/2, w/2]."""
        count, _, height, width = batch.images.shape
        random = np.random.default_rng((self.plan.seed, self.step, 1))
        return torch.from_numpy(random.standard_normal((count, 1, height // 2, width // 2), np.float32))

    def save(self, folder: Path) -> None:
        """Writes `state.pt` to resume from, and the averaged weights."""
        save_state(folder / STATE_FILE, self._parts(), {"step": self.step, "seconds": self.seconds})
        save_enlarger(self.average.network, folder / WEIGHTS_FILE)

    def load(self, folder: Path) -> None:
        """Restores what `save` wrote. FileNotFoundError, or ValueError for the state of another run."""
        counts = load_state(folder / STATE_FILE, self._parts(), ("step", "seconds"))
        self.step, self.seconds = int(counts["step"]), counts["seconds"]

    def _parts(self) -> dict[str, Stateful]:
        return {
            "enlarger": self.network,
            "average": self.average.model,
            "optimizer": self.optimizer,
            "discriminators": self.discriminators,
            "discriminators_optimizer": self.discriminators_optimizer,
        }


def train_enlarger(trainer: EnlargerTrainer, folder: Path, report: Callable[[str], object]) -> None:
    """Runs the plan to its end; saves every few minutes, at the end, and when stopped. Every 25 steps it
    reports the means of the losses since.
    """
    since: list[dict[str, float]] = []

    def after(loss: float) -> None:
        since.append(trainer.parts)
        if trainer.step % _TOLD_EVERY == 0:
            known = [name for name in trainer.parts if all(name in parts for parts in since)]
            means = (f"{name} {np.mean([parts[name] for parts in since]):.3f}" for name in known)
            report(f"{trainer.progress:6.1%}  step {trainer.step}  {'  '.join(means)}")
            since.clear()

    if not run_to_end(trainer, lambda: trainer.save(folder), trainer.plan.save_every_minutes, after):
        report("stopped")

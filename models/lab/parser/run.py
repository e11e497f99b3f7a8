"""The training run of the face parser: small pictures first, then full-size ones; resumable."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from models.lab.datasets.pairs import PairFolder
from models.lab.metrics.segmentation import confusion
from models.lab.parser.loss import parsing_loss
from models.lab.parser.samples import ParserBatch, ParserSamples
from models.lab.training.batches import Prefetcher
from models.parsing.checkpoint import save_parser
from models.parsing.parser import FaceParser, most_likely
from models.precision import bfloat16_if_quick


@dataclass(frozen=True)
class ParserPlan:
    """A run of `minutes`, or of `steps` if that is set; until `small_until` of it on pictures of half the
    size, which are four times as fast. The loss looks at every pixel from `sharp_from` on.
    """

    minutes: float = 60.0
    steps: int | None = None
    size: int = 256
    batch: int = 12
    small_batch: int = 40
    small_until: float = 0.4
    sharp_from: float = 0.85
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    ema: float = 0.998
    seed: int = 0
    save_every_minutes: float = 4.0

    def rate(self, progress: float) -> float:
        """Factor on the learning rate: a short rise, then half a cosine."""
        return min(1.0, progress / 0.02 + 0.05) * (0.02 + 0.98 * (1 + math.cos(math.pi * progress)) / 2)


class ParserTrainer:
    """All that a run changes. `start`: weights to go on from."""

    def __init__(self, plan: ParserPlan, samples: ParserSamples, start: FaceParser | None = None) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.samples = plan, samples
        self.parser = (start or FaceParser()).requires_grad_(True).train()
        self.parser.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        average = get_ema_multi_avg_fn(plan.ema)
        self.average = AveragedModel(self.parser, multi_avg_fn=average, use_buffers=True)
        self.optimizer = torch.optim.AdamW(self.parser.parameters(), 1.0, weight_decay=plan.weight_decay)
        self.weights = region_weights(samples.pixel_shares())
        self.step, self.seconds = 0, 0.0

    @property
    def progress(self) -> float:
        if self.plan.steps is not None:
            return min(1.0, self.step / self.plan.steps)
        return min(1.0, self.seconds / (60 * self.plan.minutes))

    @property
    def small(self) -> bool:
        return self.progress < self.plan.small_until

    def train_step(self, batch: ParserBatch) -> float:
        """One step; returns its loss."""
        start = time.monotonic()
        for group in self.optimizer.param_groups:
            group["lr"] = self.plan.learning_rate * self.plan.rate(self.progress)
        with bfloat16_if_quick(torch.device("cpu")):
            logits = self.parser.half_size(batch.images)
        labels = batch.labels
        if self.progress < self.plan.sharp_from:
            # the pixels of a 2 x 2 cell speak for it in turn: no bias, a quarter of the cost
            row, column = self.step // 2 % 2, self.step % 2
            labels = labels[:, row::2, column::2]
        else:
            logits = F.interpolate(logits.float(), labels.shape[1:], mode="bilinear", align_corners=False)
        loss = parsing_loss(logits, labels, self.weights, batch.hidden)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parser.parameters(), 5.0)
        self.optimizer.step()
        self.average.update_parameters(self.parser)
        self.step += 1
        self.seconds += time.monotonic() - start
        return float(loss.detach())

    def prefetch(self) -> Prefetcher[ParserBatch]:
        """Batches for the present stage, drawn from a generator of their own."""
        rng = np.random.default_rng((self.plan.seed, self.step))
        plan = self.plan
        count, size = (plan.small_batch, plan.size // 2) if self.small else (plan.batch, plan.size)
        return Prefetcher(lambda: self.samples.draw(rng, count, size))

    def averaged(self) -> FaceParser:
        """The moving average of the weights, in evaluation mode."""
        network = self.average.module
        assert isinstance(network, FaceParser)
        return network.eval()

    def save(self, folder: Path) -> None:
        """Writes `parser.safetensors`, and `state.pt` to resume from."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {
            "parser": self.parser.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        torch.save(state, folder / "state.pt.new")
        (folder / "state.pt.new").replace(folder / "state.pt")
        save_parser(self.averaged(), folder / "parser.safetensors")

    def load(self, folder: Path) -> None:
        """Goes on from what `save` wrote."""
        state = torch.load(folder / "state.pt", weights_only=True)
        self.parser.load_state_dict(state["parser"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.seconds = state["step"], state["seconds"]


def region_weights(shares: np.ndarray) -> Tensor:
    """Weights [S] that lift rare regions: pixel shares to the power -0.4, one on average over the pixels."""
    weights = np.clip(shares, 1e-5, None) ** -0.4
    weights = weights / (weights * shares).sum()
    return torch.tensor(np.minimum(weights, 20.0), dtype=torch.float32)


def train_parser(trainer: ParserTrainer, folder: Path, report: Callable[[str], None]) -> None:
    """Runs the plan to its end; saves every few minutes, at the end, and when interrupted."""
    saved = time.monotonic()
    try:
        while trainer.progress < 1:
            small, batches = trainer.small, trainer.prefetch()
            try:
                for batch in batches:
                    loss = trainer.train_step(batch)
                    if trainer.step % 50 == 0:
                        report(f"{trainer.progress:6.1%}  step {trainer.step}  loss {loss:.3f}")
                    if time.monotonic() - saved > 60 * trainer.plan.save_every_minutes:
                        trainer.save(folder)
                        saved = time.monotonic()
                    if trainer.progress >= 1 or trainer.small != small:
                        break
            finally:
                batches.close()
    except KeyboardInterrupt:
        report("stopped")
    trainer.save(folder)


@torch.inference_mode()
def measure_parser(parser: torch.nn.Module, folder: PairFolder, size: int = 256) -> np.ndarray:
    """The confusion matrix [S, S] of a parser over all pairs of a folder."""
    total = np.zeros((len(folder.regions),) * 2, np.int64)
    for name in folder.names:
        image, labels = folder.load(name, size)
        found, _ = most_likely(parser(torch.from_numpy(image.copy()).permute(2, 0, 1)[None] / 127.5 - 1))
        total += confusion(labels, found[0].numpy(), len(folder.regions))
    return total

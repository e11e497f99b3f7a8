"""What a training run does and when: one dataclass, kept with the run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class TrainingPlan:
    """A run of `steps` steps or `minutes` minutes, whichever is set; progress p goes from 0 to 1.

    Until `coarse_until` the first five blocks learn alone at a quarter of the size with an image head of
    their own, where a picture costs half. From `adversarial_from` on the discriminator judges random windows
    of `window` pixels. The learning rate falls linearly to a twentieth after `decay_from`.
    """

    size: int = 256
    batch: int = 8
    steps: int | None = None
    minutes: float | None = None
    seed: int = 0
    learning_rate: float = 3e-4
    learning_rate_discriminator: float = 3e-4
    decay_from: float = 0.65
    coarse_until: float = 0.12
    adversarial_from: float = 0.45
    reconstruction: float = 20.0
    feature_matching: float = 4.0
    adversarial: float = 0.5
    perceptual: float = 10.0
    discriminator_width: int = 32
    window: int = 128
    ema: float = 0.999
    save_every_minutes: float = 5.0
    bf16: bool = True

    def __post_init__(self) -> None:
        if (self.steps is None) == (self.minutes is None):
            raise ValueError("a training plan has a number of steps or of minutes, one of the two")
        if self.size % 32 or self.window % 32 or self.window > self.size:
            raise ValueError("size and window are multiples of 32, and the window fits into the picture")

    def progress(self, step: int, seconds: float) -> float:
        """How much of the run is done, 0..1."""
        if self.steps is not None:
            return min(1.0, step / self.steps)
        assert self.minutes is not None
        return min(1.0, seconds / (60 * self.minutes))

    def rate(self, progress: float) -> float:
        """Factor on the learning rates."""
        if progress <= self.decay_from:
            return 1.0
        left = (1 - progress) / max(1e-9, 1 - self.decay_from)
        return max(0.05, left)

    def coarse(self, progress: float) -> bool:
        return progress < self.coarse_until

    def judged(self, progress: float) -> bool:
        """Whether the discriminator takes part."""
        return progress >= self.adversarial_from and not self.coarse(progress)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

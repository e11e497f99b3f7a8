"""Learning rates over a run, and Adam's momenta: ours and the paper's, by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Schedule:
    """Rates of generator and discriminator, constant until `decay_from` of the run, then linear to the share
    `floor` of themselves; Adam's betas.
    """

    generator: float
    discriminator: float
    decay_from: float
    floor: float
    betas_generator: tuple[float, float]
    betas_discriminator: tuple[float, float]

    def rate(self, progress: float, decay_from: float) -> float:
        """Factor on the learning rates at `progress` 0..1."""
        if progress <= decay_from:
            return 1.0
        return max(self.floor, (1 - progress) / max(1e-9, 1 - decay_from))


SCHEDULES = {
    # found by trial for short runs on a CPU
    "ours": Schedule(3e-4, 3e-4, 0.65, 0.05, (0.5, 0.99), (0.0, 0.99)),
    # two time scales (Heusel et al. 2017), as in the paper's sec. 4; constant, unless `decay_from` is given
    "paper": Schedule(1e-4, 4e-4, 1.0, 0.0, (0.0, 0.999), (0.0, 0.999)),
}

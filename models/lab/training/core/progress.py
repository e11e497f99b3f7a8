"""How long a run is, how far it has come, and when something is due."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Length:
    """A run of `steps` steps, or of `minutes` minutes if `steps` is None."""

    steps: int | None = None
    minutes: float | None = None

    def progress(self, step: int, seconds: float) -> float:
        """The share of the run that is done, 0..1, after `step` steps that took `seconds`."""
        if self.steps is not None:
            return min(1.0, step / self.steps)
        assert self.minutes is not None
        return min(1.0, seconds / (60 * self.minutes))


class Every:
    """Due once so many minutes have passed since it was made or reset."""

    def __init__(self, minutes: float) -> None:
        self._seconds = 60 * minutes
        self.reset()

    @property
    def due(self) -> bool:
        return time.monotonic() - self._since > self._seconds

    def reset(self) -> None:
        self._since = time.monotonic()

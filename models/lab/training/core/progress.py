"""How long a run is, how far it has come, at which pace, and when something is due."""

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


class Pace:
    """How quickly a run goes by the clock, from now on: waiting for pictures and measuring count, too."""

    def __init__(self, progress: float) -> None:
        self._from, self._began = progress, time.monotonic()
        self._since, self._pictures = self._began, 0
        self.steps = 0

    def step(self, pictures: int) -> None:
        """An update was made from so many pictures."""
        self.steps += 1
        self._pictures += pictures

    def rate(self) -> float:
        """Pictures a second since the last call."""
        now = time.monotonic()
        rate = self._pictures / max(now - self._since, 1e-9)
        self._since, self._pictures = now, 0
        return rate

    def left(self, progress: float) -> float:
        """Seconds until the progress is 1."""
        return (time.monotonic() - self._began) * (1 - progress) / max(progress - self._from, 1e-6)


def pace(rate: float, left: float) -> str:
    """Pictures a second, and seconds that are left, in words."""
    return f"{rate:.1f} pictures/s  {duration(left)} left"


def duration(seconds: float) -> str:
    """A time in words, as "2 h 05 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"

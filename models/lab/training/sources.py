"""Where pictures come from: any data set, or a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np


class Source(Protocol):
    """Named pictures with label maps: a data set of `models.lab.datasets`."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def load(self, name: str, size: Any) -> Sequence[np.ndarray]:
        """Image uint8 [h, w, 3], labels uint8 [h, w], and instances int32 [h, w] if there are any; `size` is
        both sides or (height, width).
        """


@dataclass(frozen=True)
class Part:
    """Some of a source's pictures."""

    source: Source
    names: tuple[str, ...]

    @property
    def has_instances(self) -> bool:
        return bool(getattr(self.source, "has_instances", False))

    def load(self, name: str, size: Any) -> Sequence[np.ndarray]:
        return self.source.load(name, size)


def hold_out(source: Source, every: int = 25, most: int = 200) -> tuple[Part, Part]:
    """Every 25th picture, held out to measure how a run goes, and the rest. Of a large source fewer, `most`
    at most: all of them are measured whenever a run is saved.
    """
    held = source.names[:: max(every, -(-len(source.names) // most))]
    taken = set(held)
    return Part(source, held), Part(source, tuple(n for n in source.names if n not in taken))

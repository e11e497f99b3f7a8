"""Where pictures come from: any data set, or a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from models.lab.datasets import DataError


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


def readable(part: Part, size: Any, workers: int) -> tuple[Part, list[str]]:
    """The pictures of a small part that can be read at a size, and what is wrong with the others; a run is
    measured on the same ones from its start to its end. DataError if there are none.
    """

    def fault(name: str) -> str | None:
        try:
            part.load(name, size)
        except DataError as error:
            return str(error)
        return None

    with ThreadPoolExecutor(workers, thread_name_prefix="reading") as threads:
        faults = list(threads.map(fault, part.names))
    wrong = [each for each in faults if each is not None]
    if len(wrong) == len(part.names):
        raise DataError(f"None of the {len(wrong)} held-out pictures can be read: {wrong[0]}")
    names = tuple(name for name, each in zip(part.names, faults, strict=True) if each is None)
    return Part(part.source, names), wrong

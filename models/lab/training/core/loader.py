"""Batches made ahead of time, in threads, handed on in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

B = TypeVar("B")


MOST_WORKERS = 8


def default_workers(processes: int = 1) -> int:
    """Threads for one of several processes: a core each, as far as there are some."""
    return max(1, min(MOST_WORKERS, (os.cpu_count() or 1) // processes))


class Loader(Generic[B]):
    """make(first), make(first + 1), ... without end, `ahead` of them under way in `workers` threads.

    An error of `make` is raised where its batch is taken.
    """

    def __init__(self, make: Callable[[int], B], first: int = 0, ahead: int = 3, workers: int = 1) -> None:
        self._make, self._next, self._ahead = make, first, max(ahead, workers + 1)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="batches")
        self._pending: deque[Future[B]] = deque()
        self._fill()

    def _fill(self) -> None:
        while len(self._pending) < self._ahead:
            self._pending.append(self._threads.submit(self._make, self._next))
            self._next += 1

    def __iter__(self) -> Iterator[B]:
        return self

    def __next__(self) -> B:
        self._fill()
        return self._pending.popleft().result()

    def close(self) -> None:
        """Drops the batches under way, after finishing the one being made."""
        self._threads.shutdown(wait=True, cancel_futures=True)

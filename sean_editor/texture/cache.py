"""What the pass has computed once and needs again: statistics, flow and latents of a region of a photo."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any, TypeVar

import numpy as np

from models.atomic_write import Cancelled, never

V = TypeVar("V")

BYTES = 152 * 2**20
"""What is kept at most."""


class TextureCache:
    """The values used last, up to `limit` bytes of arrays. Several threads may use it."""

    def __init__(self, limit: int = BYTES) -> None:
        self._limit = limit
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._asked = threading.local()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value under `key`; `make` computes it if it is not there.

        CancelledError instead if this thread's work is `cancelled_by` something that holds: what was made so
        far is kept, so that nothing is lost.
        """
        self.check()
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key][0]
        value = make()
        size = _bytes(value)
        with self._lock:
            if key not in self._values:
                self._values[key] = value, size
                self._bytes += size
            while self._bytes > self._limit and len(self._values) > 1:
                self._bytes -= self._values.popitem(last=False)[1][1]
        return value

    @contextmanager
    def cancelled_by(self, cancelled: Cancelled) -> Iterator[None]:
        """Within it, this thread makes no further value once `cancelled()` is true."""
        before = getattr(self._asked, "cancelled", never)
        self._asked.cancelled = cancelled
        try:
            yield
        finally:
            self._asked.cancelled = before

    def check(self) -> None:
        """CancelledError if this thread's work was cancelled: for use between steps that take their time."""
        if getattr(self._asked, "cancelled", never)():
            raise CancelledError

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._bytes = 0


def _bytes(value: Any) -> int:
    """The bytes of the arrays in `value`: an array, a tensor, a tuple or a dataclass of them."""
    if isinstance(value, np.ndarray):
        return value.nbytes
    if isinstance(value, tuple | list):
        return sum(map(_bytes, value))
    if hasattr(value, "element_size"):
        return value.element_size() * value.nelement()
    return sum(map(_bytes, vars(value).values())) if hasattr(value, "__dict__") else 0

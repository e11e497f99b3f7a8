"""What the pass has computed once and needs again: statistics, flow and latents of a region of a photo."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import numpy as np

from sean_editor.texture.cancelling import check

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

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value under `key`; `make` computes it if it is not there.

        CancelledError instead if this thread's work is cancelled (`cancelling`). What was made until then is
        kept.
        """
        check()
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

"""What lasts is left out of the collection of cycles, which would walk all of it again and again.

A reference is a dozen objects that stay. With 10,000 of them one full collection took the window's thread for
85 ms of CPU time.
"""

from __future__ import annotations

import gc

EVERY = 1000
"""References that come or change until all objects are set aside again: so many are walked at once."""


class Lasting:
    """Counts what came to stay. Of what is set aside, all that nobody refers to is still freed at once; only
    cycles stay, and young ones are collected before.
    """

    def __init__(self) -> None:
        self._since = self._count = 0

    def grow_to(self, count: int) -> None:
        """There are so many now."""
        came, self._count = count - self._count, count
        self.add(max(came, 0))

    def add(self, count: int = 1) -> None:
        """So many are other objects than before."""
        self._since += count
        if self._since >= EVERY:
            self._since = 0
            gc.collect(1)
            gc.freeze()

"""Portraits on their way from the thread that reads them to the window's: one at first, then more at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sean_editor.document.portrait import Portrait

FIRST, MOST = 8, 256
SHARE = 4


class Batches:
    """Calls `deliver` with portraits: the first at once, then 8, then each time a quarter of what there is.
    So whoever looks at all references for each batch, as the gallery does, has work in proportion to their
    number, not to its square. No batch has more than 256: they are in memory, and take the window's thread.
    """

    def __init__(self, deliver: Callable[[Sequence[Portrait]], object]) -> None:
        self._deliver = deliver
        self._waiting: list[Portrait] = []
        self._delivered = 0

    def add(self, portraits: Sequence[Portrait]) -> None:
        """Some more portraits."""
        for portrait in portraits:
            self._waiting.append(portrait)
            if not self._delivered or len(self._waiting) >= min(max(FIRST, self._delivered // SHARE), MOST):
                self.flush()

    def flush(self) -> None:
        """Deliver what waits."""
        if self._waiting:
            batch, self._waiting = self._waiting, []
            self._delivered += len(batch)
            self._deliver(batch)

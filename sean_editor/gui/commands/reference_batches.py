"""Portraits on their way from the thread that reads them to the window's: few at first, then more at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sean_editor.document.portrait import Portrait

FIRST, MOST = 8, 256
SHARE = 4


class Batches:
    """Calls `deliver` with portraits, 8 at first, then each time a quarter of what there is: whoever looks at
    all references for each batch, as the gallery does, has work in proportion to their number, not to its
    square. It gets no more than 256 at once, which are in memory, and take the window's thread a moment.
    """

    def __init__(self, deliver: Callable[[Sequence[Portrait]], object]) -> None:
        self._deliver = deliver
        self._waiting: list[Portrait] = []
        self._delivered = 0

    def add(self, portraits: Sequence[Portrait]) -> None:
        """Some more portraits."""
        for portrait in portraits:
            self._waiting.append(portrait)
            if len(self._waiting) >= min(max(FIRST, self._delivered // SHARE), MOST):
                self.flush()

    def flush(self) -> None:
        """Deliver what waits."""
        if self._waiting:
            batch, self._waiting = self._waiting, []
            self._delivered += len(batch)
            self._deliver(batch)

"""How long the window's thread does not get round to the next event."""

from __future__ import annotations

import time
from collections import deque

from PyQt5.QtCore import QObject, Qt, QTimer

BEAT_MS = 4


class Heartbeat(QObject):
    """A timer that ticks every 4 ms. A tick that comes late tells of a block: an event that came just after
    the last tick waited as long as the tick did. Threads of other programs can hold it up, too.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocks: deque[tuple[float, float]] = deque(maxlen=4096)
        """The moment at which each block ended, and its length, in seconds; only those longer than a beat."""
        self._last: float | None = None
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to listen."""
        self._last = None
        self._timer.start()

    def stop(self) -> None:
        """Cost nothing."""
        self._timer.stop()

    def longest(self, since: float = 0.0) -> float:
        """Seconds of the longest block that ended after the moment `since` of time.monotonic()."""
        return max((length for end, length in self.blocks if end > since), default=0.0)

    def _beat(self) -> None:
        now, last = time.monotonic(), self._last
        self._last = now
        if last is not None and (late := now - last - BEAT_MS / 1e3) > BEAT_MS / 1e3:
            self.blocks.append((now, late))

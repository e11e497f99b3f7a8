"""How long the window's thread does not get round to the next event."""

from __future__ import annotations

import time
from collections import deque
from typing import NamedTuple

from PyQt5.QtCore import QObject, Qt, QTimer

BEAT_MS = 4


class Block(NamedTuple):
    """A time without a beat, in seconds."""

    end: float
    """A moment of time.monotonic()."""
    length: float
    worked: float
    """How long the window's thread itself had a processor; for the rest it waited for one, or for Python's
    lock."""


class Heartbeat(QObject):
    """A timer that ticks every 4 ms. A tick that comes late tells of a block: an event that came just after
    the last tick waited as long as the tick did.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocks: deque[Block] = deque(maxlen=4096)
        """The latest blocks that were longer than a beat."""
        self._last: tuple[float, float] | None = None
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

    def longest(self, since: float = 0.0) -> Block:
        """The longest block that ended after the moment `since` of time.monotonic(); one of no length if
        there was none.
        """
        recent = (block for block in self.blocks if block.end > since)
        return max(recent, key=lambda block: block.length, default=Block(since, 0.0, 0.0))

    def most_worked(self) -> float:
        """The seconds that the window's thread worked in the block in which it worked most."""
        return max((block.worked for block in self.blocks), default=0.0)

    def _beat(self) -> None:
        now, last = (time.monotonic(), time.thread_time()), self._last
        self._last = now
        if last is not None and (late := now[0] - last[0] - BEAT_MS / 1e3) > BEAT_MS / 1e3:
            self.blocks.append(Block(now[0], late, now[1] - last[1]))

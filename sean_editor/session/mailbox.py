"""Callables that worker threads pass to the thread that owns the data they change."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

Work = Callable[[], None]
Post = Callable[[Work], None]
"""Runs a callable on the owner's thread, soon; may be called from any thread."""


class Mailbox:
    """Hands work over by `post`; without one, it waits until the owner calls `pump`."""

    def __init__(self, post: Post | None = None) -> None:
        self._arrived: queue.SimpleQueue[Work] = queue.SimpleQueue()
        self._post = post or self._arrived.put
        self._pending = 0
        self._counting = threading.Lock()
        self._closed = False

    def hand_over(self, work: Work) -> None:
        """Have `work` run on the owner's thread, soon. Called on any thread."""
        with self._counting:
            self._pending += 1
        self._post(lambda: self._take_in(work))

    def pump(self) -> None:
        """Run what has arrived; nothing arrives here if there is a `post`."""
        while True:
            try:
                work = self._arrived.get_nowait()
            except queue.Empty:
                return
            work()

    @property
    def empty(self) -> bool:
        """Whether all that was handed over has been run."""
        return self._pending == 0

    def close(self) -> None:
        """Drop what is still on its way."""
        self._closed = True

    def _take_in(self, work: Work) -> None:
        with self._counting:
            self._pending -= 1
        if not self._closed:
            work()

"""Stopping a run by Ctrl+C or SIGTERM: the step under way is finished, then the run saves and ends."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether someone asked the run to end."""

    asked = False


@contextmanager
def listening(insist: bool = True) -> Iterator[Stop]:
    """Within it Ctrl+C and SIGTERM set `asked`. With `insist` a second Ctrl+C stops at once; torchrun hands
    on a Ctrl+C that its processes have already had, so there it must not.

    Outside the main thread Python delivers no signals, and nothing is changed.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def ask(number: int, frame: FrameType | None) -> None:
        if insist and stop.asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.asked = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

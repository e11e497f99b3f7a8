"""Giving texture up between any two of its steps.

A new stroke makes the texture of the last one worthless, and needs the processor that works on it. So every
step that takes some milliseconds begins with `check`, wherever it is done.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

from models.atomic_write import Cancelled, never

_asked = threading.local()


@contextmanager
def cancelled_by(cancelled: Cancelled) -> Iterator[None]:
    """Within it, `check` ends this thread's work once `cancelled()` is true."""
    before = getattr(_asked, "cancelled", never)
    _asked.cancelled = cancelled
    try:
        yield
    finally:
        _asked.cancelled = before


def check() -> None:
    """CancelledError if this thread's work was cancelled. It costs a microsecond."""
    if getattr(_asked, "cancelled", never)():
        raise CancelledError

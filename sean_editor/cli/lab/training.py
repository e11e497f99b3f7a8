"""Shared by the commands that train: memory settings and the signal handler that stops a run."""

from __future__ import annotations

import os
import sys

_ALLOCATOR = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "1000000000000",
    "MALLOC_TOP_PAD_": "1000000000",
}


def keep_allocator() -> None:
    """Starts the process anew on Linux so that glibc keeps freed memory, in one heap: else training on a CPU
    spends up to half its time in page faults.
    """
    if sys.platform == "linux" and any(os.environ.get(k) != v for k, v in _ALLOCATOR.items()):
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **_ALLOCATOR})


def interrupt(*_: object) -> None:
    """A request to stop is like Ctrl+C: the run saves its state and ends."""
    raise KeyboardInterrupt

"""How much memory this process has, and what it gives back to the system."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

_STATUS = Path("/proc/self/status")


def resident() -> float | None:
    """Megabytes (2^20 bytes) of memory that the process has now; None where the system does not say."""
    return _of_status("VmRSS")


def peak() -> float | None:
    """Megabytes that it had at most since it began; None where the system does not say."""
    if (known := _of_status("VmHWM")) is not None:
        return known
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def give_back() -> bool:
    """Give memory that is free inside the process back to the system; returns whether any was. Only glibc
    keeps it, where `keep_memory` tells it to. Takes milliseconds, without Python's lock.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL(None).malloc_trim(0))
    except (AttributeError, OSError):  # another C library
        return False


def _of_status(name: str) -> float | None:
    with suppress(OSError):
        for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / 1024
    return None

"""How much memory this process has, on each system."""

from __future__ import annotations

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


def _of_status(name: str) -> float | None:
    with suppress(OSError):
        for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / 1024
    return None

"""A graphics card that fails: what torch says then, at the place where it says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

ASSERT = RuntimeError("CUDA error: device-side assert triggered\nIt may be reported later")
LAUNCH = RuntimeError("CUDA error: unspecified launch failure")
FULL = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
MPS_FULL = RuntimeError("MPS backend out of memory (MPS allocated: 9.00 GB).")
LIBRARY = RuntimeError("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED")


def fail(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, error: Exception, times: int = 1
) -> list[str]:
    """The next `times` calls of a method raise `error`. The list grows with each call."""
    real: Callable[..., Any] = getattr(owner, name)
    calls: list[str] = []

    def failing(*args: Any, **options: Any) -> Any:
        calls.append(name)
        if len(calls) <= times:
            raise error
        return real(*args, **options)

    monkeypatch.setattr(owner, name, failing)
    return calls

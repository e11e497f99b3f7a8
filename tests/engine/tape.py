"""What a CUDA graph does, on any device: the operations of some work, done again on the same memory.

The functions of Python are not called again, so what they would read anew is not read; results of operations
go where they went while it was recorded; what would wait for the device may not be recorded. A graph is as
strict.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten

from sean_editor.engine.captured import Work

WAITING = ("_local_scalar_dense", "nonzero", "unique", "masked_select", "is_nonzero", "equal")
"""Parts of the names of operations whose result the program has to see before it goes on."""


class Tape(TorchDispatchMode):
    """Notes every operation that is done within it."""

    def __init__(self) -> None:
        super().__init__()
        self.operations: list[tuple[Any, tuple[Any, ...], dict[str, Any], Any]] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = func(*args, **(kwargs or {}))
        self.operations.append((func, args, kwargs or {}, made))
        return made

    @property
    def names(self) -> list[str]:
        """Of the operations that launch something: views do not."""
        return [func.name() for func, args, _, made in self.operations if not _is_view(func, args, made)]

    def check(self) -> None:
        """RuntimeError for what cannot be recorded."""
        for func, *_ in self.operations:
            if any(word in func.name() for word in WAITING):
                raise RuntimeError(f"operation not permitted when stream is capturing: {func.name()}")

    @torch.inference_mode()
    def replay(self) -> None:
        for func, args, kwargs, made in self.operations:
            if not _is_view(func, args, made):
                for before, after in zip(_tensors(made), _tensors(func(*args, **kwargs)), strict=True):
                    if before is not after and before.data_ptr() != after.data_ptr():
                        before.copy_(after)


def record(work: Work) -> tuple[list[Tensor], Callable[[], object]]:
    """A recorder."""
    with Tape() as tape:
        results = work()
    tape.check()
    return results, tape.replay


def _tensors(values: Any) -> list[Tensor]:
    """Those in plain memory: packed weights are not."""
    found = [value for value in tree_flatten(values)[0] if isinstance(value, Tensor)]
    return [one for one in found if one.layout == torch.strided and one.numel()]


def _is_view(func: Any, args: Any, made: Any) -> bool:
    """Whether an operation does nothing but look at an argument: its result lies in memory that was there."""
    known = {one.untyped_storage().data_ptr() for one in _tensors(args)}
    results = _tensors(made)
    mutates = func._schema.is_mutable  # noqa: SLF001
    return not mutates and bool(results) and all(one.untyped_storage().data_ptr() in known for one in results)

"""Weights in half the memory while nobody needs them.

Files of weights hold matrices as float16. As float32 they take twice the memory, and once the engine has
folded them only the encoder, fits and the plain forward need them. At rest each parameter that loses nothing
by it is float16 again. Parameters are replaced and not overwritten: who still computes with one keeps the old
one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn


class RestingWeights:
    """Of one network on a CPU. Several threads may use it."""

    def __init__(self, network: nn.Module) -> None:
        self._network = network
        self._users = 0
        self._lock = threading.Lock()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Within it all parameters are float32."""
        with self._lock:
            self._users += 1
            _replace(self._network, _single)
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1

    def rest(self) -> None:
        """Let the parameters rest, unless they are in use."""
        with self._lock:
            if not self._users:
                _replace(self._network, _halved)


def _single(values: Tensor) -> Tensor:
    return values.float() if values.dtype == torch.float16 else values


def _halved(values: Tensor) -> Tensor:
    """float32 as float16 if that is the same to the bit."""
    if values.dtype != torch.float32:
        return values
    half = values.half()
    return half if torch.equal(half.float(), values) else values


@torch.inference_mode(False)
def _replace(network: nn.Module, change: Callable[[Tensor], Tensor]) -> None:
    for module in network.modules():
        for name, parameter in list(module.named_parameters(recurse=False)):
            if (changed := change(parameter.data)).dtype != parameter.dtype:
                setattr(module, name, nn.Parameter(changed, requires_grad=False))

"""How large a network is, and how wide it must be to be as large as another: a fair comparison needs both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from torch import nn

from models.blank import blank


def count_parameters(network: nn.Module) -> int:
    """The number of trainable weights; running statistics do not count."""
    return sum(parameter.numel() for parameter in network.parameters())


def width_for(parameters: int, config: Any, make: Callable[[Any], nn.Module]) -> int:
    """The `base_width` with which the network `make(config)` comes closest to so many parameters.

    No weights are made on the way. ValueError if even the narrowest has twice as many as wanted.
    """

    def count(width: int) -> int:
        return count_parameters(blank(lambda: make(replace(config, base_width=width))))

    if count(1) > 2 * parameters:
        raise ValueError(f"no network of this kind has only {parameters:,} parameters")
    low, high = 1, 2
    while count(high) < parameters:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if count(middle) < parameters else (low, middle)
    return min((low, high), key=lambda width: abs(count(width) - parameters))

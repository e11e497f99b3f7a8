"""Networks without initial values: their weights are loaded afterwards.

The meta device alone is not enough: some of its operations are written in Python, `normal_` and `norm` among
them, and import torch's compiler package `torch._dynamo` and with it triton. That takes seconds, and a triton
imported after a window was shown can crash the program. So initialisers are skipped altogether, and a module
that computes its first values itself must not do so for tensors that are `is_meta`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

N = TypeVar("N", bound=nn.Module)

MOST_TENSORS = 10_000
"""Of a network: one for the 256 regions of a label map has 8,532."""


def blank(make: Callable[[], N], most: int = MOST_TENSORS) -> N:
    """The network that `make` builds, its tensors on the meta device: names, shapes and types, no values.

    ValueError once it asks for more tensors than `most`: those without values cost time only, and a damaged
    configuration of a few bytes could ask for billions.
    """
    with torch.device("meta"), _NoInitialisers(most):
        return make()


def give_values(network: N, values: Mapping[str, Tensor]) -> N:
    """`network` with `values` by name in place of its own, converted to its types.

    Where the type is the network's the tensor itself is taken, not a copy. RuntimeError, as from
    `load_state_dict`, if a name is missing or unknown or a shape differs.
    """
    own = network.state_dict()
    state = {key: value.to(own[key].dtype) if key in own else value for key, value in values.items()}
    network.load_state_dict(state, strict=True, assign=True)
    return network


class _NoInitialisers(TorchFunctionMode):
    """Functions of torch.nn.init leave their tensor as it is. Tensors that are asked for are counted."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        if getattr(func, "__module__", None) == nn.init.__name__:
            return args[0] if args else kwargs["tensor"]
        if func is torch.empty:  # what every parameter of torch.nn begins as
            self._left -= 1
            if self._left < 0:
                raise ValueError("it asks for more tensors than there can be")
        return func(*args, **kwargs)

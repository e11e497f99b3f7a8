"""Initial weights of a run's networks."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn.utils import parametrize

from models.sean.blocks import SpectralConv2d

_LAYERS = (nn.Conv2d, nn.ConvTranspose2d, nn.Linear, SpectralConv2d)


@torch.no_grad()
def glorot(network: nn.Module) -> None:
    """Give all convolutions and linear layers weights drawn uniformly as in Glorot and Bengio (2010), eq. 16,
    and biases of 0. All other parameters keep their values.
    """
    for module in network.modules():
        if isinstance(module, _LAYERS):
            nn.init.xavier_uniform_(_weight(module))
            if module.bias is not None:
                module.bias.zero_()


def _weight(layer: nn.Module) -> torch.Tensor:
    """What a layer learns: before it is divided by its largest singular value, if it is."""
    if isinstance(layer, SpectralConv2d):
        return layer.weight_orig
    if parametrize.is_parametrized(layer, "weight"):
        return layer.parametrizations.weight.original  # type: ignore[union-attr,return-value]
    return layer.weight  # type: ignore[return-value]

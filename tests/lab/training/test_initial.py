"""Glorot's initial weights."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm

from models.lab.training.initial import glorot
from models.sean import SEANConfig, SEANGenerator
from models.sean.blocks import SpectralConv2d


@pytest.mark.parametrize(
    "layer", [nn.Conv2d(24, 40, 3), SpectralConv2d(24, 40, 3), spectral_norm(nn.Conv2d(24, 40, 3))]
)
def test_weights_are_uniform_up_to_glorots_bound_and_biases_nothing(layer: nn.Module) -> None:
    torch.manual_seed(1)
    glorot(nn.Sequential(layer))
    weights = next(p for p in layer.parameters() if p.dim() == 4).detach()
    bound = math.sqrt(6 / (9 * 24 + 9 * 40))
    assert 0.99 * bound < weights.abs().max() <= bound
    assert weights.std() == pytest.approx(bound / math.sqrt(3), rel=0.02) and layer.bias.abs().max() == 0


def test_only_layers_are_drawn() -> None:
    network = SEANGenerator(SEANConfig.compact(base_width=2, style_length=64, style_rank=8, mask_hidden=4))
    before = {name: value.clone() for name, value in network.named_parameters()}
    torch.manual_seed(1)
    glorot(network)
    changed = {name for name, value in network.named_parameters() if not torch.equal(value, before[name])}
    assert all("weight" in name or name.endswith("bias") for name in changed)
    kept = {name for name in before if "blending" in name or "noise_var" in name}
    assert kept and changed and not changed & kept

"""Networks of equal size, found without making them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from quick_cases import first_quick
from torch import nn

from models.lab.baselines import Pix2PixHDConfig, Pix2PixHDGenerator, SPADEConfig, SPADEGenerator
from models.lab.baselines.size import count_parameters, width_for
from models.sean import SEANConfig, SEANGenerator


def test_only_what_is_learnt_counts() -> None:
    assert count_parameters(nn.Sequential(nn.Conv2d(3, 2, 3), nn.BatchNorm2d(2, affine=False))) == 56


@pytest.mark.parametrize(
    ("config", "make"),
    [
        (SPADEConfig(), SPADEGenerator),
        (Pix2PixHDConfig(), Pix2PixHDGenerator),
        (SEANConfig.compact(), SEANGenerator),
    ],
)
@pytest.mark.parametrize("width", first_quick([3, 17]))
def test_the_width_of_a_network_is_found_from_its_size(config: object, make: type, width: int) -> None:
    with torch.device("meta"):
        parameters = count_parameters(make(replace(config, base_width=width)))  # type: ignore[type-var]
    assert width_for(parameters, config, make) == width
    assert width_for(int(parameters * 1.01), config, make) == width


def test_a_size_that_cannot_be_reached_is_refused() -> None:
    with pytest.raises(ValueError, match="no network of this kind has only 10 parameters"):
        width_for(10, Pix2PixHDConfig(), Pix2PixHDGenerator)

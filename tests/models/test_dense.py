"""The generator by fused convolutions is the generator: pictures and gradients."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
import torch

from models.lab.filled import filled_generator
from models.sean import SEANConfig
from models.sean.dense import forward_by_convolution

SMALL = {"base_width": 2, "style_rank": 8, "mask_hidden": 4}


def noise(name: str, x: torch.Tensor) -> torch.Tensor:
    """The same for the same module whenever it is asked for."""
    generator = torch.Generator().manual_seed(zlib.crc32(name.encode()))
    return torch.randn(len(x), 1, *x.shape[2:], generator=generator)


@pytest.mark.parametrize(
    "change", [{}, {"mask_branch": False}, {"style_branch": False}, {"style_level": "block"}]
)
def test_it_paints_what_the_plain_forward_paints(change: dict[str, Any]) -> None:
    generator = filled_generator(SEANConfig.compact(**SMALL, **change))
    torch.manual_seed(0)
    labels = torch.randint(0, 19, (2, 64, 64))
    styles = torch.randn((2, 6, 19, 512) if change.get("style_level") else (2, 19, 512))
    expected = generator(labels, styles, noise)
    result = generator.to_image(forward_by_convolution(generator, labels, styles, noise))
    torch.testing.assert_close(result, expected, atol=2e-3, rtol=0)


def test_its_gradients_are_those_of_the_plain_forward() -> None:
    generator = filled_generator(SEANConfig.compact(**SMALL)).requires_grad_()
    torch.manual_seed(0)
    labels, aim = torch.randint(0, 19, (2, 64, 64)), torch.randn(2, 3, 64, 64)
    styles = torch.randn(2, 19, 512)
    gradients = []
    for forward in (
        lambda: generator(labels, styles, noise=False),
        lambda: generator.to_image(forward_by_convolution(generator, labels, styles, noise=False)),
    ):
        generator.zero_grad()
        (forward() * aim).sum().backward()
        gradients.append({n: p.grad for n, p in generator.named_parameters() if p.grad is not None})
    plain, fused = gradients
    assert plain.keys() == fused.keys()
    for name, gradient in plain.items():
        scale = gradient.abs().max().clamp_min(1e-9)
        torch.testing.assert_close(fused[name] / scale, gradient / scale, atol=2e-3, rtol=0)

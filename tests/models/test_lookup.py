"""Training runs the generator by table look-ups; it must be the same function with the same gradients."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from quick_cases import first_quick

from models.sean import SEANConfig, SEANGenerator
from models.sean.lookup import can_look_up, forward_by_lookup, layout_levels


def blobs(seed: int, height: int, width: int, regions: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, regions, (-(-height // 5), -(-width // 5)), dtype=np.uint8)
    return np.repeat(np.repeat(coarse, 5, 0), 5, 1)[:height, :width]


SMALL = SEANConfig(regions=7, style_length=12, base_width=1, mask_hidden=6)


@pytest.mark.parametrize(
    ("changes", "blocks"),
    first_quick(
        [
            ({}, ()),
            ({"style_rank": 5}, ()),
            ({"style_rank": 5}, (6,)),
            ({"style_level": "block"}, (6,)),
            ({"style_level": "module"}, (15,)),
            ({"style_level": "module", "mask_branch": False}, (15,)),
            ({"mask_branch": False}, ()),
            ({"style_branch": False}, ()),
            ({"noise": False}, ()),
        ],
        3,
    ),
)
def test_values_and_gradients_equal_the_plain_forward(
    changes: dict, blocks: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(0)
    config = replace(SMALL, **changes)
    assert can_look_up(config)
    generator = SEANGenerator(config).double().eval()
    with torch.no_grad():
        for name, parameter in generator.named_parameters():
            if "blending" in name:
                parameter.normal_()
    labels = np.stack([blobs(s, 64, 64, 7) for s in (1, 2)])
    tensor, styles = torch.from_numpy(labels), torch.randn(2, *blocks, 7, 12).double()
    for module in ("generator", "normalization"):  # one_hot is float32 by default
        monkeypatch.setattr(f"models.sean.{module}.one_hot", _one_hot_double)

    plain = generator(tensor, styles, noise=False)
    (plain * torch.linspace(0, 1, 64)).sum().backward()
    expected = {n: p.grad.clone() for n, p in generator.named_parameters() if p.grad is not None}
    generator.zero_grad()
    levels = layout_levels(labels, 7, [2, 4, 8, 16, 32, 64])
    fast = generator.to_image(forward_by_lookup(generator, tensor, levels, styles, noise=False))
    (fast * torch.linspace(0, 1, 64)).sum().backward()

    assert plain.std() > 0.01
    assert (plain - fast).abs().max() < 1e-12
    for name, parameter in generator.named_parameters():
        if name in expected:
            scale = max(1.0, expected[name].abs().max().item())
            assert (expected[name] - parameter.grad).abs().max() / scale < 1e-10, name


def test_what_cannot_be_looked_up_is_known() -> None:
    assert not can_look_up(replace(SMALL, style_map_step=2))
    assert can_look_up(replace(SMALL, regions=255)) and not can_look_up(replace(SMALL, regions=256))


@pytest.mark.slow
def test_many_regions_are_looked_up_too() -> None:
    torch.manual_seed(0)
    generator = SEANGenerator(replace(SMALL, regions=151, style_rank=5)).eval()
    labels = np.stack([blobs(s, 64, 64, 151) for s in (1, 2)])
    tensor, styles = torch.from_numpy(labels), torch.randn(2, 151, 12)
    levels = layout_levels(labels, 151, [2, 4, 8, 16, 32, 64])
    with torch.no_grad():
        plain = generator(tensor, styles, noise=False)
        fast = generator.to_image(forward_by_lookup(generator, tensor, levels, styles, noise=False))
    assert plain.std() > 0.01
    assert (plain - fast).abs().max() < 1e-5


def _one_hot_double(labels: torch.Tensor, regions: int) -> torch.Tensor:
    return torch.nn.functional.one_hot(labels.long(), regions).permute(0, 3, 1, 2).double()

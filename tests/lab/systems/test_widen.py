"""A widened network paints what the narrow one did, and goes on learning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from models.lab.filled import filled_generator
from models.lab.systems import make_system, save_system, start_from
from models.lab.systems.variants import variant
from models.lab.systems.widen import widen
from models.sean import SEANConfig, SEANGenerator
from models.sean.noise import noise_maps

NARROW = SEANConfig.compact(regions=5, style_length=12, base_width=2, mask_hidden=3, style_rank=4)
WIDE = replace(NARROW, base_width=4, mask_hidden=9, style_rank=8)


@pytest.fixture
def narrow() -> SEANGenerator:
    return filled_generator(NARROW)


@pytest.fixture
def labels() -> Tensor:
    torch.manual_seed(1)
    return torch.randint(0, 5, (2, 8, 8)).repeat_interleave(8, 1).repeat_interleave(8, 2)  # [2, 64, 64]


@pytest.fixture
def styles() -> Tensor:
    return torch.randn(2, 5, 12, generator=torch.Generator().manual_seed(2))


@pytest.mark.parametrize(
    "wide",
    [WIDE, replace(NARROW, base_width=6), replace(NARROW, mask_hidden=6), replace(NARROW, style_rank=None)],
)
@torch.no_grad()
def test_it_paints_the_same(wide: SEANConfig, narrow: SEANGenerator, labels: Tensor, styles: Tensor) -> None:
    result = widen(narrow, wide)
    assert result.config == wide and not result.training
    noise = noise_maps(narrow, 64, 64)
    for drawn in (False, noise):
        picture = narrow(labels, styles, noise=drawn)
        assert picture.std() > 0.01
        torch.testing.assert_close(result(labels, styles, noise=drawn), picture, atol=1e-4, rtol=0)
    images = torch.rand(2, 3, 64, 64)
    assert torch.equal(result.encode(images, labels), narrow.encode(images, labels))


@pytest.mark.parametrize("name", ["sean", "no-noise", "style-only", "mask-only", "block-encoders"])
@torch.no_grad()
def test_variants_are_widened_too(name: str, labels: Tensor, styles: Tensor) -> None:
    narrow = filled_generator(variant(name, NARROW))
    result = widen(narrow, variant(name, WIDE))
    difference = result(labels, styles, noise=False) - narrow(labels, styles, noise=False)
    assert difference.abs().mean() < 1e-5 and difference.abs().max() < 5e-3, "rounding"


@torch.no_grad()
def test_it_stays_the_same_as_power_iterations_and_statistics_move(
    narrow: SEANGenerator, labels: Tensor, styles: Tensor
) -> None:
    result = widen(narrow, WIDE).train()
    noise = noise_maps(narrow, 64, 64)
    before = narrow.up_0.conv_0.weight_u.clone()  # type: ignore[union-attr, operator]
    narrow.train()
    for _ in range(3):
        picture = narrow(labels, styles, noise=noise)
        torch.testing.assert_close(result(labels, styles, noise=noise), picture, atol=2e-4, rtol=0)
    assert not torch.allclose(narrow.up_0.conv_0.weight_u, before)  # type: ignore[union-attr, arg-type]
    picture = narrow.eval()(labels, styles, noise=False)
    torch.testing.assert_close(result.eval()(labels, styles, noise=False), picture, atol=2e-4, rtol=0)


@torch.no_grad()
def test_jitter_tells_the_copies_apart(narrow: SEANGenerator, labels: Tensor, styles: Tensor) -> None:
    plain = widen(narrow, WIDE)
    first, again = (widen(narrow, WIDE, 0.02, torch.Generator().manual_seed(3)) for _ in range(2))
    pictures = [one(labels, styles, noise=False) for one in (plain, first, again)]
    assert 1e-4 < (pictures[1] - pictures[0]).abs().mean() < 0.05
    assert torch.equal(pictures[1], pictures[2])
    for name, changed in first.named_parameters():
        parameter = plain.get_parameter(name)
        wider = parameter.dim() > 1 and parameter.shape != narrow.get_parameter(name).shape
        assert torch.equal(changed, parameter) != wider, name
        assert (changed - parameter).norm() < 0.03 * parameter.norm() + 1e-9, name


def test_all_that_learnt_goes_on_learning(narrow: SEANGenerator, labels: Tensor) -> None:
    """Not all does: the networks are so small that all units of a region can be below zero."""
    result = widen(narrow, WIDE, 0.02)
    torch.manual_seed(0)
    images = torch.rand(2, 3, 64, 64)
    for generator in (narrow, result):
        generator.requires_grad_().train()
        generator(labels, generator.encode(images, labels)).square().mean().backward()
    learns = {name for name, p in narrow.named_parameters() if p.grad is not None and p.grad.abs().sum() > 0}
    idle = {name for name, _ in narrow.named_parameters()} - learns
    assert all(".fc_mu" in name or ".blending_" in name for name in idle)
    for name in learns:
        grad = result.get_parameter(name).grad
        assert grad is not None and grad.abs().sum() > 0, name
    grad = result.get_parameter("up_3.conv_0.weight_orig").grad
    assert grad is not None and not torch.allclose(grad[0::2], grad[1::2], rtol=1e-3), "copies part"


@pytest.mark.parametrize(
    ("wide", "says"),
    [
        (replace(NARROW, base_width=3), "base_width grows by whole multiples, not from 2 to 3"),
        (replace(NARROW, mask_hidden=2), "mask_hidden grows by whole multiples, not from 3 to 2"),
        (replace(WIDE, style_rank=6), "style_rank grows by whole multiples, not from 4 to 6"),
        (replace(WIDE, encoder="moments", noise=False), "the two differ in encoder, noise"),
    ],
)
def test_what_does_not_fit_is_named(wide: SEANConfig, says: str, narrow: SEANGenerator) -> None:
    with pytest.raises(ValueError, match=f"cannot be widened: {says}"):
        widen(narrow, wide)


@pytest.mark.slow
def test_a_run_starts_from_a_narrower_network(labels: Tensor, styles: Tensor, tmp_path: Path) -> None:
    path = tmp_path / "narrow.safetensors"
    stored = make_system("sean", NARROW)
    save_system(stored, path)
    system = make_system("sean", WIDE)
    start_from(system, path)
    assert system.config == WIDE and system.training
    assert all(p.requires_grad for p in system.network.fc.parameters())  # type: ignore[union-attr]
    with torch.no_grad():
        ours, theirs = (one.eval().network(labels, styles, noise=False) for one in (system, stored))
    assert 0 < (ours - theirs).abs().mean() < 0.02
    for other in (replace(WIDE, base_width=3), replace(WIDE, encoder="paper")):
        with pytest.raises(ValueError, match="Start from weights of the same network"):
            start_from(make_system("sean", other), path)

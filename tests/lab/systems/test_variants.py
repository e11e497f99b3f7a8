"""The variants of Table 3: each is what its name says, and comes back from its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from quick_cases import first_quick
from safetensors.torch import load_file, save_file

from models.lab.filled import filled_generator
from models.lab.systems.variants import VARIANTS, variant
from models.sean import CheckpointError, SEANConfig, SEANGenerator, load_generator, save_generator
from models.sean.normalization import SEANNorm

BASE = SEANConfig(regions=4, style_length=6, base_width=1, mask_hidden=3)


def made(name: str) -> SEANGenerator:
    return filled_generator(variant(name, BASE))


@pytest.fixture(scope="module")
def labels() -> torch.Tensor:
    torch.manual_seed(1)
    return torch.randint(0, 4, (1, 8, 8)).repeat_interleave(8, 1).repeat_interleave(8, 2)  # [1, 64, 64]


@pytest.fixture(scope="module")
def image() -> torch.Tensor:
    return torch.rand(1, 3, 64, 64) * 2 - 1


@pytest.mark.parametrize("name", first_quick(VARIANTS, 4))
def test_a_variant_comes_back_from_its_file(
    name: str, labels: torch.Tensor, image: torch.Tensor, tmp_path: Path
) -> None:
    generator = made(name)
    picture = generator(labels, generator.encode(image, labels), noise=False)
    assert picture.shape == (1, 3, 64, 64) and picture.std() > 0.01
    save_generator(generator, tmp_path / "variant.safetensors", half=False)
    loaded = load_generator(tmp_path / "variant.safetensors")
    assert loaded.config == generator.config == variant(name, BASE)
    assert torch.equal(loaded(labels, loaded.encode(image, labels), noise=False), picture)


def test_only_the_paper_s_network_has_all_the_paper_s_keys() -> None:
    assert variant("sean", SEANConfig.paper()) == SEANConfig.paper()
    public = made("sean").state_dict().keys()
    assert made("no-noise").state_dict().keys() == {k for k in public if not k.endswith("noise_var")}
    mask_only = made("mask-only").state_dict().keys()
    assert not any("Zencoder" in k or "fc_mu" in k or "blending" in k for k in mask_only)
    assert not any("Spade" in k or "blending" in k for k in made("style-only").state_dict())


def test_without_noise_the_picture_is_the_same_every_time(labels: torch.Tensor) -> None:
    styles = torch.randn(1, 4, 6)
    quiet, noisy = made("no-noise"), made("sean")
    assert torch.equal(quiet(labels, styles), quiet(labels, styles, noise=False))
    assert not torch.equal(noisy(labels, styles), noisy(labels, styles))


def test_mask_only_is_blind_to_styles(labels: torch.Tensor, image: torch.Tensor) -> None:
    generator = made("mask-only")
    picture = generator(labels, torch.zeros(1, 4, 6), noise=False)
    assert torch.equal(picture, generator(labels, torch.randn(1, 4, 6), noise=False))
    assert not torch.equal(picture, generator(labels.flip(1), torch.zeros(1, 4, 6), noise=False))
    assert not generator.encode(image, labels).any()


def test_style_only_knows_the_layout_through_the_style_map(labels: torch.Tensor) -> None:
    """Where all regions wear the same, a layout of many modulates as a layout of one."""
    torch.manual_seed(0)
    norm = SEANNorm(5, variant("style-only", BASE)).requires_grad_(False)
    for j in range(1, 4):
        norm.get_submodule(f"fc_mu{j}").load_state_dict(norm.get_submodule("fc_mu0").state_dict())
    same, uneven = torch.randn(1, 1, 6).expand(1, 4, 6), torch.randn(1, 4, 6)
    plain = torch.zeros_like(labels)
    for many, one in zip(norm.modulation(labels, same), norm.modulation(plain, same), strict=True):
        torch.testing.assert_close(many, one)
    gamma, _ = norm.modulation(labels, uneven)
    assert not torch.allclose(gamma, norm.modulation(plain, uneven)[0])


def test_style_only_styles_the_last_block_too(labels: torch.Tensor) -> None:
    generator = made("style-only")
    norm = generator.get_submodule("up_3.ace_0")
    assert isinstance(norm, SEANNorm) and norm.styled
    assert torch.equal(torch.stack(norm.blend_weights()), torch.ones(2, 1))


@pytest.mark.parametrize(("name", "count"), [("block-encoders", 6), ("module-encoders", 15)])
def test_every_block_or_module_has_its_own_encoder(
    name: str, count: int, labels: torch.Tensor, image: torch.Tensor
) -> None:
    generator = made(name)
    styles = generator.encode(image, labels)
    assert styles.shape == (1, count, 4, 6)
    picture = generator(labels, styles, noise=False)
    for slot in range(count):
        assert not torch.equal(styles[:, slot], styles[:, slot - 1])
        changed = styles.clone()
        changed[:, slot] += 1
        assert not torch.equal(generator(labels, changed, noise=False), picture), slot
    one = styles[:, :1]
    same = generator(labels, one.expand(-1, count, -1, -1), noise=False)
    assert torch.equal(generator(labels, one[:, 0], noise=False), same)


def test_a_coarse_style_map_is_one_of_a_coarse_layout() -> None:
    torch.manual_seed(2)
    norm = SEANNorm(5, variant("coarse-style-map", BASE)).requires_grad_(False)
    fine = SEANNorm(5, BASE).requires_grad_(False)
    fine.load_state_dict(norm.state_dict())
    labels, styles = torch.randint(0, 4, (1, 16, 16)), torch.randn(1, 4, 6)
    coarse = fine.style_modulation(labels[:, ::4, ::4], styles)
    for ours, theirs in zip(norm.style_modulation(labels, styles), coarse, strict=True):
        assert torch.equal(ours, theirs.repeat_interleave(4, 2).repeat_interleave(4, 3))
    assert norm.style_modulation(labels[:, :2, :2], styles)[0].shape == (1, 5, 2, 2), "as coarse as can be"


def test_the_flat_encoder_never_goes_below_half_the_resolution() -> None:
    lowest, result = {}, {}
    for name in ("sean", "flat-encoder"):
        x, heights = torch.zeros(1, 3, 64, 64), []
        for layer in made(name).Zencoder.model:
            x = layer(x)
            heights.append(x.shape[2])
        lowest[name], result[name] = min(heights), x.shape
    assert lowest == {"sean": 16, "flat-encoder": 32}
    assert result["sean"] == result["flat-encoder"] == (1, 6, 32, 32)


def test_unknown_variants_and_values_are_named() -> None:
    with pytest.raises(ValueError, match="no variant called 'best'; there are: sean, "):
        variant("best", BASE)
    with pytest.raises(ValueError, match="style_level is one of unified, block, module, not 'pixel'"):
        SEANConfig(style_level="pixel")
    with pytest.raises(ValueError, match="a mask branch or a style branch"):
        SEANConfig(mask_branch=False, style_branch=False)


@pytest.mark.parametrize(
    "told",
    [
        {**BASE.to_dict(), "attention": True},
        {**BASE.to_dict(), "encoder": "attention"},
        {**BASE.to_dict(), "regions": "four"},
        [4],
        {**BASE.to_dict(), "base_width": 10**9},
        {**BASE.to_dict(), "mask_branch": False},
        {**BASE.to_dict(), "style_level": "module"},
    ],
)
def test_a_file_that_tells_of_another_network_is_refused(told: object, tmp_path: Path) -> None:
    path = tmp_path / "odd.safetensors"
    save_generator(made("sean"), path)
    metadata = {"format": "sean-generator", "config": json.dumps(told)}
    save_file(load_file(path), str(path), metadata=metadata)
    with pytest.raises(CheckpointError, match=r"odd\.safetensors"):
        load_generator(path)

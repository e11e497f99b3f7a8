"""The richer style encoder, and styles of one length."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from models.sean import SEANConfig
from models.sean.closeup_encoder import CloseUpEncoder
from models.sean.encoder import StyleEncoder
from models.sean.encoder_choice import make_encoder
from models.sean.texture_encoder import GRID, region_deviations, region_grid, tents

CONFIG = SEANConfig.compact(encoder="textures", style_norm=False)
HAIR = 13


def encoder(config: SEANConfig = CONFIG) -> StyleEncoder:
    torch.manual_seed(0)
    made = make_encoder(config).requires_grad_(False)
    assert isinstance(made, StyleEncoder)
    if isinstance(made, CloseUpEncoder):
        torch.nn.init.normal_(made.tell.weight)  # it begins with zeros, which hide all that comes before
    return made


@pytest.fixture
def image() -> Tensor:
    torch.manual_seed(1)
    return torch.rand(1, 3, 64, 64) * 2 - 1


@pytest.fixture
def labels() -> Tensor:
    """Skin, a block of hair, and a single pixel of something."""
    labels = torch.zeros(1, 64, 64, dtype=torch.uint8)
    labels[0, 8:40, 16:56] = HAIR
    labels[0, 51, 33] = 15
    return labels


def test_absent_regions_are_zero_and_single_pixels_are_seen(image: Tensor, labels: Tensor) -> None:
    codes = encoder()(image, labels)[0]
    assert codes.shape == (19, 512) and codes.isfinite().all()
    present = (codes != 0).all(1)
    assert present.nonzero().flatten().tolist() == [0, HAIR, 15]
    assert not codes[~present].any()


def test_what_is_far_from_a_region_does_not_matter(image: Tensor) -> None:
    labels = torch.zeros(1, 64, 192, dtype=torch.uint8)
    labels[0, 16:48, 16:48] = HAIR
    image = torch.cat([image, image, image], 3)
    other = image.clone()
    other[..., 48 + 60 :] = 1.0
    ours, theirs = encoder()(image, labels)[0], encoder()(other, labels)[0]
    assert torch.allclose(ours[HAIR], theirs[HAIR], atol=1e-5)
    assert not torch.allclose(ours[0], theirs[0], atol=1e-3)


def test_a_region_elsewhere_has_the_same_style(image: Tensor) -> None:
    codes = []
    for y, x in ((32, 32), (64, 80)):
        picture, labels = torch.zeros(1, 3, 128, 128), torch.zeros(1, 128, 128, dtype=torch.uint8)
        picture[0, :, y : y + 32, x : x + 32] = image[0, :, :32, :32]
        labels[0, y : y + 32, x : x + 32] = HAIR
        codes.append(encoder()(picture, labels)[0, HAIR])
    assert codes[0].abs().max() > 0.01
    torch.testing.assert_close(codes[0], codes[1], atol=5e-4, rtol=0)


def test_weights_of_bins_are_bilinear() -> None:
    weights = tents(torch.tensor([[[-9.0, -1.6, -0.4, 0.0, 0.2, 3.0]]]))[0, 0].T  # [6, 5]
    wanted = [[1, 0, 0, 0, 0]] * 2 + [[0, 0.5, 0.5, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0.75, 0.25, 0]]
    torch.testing.assert_close(weights, torch.tensor([*wanted, [0, 0, 0, 0, 1]]))


def test_the_grid_is_a_small_picture_of_the_region() -> None:
    """A region brighter to the right and darker above; one that is absent; one with a corner missing."""
    across, down = torch.meshgrid(torch.linspace(-1, 1, 32), torch.linspace(-1, 1, 32), indexing="xy")
    values = torch.stack([across, down])[None] + 5  # [1, 2, 32, 32]
    membership = torch.zeros(1, 3, 32, 32)
    membership[0, 0] = 1
    membership[0, 2, 4:28, 4:28] = 1
    membership[0, 2, 4:20, 12:28] = 0
    whole, absent, cut = region_grid(values, membership)[0].unflatten(1, (GRID, GRID, 2))  # [5, 5, 2] each
    assert (whole[:, 1:, 0] > whole[:, :-1, 0]).all() and (whole[1:, :, 1] > whole[:-1, :, 1]).all()
    assert whole[2, 2].abs().max() < 1e-4 and whole[2, 4, 0] == pytest.approx(0.8, abs=0.1)
    assert not absent.any()
    assert not cut[0, 4].any() and cut[4, 0, 1] > 0.1, "a bin without a pixel is zero"


def test_deviations_by_region() -> None:
    torch.manual_seed(0)
    values, membership = torch.randn(1, 4, 16, 16), torch.zeros(1, 2, 16, 16)
    membership[0, 0, :, :8] = 1
    found = region_deviations(values, membership)[0]
    inside = values[0, :, :, :8].flatten(1)
    wanted = torch.cat([inside.mean(1), inside.std(1, correction=0)])
    torch.testing.assert_close(found[0], wanted, atol=1e-3, rtol=0)
    assert not found[1].any()


@pytest.mark.parametrize("kind", ["moments", "textures", "closeups"])
def test_bfloat16_hardly_changes_the_styles(kind: str, image: Tensor, labels: Tensor) -> None:
    made = encoder(replace(CONFIG, encoder=kind))
    exact = made(image, labels)
    with torch.autocast("cpu", torch.bfloat16):
        rough = made(image, labels)
    assert rough.dtype == torch.float32
    assert (rough - exact).norm() < 0.02 * exact.norm()


def test_every_weight_learns(image: Tensor, labels: Tensor) -> None:
    made = encoder().requires_grad_()
    with torch.autocast("cpu", torch.bfloat16):
        made(image, labels).square().sum().backward()
    for name, parameter in made.named_parameters():
        assert parameter.grad is not None and parameter.grad.abs().sum() > 0, name


def test_it_stays_small() -> None:
    assert sum(p.numel() for p in encoder().parameters()) < 1.2e6


@pytest.mark.parametrize("kind", ["paper", "flat", "moments", "textures", "closeups"])
def test_normalised_styles_have_one_length(kind: str, image: Tensor, labels: Tensor) -> None:
    config = SEANConfig(style_length=24, encoder=kind)
    plain, equal = encoder(config), encoder(replace(config, style_norm=True))
    equal.load_state_dict(plain.state_dict())
    labels[0, 50:54, 32:36] = 15  # the paper's encoder does not see a single pixel
    raw, codes = plain(image, labels)[0], equal(image, labels)[0]
    present = raw.abs().amax(1) > 0
    assert present.sum() == 3 and not codes[~present].any()
    torch.testing.assert_close(codes[present].square().mean(1), torch.ones(3))
    torch.testing.assert_close(codes, raw / raw.square().mean(1, keepdim=True).sqrt().clamp_min(1e-6))
    with torch.autocast("cpu", torch.bfloat16):
        assert equal(image, labels).dtype == torch.float32
    equal.requires_grad_()
    equal(image, labels).sum().backward()
    assert all(p.grad is not None and p.grad.isfinite().all() for p in equal.parameters())


def test_encoders_of_every_block_normalise_too(image: Tensor, labels: Tensor) -> None:
    config = SEANConfig(style_length=24, encoder="moments", style_level="block", style_norm=True)
    codes = make_encoder(config)(image, labels)  # [1, 6, 19, 24]
    torch.testing.assert_close(codes[0, :, HAIR].square().mean(1), torch.ones(6))

"""SPADE: its size, what its parts react to, and the KL term by hand."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import torch

from models.lab.baselines import SPADEConfig, SPADEEncoder, SPADEGenerator, count_parameters, kl_divergence
from models.sean import SEANConfig, SEANGenerator

COMPARED = SEANConfig.compact(encoder="moments")  # the network of the tables

TINY = SPADEConfig(regions=5, base_width=2, mask_hidden=4, latent=6, rows=2, columns=3)


@pytest.fixture(scope="module")
def generator() -> SPADEGenerator:
    torch.manual_seed(0)
    return SPADEGenerator(TINY).eval().requires_grad_(False)


@pytest.fixture(scope="module")
def labels() -> torch.Tensor:
    torch.manual_seed(1)
    return torch.randint(0, 5, (2, 4, 6)).repeat_interleave(16, 1).repeat_interleave(16, 2)  # [2, 64, 96]


def conv(fin: int, fout: int, kernel: int = 3, bias: bool = True) -> int:
    return fin * fout * kernel**2 + fout * bias


def published_blocks(planes: int, nf: int, hidden: int) -> int:
    """Parameters of the seven residual blocks, written out from the paper's figures."""

    def modulation(channels: int) -> int:
        return conv(planes, hidden) + 2 * conv(hidden, channels)

    total = 0
    for fin, fout in ((16, 16), (16, 16), (16, 16), (16, 8), (8, 4), (4, 2), (2, 1)):
        a, b = fin * nf, fout * nf
        total += modulation(a) + conv(a, min(a, b)) + modulation(min(a, b)) + conv(min(a, b), b)
        if a != b:
            total += modulation(a) + conv(a, b, 1, bias=False)
    return total


def test_full_size_has_the_published_number_of_parameters() -> None:
    with torch.device("meta"):
        generator = SPADEGenerator(SPADEConfig.paper(regions=36))
    blocks = published_blocks(36, 64, 128)
    first = 256 * 16384 * 4 + 16384 * 4  # to 1024 channels of 8 x 8
    widths = (3, 64, 128, 256, 512, 512, 512)
    encoder = sum(conv(a, b, bias=False) for a, b in pairwise(widths))
    encoder += 2 * (512 * 4 * 4 * 256 + 256)
    assert count_parameters(generator.encoder) == encoder
    assert count_parameters(generator) == blocks + first + encoder + conv(64, 3)
    # 93.0 million are reported for Cityscapes, 35 classes and edges, starting from the layout
    assert (blocks + conv(36, 1024) + conv(64, 3)) / 1e6 == pytest.approx(93.0, abs=0.1)


def test_compact_is_as_large_as_compact_sean_in_the_tables() -> None:
    with torch.device("meta"):
        ours, theirs = SEANGenerator(COMPARED), SPADEGenerator(SPADEConfig.compact())
    assert count_parameters(theirs) / count_parameters(ours) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("size", [(32, 32), (64, 96), (128, 64)])
def test_pictures_of_any_size(generator: SPADEGenerator, size: tuple[int, int]) -> None:
    picture = generator(torch.zeros(1, *size, dtype=torch.uint8), torch.zeros(1, 6))
    assert picture.shape == (1, 3, *size) and picture.abs().max() <= 1


def test_the_modulation_reacts_to_labels_only(generator: SPADEGenerator, labels: torch.Tensor) -> None:
    """With the latent vector's grid constant, all that happens at a pixel is the layout's doing."""
    latent = torch.randn(1, 6).expand(2, -1)
    same = torch.stack([labels[0], labels[0]])
    first, second = generator(same, latent)
    assert torch.allclose(first, second, atol=1e-6)
    first, second = generator(labels, latent)
    assert not torch.allclose(first, second, atol=1e-2)


def test_another_picture_gives_another_style(generator: SPADEGenerator, labels: torch.Tensor) -> None:
    torch.manual_seed(2)
    bright, dark = torch.rand(1, 3, 64, 96), -torch.rand(1, 3, 64, 96)
    codes = [generator.encode(image, labels[:1]) for image in (bright, dark)]
    assert codes[0].shape == (1, 6)
    pictures = [generator(labels[:1], code) for code in codes]
    assert not torch.equal(pictures[0], pictures[1])
    assert torch.equal(pictures[0], generator(labels[:1], codes[0]))
    assert not torch.equal(generator(labels[:1]), generator(labels[:1])), "without a style it is drawn"


def test_the_encoder_sees_pictures_of_any_size_alike() -> None:
    """A smooth picture has one style, however many pixels it is made of."""
    torch.manual_seed(0)
    encoder = SPADEEncoder(TINY).eval()
    coarse = torch.randn(1, 3, 4, 4)
    sizes = [torch.nn.functional.interpolate(coarse, (s, s), mode="bicubic") for s in (128, 512)]
    (mean, variance), (other, _) = (encoder(image) for image in sizes)
    assert mean.shape == variance.shape == (1, 6)
    assert (mean - other).norm() < 0.2 * mean.norm()


def test_kl_by_hand() -> None:
    zero = torch.zeros(3, 4)
    assert kl_divergence(zero, zero).item() == 0
    # a shift by 2 costs 2^2 / 2 nats in each of four dimensions
    assert kl_divergence(zero + 2, zero).item() == pytest.approx(8)
    # variance e: (e - 1 - 1) / 2
    assert kl_divergence(zero, zero + 1).item() == pytest.approx(4 * (math.e - 2) / 2)
    uneven = torch.cat([zero[:1] + 2, zero[:1]])
    assert kl_divergence(uneven, torch.zeros(2, 4)).item() == pytest.approx(4), "mean over the batch"
    mean, log_variance = torch.randn(1, 5), torch.randn(1, 5)
    ours = torch.distributions.Normal(mean, (log_variance / 2).exp())
    unit = torch.distributions.Normal(torch.zeros(1, 5), torch.ones(1, 5))
    expected = torch.distributions.kl_divergence(ours, unit).sum().item()
    assert kl_divergence(mean, log_variance).item() == pytest.approx(expected, rel=1e-4)


@pytest.fixture(scope="module")
def plus_plus() -> SPADEGenerator:
    """Pix2PixHD's style encoder before SPADE's generator."""
    torch.manual_seed(0)
    config = SPADEConfig(regions=5, base_width=2, mask_hidden=4, style="map")
    return SPADEGenerator(config).eval().requires_grad_(False)


def test_a_style_map_is_constant_over_a_region(plus_plus: SPADEGenerator, labels: torch.Tensor) -> None:
    style = plus_plus.encode(torch.rand(2, 3, 64, 96), labels)
    assert style.shape == (2, 3, 64, 96)
    for region in labels[0].unique():
        assert style[0][:, labels[0] == region].std(1).max() < 1e-6


def test_a_style_map_changes_the_picture(plus_plus: SPADEGenerator, labels: torch.Tensor) -> None:
    style = plus_plus.encode(torch.rand(2, 3, 64, 96), labels)
    assert not torch.equal(plus_plus(labels, style), plus_plus(labels, -style))
    with pytest.raises(ValueError, match="style map"):
        plus_plus(labels)
    with pytest.raises(ValueError, match="style map"):
        plus_plus(labels, style[..., ::2])


@pytest.mark.parametrize("wrong", [{"style": "both"}, {"norm": "none"}, {"base_width": 0}])
def test_a_configuration_that_makes_no_sense(wrong: dict) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong)) if "base_width" not in wrong else "at least 1"):
        SPADEConfig(**wrong)

"""What the generator promises beyond the reference outputs."""

from __future__ import annotations

import pytest
import torch

from models.sean import STYLED_BLOCKS, SEANConfig, SEANGenerator
from models.sean.encoder import MomentEncoder


@pytest.fixture(scope="module")
def generator() -> SEANGenerator:
    torch.manual_seed(0)
    made = SEANGenerator(SEANConfig.compact(base_width=2)).eval().requires_grad_(False)
    for name, parameter in made.named_parameters():
        if "noise_var" in name or "blending" in name:
            parameter.normal_()
    return made


@pytest.fixture(scope="module")
def labels() -> torch.Tensor:
    return torch.randint(0, 19, (2, 4, 6)).repeat_interleave(16, 1).repeat_interleave(16, 2)  # [2, 64, 96]


def test_one_style_matrix_for_all_blocks_equals_six_copies(
    generator: SEANGenerator, labels: torch.Tensor
) -> None:
    styles = torch.randn(2, 19, 512)
    six = styles.unsqueeze(1).repeat(1, STYLED_BLOCKS, 1, 1)
    assert torch.equal(generator(labels, styles, noise=False), generator(labels, six, noise=False))


@pytest.mark.parametrize("block", range(STYLED_BLOCKS))
def test_every_block_wears_its_own_style(generator: SEANGenerator, labels: torch.Tensor, block: int) -> None:
    styles = torch.randn(2, 1, 19, 512).repeat(1, STYLED_BLOCKS, 1, 1)
    changed = styles.clone()
    changed[:, block] += 1
    assert not torch.equal(generator(labels, styles, noise=False), generator(labels, changed, noise=False))


def test_noise_changes_the_picture_and_can_be_left_out(
    generator: SEANGenerator, labels: torch.Tensor
) -> None:
    styles = torch.randn(2, 19, 512)
    quiet = generator(labels, styles, noise=False)
    assert torch.equal(quiet, generator(labels, styles, noise=False))
    assert not torch.equal(quiet, generator(labels, styles))


@pytest.mark.parametrize("shape", [(2, 60, 96), (64, 96)])
def test_a_layout_of_a_wrong_size_is_refused(generator: SEANGenerator, shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="multiples of 32"):
        generator(torch.zeros(shape, dtype=torch.uint8), torch.zeros(2, 19, 512))


def test_styles_of_a_wrong_shape_are_refused(generator: SEANGenerator, labels: torch.Tensor) -> None:
    with pytest.raises(ValueError, match="styles are"):
        generator(labels, torch.zeros(2, 18, 512))


def test_moment_encoder_ignores_where_a_region_sits() -> None:
    """The same patch elsewhere in the picture has the same style: what makes styles portable."""
    encoder = MomentEncoder(SEANConfig(encoder="moments"))
    torch.manual_seed(1)
    patch = torch.rand(3, 16, 16) * 2 - 1
    codes = []
    for y, x in ((16, 16), (32, 40)):
        image, region = torch.zeros(1, 3, 64, 64), torch.zeros(1, 64, 64, dtype=torch.uint8)
        image[0, :, y : y + 16, x : x + 16], region[0, y : y + 16, x : x + 16] = patch, 13
        codes.append(encoder(image, region)[0, 13])
    assert codes[0].abs().max() > 0.01
    assert torch.allclose(codes[0], codes[1], atol=1e-4)


def test_encoder_leaves_absent_regions_zero_and_sees_single_pixels(generator: SEANGenerator) -> None:
    image, region = torch.rand(1, 3, 64, 64), torch.zeros(1, 64, 64, dtype=torch.uint8)
    region[0, 31, 33] = 15
    codes = generator.encode(image, region)[0]
    assert codes[15].abs().max() > 0 and codes.isfinite().all()
    assert not codes[1:15].any()

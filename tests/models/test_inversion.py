"""Styles that go on from the encoder's, down the gradient of what their picture misses."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from models.inversion import StyleReader
from models.inversion.misses import Misses, colours_apart
from models.inversion.reader import LENGTH
from models.parsing import FaceParser
from models.parsing.parser import ParserConfig
from models.sean import SEANConfig, SEANGenerator, encode_styles
from models.sean.filled import filled_generator

CONFIG = SEANConfig.compact(base_width=2, mask_hidden=4, style_rank=8, encoder="textures", descent=1)
SIZE = 64


@pytest.fixture(scope="module")
def generator() -> SEANGenerator:
    return filled_generator(CONFIG)


@pytest.fixture(scope="module")
def parser() -> FaceParser:
    torch.manual_seed(0)
    return FaceParser(ParserConfig()).requires_grad_(False).eval()


def portraits(count: int = 2) -> tuple[Tensor, Tensor]:
    """Images [B, 3, 64, 64] and label maps of three regions each."""
    torch.manual_seed(1)
    rough = torch.rand(count, 3, 8, 8) * 2 - 1
    images = torch.nn.functional.interpolate(rough, (SIZE, SIZE), mode="bilinear")
    labels = torch.zeros(count, SIZE, SIZE, dtype=torch.uint8)
    labels[:, 16:48, 20:44], labels[:, 8:16, 16:48] = 1, 13
    return images, labels


def missed(generator: SEANGenerator, misses: Misses, styles: Tensor, images: Tensor, labels: Tensor) -> float:
    """The loss of the plain network's picture of the first portrait."""
    with torch.no_grad():
        return float(misses(generator(labels[:1], styles[:1], noise=False), images[:1], labels[:1]))


def test_a_region_of_another_colour_counts_however_small_it_is() -> None:
    image, labels = portraits(1)
    large, small = image.clone(), image.clone()
    large[:, :, labels[0] == 0] += 0.3
    small[:, :, labels[0] == 13] += 0.3
    for picture in (large, small):
        assert colours_apart(picture, image, labels).item() == pytest.approx(0.3 / 3, abs=1e-5)
    speckled = image + 0.3 * (1 - 2 * (torch.arange(SIZE) % 2)).float()
    assert colours_apart(speckled, image, labels).item() == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("judged", [False, True])
def test_every_step_comes_closer(generator: SEANGenerator, parser: FaceParser, judged: bool) -> None:
    given = parser if judged else None
    images, labels = portraits(1)
    losses = []
    for steps in (0, 1, 4):
        generator.config = replace(CONFIG, descent=steps)
        styles = StyleReader(generator, given).read(images, labels)
        losses.append(missed(generator, Misses(given), styles, images, labels))
    assert losses[0] > losses[1] > losses[2], losses


def test_each_region_goes_equally_far_and_absent_ones_stay(generator: SEANGenerator) -> None:
    images, labels = portraits()
    generator.config = CONFIG
    first = encode_styles(generator, images, labels)
    styles = StyleReader(generator).read(images, labels)
    moved = (styles - first).square().mean(2).sqrt()  # [2, 19], of codes of RMS 1
    present = [0, 1, 13]
    torch.testing.assert_close(moved[:, present], torch.full((2, 3), LENGTH), atol=1e-3, rtol=0)
    assert styles.abs().amax((0, 2)).nonzero().flatten().tolist() == present
    torch.testing.assert_close(styles[:, present].square().mean(2), torch.ones(2, 3))


def test_no_step_is_none(generator: SEANGenerator) -> None:
    images, labels = portraits()
    generator.config = replace(CONFIG, descent=0)
    reader = StyleReader(generator)
    assert torch.equal(reader.read(images, labels), encode_styles(generator, images, labels))
    assert reader.signature == ""
    generator.config = replace(CONFIG, descent=3)
    assert "descent 3" in reader.signature


def test_company_and_inference_mode_change_nothing(generator: SEANGenerator, parser: FaceParser) -> None:
    images, labels = portraits(3)
    generator.config = replace(CONFIG, descent=2)
    reader = StyleReader(generator, parser)
    together = reader.read(images, labels)
    assert not together.requires_grad
    with torch.inference_mode():
        alone = torch.cat([reader.read(images[k : k + 1] + 0, labels[k : k + 1] + 0) for k in range(3)])
    torch.testing.assert_close(alone, together, atol=2e-3, rtol=0)
    assert all(parameter.grad is None for parameter in generator.parameters())

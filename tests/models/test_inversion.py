"""Style inversion: codes refined from the encoder's by gradient descent."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from quick_cases import first_quick
from small_portraits import SIZE, portraits
from torch import Tensor

from models.inversion import EVEN, SCHEDULE, StyleInverter, signature
from models.inversion.loss import WEIGHTS, InversionLoss
from models.inversion.schedule import LENGTH
from models.lab.filled import filled_generator
from models.parsing import FaceParser
from models.parsing.parser import ParserConfig
from models.perceptual import LayoutLoss, ParserLPIPSLoss
from models.sean import SEANConfig, SEANGenerator, encode_styles

CONFIG = SEANConfig.compact(base_width=2, mask_hidden=4, style_rank=8, encoder="textures", descent=1)


@pytest.fixture
def generator() -> SEANGenerator:
    return filled_generator(CONFIG)


@pytest.fixture(scope="module")
def parser() -> FaceParser:
    torch.manual_seed(0)
    return FaceParser(ParserConfig()).requires_grad_(False).eval()


def loss_of(generator: SEANGenerator, loss: InversionLoss, styles: Tensor, labels: Tensor) -> float:
    """The loss of the plain network's picture."""
    with torch.no_grad():
        return float(loss(generator(labels, styles, noise=False)))


def test_a_region_of_another_colour_counts_however_small_it_is() -> None:
    image, labels = portraits(1)
    large, small = image.clone(), image.clone()
    large[:, :, labels[0] == 0] += 0.3
    small[:, :, labels[0] == 13] += 0.3
    loss = InversionLoss(image, labels)
    for picture in (large, small):
        assert loss.colour_difference(picture).item() == pytest.approx(0.3 / 3, abs=1e-5)
    speckled = image + 0.3 * (1 - 2 * (torch.arange(SIZE) % 2)).float()
    assert loss.colour_difference(speckled).item() == pytest.approx(0, abs=1e-3)


def test_the_face_parser_parts_are_the_losses_of_training(parser: FaceParser) -> None:
    """One pass serves both, and one pass of the portrait serves all pictures."""
    image, labels = portraits(1)
    image = torch.nn.functional.interpolate(image, (256, 256), mode="bilinear")
    labels = torch.nn.functional.interpolate(labels[:, None], (256, 256))[:, 0]
    picture = image.flip(3)
    parts = InversionLoss(image, labels, parser)(picture) - InversionLoss(image, labels)(picture)
    features, layout = ParserLPIPSLoss(parser)(picture, image), LayoutLoss(parser)(picture, labels)
    torch.testing.assert_close(
        parts, WEIGHTS.features * features + WEIGHTS.layout * layout, atol=1e-4, rtol=0
    )


@pytest.mark.parametrize("with_parser", first_quick([False, True]))
def test_every_step_comes_closer(generator: SEANGenerator, parser: FaceParser, with_parser: bool) -> None:
    given = parser if with_parser else None
    images, labels = portraits(1)
    losses = []
    for steps in (0, 1, 4):
        generator.config = replace(CONFIG, descent=steps)
        styles = StyleInverter(generator, given, EVEN).invert(images, labels)
        losses.append(loss_of(generator, InversionLoss(images, labels, given), styles, labels))
    assert losses[0] > losses[1] > losses[2], losses


def test_each_region_goes_equally_far_and_absent_ones_stay(generator: SEANGenerator) -> None:
    images, labels = portraits()
    generator.config = CONFIG
    first = encode_styles(generator, images, labels)
    styles = StyleInverter(generator, schedule=EVEN).invert(images, labels)
    moved = (styles - first).square().mean(2).sqrt()  # [2, 19], of codes of RMS 1
    present = [0, 1, 13]
    torch.testing.assert_close(moved[:, present], torch.full((2, 3), LENGTH), atol=1e-3, rtol=0)
    assert styles.abs().amax((0, 2)).nonzero().flatten().tolist() == present
    torch.testing.assert_close(styles[:, present].square().mean(2), torch.ones(2, 3))


def test_without_steps_it_is_the_encoder(generator: SEANGenerator) -> None:
    images, labels = portraits()
    generator.config = replace(CONFIG, descent=0)
    inverter = StyleInverter(generator)
    assert torch.equal(inverter.invert(images, labels), encode_styles(generator, images, labels))
    assert signature(generator.config) == "" != signature(CONFIG) != signature(replace(CONFIG, descent=3))


@pytest.mark.slow
def test_other_portraits_and_inference_mode_change_nothing(
    generator: SEANGenerator, parser: FaceParser
) -> None:
    images, labels = portraits(3)
    generator.config = replace(CONFIG, descent=2)
    inverter = StyleInverter(generator, parser)
    together = inverter.invert(images, labels)
    assert not together.requires_grad
    with torch.inference_mode():
        alone = torch.cat([inverter.invert(images[k : k + 1] + 0, labels[k : k + 1] + 0) for k in range(3)])
    torch.testing.assert_close(alone, together, atol=2e-3, rtol=0)
    assert all(parameter.grad is None for parameter in generator.parameters())


@pytest.mark.slow
def test_few_long_steps_go_as_far_as_many_short_ones(generator: SEANGenerator, parser: FaceParser) -> None:
    images, labels = portraits(1)
    generator.config = replace(CONFIG, descent=6)
    loss = InversionLoss(images, labels, parser)
    ways = {
        schedule: StyleInverter(generator, parser, schedule).invert(images, labels)
        for schedule in (SCHEDULE, EVEN, replace(EVEN, frozen=False), replace(EVEN, frozen=True))
    }
    first = loss_of(generator, loss, encode_styles(generator, images, labels), labels)
    fell = {schedule: first - loss_of(generator, loss, styles, labels) for schedule, styles in ways.items()}
    assert fell[SCHEDULE] > 0.7 * fell[EVEN] > 0, fell
    torch.testing.assert_close(ways[EVEN], ways[replace(EVEN, frozen=True)], atol=2e-3, rtol=0)
    lengths, with_parser = zip(*SCHEDULE.steps(6), strict=True)
    assert sum(lengths) == pytest.approx(6 * LENGTH) and with_parser == (True, True, False)
    assert EVEN.steps(6) == [(pytest.approx(LENGTH), True)] * 6


def test_it_can_be_given_up_before_every_step(generator: SEANGenerator) -> None:
    images, labels = portraits(1)
    asked: list[int] = []

    def between() -> None:
        asked.append(len(asked))
        if len(asked) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        StyleInverter(generator).invert(images, labels, between)
    assert asked == [0, 1, 2]
    asked.clear()
    StyleInverter(generator).invert(images, labels, lambda: asked.append(0))
    assert len(asked) == 1 + len(SCHEDULE.steps(CONFIG.descent))

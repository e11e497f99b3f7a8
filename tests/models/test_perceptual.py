"""The perceptual losses: VGG-19 with a file of the public shapes and random weights, and our own parser."""

from __future__ import annotations

import pytest
import torch

from models.lab.metrics.face_parsing import FaceMetric, parser_distance
from models.parsing import FaceParser, load_parser
from models.perceptual import LayoutLoss, ParserLPIPSLoss, ParserPerceptualLoss, PerceptualLoss
from sean_editor import open_portrait, to_tensors
from sean_editor.checkpoints import METRIC_PARSER

WIDTHS = {
    0: 64, 2: 64, 5: 128, 7: 128, 10: 256, 12: 256, 14: 256, 16: 256,
    19: 512, 21: 512, 23: 512, 25: 512, 28: 512, 30: 512, 32: 512, 34: 512,
}  # fmt: skip
"""Index in torchvision's `features` and output channels of the sixteen convolutions."""


@pytest.fixture(scope="module")
def loss(tmp_path_factory: pytest.TempPathFactory) -> PerceptualLoss:
    torch.manual_seed(0)
    state, channels = {}, 3
    for index, width in WIDTHS.items():
        state[f"features.{index}.weight"] = torch.randn(width, channels, 3, 3) * (2 / (9 * channels)) ** 0.5
        state[f"features.{index}.bias"] = torch.zeros(width)
        channels = width
    state["classifier.0.weight"] = torch.zeros(4, 4)
    path = tmp_path_factory.mktemp("vgg") / "vgg19-dcbb9e9d.pth"
    torch.save(state, path)
    return PerceptualLoss(path)


def test_features_are_the_first_of_each_stage(loss: PerceptualLoss) -> None:
    shapes = [tuple(f.shape[1:]) for f in loss.features(torch.zeros(1, 3, 32, 32))]
    assert shapes == [(64, 32, 32), (128, 16, 16), (256, 8, 8), (512, 4, 4), (512, 2, 2)]
    assert len(loss.convs) == 13 and all(not p.requires_grad for p in loss.parameters())


@pytest.fixture
def any_loss(request: pytest.FixtureRequest, loss: PerceptualLoss) -> torch.nn.Module:
    torch.manual_seed(1)
    kinds = {"parser": ParserPerceptualLoss, "parser_lpips": ParserLPIPSLoss}
    return loss if request.param == "vgg19" else kinds[request.param](FaceParser())


ALL = pytest.mark.parametrize("any_loss", ["vgg19", "parser", "parser_lpips"], indirect=True)


@ALL
def test_loss_is_zero_for_equal_pictures_and_grows_with_the_difference(any_loss: torch.nn.Module) -> None:
    picture = torch.rand(1, 3, 32, 32) * 2 - 1
    other = torch.rand(1, 3, 32, 32) * 2 - 1
    assert any_loss(picture, picture).item() == 0
    near = any_loss(torch.lerp(picture, other, 0.1), picture).item()
    assert 0 < near < any_loss(other, picture).item()


@ALL
def test_gradients_reach_the_result_only(any_loss: torch.nn.Module) -> None:
    result = torch.full((1, 3, 32, 32), 0.1, requires_grad=True)
    any_loss(result, torch.rand(1, 3, 32, 32)).backward()
    assert all(p.grad is None for p in any_loss.parameters())
    assert result.grad is not None and result.grad.abs().sum() > 0


def test_the_loss_by_angles_is_the_metric() -> None:
    torch.manual_seed(2)
    parser, pictures = FaceParser(), torch.rand(2, 2, 3, 256, 256) * 2 - 1
    face_network = FaceMetric(parser.eval())
    seen, others = (face_network.parse(each) for each in pictures)
    expected = parser_distance(seen, others).mean().item()
    assert ParserLPIPSLoss(parser)(*pictures).item() == pytest.approx(expected, rel=1e-5)


def test_the_layout_loss_asks_for_the_layout_that_was_asked_for() -> None:
    """With the shipped parser: a shipped portrait agrees with its own layout better than with its mirror."""
    portrait = open_portrait("amara")
    loss = LayoutLoss(load_parser(METRIC_PARSER))  # type: ignore[arg-type]
    images, labels = to_tensors(portrait)
    right = loss(images, labels)
    wrong = loss(images, labels.flip(2))
    assert right < 0.5 * wrong
    small = loss(torch.nn.functional.avg_pool2d(images, 2), labels[:, ::2, ::2])
    assert small < 0.5 * wrong, "pictures of any size are shown to the parser as it knows them"
    result = images.clone().requires_grad_()
    loss(result, labels.flip(2)).backward()
    assert result.grad is not None and result.grad.any()
    assert all(p.grad is None for p in loss.parameters())

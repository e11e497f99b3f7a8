"""LPIPS against its formula with torchvision's sequence of layers, and its substitute."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from models.lab.metrics.mobilenet import MobileNetV2
from models.lab.metrics.perceptual import LPIPS, MobileNetDistance, MobileNetLoss, SumOfLosses, load_lpips
from models.weights_file import WeightsFileError


@pytest.fixture(scope="module")
def alexnet() -> nn.Sequential:
    """The layers of torchvision's AlexNet that LPIPS uses, under their numbers."""
    torch.manual_seed(4)
    return nn.Sequential(
        nn.Conv2d(3, 64, 11, 4, 2), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(64, 192, 5, 1, 2), nn.ReLU(),
        nn.MaxPool2d(3, 2), nn.Conv2d(192, 384, 3, 1, 1), nn.ReLU(), nn.Conv2d(384, 256, 3, 1, 1), nn.ReLU(),
        nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU(), nn.MaxPool2d(3, 2),
    )  # fmt: skip


@pytest.fixture(scope="module")
def file(alexnet: nn.Sequential, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("alexnet") / "alexnet-owt-7be5be79.pth"
    state = {f"features.{name}": value for name, value in alexnet.state_dict().items()}
    torch.save(state | {"classifier.1.bias": torch.zeros(4096)}, path)
    return path


@pytest.fixture(scope="module")
def lpips(file: Path) -> LPIPS:
    return load_lpips(file)


def test_lpips_is_its_formula(alexnet: nn.Sequential, lpips: LPIPS) -> None:
    torch.manual_seed(5)
    ones, others = torch.rand(2, 2, 3, 64, 96) * 2 - 1
    with torch.no_grad():
        expected = torch.zeros(2)
        for k, (a, b) in enumerate(zip(_levels(alexnet, ones), _levels(alexnet, others), strict=True)):
            apart = (a / a.norm(dim=1, keepdim=True) - b / b.norm(dim=1, keepdim=True)) ** 2
            expected += (apart * lpips.learnt[k].view(1, -1, 1, 1)).sum(1).mean((1, 2))
        found = lpips(ones, others)
    assert found.shape == (2,) and (found > 0).all()
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-6)
    assert lpips(ones, ones).abs().max() == 0


def test_the_learnt_weights_are_those_of_version_0_1(lpips: LPIPS) -> None:
    assert [len(weights) for weights in lpips.learnt] == [64, 192, 384, 256, 256]
    assert all((weights >= 0).all() and weights.max() > 0.1 for weights in lpips.learnt)


def test_other_files_are_refused(file: Path, tmp_path: Path) -> None:
    torch.save({"features.0.weight": torch.zeros(64, 3, 11, 11)}, tmp_path / "part.pth")
    with pytest.raises(
        WeightsFileError, match=r"part\.pth does not hold torchvision's AlexNet; get it from http"
    ):
        load_lpips(tmp_path / "part.pth")
    state = torch.load(file, weights_only=True)
    torch.save(state | {"features.3.bias": torch.zeros(7)}, tmp_path / "odd.pth")
    with pytest.raises(WeightsFileError, match=r"odd\.pth does not hold"):
        load_lpips(tmp_path / "odd.pth")


def test_the_substitute_is_nothing_for_equals_and_grows() -> None:
    torch.manual_seed(6)
    distance = MobileNetDistance(MobileNetV2().eval())
    images, noise = torch.rand(2, 3, 64, 64) * 2 - 1, torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        assert distance(images, images).abs().max() == 0
        some, more = (distance(images, images + share * noise) for share in (0.05, 0.5))
    assert some.shape == (2,) and (some > 0).all() and (some < more).all() and (more <= 2).all()


def test_the_loss_is_the_mean_of_the_substitute_and_losses_add_up() -> None:
    torch.manual_seed(7)
    loss = MobileNetLoss(MobileNetV2())
    result = (torch.rand(2, 3, 64, 64) * 2 - 1).requires_grad_()
    target = torch.rand(2, 3, 64, 64) * 2 - 1
    found = SumOfLosses(loss, nn.L1Loss())(result, target)
    expected = MobileNetDistance(loss.network)(result, target).mean() + (result - target).abs().mean()
    torch.testing.assert_close(found, expected)
    found.backward()
    assert result.grad is not None and result.grad.any()
    assert all(p.grad is None for p in loss.parameters())


def _levels(alexnet: nn.Sequential, images: Tensor) -> list[Tensor]:
    x = (images - torch.tensor([-0.030, -0.088, -0.188]).view(1, 3, 1, 1)) / torch.tensor(
        [0.458, 0.448, 0.450]
    ).view(1, 3, 1, 1)
    found = []
    for number, layer in enumerate(alexnet):
        x = layer(x)
        if number in (1, 4, 7, 9, 11):
            found.append(x)
    return found

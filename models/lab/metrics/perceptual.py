"""Perceptual distances of two pictures: LPIPS (Zhang et al. 2018), and a substitute that is not called so.

LPIPS is defined by two files: AlexNet as torchvision publishes it (BSD licence), whose weights a person puts
into the folder of added weights, and the learnt weights of version 0.1, which torchmetrics brings (BSD, too).
The substitute compares features of MobileNetV2 without learnt weights. Its figures are another scale.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
import torchmetrics
from torch import Tensor, nn

from models.blank import blank
from models.lab.metrics.mobilenet import DEVIATION, MEAN, MobileNetV2
from models.parsing.features import feature_distance
from models.weights_file import WeightsFileError, read_tensors

ALEXNET_URL = "https://download.pytorch.org/models/alexnet-owt-7be5be79.pth"

# channels, kernel, stride, padding; and whether a maximum over 3 x 3 comes before
_LAYERS = ((64, 11, 4, 2, False), (192, 5, 1, 2, True), (384, 3, 1, 1, True), (256, 3, 1, 1, False),
           (256, 3, 1, 1, False))  # fmt: skip
_PLACES = (0, 3, 6, 8, 10)
"""The convolutions in torchvision's `features`."""
_SHIFT, _SCALE = (-0.030, -0.088, -0.188), (0.458, 0.448, 0.450)
_EPSILON = 1e-8
_LEARNT = Path(torchmetrics.__file__).parent / "functional" / "image" / "lpips_models" / "alex.pth"
LEAST = 31
"""The least side of a picture: the second maximum would have nothing left."""


class LPIPS(nn.Module):
    """Two batches of images [B, 3, H, W] in [-1, 1] to their distance [B], 0 for equal ones."""

    def __init__(self) -> None:
        super().__init__()
        inputs = 3
        self.convolutions, self.learnt = nn.ModuleList(), nn.ParameterList()
        for channels, kernel, stride, padding, _ in _LAYERS:
            self.convolutions.append(nn.Conv2d(inputs, channels, kernel, stride, padding))
            self.learnt.append(nn.Parameter(torch.zeros(channels)))
            inputs = channels

    def forward(self, ones: Tensor, others: Tensor) -> Tensor:
        total = torch.zeros(len(ones), device=ones.device)
        for a, b, weights in zip(self._levels(ones), self._levels(others), self.learnt, strict=True):
            apart = (_unit(a) - _unit(b)).square() * weights[:, None, None]
            total = total + apart.sum(1).mean((1, 2))
        return total

    def _levels(self, images: Tensor) -> list[Tensor]:
        shift, scale = (images.new_tensor(values)[:, None, None] for values in (_SHIFT, _SCALE))
        x, found = (images - shift) / scale, []
        for convolution, (*_, pooled) in zip(self.convolutions, _LAYERS, strict=True):
            x = F.relu(convolution(F.max_pool2d(x, 3, 2) if pooled else x))
            found.append(x)
        return found


def load_lpips(alexnet: Path, learnt: Path = _LEARNT) -> LPIPS:
    """LPIPS of version 0.1 with torchvision's AlexNet at `alexnet`. WeightsFileError for any other file."""
    tensors, weights = read_tensors(alexnet), read_tensors(learnt)
    network = blank(LPIPS)
    try:
        state = {f"learnt.{k}": weights[f"lin{k}.model.1.weight"].flatten() for k in range(len(_LAYERS))}
        for k, place in enumerate(_PLACES):
            for part in ("weight", "bias"):
                state[f"convolutions.{k}.{part}"] = tensors[f"features.{place}.{part}"]
        network.load_state_dict(state, assign=True)
    except (KeyError, RuntimeError) as error:
        raise WeightsFileError(
            f"{alexnet.name} does not hold torchvision's AlexNet; get it from {ALEXNET_URL}."
        ) from error
    return network.requires_grad_(False).eval()


class MobileNetDistance:
    """The substitute: features of MobileNetV2 at five depths, each pixel's scaled to length one."""

    DEPTHS = (1, 3, 6, 13, 17)

    def __init__(self, network: MobileNetV2) -> None:
        self._network = network

    def __call__(self, ones: Tensor, others: Tensor) -> Tensor:
        """Distance [B], 0 (equal) to 2, of images [B, 3, H, W] in [-1, 1]."""
        return feature_distance(*(self._network.maps(_of_imagenet(x), self.DEPTHS) for x in (ones, others)))


class MobileNetLoss(nn.Module):
    """The mean of that distance over a batch, as a loss of images [B, 3, H, W] in [-1, 1]."""

    def __init__(self, network: MobileNetV2) -> None:
        super().__init__()
        self.network = network.requires_grad_(False).eval()

    def forward(self, result: Tensor, target: Tensor) -> Tensor:
        return MobileNetDistance(self.network)(result, target).mean()


class SumOfLosses(nn.Module):
    """Several losses of two batches of images, added."""

    def __init__(self, *losses: nn.Module) -> None:
        super().__init__()
        self.losses = nn.ModuleList(losses)

    def forward(self, result: Tensor, target: Tensor) -> Tensor:
        return torch.stack([loss(result, target) for loss in self.losses]).sum()


def _of_imagenet(images: Tensor) -> Tensor:
    mean, deviation = (images.new_tensor(values)[:, None, None] for values in (MEAN, DEVIATION))
    return ((images + 1) / 2 - mean) / deviation


def _unit(features: Tensor) -> Tensor:
    """Each pixel's features at length one, as LPIPS does it."""
    return features / (features.square().sum(1, keepdim=True) + _EPSILON).sqrt()

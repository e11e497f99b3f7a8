"""The network MobileNetV2 (Sandler et al. 2018), whose features of ImageNet the texture figures use.

Attribute names are those of torchvision's file, which is published under the BSD licence.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blank import blank, give_values
from models.weights_file import WeightsFileError, read_tensors

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of the pictures it was trained on, scaled to 0..1."""

# expansion, channels, blocks, stride of the first block
_STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
           (6, 320, 1, 1))  # fmt: skip
_FIRST, _LAST, _CLASSES = 32, 1280, 1000


def load_mobilenet(path: Path) -> MobileNetV2:
    """The network with the weights at `path`, in evaluation mode. WeightsFileError for any other file."""
    network = blank(MobileNetV2)
    try:
        give_values(network, read_tensors(path))
    except RuntimeError as error:
        raise WeightsFileError(
            f"{path.name} does not hold torchvision's MobileNetV2; get it with the command "
            "`download mobilenet`."
        ) from error
    return network.requires_grad_(False).eval()


class MobileNetV2(nn.Module):
    """Pictures [B, 3, H, W], normalised with MEAN and DEVIATION, to logits [B, 1000]."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = [_convolution(3, _FIRST, 3, 2)]
        channels = _FIRST
        for expansion, outputs, blocks, stride in _STAGES:
            for block in range(blocks):
                layers.append(Block(channels, outputs, 1 if block else stride, expansion))
                channels = outputs
        layers.append(_convolution(channels, _LAST, 1))
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(_LAST, _CLASSES))

    def forward(self, images: Tensor) -> Tensor:
        return self.classifier(self.features(images).mean((2, 3)))

    def maps(self, images: Tensor, depths: tuple[int, ...]) -> list[Tensor]:
        """The outputs [B, C, h, w] of the layers `depths` of `features`, which ascend."""
        found = []
        for depth, layer in enumerate(self.features.children()):
            if depth > depths[-1]:
                break
            images = layer(images)
            if depth in depths:
                found.append(images)
        return found


class Block(nn.Module):
    """An inverted residual block: expansion, convolution of each channel by itself, linear projection."""

    def __init__(self, inputs: int, outputs: int, stride: int, expansion: int) -> None:
        super().__init__()
        hidden = expansion * inputs
        self.residual = stride == 1 and inputs == outputs
        layers: list[nn.Module] = [] if expansion == 1 else [_convolution(inputs, hidden, 1)]
        layers += [
            _convolution(hidden, hidden, 3, stride, groups=hidden),
            nn.Conv2d(hidden, outputs, 1, bias=False),
            nn.BatchNorm2d(outputs),
        ]
        self.conv = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        made: Tensor = self.conv(x)
        return x + made if self.residual else made


def _convolution(inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU6())


def normalised(picture: np.ndarray) -> Tensor:
    """A picture uint8 [H, W, 3] as the network takes it, [1, 3, H, W]."""
    scaled = torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None].float() / 255
    mean, deviation = (torch.tensor(values).view(3, 1, 1) for values in (MEAN, DEVIATION))
    return (scaled - mean) / deviation


def covered(inside: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Which cells of a feature map of (height, width) `size` lie within a region bool [H, W]; bool [h, w]."""
    share = F.interpolate(torch.from_numpy(inside.astype(np.float32))[None, None], size, mode="area")
    return share[0, 0].numpy() > 0.99

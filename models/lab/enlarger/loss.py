"""The losses of the enlarger without discriminators: pixels, coarse colours, features of a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from models.lab.metrics.mobilenet import DEVIATION, MEAN, MobileNetV2
from models.parsing import FaceParser

_COARSE = 16  # pixels of the side of a square whose mean is its coarse colour
_WEIGHTS = (0.4, 0.6, 1.0, 1.0)
"""Of the four depths of features, from fine to coarse."""
_DEPTHS = (1, 3, 6, 10)
"""Layers of MobileNetV2 at a half to a sixteenth of the size."""


@dataclass(frozen=True)
class Features:
    """What a frozen network sees at four depths: `maps` takes pictures [B, 3, H, W] in [-1, 1] and gives maps
    [B, C, h, w] with `channels` C.
    """

    channels: tuple[int, ...]
    maps: Callable[[Tensor], list[Tensor]]


def mobilenet_features(network: MobileNetV2) -> Features:
    """Features of ImageNet."""
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    mean, deviation = (torch.tensor(values).view(1, 3, 1, 1) for values in (MEAN, DEVIATION))
    return Features(
        (16, 24, 32, 64), lambda images: network.maps(((images + 1) / 2 - mean) / deviation, _DEPTHS)
    )


def parser_features(parser: FaceParser) -> Features:
    """Features of our face parser, which is shipped."""
    parser.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    depths = len(_WEIGHTS)
    return Features(parser.config.widths[:depths], lambda images: parser.levels(images)[:depths])


def coarse(images: Tensor) -> Tensor:
    """Pictures [B, 3, H, W] as the means of squares, smoothly enlarged again; H and W are multiples of 16."""
    small = F.avg_pool2d(images, _COARSE)
    return F.interpolate(small, scale_factor=_COARSE, mode="bilinear", align_corners=False)


def coarse_difference(result: Tensor, target: Tensor) -> Tensor:
    """L1 of coarse colours."""
    return (coarse(result) - coarse(target)).abs().mean()


def feature_difference(found: Sequence[Tensor], wanted: Sequence[Tensor]) -> Tensor:
    """L1 of feature maps, at each depth in units of the target's mean feature."""
    total = found[0].new_zeros((), dtype=torch.float32)
    for weight, one, other in zip(_WEIGHTS, found, wanted, strict=True):
        one, other = one.float(), other.float()
        total = total + weight * (one - other).abs().mean() / (other.abs().mean() + 1e-6)
    return total / sum(_WEIGHTS)

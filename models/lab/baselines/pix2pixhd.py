"""Pix2PixHD (Wang et al., CVPR 2018, arXiv 1711.11585): the global generator and its feature encoder.

The layout goes in at the front, with a map of three features that are constant over each object; what comes
out at the end is the picture. The 2x local enhancer of the paper is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn

from models.lab.baselines.segments import number_segments, segment_edges, segment_means
from models.sean.encoder import one_hot


@dataclass(frozen=True)
class Pix2PixHDConfig:
    """Sizes of the network.

    base_width      channels at full resolution; doubled by each down-sampling.
    down_samplings  of the generator and of the feature encoder.
    blocks          residual blocks at the lowest resolution.
    feature_width   the feature encoder's channels at full resolution.
    features        channels of its result.
    instances       whether the data has instances: features are then averaged over each, not over each
                    region, and the boundaries between them are drawn into the input.
    """

    regions: int = 19
    base_width: int = 64
    down_samplings: int = 4
    blocks: int = 9
    feature_width: int = 16
    features: int = 3
    instances: bool = False

    def __post_init__(self) -> None:
        sizes = (self.regions, self.base_width, self.down_samplings, self.feature_width, self.features)
        if min(sizes) < 1 or self.blocks < 0:
            raise ValueError("every size of a Pix2PixHD network is at least 1")
        if self.down_samplings > 4:
            raise ValueError("a picture of 32 pixels has no room for more than 4 down-samplings")

    @classmethod
    def paper(cls, **changes: Any) -> Pix2PixHDConfig:
        """The published global generator: about 182 million parameters."""
        return replace(cls(), **changes)

    @classmethod
    def compact(cls, **changes: Any) -> Pix2PixHDConfig:
        """About as many parameters as our compact SEAN with the encoder of moments: 18.6 million."""
        return replace(cls(base_width=20), **changes)


def _convolution(fin: int, fout: int, kernel: int, stride: int = 1) -> nn.Sequential:
    """Convolution, instance norm, ReLU; no bias, which the norm would take away again."""
    layers: list[nn.Module] = [nn.ReflectionPad2d(kernel // 2)] if stride == 1 else []
    padding = 0 if stride == 1 else kernel // 2
    layers += [nn.Conv2d(fin, fout, kernel, stride, padding, bias=False), nn.InstanceNorm2d(fout), nn.ReLU()]
    return nn.Sequential(*layers)


def _enlargement(fin: int, fout: int) -> nn.Sequential:
    conv = nn.ConvTranspose2d(fin, fout, 3, stride=2, padding=1, output_padding=1, bias=False)
    return nn.Sequential(conv, nn.InstanceNorm2d(fout), nn.ReLU())


class ResidualBlock(nn.Module):
    """x plus two reflection-padded 3x3 convolutions of it, each with instance norm, ReLU between them."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = _convolution(channels, channels, 3)
        self.second = _convolution(channels, channels, 3)[:-1]

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(self.first(x))


class HourGlass(nn.Sequential):
    """7x7 convolution, down, residual blocks, up, 7x7 convolution, tanh: [B, fin, H, W] -> [B, fout, H, W].

    H and W are multiples of 2 to the power of `down_samplings`.
    """

    def __init__(self, fin: int, fout: int, width: int, down_samplings: int, blocks: int) -> None:
        widths = [width * 2**level for level in range(down_samplings + 1)]
        super().__init__(
            _convolution(fin, width, 7),
            *(_convolution(a, b, 3, stride=2) for a, b in pairwise(widths)),
            *(ResidualBlock(widths[-1]) for _ in range(blocks)),
            *(_enlargement(a, b) for a, b in pairwise(reversed(widths))),
            nn.ReflectionPad2d(3),
            nn.Conv2d(width, fout, 7),
            nn.Tanh(),
        )


class Pix2PixHDGenerator(nn.Module):
    """Feature encoder and global generator."""

    def __init__(self, config: Pix2PixHDConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = HourGlass(3, config.features, config.feature_width, config.down_samplings, 0)
        planes = config.regions + int(config.instances) + config.features
        self.generator = HourGlass(planes, 3, config.base_width, config.down_samplings, config.blocks)

    def encode(self, images: Tensor, labels: Tensor, instances: Tensor | None = None) -> Tensor:
        """Feature maps [B, 3, H, W], constant over each instance (region, where there are none), of images
        [B, 3, H, W] in [-1, 1] with label maps [B, H, W].
        """
        return segment_means(self.encoder(images), self.segments(labels, instances))

    def forward(self, labels: Tensor, features: Tensor, instances: Tensor | None = None) -> Tensor:
        """Pictures [B, 3, H, W] in [-1, 1] for label maps [B, H, W] of integers and feature maps [B, 3, H,
        W].

        H and W are multiples of 32. `instances` [B, H, W] are used by a network for data that has them.
        """
        planes = [one_hot(labels, self.config.regions), features]
        if self.config.instances:
            planes.append(segment_edges(self.segments(labels, instances)))
        return self.generator(torch.cat(planes, 1))

    def segments(self, labels: Tensor, instances: Tensor | None) -> Tensor:
        """The parts that share one feature vector: see `number_segments`."""
        return number_segments(labels, instances if self.config.instances else None)

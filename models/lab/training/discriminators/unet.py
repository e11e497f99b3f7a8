"""The U-Net discriminator of OASIS (Sushko, Schönfeld et al., ICLR 2021, sec. 3.2), which gets no layout: it
predicts the region of every pixel, or that the pixel was generated.

Ours is half as fine. The first convolution goes to half the size at once and the logits stay there: most of
the cost of a U-Net lies at its finest level, and the layout of a portrait loses nothing but the exact pixel
of an edge.
"""

from __future__ import annotations

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

WIDTHS = (1, 2, 4, 8, 8)
"""Channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of the size, in units of the first."""


class UNetDiscriminator(nn.Module):
    """Pictures [B, 3, h, w], sides multiples of 32, to one scale: the encoder's five features, then logits
    [B, classes, h/2, w/2].
    """

    def __init__(self, classes: int, width: int) -> None:
        super().__init__()
        widths = [width * factor for factor in WIDTHS]
        self.stem = _conv(3, widths[0], 4, stride=2)
        self.down = nn.ModuleList(Block(a, b, halves=True) for a, b in pairwise(widths))
        self.lifts = nn.ModuleList(_conv(deep, wide, 1) for wide, deep in pairwise(widths))
        self.up = nn.ModuleList(Block(2 * wide, wide) for wide in widths[:-1])
        self.logits = nn.Conv2d(widths[0], classes, 1)

    def forward(self, layout: Tensor, images: Tensor) -> list[list[Tensor]]:
        """`layout` is ignored."""
        features = [self.stem(images.contiguous(memory_format=torch.channels_last))]
        for block in self.down:
            features.append(block(features[-1]))
        x = features[-1]
        for index in reversed(range(len(self.up))):
            x = self.lifts[index](x)  # narrowed before it is enlarged: four times cheaper
            x = F.interpolate(x, scale_factor=2.0, mode="nearest")
            x = self.up[index](torch.cat([x, features[index]], 1))
        return [[*features, self.logits(F.leaky_relu(x, 0.2))]]


class Block(nn.Module):
    """Two 3x3 convolutions of the activated features, and a 1x1 convolution around them (He et al. 2016),
    spectral norm; one that halves does so between the two.
    """

    def __init__(self, inputs: int, outputs: int, halves: bool = False) -> None:
        super().__init__()
        middle = min(inputs, outputs)
        self.first, self.second = _conv(inputs, middle, 3), _conv(middle, outputs, 3)
        self.around = _conv(inputs, outputs, 1)
        self.pool = nn.AvgPool2d(2) if halves else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        change = self.pool(self.first(F.leaky_relu(x, 0.2)))
        return self.second(F.leaky_relu(change, 0.2)) + self.around(self.pool(x))


def _conv(inputs: int, outputs: int, kernel: int, stride: int = 1) -> nn.Module:
    conv: nn.Module = nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2)
    return spectral_norm(conv)

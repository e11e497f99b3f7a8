"""The face parser: a small residual U-Net that names the region of every pixel of an aligned portrait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class ParserConfig:
    """Widths are channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of the size; `decoder` those at 1/2 to 1/16."""

    regions: int = 19
    widths: tuple[int, int, int, int, int] = (24, 48, 96, 160, 224)
    blocks: tuple[int, int, int, int] = (1, 2, 2, 2)
    decoder: tuple[int, int, int, int] = (32, 64, 96, 96)


class FaceParser(nn.Module):
    """Images [B, 3, H, W] in [-1, 1] to logits [B, S, H, W]; H and W are multiples of 32.

    The decision is made at half the size and enlarged: a label's edge is smooth at that scale.
    """

    def __init__(self, config: ParserConfig | None = None) -> None:
        super().__init__()
        self.config = config or ParserConfig()
        widths, decoder = self.config.widths, self.config.decoder
        self.stem = _conv(3, widths[0], stride=2)
        self.stages = nn.ModuleList(
            nn.Sequential(Block(a, b, 2), *(Block(b, b) for _ in range(n - 1)))
            for a, b, n in zip(widths, widths[1:], self.config.blocks, strict=False)
        )
        self.scene = nn.Linear(widths[4], decoder[3])
        self.bottom = nn.Conv2d(widths[4], decoder[3], 1)
        self.skips = nn.ModuleList(nn.Conv2d(a, b, 1) for a, b in zip(widths, decoder, strict=False))
        self.lifts = nn.ModuleList(nn.Conv2d(decoder[i + 1], decoder[i], 1) for i in range(3))
        self.merges = nn.ModuleList(_conv(width, width) for width in decoder)
        self.head = nn.Conv2d(decoder[0], self.config.regions, 1)

    def forward(self, images: Tensor) -> Tensor:
        return F.interpolate(self.half_size(images), images.shape[2:], mode="bilinear", align_corners=False)

    def half_size(self, images: Tensor) -> Tensor:
        """The logits [B, S, H/2, W/2] before they are enlarged."""
        return self.head(self.features(images))

    def levels(self, images: Tensor) -> list[Tensor]:
        """The encoder's features [B, widths[i], h, w] at 1/2, 1/4, 1/8, 1/16 and 1/32 of the size."""
        levels = [self.stem(images)]
        for stage in self.stages:
            levels.append(stage(levels[-1]))
        return levels

    def features(self, images: Tensor) -> Tensor:
        """The features that the logits are made from, [B, D, H/2, W/2]."""
        return self.decode(self.levels(images))

    def decode(self, levels: Sequence[Tensor]) -> Tensor:
        """`features`, of the encoder's `levels`."""
        deep = levels[-1]
        x = self.bottom(deep) + self.scene(deep.mean((2, 3)))[:, :, None, None]
        for i in (3, 2, 1, 0):
            if i < 3:
                x = self.lifts[i](x)  # narrowed before it is enlarged: four times cheaper
            x = F.interpolate(x, scale_factor=2.0, mode="nearest") + self.skips[i](levels[i])
            x = self.merges[i](x)
        return x


class Block(nn.Module):
    """Two 3x3 convolutions and a way around them (He et al. 2016)."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1) -> None:
        super().__init__()
        self.first = _conv(inputs, outputs, stride)
        self.second = nn.Sequential(
            nn.Conv2d(outputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs)
        )
        around: nn.Module = nn.Identity()
        if stride > 1 or inputs != outputs:
            pool = nn.AvgPool2d(stride) if stride > 1 else nn.Identity()
            around = nn.Sequential(pool, nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))
        self.around = around

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.second(self.first(x)) + self.around(x))


def _conv(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


def most_likely(logits: Tensor) -> tuple[Tensor, Tensor]:
    """The likeliest region and its probability, uint8 and float32 [B, H, W], of logits [B, S, H, W]."""
    probability, labels = torch.softmax(logits.float(), 1).max(1)
    return labels.to(torch.uint8), probability

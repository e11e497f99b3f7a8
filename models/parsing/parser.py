"""The face parser: a small residual U-Net that names the region of every pixel of an aligned portrait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F
from torch import Tensor, nn

_UNLIKELY = -4.0
"""The logit of a region that a network has not learnt yet."""


@dataclass(frozen=True)
class ParserConfig:
    """Widths are channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of the size; `decoder` those at 1/2 to 1/16;
    `fine` those at full size, 0: the network decides at half the size.
    """

    regions: int = 19
    widths: tuple[int, int, int, int, int] = (24, 48, 96, 160, 224)
    blocks: tuple[int, int, int, int] = (1, 2, 2, 2)
    decoder: tuple[int, int, int, int] = (32, 64, 96, 96)
    fine: int = 0


class FaceParser(nn.Module):
    """Images [B, 3, H, W] in [-1, 1] to logits [B, S, H, W]; H and W are multiples of 32.

    The logits of half the size are enlarged; with a fine head, it corrects them at full size, where lids,
    lips and strands have their edges.
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
        self.fine = FineHead(decoder[0], self.config.fine, self.config.regions) if self.config.fine else None

    def forward(self, images: Tensor) -> Tensor:
        return self.full_size(self.features(images), images)

    def full_size(self, features: Tensor, images: Tensor) -> Tensor:
        """The logits [B, S, H, W] of `features` [B, D, H/2, W/2] and the images that they were made from, or
        of the same window of both.
        """
        logits = F.interpolate(self.head(features), images.shape[2:], mode="bilinear", align_corners=False)
        return logits if self.fine is None else logits + self.fine(features, images)

    def with_fine_head(self, channels: int) -> FaceParser:
        """A network with a fine head of `channels` that gives this network's answers before it learns: the
        weights are this one's, copied, and the fine head's correction is 0.
        """
        refined = FaceParser(replace(self.config, fine=channels)).train(self.training)
        state = {name: value for name, value in self.state_dict().items() if not name.startswith("fine.")}
        refined.load_state_dict(refined.state_dict() | state)
        return refined

    def with_regions(self, regions: int) -> FaceParser:
        """A network without a fine head for more regions; it gives this network's answers before it learns:
        the new ones are unlikely everywhere.
        """
        wider = FaceParser(replace(self.config, regions=regions)).train(self.training)
        state, more = self.state_dict(), regions - self.config.regions
        old = state["head.weight"]
        state["head.weight"] = torch.cat([old, old.new_zeros(more, *old.shape[1:])])
        state["head.bias"] = torch.cat([state["head.bias"], old.new_full((more,), _UNLIKELY)])
        wider.load_state_dict(state)
        return wider

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


class FineHead(nn.Module):
    """Features [B, D, H/2, W/2] and images [B, 3, H, W] to a correction of the logits, [B, S, H, W].

    Every feature becomes four pixels (Shi et al. 2016), to which a convolution of the picture itself is
    added. The last layer begins at zero.
    """

    def __init__(self, features: int, channels: int, regions: int) -> None:
        super().__init__()
        self.lift = nn.Sequential(nn.Conv2d(features, 4 * channels, 1), nn.PixelShuffle(2))
        self.picture = nn.Conv2d(3, channels, 3, padding=1)
        self.join = nn.Sequential(nn.BatchNorm2d(channels), nn.ReLU(inplace=True))
        self.merge = _conv(channels, channels)
        self.out = nn.Conv2d(channels, regions, 1)
        for weights in self.out.parameters():
            nn.init.zeros_(weights)

    def forward(self, features: Tensor, images: Tensor) -> Tensor:
        return self.out(self.merge(self.join(self.lift(features) + self.picture(images))))


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

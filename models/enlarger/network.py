"""The network of the enlarger.

Most of its work is done at half the size of the picture it is given, which is a quarter of the result's. The
last layers add detail to a bicubic enlargement, so that colours and shapes stay those of the picture. The
label map says which kind of detail, hair or skin; noise is what strands and pores that the picture does not
show can begin with.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

STEP = 4
"""Heights and widths of pictures are multiples of it."""
_SEED = 0
_OF_LABELS = 12  # channels that tell the kinds of regions
_COARSE_BLOCKS = 3
_SLOPE = 0.2  # of leaky ReLUs


@dataclass(frozen=True)
class EnlargerConfig:
    """Sizes of the network: channels, and residual blocks at half the size of the picture it is given."""

    regions: int = 19
    width: int = 64
    blocks: int = 8
    fine: int = 32
    """Channels at the size of the picture it is given."""


def fixed_noise(height: int, width: int) -> Tensor:
    """Noise [1, 1, H/2, W/2] for pictures of H x W, float32 on the CPU, the same each time.

    Noise for another size is other noise: who enlarges a part of a picture cuts its part from the whole's.
    """
    return torch.randn(1, 1, height // 2, width // 2, generator=torch.Generator().manual_seed(_SEED))


def one_hot(labels: Tensor, regions: int) -> Tensor:
    """Label maps int64 [B, H, W] as float32 [B, S, H, W], channels last in memory."""
    return F.one_hot(labels, regions).movedim(-1, 1).float()


class Enlarger(nn.Module):
    """Pictures [B, 3, H, W] in [-1, 1] with label maps int64 [B, H, W] to pictures [B, 3, 2H, 2W], whose
    values may lie a little outside. H and W are multiples of 4.
    """

    def __init__(self, config: EnlargerConfig | None = None) -> None:
        super().__init__()
        self.config = config or EnlargerConfig()
        width, fine = self.config.width, self.config.fine
        self.labels = nn.Conv2d(self.config.regions, _OF_LABELS, 1)
        self.first = nn.Conv2d(3 * 4 + _OF_LABELS + 1, width, 3, padding=1)
        self.blocks = nn.Sequential(*(Block(width) for _ in range(self.config.blocks)))
        self.down = nn.Conv2d(width, width, 3, stride=2, padding=1)
        self.coarse = nn.Sequential(*(Block(width) for _ in range(_COARSE_BLOCKS)))
        self.lift = nn.Conv2d(width, width, 1)
        self.up = nn.Conv2d(width, 4 * fine, 3, padding=1)
        self.fine = nn.Conv2d(fine + 3, fine, 3, padding=1)
        self.out = nn.Conv2d(fine, 3 * 4, 3, padding=1)
        if not self.out.weight.is_meta:  # it begins as little more than the bicubic enlargement
            with torch.no_grad():
                self.out.weight.mul_(0.1)
                nn.init.zeros_(self.out.bias)  # type: ignore[arg-type]

    def forward(self, images: Tensor, labels: Tensor, noise: Tensor | None = None) -> Tensor:
        """`noise` [B or 1, 1, H/2, W/2] is drawn from a normal distribution. Without it `fixed_noise` is
        taken, the same for every picture: one picture comes out the same each time.
        """
        height, width = images.shape[2:]
        if height % STEP or width % STEP:
            raise ValueError(f"a picture of {width} x {height} cannot be enlarged: sides are multiples of 4")
        if noise is None:
            noise = fixed_noise(height, width).to(images)
        kinds = self.labels(F.avg_pool2d(one_hot(labels, self.config.regions).to(images), 2))
        noise = noise.to(kinds.dtype).expand(len(images), -1, -1, -1)
        x = torch.cat([F.pixel_unshuffle(images, 2).to(kinds.dtype), kinds, noise], 1)  # [B, 25, H/2, W/2]
        x = self.blocks(_active(self.first(x)))  # [B, width, H/2, W/2]
        deep = self.lift(self.coarse(_active(self.down(x))))  # [B, width, H/4, W/4]
        x = x + F.interpolate(deep, scale_factor=2, mode="nearest")
        x = _active(F.pixel_shuffle(self.up(x), 2))  # [B, fine, H, W]
        x = _active(self.fine(torch.cat([x, images.to(x.dtype)], 1)))
        detail = F.pixel_shuffle(self.out(x), 2)  # [B, 3, 2H, 2W]
        return F.interpolate(images, scale_factor=2, mode="bicubic", align_corners=False) + detail


class Block(nn.Module):
    """Two convolutions whose result is added to their input."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        if not self.second.weight.is_meta:
            with torch.no_grad():
                self.second.weight.mul_(0.2)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(_active(self.first(x)))


def _active(x: Tensor) -> Tensor:
    return F.leaky_relu(x, _SLOPE)

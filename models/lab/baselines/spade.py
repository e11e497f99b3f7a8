"""SPADE, or GauGAN (Park et al., CVPR 2019, arXiv 1903.07291): the layout modulates every block, one latent
vector carries the style of the whole picture.

The residual blocks are those of SEAN with the mask branch alone, which SEAN took from SPADE.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blocks import BLOCK_NAMES, BLOCK_UPSAMPLING, STRIDE
from models.lab.baselines.pix2pixhd import HourGlass
from models.lab.baselines.segments import number_segments, segment_means
from models.sean.blocks import SEANResBlock, SpectralConv2d
from models.sean.config import SEANConfig
from models.sean.encoder import one_hot
from models.sean.normalization import SEANNorm

MAP_CHANNELS, MAP_WIDTH = 3, 16
"""The style map of SPADE++: channels, and its encoder's width, as in Pix2PixHD."""


@dataclass(frozen=True)
class SPADEConfig:
    """Sizes of the network.

    base_width     nf: channels of the last block; the first has 16 times as many.
    mask_hidden    channels between the two convolutions of the modulation.
    latent         length of the latent vector.
    rows, columns  of the grid that the latent vector becomes: H / 32 and W / 32 of the pictures to train on.
                   Pictures of other sizes start from this grid, resized.
    style          "latent": one vector for the picture. "map": SPADE++, the row of SEAN's Table 3 that joins
                   Pix2PixHD's style encoder to SPADE's generator: features averaged over each region stand
                   beside the layout wherever that is read.
    norm           batch norm over the joint batch of all processes ("sync_batch") or each one's ("batch").
    """

    regions: int = 19
    base_width: int = 64
    mask_hidden: int = 128
    latent: int = 256
    rows: int = 8
    columns: int = 8
    style: str = "latent"
    norm: str = "sync_batch"

    def __post_init__(self) -> None:
        if self.style not in ("latent", "map"):
            raise ValueError(f"style is 'latent' or 'map', not {self.style!r}")
        if self.norm not in ("sync_batch", "batch"):
            raise ValueError(f"norm is 'sync_batch' or 'batch', not {self.norm!r}")
        sizes = (self.regions, self.base_width, self.mask_hidden, self.latent, self.rows, self.columns)
        if min(sizes) < 1:
            raise ValueError("every size of a SPADE network is at least 1")

    @classmethod
    def paper(cls, **changes: Any) -> SPADEConfig:
        """The published network for pictures of 256 x 256."""
        return replace(cls(), **changes)

    @classmethod
    def compact(cls, **changes: Any) -> SPADEConfig:
        """About as many parameters as our compact SEAN with the encoder of moments: 18.6 million."""
        return replace(cls(base_width=18, mask_hidden=118), **changes)

    @property
    def planes(self) -> int:
        """Channels of the modulation's input: the one-hot layout, and the style map if there is one."""
        return self.regions + (MAP_CHANNELS if self.style == "map" else 0)


class SPADEEncoder(nn.Module):
    """A picture becomes the mean and the log-variance of its latent vector.

    Six convolutions halve the picture, 256 x 256 or resized to that, to 4 x 4; two linear layers follow.
    """

    SIDE = 256
    WIDTHS = (1, 2, 4, 8, 8, 8)
    """Channels of the convolutions, in base widths."""

    def __init__(self, config: SPADEConfig) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for fin, fout in pairwise([3, *(config.base_width * factor for factor in self.WIDTHS)]):
            conv = SpectralConv2d(fin, fout, 3, bias=False, stride=2)
            layers += [conv, nn.InstanceNorm2d(fout), nn.LeakyReLU(0.2)]
        self.layers = nn.Sequential(*layers)
        cells = (self.SIDE >> len(self.WIDTHS)) ** 2
        self.mean = nn.Linear(cells * config.base_width * self.WIDTHS[-1], config.latent)
        self.log_variance = nn.Linear(cells * config.base_width * self.WIDTHS[-1], config.latent)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """Images [B, 3, H, W] in [-1, 1] -> mean and log-variance, [B, latent] each."""
        side = (self.SIDE, self.SIDE)
        if images.shape[2:] != side:
            images = F.interpolate(images, side, mode="bilinear", align_corners=False, antialias=True)
        x = self.layers(images).flatten(1)
        return self.mean(x), self.log_variance(x)


class StyleMapEncoder(nn.Module):
    """Pix2PixHD's encoder: features of the picture, averaged over each region, [B, 3, H, W]."""

    def __init__(self) -> None:
        super().__init__()
        self.features = HourGlass(3, MAP_CHANNELS, MAP_WIDTH, down_samplings=4, blocks=0)

    def forward(self, images: Tensor, labels: Tensor) -> Tensor:
        return segment_means(self.features(images), number_segments(labels))


def kl_divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL(N(mean, variance) || N(0, 1)) in nats for [B, latent] each: the sum over a vector, mean over the
    batch.
    """
    each = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance)
    return each.sum(1).mean()


class SPADEGenerator(nn.Module):
    """Image encoder and generator."""

    def __init__(self, config: SPADEConfig) -> None:
        super().__init__()
        self.config = config
        blocks = SEANConfig(
            regions=config.planes,
            base_width=config.base_width,
            mask_hidden=config.mask_hidden,
            style_branch=False,
            noise=False,
        )
        width = 16 * config.base_width
        if config.style == "latent":
            self.encoder: SPADEEncoder | StyleMapEncoder = SPADEEncoder(config)
            self.first: nn.Linear | nn.Conv2d = nn.Linear(config.latent, width * config.rows * config.columns)
        else:
            self.encoder = StyleMapEncoder()
            self.first = nn.Conv2d(config.planes, width, 3, padding=1)
        for name, (fin, fout) in zip(BLOCK_NAMES, blocks.block_widths, strict=True):
            self.add_module(name, SEANResBlock(fin, fout, blocks, styled=False))
        self.conv_img = nn.Conv2d(config.base_width, 3, 3, padding=1)

    def blocks(self) -> Iterator[tuple[str, SEANResBlock, int]]:
        """(name, block, up-sampling before it) in order."""
        for name, up in zip(BLOCK_NAMES, BLOCK_UPSAMPLING, strict=True):
            block = self.get_submodule(name)
            assert isinstance(block, SEANResBlock)
            yield name, block, up

    def encode(self, images: Tensor, labels: Tensor) -> Tensor:
        """The style of these pictures for `forward`: the mean latent vector, or the style map."""
        if isinstance(self.encoder, SPADEEncoder):
            return self.encoder(images)[0]
        return self.encoder(images, labels)

    def forward(self, labels: Tensor, style: Tensor | None = None) -> Tensor:
        """Pictures [B, 3, H, W] in [-1, 1] for label maps [B, H, W] of integers.

        H and W are multiples of 32. `style` is a latent vector [B, latent], drawn from N(0, 1) if None; or,
        for SPADE++, a style map [B, 3, H, W]. ValueError if that is not as large as the layout.
        """
        planes = one_hot(labels, self.config.regions)
        if self.config.style == "map":
            if style is None or style.shape[2:] != labels.shape[1:]:
                raise ValueError("SPADE++ takes a style map of the layout's size")
            planes = torch.cat([planes, style], 1)

        def normalize(norm: SEANNorm, part: str, x: Tensor) -> Tensor:
            assert norm.Spade is not None
            gamma, beta = norm.Spade(_at(planes, x.shape[2]))
            return norm.normalize(x, None) * (1 + gamma) + beta

        if self.config.style == "map":
            x = self.first(_at(planes, planes.shape[2] // STRIDE))
        else:
            x = self.start(labels, style)
        for _, block, up in self.blocks():
            if up > 1:
                x = F.interpolate(x, scale_factor=up, mode="nearest")
            x = block(x, normalize)
        return self.to_image(x)

    def start(self, labels: Tensor, latent: Tensor | None) -> Tensor:
        """The input of the first block, [B, 16 nf, H / 32, W / 32], from the latent vector."""
        config = self.config
        if latent is None:
            latent = torch.randn(len(labels), config.latent, device=labels.device)
        grid = self.first(latent).view(len(labels), -1, config.rows, config.columns)
        size = (labels.shape[1] // STRIDE, labels.shape[2] // STRIDE)
        if grid.shape[2:] != size:
            grid = F.interpolate(grid, size, mode="bilinear", align_corners=False)
        return grid

    def to_image(self, x: Tensor) -> Tensor:
        """Last activations [B, nf, H, W] -> image in [-1, 1]."""
        return torch.tanh(self.conv_img(F.leaky_relu(x, 0.2)))


def _at(planes: Tensor, height: int) -> Tensor:
    """Planes [B, P, H, W] resized (nearest) to `height` rows."""
    step = planes.shape[2] // height
    return planes[:, :, ::step, ::step]

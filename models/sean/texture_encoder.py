"""Our richer style encoder: a region's texture, and where in the region things are."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.sean.config import SEANConfig
from models.sean.encoder import (
    MOMENTS,
    Spread,
    StyleEncoder,
    deviation,
    monomials,
    present,
    region_frame,
    region_moments,
    region_shares,
)

GRID = 5
"""Bins of a region's grid in each direction."""

REACH = 1.6
"""Where the outermost bins are centred, in deviations from the region's centre."""

SCARCE = 0.004
"""The share of a region's pixels at which a bin counts half."""


def region_deviations(values: Tensor, membership: Tensor) -> Tensor:
    """Mean and deviation of each channel in each region: [B, C, h, w], [B, S, h, w] -> [B, S, 2 C]."""
    share = region_shares(membership)  # [B, S, hw]
    pixels = values.flatten(2).transpose(1, 2)  # [B, hw, C]
    mean, square = share @ pixels, share @ (pixels * pixels)  # [B, S, C]
    return torch.cat([mean, deviation(mean, square)], 2) * present(membership)


def tents(place: Tensor) -> Tensor:
    """Coordinates in deviations, [B, S, hw], as bilinear weights of the bins, [B, S, 5, hw], which add up to
    1: beyond the outermost bins all goes to them.
    """
    position = ((place + REACH) * ((GRID - 1) / (2 * REACH))).clamp(0, GRID - 1)
    bins = torch.arange(GRID, device=place.device).view(-1, 1)
    return F.relu(1 - (position.unsqueeze(2) - bins).abs())


def region_grid(values: Tensor, membership: Tensor, spread: Spread = torch.linspace) -> Tensor:
    """A coarse picture of each region in its own coordinates (as in `region_moments`): [B, C, h, w],
    [B, S, h, w] -> [B, S, 25 C].

    Each bin holds how far its mean is from the region's, less so the fewer pixels it has: zero without any.
    """
    share = region_shares(membership)  # [B, S, hw]
    places = monomials(values, spread)  # [1, 6, hw]
    mx, my, sx, sy = region_frame(share @ places.transpose(1, 2))  # [B, S, 1] each
    across = tents((places[:, 1:2] - mx) / sx)  # [B, S, 5, hw]
    down = tents((places[:, 2:3] - my) / sy) * share.unsqueeze(2)
    bins = (down.unsqueeze(3) * across.unsqueeze(2)).flatten(1, 3)  # [B, 25 S, hw]
    pixels = values.flatten(2).transpose(1, 2)  # [B, hw, C]
    sums = (bins @ pixels).unflatten(1, (-1, GRID * GRID))  # [B, S, 25, C]
    mass = bins.sum(2, keepdim=True).unflatten(1, (-1, GRID * GRID))  # [B, S, 25, 1]
    mean = sums.sum(2, keepdim=True)
    return ((sums - mass * mean) / (mass + SCARCE)).flatten(2)


class TextureEncoder(StyleEncoder):
    """Features of three resolutions, each pooled in the way that suits it.

    Colours and features at a quarter of the resolution are pooled to moments, as in `MomentEncoder`, and to a
    grid, which keeps a pattern or the side of a parting that moments blur; features at half the resolution
    (fine texture) and at an eighth (context: 75 pixels) to means and deviations. A linear layer and a small
    perceptron beside it make the code. It takes 0.7 billion multiplications at 256 x 256.
    """

    WIDTHS = (24, 64, 96)
    """Channels at a half, a quarter and an eighth of the resolution."""

    MAPPED = 13
    """Channels at a quarter that are pooled to the grid, besides the colours."""

    HIDDEN = 192

    def __init__(self, config: SEANConfig) -> None:
        super().__init__(config)
        fine, middle, coarse = self.WIDTHS
        self.at_half = nn.Sequential(*_layer(3, fine, stride=2), *_layer(fine, fine))
        self.at_quarter = nn.Sequential(*_layer(fine, middle, stride=2), *_layer(middle, middle))
        self.at_eighth = nn.Sequential(
            *_layer(middle, coarse, stride=2), *_layer(coarse, coarse), *_layer(coarse, coarse, dilation=2)
        )
        numbers = MOMENTS * (3 + middle) + 2 * (fine + coarse) + GRID**2 * (3 + self.MAPPED)
        self.to_code = nn.Linear(numbers, config.style_length)
        self.perceptron = nn.Sequential(
            nn.Linear(numbers, self.HIDDEN), nn.LeakyReLU(0.2), nn.Linear(self.HIDDEN, config.style_length)
        )

    def raw_codes(self, images: Tensor, membership: Tensor, spread: Spread) -> Tensor:
        in_half = F.avg_pool2d(membership, 2)  # [B, S, H/2, W/2]
        in_quarter = F.avg_pool2d(in_half, 2)
        in_eighth = F.avg_pool2d(in_quarter, 2)
        half = self.at_half(images)  # [B, 24, H/2, W/2]
        quarter = self.at_quarter(half)  # [B, 64, H/4, W/4]
        eighth = self.at_eighth(quarter).float()  # [B, 96, H/8, W/8]
        half, quarter = half.float(), quarter.float()
        with torch.autocast(images.device.type, enabled=False):  # differences of nearly equal sums
            colours = F.avg_pool2d(images, 2)  # [B, 3, H/2, W/2]
            mapped = torch.cat([F.avg_pool2d(colours, 2), quarter[:, : self.MAPPED]], 1)  # [B, 16, H/4, W/4]
            numbers = torch.cat(
                [
                    region_moments(colours, in_half, spread),
                    region_moments(quarter, in_quarter, spread),
                    region_deviations(half, in_half),
                    region_deviations(eighth, in_eighth),
                    region_grid(mapped, in_quarter, spread),
                ],
                2,
            )  # [B, S, 1109]
            codes = self.to_code(numbers) + self.perceptron(numbers)  # [B, S, 512]
        return codes * present(membership)


def _layer(channels_in: int, channels_out: int, stride: int = 1, dilation: int = 1) -> tuple[nn.Module, ...]:
    conv = nn.Conv2d(channels_in, channels_out, 3, stride, padding=dilation, dilation=dilation)
    return conv, nn.LeakyReLU(0.2)

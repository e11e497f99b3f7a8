"""Style encoders: a portrait and its label map become the style matrix, one 512-vector per region."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.sean.config import SEANConfig


def one_hot(labels: Tensor, regions: int) -> Tensor:
    """Label map [B, H, W] as float planes [B, S, H, W]."""
    planes = labels.new_zeros((labels.shape[0], regions, *labels.shape[1:]), dtype=torch.float32)
    return planes.scatter_(1, labels.long().unsqueeze(1), 1.0)


def region_means(values: Tensor, membership: Tensor) -> Tensor:
    """Mean of `values` [B, C, h, w] over each region of `membership` [B, S, h, w] -> [B, S, C]; zero where
    empty.

    One matrix product over the pixels: six times faster than masking region by region.
    """
    flat = membership.flatten(2)  # [B, S, hw]
    sums = flat @ values.flatten(2).transpose(1, 2)  # [B, S, C]
    return sums / flat.sum(2, keepdim=True).clamp_min(1e-6)


Spread = Callable[..., Tensor]
"""`torch.linspace`, or a substitute: (start, end, steps, device=) -> [steps]."""


class StyleEncoder(nn.Module, ABC):
    """The interface of all encoders: (images [B, 3, H, W], labels [B, H, W]) -> style matrices [B, S, 512],
    with a row of zeros for a region without a pixel; all other rows of RMS 1 if the configuration says
    `style_norm`.
    """

    def __init__(self, config: SEANConfig) -> None:
        super().__init__()
        self.regions, self.style_norm = config.regions, config.style_norm

    def forward(self, images: Tensor, labels: Tensor) -> Tensor:
        return self.codes(images, one_hot(labels, self.regions))

    def codes(self, images: Tensor, membership: Tensor, spread: Spread = torch.linspace) -> Tensor:
        """Style matrices [B, S, 512] of images [B, 3, H, W] with one-hot label maps [B, S, H, W]."""
        return self.to_length(self.raw_codes(images, membership, spread))

    def to_length(self, codes: Tensor) -> Tensor:
        """Codes [B, S, 512] of RMS 1 if the configuration says so, else as they are."""
        if not self.style_norm:
            return codes
        return F.normalize(codes.float(), dim=2) * codes.shape[2] ** 0.5  # zeros stay zeros

    @abstractmethod
    def raw_codes(self, images: Tensor, membership: Tensor, spread: Spread) -> Tensor:
        """The codes [B, S, 512] before they are brought to one length."""


class PaperEncoder(StyleEncoder):
    """The style encoder of Fig. 4A: bottleneck convolutions, then region-wise average pooling.

    `model` holds pads, norms and activations at the indices that the public checkpoint counts. The "flat" one
    stays at half the resolution where this one goes to a quarter and back.
    """

    def __init__(self, config: SEANConfig) -> None:
        super().__init__(config)
        flat = config.encoder == "flat"
        widen: nn.Module = nn.ConvTranspose2d(128, 256, 3, stride=2, padding=1, output_padding=1)
        if flat:
            widen = nn.Conv2d(128, 256, 3, padding=1)

        def norm_act(channels: int) -> tuple[nn.Module, nn.Module]:
            return nn.InstanceNorm2d(channels, affine=False), nn.LeakyReLU(0.2)

        self.model = nn.Sequential(
            nn.ReflectionPad2d(1),
            nn.Conv2d(3, 32, 3),
            *norm_act(32),
            nn.Conv2d(32, 64, 3, stride=2, padding=1),
            *norm_act(64),
            nn.Conv2d(64, 128, 3, stride=1 if flat else 2, padding=1),
            *norm_act(128),
            widen,
            *norm_act(256),
            nn.ReflectionPad2d(1),
            nn.Conv2d(256, config.style_length, 3),
            nn.Tanh(),
        )

    def raw_codes(self, images: Tensor, membership: Tensor, spread: Spread) -> Tensor:
        features = self.model(images)  # [B, 512, H/2, W/2]
        return region_means(features, membership[:, :, ::2, ::2])


MOMENTS = 7
"""Numbers kept of each channel: mean, slope in x and y, curvature in xx, yy and xy, standard deviation."""


def region_shares(membership: Tensor) -> Tensor:
    """The membership [B, S, h, w] so that each region's adds up to 1, [B, S, hw]; zero where it is empty."""
    flat = membership.flatten(2)
    return flat / flat.sum(2, keepdim=True).clamp_min(1e-6)


def monomials(values: Tensor, spread: Spread) -> Tensor:
    """1, x, y, xx, yy and xy at each pixel of `values` [B, C, h, w], x and y from -1 to 1: [1, 6, hw]."""
    h, w = values.shape[2:]
    y = spread(-1, 1, h, device=values.device).view(1, 1, h, 1).expand(1, 1, h, w)
    x = spread(-1, 1, w, device=values.device).view(1, 1, 1, w).expand(1, 1, h, w)
    return torch.cat([torch.ones_like(x), x, y, x * x, y * y, x * y], 1).flatten(2)


def region_frame(places: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Centre x, y and extent (deviation) in x, y of regions, [B, S, 1] each, whose monomials have the means
    `places` [B, S, 6].
    """
    mx, my = places[..., 1:2], places[..., 2:3]
    sx = (places[..., 3:4] - mx * mx).clamp_min(1e-3).sqrt()
    sy = (places[..., 4:5] - my * my).clamp_min(1e-3).sqrt()
    return mx, my, sx, sy


def region_moments(values: Tensor, membership: Tensor, spread: Spread = torch.linspace) -> Tensor:
    """How each channel is spread over each region: [B, C, h, w], [B, S, h, w] -> [B, S, 7 C].

    Coordinates are taken relative to the region's own centre and extent (u, v with mean 0 and deviation 1),
    so a shading or a gradient travels with the style to a region of another place and size. The moments are
    E[f], E[f u], E[f v], E[f (u^2-1)], E[f (v^2-1)], E[f u v] and the deviation of f. Zero where a region is
    empty.
    """
    share = region_shares(membership)  # [B, S, hw]
    places = monomials(values, spread)  # [1, 6, hw]
    # The membership carries the monomials: it needs no gradient and has fewer planes than the features.
    basis = (share.unsqueeze(2) * places.unsqueeze(1)).flatten(1, 2)  # [B, 6 S, hw]
    pixels = values.flatten(2).transpose(1, 2)  # [B, hw, C]
    raw = (basis @ pixels).unflatten(1, (-1, 6))  # [B, S, 6, C]
    f, fx, fy, fxx, fyy, fxy = raw.unbind(2)  # [B, S, C] each
    square = share @ (pixels * pixels)
    mx, my, sx, sy = region_frame(basis.sum(2).unflatten(1, (-1, 6)))  # [B, S, 1] each
    moments = (
        f,
        (fx - mx * f) / sx,
        (fy - my * f) / sy,
        (fxx - 2 * mx * fx + mx * mx * f) / (sx * sx) - f,
        (fyy - 2 * my * fy + my * my * f) / (sy * sy) - f,
        (fxy - mx * fy - my * fx + mx * my * f) / (sx * sy),
        deviation(f, square),
    )
    return torch.cat(moments, 2) * present(membership)


def deviation(mean: Tensor, square: Tensor) -> Tensor:
    """The standard deviation from mean and mean square, never quite zero."""
    return (square - mean * mean).clamp_min(0).add(1e-4).sqrt()


def present(membership: Tensor) -> Tensor:
    """1 for a region that has a share of any pixel, else 0: [B, S, h, w] -> [B, S, 1]."""
    return (membership.flatten(2).sum(2, keepdim=True) > 0).to(membership.dtype)


class MomentEncoder(StyleEncoder):
    """Our light style encoder: narrow features at a quarter of the resolution and the colours themselves,
    pooled to moments per region, then one linear layer to the style code.

    It takes a hundredth of the multiplications of the paper's encoder (0.2 against 21 billion at 256 x 256),
    whose cost sits in a 256 -> 512 convolution before the pooling.
    """

    WIDTHS = (24, 48, 64)

    def __init__(self, config: SEANConfig) -> None:
        super().__init__(config)
        narrow, middle, wide = self.WIDTHS
        self.trunk = nn.Sequential(
            nn.Conv2d(3, narrow, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(narrow, middle, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(middle, wide, 3, padding=1),
            nn.LeakyReLU(0.2),
        )
        self.to_code = nn.Linear(MOMENTS * (wide + 3), config.style_length)

    def raw_codes(self, images: Tensor, membership: Tensor, spread: Spread) -> Tensor:
        # Averaging keeps a thin region's share of each coarse pixel; nearest sampling would lose it.
        half = F.avg_pool2d(membership, 2)
        quarter = F.avg_pool2d(half, 2)
        features = self.trunk(images)  # [B, 64, H/4, W/4]
        with torch.autocast(
            images.device.type, enabled=False
        ):  # moments are differences of nearly equal sums
            colours = region_moments(F.avg_pool2d(images, 2), half, spread)  # [B, S, 21]
            textures = region_moments(features.float(), quarter, spread)  # [B, S, 448]
            codes = self.to_code(torch.cat([colours, textures], 2))  # [B, S, 512]
        return codes * present(membership)

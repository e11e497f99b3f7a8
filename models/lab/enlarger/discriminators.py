"""The discriminators of the enlarger: networks that learn to tell its pictures from photos, so that it learns
to make detail that they cannot tell.

One sees pixels and labels (PatchGAN, Isola et al. 2017). The others see the features of a trained network at
four depths (projected GANs, Sauer et al. 2021): few pictures are enough for those.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from models.enlarger.network import one_hot

_OF_LABELS = 8  # channels that tell the kinds of regions
_HIDDEN = 64  # channels of a discriminator of features
_SLOPE = 0.2


class Outputs(NamedTuple):
    """Score maps [B, 1, h, w], high for photos, one of each discriminator; and the feature maps of that of
    pixels.
    """

    scores: list[Tensor]
    seen: list[Tensor]


class Discriminators(nn.Module):
    """All discriminators. `channels` are those of the trained network's features."""

    def __init__(self, regions: int, channels: Sequence[int], width: int = 48) -> None:
        super().__init__()
        self.pixels = PixelDiscriminator(regions, width)
        self.features = nn.ModuleList(FeatureDiscriminator(count) for count in channels)

    def forward(self, images: Tensor, labels: Tensor, features: Sequence[Tensor]) -> Outputs:
        """Of pictures [B, 3, 2H, 2W] with labels int64 [B, H, W] and their features."""
        score, seen = self.pixels(images, labels)
        others = [discriminator(maps) for discriminator, maps in zip(self.features, features, strict=True)]
        return Outputs([score, *others], seen)


class PixelDiscriminator(nn.Module):
    """Scores patches of pictures [B, 3, 2H, 2W] with labels int64 [B, H, W]."""

    def __init__(self, regions: int, width: int) -> None:
        super().__init__()
        self.regions = regions
        self.labels = nn.Conv2d(regions, _OF_LABELS, 1)
        widths = (3 + _OF_LABELS, width, 2 * width, 3 * width)
        halving = [nn.Conv2d(a, b, 4, 2, 1) for a, b in pairwise(widths)]
        last = nn.Conv2d(3 * width, 4 * width, 3, padding=1)
        self.layers = nn.ModuleList(spectral_norm(layer) for layer in (*halving, last))
        self.score = nn.Conv2d(4 * width, 1, 3, padding=1)

    def forward(self, images: Tensor, labels: Tensor) -> tuple[Tensor, list[Tensor]]:
        """The scores, and the maps of all layers before."""
        kinds = F.interpolate(self.labels(one_hot(labels, self.regions)), scale_factor=2, mode="nearest")
        x, seen = torch.cat([images.to(kinds.dtype), kinds], 1), []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), _SLOPE)
            seen.append(x)
        return self.score(x), seen


class FeatureDiscriminator(nn.Module):
    """Scores the places of feature maps [B, C, h, w]."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = spectral_norm(nn.Conv2d(channels, _HIDDEN, 1))
        self.second = spectral_norm(nn.Conv2d(_HIDDEN, _HIDDEN, 3, padding=1))
        self.score = nn.Conv2d(_HIDDEN, 1, 3, padding=1)

    def forward(self, features: Tensor) -> Tensor:
        x = F.leaky_relu(self.first(features), _SLOPE)
        return self.score(F.leaky_relu(self.second(x), _SLOPE))


def discriminator_loss(photos: Outputs, made: Outputs) -> Tensor:
    """What the discriminators learn by (hinge loss): photos score above 1, made pictures below -1."""
    terms = [
        F.relu(1 - real.float()).mean() + F.relu(1 + fake.float()).mean()
        for real, fake in zip(photos.scores, made.scores, strict=True)
    ]
    return sum(terms[1:], terms[0]) / len(terms)


def deceiving_loss(made: Outputs) -> Tensor:
    """What the enlarger learns by: its pictures score high."""
    terms = [-score.float().mean() for score in made.scores]
    return sum(terms[1:], terms[0]) / len(terms)


def seen_difference(made: Outputs, photos: Outputs) -> Tensor:
    """L1 between what the discriminator of pixels saw in both: feature matching."""
    terms = [
        (one.float() - other.float()).abs().mean() for one, other in zip(made.seen, photos.seen, strict=True)
    ]
    return sum(terms[1:], terms[0]) / len(terms)

"""Locates eyes and mouth corners precisely in a crop that shows one face roughly upright, and says how sure
that is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.parsing.locator import Conv, Residual

CROP = 96
"""Height and width of the network's input in pixels."""
CROP_SHARE = 0.8
"""The crop's side as a share of the side of the face's alignment square, around its middle."""


@dataclass(frozen=True)
class RefinerConfig:
    """Channels at strides 2, 4, 8 and 16."""

    widths: tuple[int, ...] = (24, 40, 64, 96)

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class LandmarkRefiner(nn.Module):
    """Crops [B, 3, 96, 96] in [-1, 1] -> points [B, 4, 2], the logarithm of the error to expect [B], and
    the logit of this being a face at all [B].

    Points and error are in units of the crop's side, (0, 0) is its top-left corner. Each point is the mean
    place under a map of its own (soft-argmax).
    """

    def __init__(self, config: RefinerConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or RefinerConfig()
        w2, w4, w8, w16 = config.widths
        self.at_4 = nn.Sequential(Conv(3, w2, 2), Conv(w2, w4, 2), Residual(w4))
        self.at_8 = nn.Sequential(Conv(w4, w8, 2), Residual(w8))
        self.at_16 = nn.Sequential(Conv(w8, w16, 2), Residual(w16), Residual(w16))
        self.up_8 = nn.Conv2d(w16, w8, 1)
        self.up_4 = nn.Conv2d(w8, w4, 1)
        self.smooth_8, self.smooth_4 = Conv(w8, w8), Conv(w4, w4)
        self.maps = nn.Conv2d(w4, 4, 1)
        self.face = nn.Sequential(nn.Linear(w16 + 8, 48), nn.ReLU(), nn.Linear(48, 1))
        self.log_error = nn.Sequential(nn.Linear(w16 + 8, 48), nn.ReLU(), nn.Linear(48, 1))

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        fine = self.at_4(crops)
        middle = self.at_8(fine)
        coarse = self.at_16(middle)
        x = self.smooth_8(middle + functional.interpolate(self.up_8(coarse), scale_factor=2.0))
        x = self.smooth_4(fine + functional.interpolate(self.up_4(x), scale_factor=2.0))
        points, spread = soft_argmax(self.maps(x).float())
        # the mean features of the crop and the spread of the point maps predict the error
        evidence = torch.cat([coarse.float().mean((2, 3)), spread.flatten(1).log()], 1)
        # no gradient: predicting the error must not change the features
        return points, self.log_error(evidence.detach())[:, 0], self.face(evidence)[:, 0]


def soft_argmax(maps: Tensor) -> tuple[Tensor, Tensor]:
    """Mean place and its deviation under softmax(maps [B, K, h, w]): both [B, K, 2] as (x, y) in 0..1."""
    weights = maps.flatten(2).softmax(-1).unflatten(2, maps.shape[2:])
    means, deviations = [], []
    for profile in (weights.sum(2), weights.sum(3)):  # along x, along y
        n = profile.shape[-1]
        places = (torch.arange(n, device=maps.device) + 0.5) / n
        mean = (profile * places).sum(-1)
        variance = (profile * (places - mean[..., None]) ** 2).sum(-1)
        means.append(mean)
        deviations.append((variance + 1e-5).sqrt())
    return torch.stack(means, -1), torch.stack(deviations, -1)

"""Our richest style encoder: besides moments of the whole region, features of a crop of it."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.sean.config import SEANConfig
from models.sean.encoder import Spread, monomials, present, region_frame, region_shares
from models.sean.texture_encoder import TextureEncoder

SIDE = 64
"""Pixels of a close-up, in each direction."""

REACH = 2.2
"""How far it goes from the region's centre, in deviations: an ellipse ends at 2, a ring at 1.4."""


def close_ups(images: Tensor, membership: Tensor, spread: Spread = torch.linspace) -> Tensor:
    """Each region's surroundings cut out of the picture and brought to one size, with its membership as a
    fourth channel: [B, 3, H, W], [B, S, H, W] -> [B, S, 4, 64, 64].

    The box is the region's own frame, as in `region_moments`, so that an eye fills it as hair does.
    """
    regions = membership.shape[1]
    quarter = F.avg_pool2d(images, 4)
    share = region_shares(F.avg_pool2d(membership, 4))  # [B, S, hw]
    mx, my, sx, sy = region_frame(share @ monomials(quarter, spread).transpose(1, 2))  # [B, S, 1] each
    # There 1 is the last pixel's centre, here the picture's border.
    down, across = ((side - 1) / side for side in quarter.shape[2:])
    steps = spread(-REACH, REACH, SIDE, device=images.device)  # [64]
    x = (across * (mx + sx * steps)).unsqueeze(2).expand(-1, -1, SIDE, -1)  # [B, S, 64, 64]
    y = (down * (my + sy * steps)).unsqueeze(3).expand(-1, -1, -1, SIDE)
    grid = torch.stack([x, y], 4)  # [B, S, 64, 64, 2]
    pictures = F.grid_sample(images, grid.flatten(1, 2), padding_mode="border", align_corners=False)
    masks = F.grid_sample(
        membership.flatten(0, 1).unsqueeze(1), grid.flatten(0, 1), padding_mode="zeros", align_corners=False
    )
    pictures = pictures.unflatten(2, (regions, SIDE)).transpose(1, 2)  # [B, S, 3, 64, 64]
    return torch.cat([pictures, masks.unflatten(0, (-1, regions))], 2)


class CloseUpEncoder(TextureEncoder):
    """The texture encoder, and beside it a small network on a crop of every region: a gaze, a curl, the
    highlight of a lip are too fine for moments and bins. One network serves all regions; an embedding says
    which one the crop shows. It takes 63 million multiplications for 19 regions, whatever the size.
    """

    CROP_WIDTHS = (16, 32, 48, 64)
    """Channels at a half to a sixteenth of a close-up's size."""

    CROP_FEATURES = 160
    """Features of a crop."""

    def __init__(self, config: SEANConfig) -> None:
        super().__init__(config)
        layers: list[nn.Module] = []
        for wide, wider in zip((4, *self.CROP_WIDTHS), self.CROP_WIDTHS, strict=False):
            layers += [nn.Conv2d(wide, wider, 3, 2, padding=1), nn.LeakyReLU(0.2)]
        self.look = nn.Sequential(*layers)
        numbers = self.CROP_WIDTHS[-1] * (SIDE // 16) ** 2
        self.note = nn.Linear(numbers, self.CROP_FEATURES)
        self.region = nn.Embedding(config.regions, self.CROP_FEATURES)
        self.tell = nn.Linear(self.CROP_FEATURES, config.style_length, bias=False)
        nn.init.zeros_(self.tell.weight)  # begins as the texture encoder that it extends

    def raw_codes(self, images: Tensor, membership: Tensor, spread: Spread) -> Tensor:
        with torch.autocast(images.device.type, enabled=False):  # a frame is differences of nearly equal sums
            crops = close_ups(images.float(), membership, spread)  # [B, S, 4, 64, 64]
        features = self.note(self.look(crops.flatten(0, 1)).flatten(1)).unflatten(0, crops.shape[:2])
        detail = self.tell(F.leaky_relu(features + self.region.weight, 0.2)).float()  # [B, S, 512]
        return super().raw_codes(images, membership, spread) + detail * present(membership)

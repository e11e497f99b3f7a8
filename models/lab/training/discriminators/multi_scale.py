"""The multi-scale PatchGAN discriminator (paper sec. 3.3; pix2pixHD paper sec. 3.2) of layout and image
together.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm


class Staged(nn.Module):
    """Stages of convolutions, one after the other, and a map of scores after the last."""

    stages: nn.ModuleList
    score: nn.Module

    def forward(self, x: Tensor) -> list[Tensor]:
        """The features of every stage, then the scores [B, 1, h', w']."""
        features = []
        for stage in self.stages:
            x = stage(x)
            features.append(x)
        return [*features, self.score(x)]


class PatchGAN(Staged):
    """Four convolutions to a map of patch scores; spectral norm, instance norm, LeakyReLU 0.2."""

    def __init__(self, channels_in: int, width: int, layers: int = 4) -> None:
        super().__init__()
        self.stages = nn.ModuleList()
        fin = channels_in
        for index in range(layers):
            fout = min(width * 2**index, width * 8)
            stride = 2 if index < layers - 1 else 1
            conv: nn.Module = nn.Conv2d(fin, fout, 4, stride=stride, padding=2, bias=index == 0)
            parts = [conv] if index == 0 else [spectral_norm(conv), nn.InstanceNorm2d(fout)]
            self.stages.append(nn.Sequential(*parts, nn.LeakyReLU(0.2)))
            fin = fout
        self.score = nn.Conv2d(fin, 1, 4, padding=2)


class MultiScaleDiscriminator(nn.Module):
    """`scales` PatchGANs on the picture and on its halved copies. Input: one-hot layout + image, [B, S + 3,
    h, w].
    """

    def __init__(self, regions: int, width: int = 64, scales: int = 2, layers: int = 4) -> None:
        super().__init__()
        self.scales = nn.ModuleList(PatchGAN(regions + 3, width, layers) for _ in range(scales))

    def forward(self, layout: Tensor, images: Tensor) -> list[list[Tensor]]:
        x = torch.cat([layout, images], 1).contiguous(memory_format=torch.channels_last)
        outputs = []
        for index, scale in enumerate(self.scales):
            if index:
                x = F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False)
            outputs.append(scale(x))
        return outputs


PAPER_WIDTH = 64


def make_discriminator(kind: str, regions: int, width: int) -> MultiScaleDiscriminator:
    """Two scales of four convolutions each: from 64 channels on ("paper"), or from `width` on ("compact")."""
    return MultiScaleDiscriminator(regions, PAPER_WIDTH if kind == "paper" else width)

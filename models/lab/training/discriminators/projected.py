"""Projected GANs (Sauer et al., NeurIPS 2021): a discriminator on the features of a pretrained network.
Theirs was trained on ImageNet; ours is the face parser, which is much smaller.
"""

from __future__ import annotations

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from models.lab.training.discriminators.multi_scale import Staged
from models.parsing.parser import FaceParser

SCALES = 4
"""The face parser's features at 1/2, 1/4, 1/8 and 1/16 of the size have a head each."""

SEED = 0
"""Of the mixing, which is random and not trained."""


class ProjectedDiscriminator(nn.Module):
    """Layout [B, S, h, w] and pictures [B, 3, h, w], sides multiples of 32, to each head's features and its
    scores [B, 1, h/32, w/32].

    The heads get the layout, too, so that they score picture and layout together.
    """

    def __init__(self, parser: FaceParser, regions: int, width: int) -> None:
        super().__init__()
        # not the parser itself: as a submodule it would be trained and saved with this one
        self.levels = parser.requires_grad_(False).eval().levels
        widths = [width * 2**index for index in range(SCALES)]
        self.mixing = FixedMixing(parser.config.widths[:SCALES], widths)
        self.heads = nn.ModuleList(
            Head(wide + regions, wide, SCALES - index, most=widths[-1]) for index, wide in enumerate(widths)
        )

    def forward(self, layout: Tensor, images: Tensor) -> list[list[Tensor]]:
        levels = self.levels(images.contiguous(memory_format=torch.channels_last))
        outputs = []
        for x, head in zip(self.mixing(levels[:SCALES]), self.heads, strict=True):
            layout = F.avg_pool2d(layout, 2)
            outputs.append(head(torch.cat([x, layout], 1).contiguous(memory_format=torch.channels_last)))
        return outputs


class FixedMixing(nn.Module):
    """Random projections (sec. 3.2): 1x1 convolutions mix the channels of each scale, 3x3 convolutions bring
    the coarser scale to the finer one; [B, inputs[i], h, w] to [B, outputs[i], h, w].

    All keep the variance. A head that could choose its features would soon use few of them only.
    """

    def __init__(self, inputs: tuple[int, ...], outputs: list[int]) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(SEED)
        for index, (a, b) in enumerate(zip(inputs, outputs, strict=True)):
            self.register_buffer(f"channels{index}", torch.randn(b, a, 1, 1, generator=generator) / a**0.5)
        for index, (b, c) in enumerate(pairwise(outputs)):
            kernel = torch.randn(b, c, 3, 3, generator=generator) / (9 * c) ** 0.5
            self.register_buffer(f"scales{index}", kernel)

    def forward(self, levels: list[Tensor]) -> list[Tensor]:
        mixed = [F.conv2d(x, self.get_buffer(f"channels{index}")) for index, x in enumerate(levels)]
        for index in reversed(range(len(mixed) - 1)):
            # convolved before it is enlarged: four times cheaper
            coarse = F.conv2d(mixed[index + 1], self.get_buffer(f"scales{index}"), padding=1)
            coarse = F.interpolate(coarse, scale_factor=2.0, mode="bilinear", align_corners=False)
            mixed[index] = (mixed[index] + coarse) / 2**0.5
        return mixed


class Head(Staged):
    """`halvings` convolutions of stride 2, then one to a map of scores; spectral norm, LeakyReLU 0.2. No
    batch norm: the score of a picture would depend on the others of its pass.
    """

    def __init__(self, inputs: int, width: int, halvings: int, most: int) -> None:
        super().__init__()
        self.stages = nn.ModuleList()
        for _ in range(halvings):
            width = min(2 * width, most)
            conv: nn.Module = nn.Conv2d(inputs, width, 4, stride=2, padding=1)
            self.stages.append(nn.Sequential(spectral_norm(conv), nn.LeakyReLU(0.2)))
            inputs = width
        score: nn.Module = nn.Conv2d(inputs, 1, 3, padding=1)
        self.score = spectral_norm(score)

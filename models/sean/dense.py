"""The generator's forward for accelerators: as `lookup.py` for a CPU, but by convolutions over all pixels.

The two branches of a SEAN module end in four convolutions whose results are blended. Being linear they are
one convolution over the style map and the mask branch's hidden layer together, which a GPU computes at once.
Equal to `SEANGenerator.forward` up to rounding (the tests compare values and gradients).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blocks import BLOCK_NAMES
from models.sean.blocks import run_blocks
from models.sean.encoder import one_hot
from models.sean.generator import NoiseMaps, NoiseSource, SEANGenerator, draw_noise
from models.sean.normalization import SEANNorm, at_resolution


def forward_by_convolution(
    generator: SEANGenerator,
    labels: Tensor,
    styles: Tensor,
    noise: bool | NoiseMaps | NoiseSource = True,
    until: str = BLOCK_NAMES[-1],
) -> Tensor:
    """Activations after the block `until`, [B, C, h, w], for styles [B, S, 512] or [B, N, S, 512]; `noise` as
    in `SEANGenerator.forward`. The configuration has a style map at full resolution (`style_map_step` 1).
    """
    layouts: dict[int, Tensor] = {}

    def layout(height: int) -> Tensor:
        """The one-hot layout [B, S, h, w], made once for all modules of a resolution."""
        if height not in layouts:
            planes = one_hot(at_resolution(labels, height), generator.config.regions)
            layouts[height] = planes.contiguous(memory_format=torch.channels_last)
        return layouts[height]

    def normalize(norm: SEANNorm, module: str, x: Tensor) -> Tensor:
        scale, shift = modulation(norm, layout(x.shape[2]), generator.styles_of(module, styles))
        return torch.addcmul(shift, norm.normalize(x, draw_noise(noise, module, x)), scale)

    x = generator.start(labels).contiguous(memory_format=torch.channels_last)
    return run_blocks(generator.blocks(), x, normalize, until)


def modulation(norm: SEANNorm, layout: Tensor, styles: Tensor) -> tuple[Tensor, Tensor]:
    """1 + gamma and beta [B, C, h, w] for a one-hot layout [B, S, h, w] and styles [B, S, 512]."""
    read: list[Tensor] = []
    weights: list[Tensor] = []
    biases: list[Tensor] = []
    shares = [share.expand(norm.channels) for share in norm.blend_weights()]
    share = torch.cat(shares)  # [2 C], of the style branch
    if norm.styled:
        mu = norm.style_features(styles).to(layout.dtype)  # [B, S, D]
        read.append(torch.einsum("bsd,bshw->bdhw", mu, layout))
        _scaled((norm.conv_gamma, norm.conv_beta), share, weights, biases)
    if norm.Spade is not None:
        read.append(norm.Spade.mlp_shared(layout))
        _scaled((norm.Spade.mlp_gamma, norm.Spade.mlp_beta), 1 - share, weights, biases)
    one = torch.cat([share.new_ones(norm.channels), share.new_zeros(norm.channels)])
    bias = sum(biases, one)
    # autocast gives the branches one type or another
    kind = read[-1].dtype
    both = torch.cat([part.to(kind) for part in read], 1).contiguous(memory_format=torch.channels_last)
    scale, shift = F.conv2d(both, torch.cat(weights, 1), bias, padding=1).chunk(2, 1)
    return scale, shift


def _scaled(
    pair: tuple[nn.Conv2d, nn.Conv2d], share: Tensor, weights: list[Tensor], biases: list[Tensor]
) -> None:
    """Adds the weights of gamma's and beta's convolution as one [2 C, K, 3, 3], times their share [2 C]."""
    gamma, beta = pair
    assert gamma.bias is not None and beta.bias is not None
    weights.append(torch.cat([gamma.weight, beta.weight]) * share.view(-1, 1, 1, 1))
    biases.append(torch.cat([gamma.bias, beta.bias]) * share)

"""The network as two modules that an ONNX exporter can write down: style encoder and generator.

They compute what the style encoder and `SEANGenerator.forward` do, in evaluation mode, of operations that
every runtime has. A second encoder pass (`SEANGenerator.refine`) runs the encoder, the generator, and the
encoder again. Constants are folded beforehand: the weights of spectral norms, the transforms of all
regions, the convolutions for gamma and beta with the scalars that blend them. The style branch is a table
look-up written as a matrix product (as in lookup.py: a style map is constant inside a region), which takes a
27th of the multiplications of its convolution at full size.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blocks import STRIDE
from models.sean.blocks import SEANResBlock
from models.sean.config import SEANConfig
from models.sean.encoder import StyleEncoder
from models.sean.encoder_choice import LayerEncoders
from models.sean.generator import NoiseMaps, SEANGenerator
from models.sean.normalization import SEANNorm


def why_no_graphs(config: SEANConfig) -> str | None:
    """The end of the sentence "This network ..." if it has no such graphs, else None."""
    if not config.style_branch:
        return "has no style branch, so that there is no style encoder to write"
    if config.style_map_step != 1:
        return "has a coarse style map, whose step depends on the size of the picture"
    return None


def flat_one_hot(labels: Tensor, regions: int) -> Tensor:
    """Label map [B, H, W] as float planes [B, S, H, W], by comparison: not all runtimes can scatter."""
    ids = torch.arange(regions, device=labels.device).view(1, -1, 1, 1)
    return (labels.unsqueeze(1) == ids).float()


def even_steps(start: float, end: float, steps: int, device: torch.device) -> Tensor:
    """`torch.linspace` of a length that is known at run time only: of that itself the exporter would write
    down the numbers for the example.
    """
    count = torch.arange(steps, device=device).float()
    return count / count[-1:] * (end - start) + start


class StyleEncoderGraph(nn.Module):
    """Images float [B, 3, H, W] in [-1, 1] and label maps int64 [B, H, W] -> styles [B, S, 512], or
    [B, N, S, 512] if the network has N encoders. H and W are multiples of 32.
    """

    def __init__(self, generator: SEANGenerator) -> None:
        super().__init__()
        self.regions = generator.config.regions
        self.encoder = generator.Zencoder

    def forward(self, images: Tensor, labels: Tensor) -> Tensor:
        layout = flat_one_hot(labels, self.regions)
        if isinstance(self.encoder, LayerEncoders):
            return torch.stack([_encode(encoder, images, layout) for encoder in self.encoder], 1)
        return _encode(self.encoder, images, layout)


def _encode(encoder: nn.Module, images: Tensor, layout: Tensor) -> Tensor:
    assert isinstance(encoder, StyleEncoder)
    return encoder.codes(images, layout, even_steps)


class GeneratorGraph(nn.Module):
    """Label maps int64 [B, H, W] and styles [B, N, S, 512] -> images [B, 3, H, W] in [-1, 1].

    There is a style matrix for each styled block, or SEAN module: N is `SEANConfig.style_count`. H and W are
    multiples of 32. `noise` is added if given, to pictures of its size only. ValueError for a network
    without such a graph.
    """

    def __init__(self, generator: SEANGenerator, noise: NoiseMaps | None = None) -> None:
        super().__init__()
        reason = why_no_graphs(generator.config)
        if reason is not None:
            raise ValueError(f"this network {reason}")
        self.regions = generator.config.regions
        self.fc, self.conv_img = generator.fc, generator.conv_img
        self.blocks = nn.ModuleList(
            _Block(generator, name, block, up, noise or {}) for name, block, up in generator.blocks()
        )

    def forward(self, labels: Tensor, styles: Tensor) -> Tensor:
        stride = STRIDE
        layout = _Layout(labels, stride, self.regions)
        x = self.fc(layout.planes)
        for block in self.blocks:
            assert isinstance(block, _Block)
            if block.up > 1:
                stride //= block.up
                layout = _Layout(labels, stride, self.regions)
                x = F.interpolate(x, scale_factor=float(block.up), mode="nearest")
            x = block(x, layout, styles)
        return torch.tanh(self.conv_img(F.leaky_relu(x, 0.2)))


class _Layout:
    """The label maps [B, H, W] at 1 / `stride` of their resolution, one-hot."""

    def __init__(self, labels: Tensor, stride: int, regions: int) -> None:
        self.planes = flat_one_hot(labels[:, ::stride, ::stride], regions)  # [B, S, h, w]
        self._windows: Tensor | None = None

    @property
    def windows(self) -> Tensor:
        """The labels around each pixel, one-hot [B, 9 S, h w], ordered as a 3x3 convolution's weights."""
        if self._windows is None:
            padded = F.pad(self.planes, (1, 1, 1, 1))
            ends = (-2, -1, None)
            taps = [padded[:, :, y : ends[y], x : ends[x]] for y in range(3) for x in range(3)]
            self._windows = torch.cat(taps, 1).flatten(2)
        return self._windows


class _Block(nn.Module):
    """A SEANResBlock of ordinary convolutions."""

    def __init__(
        self, generator: SEANGenerator, name: str, block: SEANResBlock, up: int, noise: NoiseMaps
    ) -> None:
        super().__init__()
        self.up = up
        self.conv_0, self.conv_1 = block.conv_0.plain(), block.conv_1.plain()
        self.conv_s = block.conv_s.plain() if block.learned_shortcut else None
        self.norms = nn.ModuleDict()
        for part in block.parts:
            norm = block.get_submodule(part)
            assert isinstance(norm, SEANNorm)
            module = f"{name}.{part}"
            self.norms[part] = _Norm(norm, generator.slots[module], noise.get(module))

    def forward(self, x: Tensor, layout: _Layout, styles: Tensor) -> Tensor:
        norms = self.norms
        shortcut = x if self.conv_s is None else self.conv_s(norms["ace_s"](x, layout, styles))
        dx = self.conv_0(F.leaky_relu(norms["ace_0"](x, layout, styles), 0.2))
        return shortcut + self.conv_1(F.leaky_relu(norms["ace_1"](dx, layout, styles), 0.2))


class _Norm(nn.Module):
    """A SEAN module that makes gamma and beta at once, [B, 2 C, h, w], each branch weighted by its share."""

    gain: Tensor  # [1, C, 1, 1]: batch norm as x * gain + offset
    offset: Tensor  # [1, C, 1, 1]
    mask_weight: Tensor  # [2 C, hidden, 3, 3]
    transform: Tensor  # [S, 512, D]: the layers that make mu, of all regions
    transform_bias: Tensor  # [S, 1, D]
    style_weight: Tensor  # [D, 9 * 2 C]: the style convolutions tap by tap
    bias: Tensor  # [1, 2 C, 1, 1] of both branches
    noise: Tensor | None  # [1, 1, h, w]
    noise_scale: Tensor  # [1, C, 1, 1]

    def __init__(self, norm: SEANNorm, slot: int, noise: Tensor | None) -> None:
        super().__init__()
        self.slot, self.styled = slot, norm.styled
        mean, variance = norm.param_free_norm.running_mean, norm.param_free_norm.running_var
        assert mean is not None and variance is not None
        gain = torch.rsqrt(variance + norm.param_free_norm.eps).view(1, -1, 1, 1)
        self.register_buffer("gain", gain)
        self.register_buffer("offset", -mean.view(1, -1, 1, 1) * gain)
        share = torch.cat([weight.expand(norm.channels) for weight in norm.blend_weights()])  # [2 C]
        bias = torch.zeros(2 * norm.channels)
        self.hidden: nn.Module | None = None
        if norm.Spade is not None:
            self.hidden = norm.Spade.mlp_shared
            weight, mask_bias = _both(norm.Spade.mlp_gamma, norm.Spade.mlp_beta, 1 - share)
            self.register_buffer("mask_weight", weight)
            bias += mask_bias
        if norm.styled:
            layers = [norm.get_submodule(f"fc_mu{j}").get_parameter for j in range(norm.regions)]
            self.register_buffer("transform", torch.stack([layer("weight").T for layer in layers]))
            self.register_buffer("transform_bias", torch.stack([layer("bias")[None] for layer in layers]))
            weight, style_bias = _both(norm.conv_gamma, norm.conv_beta, share)
            self.register_buffer("style_weight", weight.flatten(2).permute(1, 2, 0).flatten(1).contiguous())
            bias += style_bias
        self.register_buffer("bias", bias.view(1, -1, 1, 1))
        self.register_buffer("noise", None if norm.noise_var is None else noise)
        if norm.noise_var is not None:
            self.register_buffer("noise_scale", norm.noise_var.view(1, -1, 1, 1))

    def forward(self, x: Tensor, layout: _Layout, styles: Tensor) -> Tensor:
        both = self.bias
        if self.hidden is not None:
            both = both + F.conv2d(self.hidden(layout.planes), self.mask_weight, padding=1)
        if self.styled:
            both = both + self._style_branch(layout, styles[:, self.slot])
        gamma, beta = both.chunk(2, 1)
        if self.noise is not None:
            x = x + self.noise * self.noise_scale
        return (x * self.gain + self.offset) * (1 + gamma) + beta

    def _style_branch(self, layout: _Layout, styles: Tensor) -> Tensor:
        """styles [B, S, 512] -> [B, 2 C, h, w], without the bias."""
        mu = F.relu(styles.unsqueeze(2) @ self.transform + self.transform_bias).squeeze(2)  # [B, S, D]
        table = (mu @ self.style_weight).unflatten(2, (9, -1))  # [B, S, 9, 2 C]
        table = table.permute(0, 3, 2, 1).flatten(2)  # [B, 2 C, 9 S]
        return (table @ layout.windows).unflatten(2, layout.planes.shape[2:])


def _both(gamma: nn.Conv2d, beta: nn.Conv2d, share: Tensor) -> tuple[Tensor, Tensor]:
    """Weight [2 C, in, 3, 3] and bias [2 C] of both convolutions as one, times `share` [2 C]."""
    assert gamma.bias is not None and beta.bias is not None
    weight, bias = torch.cat([gamma.weight, beta.weight]), torch.cat([gamma.bias, beta.bias])
    return weight * share.view(-1, 1, 1, 1), bias * share

"""The SEAN ResBlk (paper Fig. 4B) and its spectrally normalized convolutions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.blank import blank
from models.sean.config import SEANConfig
from models.sean.normalization import SEANNorm

Normalizer = Callable[[SEANNorm, str, Tensor], Tensor]
"""Applies a SEAN module, given its name within the block, to activations [B, C, h, w]."""


class SpectralConv2d(nn.Module):
    """Convolution whose weight is divided by its largest singular value, u^T W v.

    Training moves u and v by one power iteration a step; in evaluation they stay as stored. Stored as
    `weight_orig`, `weight_u`, `weight_v`, the format of the public checkpoint.
    """

    def __init__(
        self, channels_in: int, channels_out: int, kernel: int, bias: bool = True, stride: int = 1
    ) -> None:
        super().__init__()
        template = nn.Conv2d(channels_in, channels_out, kernel, bias=bias)
        self.padding, self.stride = kernel // 2, stride
        self.weight_orig = nn.Parameter(template.weight.detach())
        self.bias = nn.Parameter(template.bias.detach()) if template.bias is not None else None
        self.weight_u: Tensor
        self.weight_v: Tensor
        self.register_buffer("weight_u", torch.empty(channels_out))
        self.register_buffer("weight_v", torch.empty(channels_in * kernel**2))
        if not self.weight_orig.is_meta:  # else its values are still to come
            self._find_direction()

    def _find_direction(self) -> None:
        """u and v of new weights; from random vectors alone the first sigma would be near zero."""
        for vector in (self.weight_u, self.weight_v):
            vector.copy_(F.normalize(torch.randn(len(vector)), dim=0))
        for _ in range(3):
            self._iterate()

    @torch.no_grad()
    def _iterate(self) -> None:
        matrix = self.weight_orig.flatten(1)
        self.weight_v.copy_(F.normalize(matrix.T @ self.weight_u, dim=0))
        self.weight_u.copy_(F.normalize(matrix @ self.weight_v, dim=0))

    def weight(self) -> Tensor:
        """The effective weight [out, in, k, k]."""
        matrix = self.weight_orig.flatten(1)
        if self.training:
            self._iterate()
        # A new tensor: the next power iteration writes u and v in place while backward still needs them.
        direction = torch.outer(self.weight_u, self.weight_v)
        return self.weight_orig / (direction * matrix).sum()

    def forward(self, x: Tensor) -> Tensor:
        return F.conv2d(x, self.weight(), self.bias, self.stride, self.padding)

    @torch.no_grad()
    def plain(self) -> nn.Conv2d:
        """An ordinary convolution that does the same in evaluation."""
        weight = self.weight()
        channels_out, channels_in, kernel, _ = weight.shape
        conv = blank(lambda: nn.Conv2d(channels_in, channels_out, kernel, self.stride, self.padding))
        conv.weight = nn.Parameter(weight)
        conv.bias = self.bias
        return conv.requires_grad_(False)


class SEANResBlock(nn.Module):
    """conv(lrelu(SEAN(x))) twice, plus a shortcut that has its own SEAN module when the width changes."""

    def __init__(self, channels_in: int, channels_out: int, config: SEANConfig, styled: bool = True) -> None:
        super().__init__()
        middle = min(channels_in, channels_out)
        self.styled = styled
        self.learned_shortcut = channels_in != channels_out
        self.conv_0 = SpectralConv2d(channels_in, middle, 3)
        self.conv_1 = SpectralConv2d(middle, channels_out, 3)
        self.ace_0 = SEANNorm(channels_in, config, styled)
        self.ace_1 = SEANNorm(middle, config, styled)
        if self.learned_shortcut:
            self.conv_s = SpectralConv2d(channels_in, channels_out, 1, bias=False)
            self.ace_s = SEANNorm(channels_in, config, styled)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its SEAN modules, in order."""
        return ("ace_0", "ace_1", "ace_s") if self.learned_shortcut else ("ace_0", "ace_1")

    def forward(self, x: Tensor, normalize: Normalizer) -> Tensor:
        """x [B, Cin, h, w] -> [B, Cout, h, w]. `normalize` says how a SEAN module is applied: by plain
        convolutions (the generator's forward) or by look-ups (training)."""
        shortcut = self.conv_s(normalize(self.ace_s, "ace_s", x)) if self.learned_shortcut else x
        dx = self.conv_0(F.leaky_relu(normalize(self.ace_0, "ace_0", x), 0.2))
        dx = self.conv_1(F.leaky_relu(normalize(self.ace_1, "ace_1", dx), 0.2))
        return shortcut + dx


def run_blocks(
    blocks: Iterable[tuple[str, SEANResBlock, int]],
    x: Tensor,
    normalize: Callable[[SEANNorm, str, Tensor], Tensor],
    until: str,
) -> Tensor:
    """Runs `blocks` (name, block, up-sampling before it) on x [B, C, h, w], up to the one called `until`.
    `normalize` applies a SEAN module to activations, given its whole name, "up_0.ace_s".
    """
    for name, block, up in blocks:
        if up > 1:
            x = F.interpolate(x, scale_factor=up, mode="nearest")

        def apply(norm: SEANNorm, part: str, h: Tensor, name: str = name) -> Tensor:
            return normalize(norm, f"{name}.{part}", h)

        x = block(x, apply)
        if name == until:
            break
    return x

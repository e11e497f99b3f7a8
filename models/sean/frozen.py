"""A generator whose weights stay as they are, for given layouts: only the styles change from picture to
picture.

Gradient refinement paints one layout several times. All that does not depend on the styles is computed once:
the mask branch and the batch norm of every SEAN module, gathered for every pixel, and the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from models.sean.blocks import SEANResBlock, SpectralConv2d
from models.sean.generator import SEANGenerator
from models.sean.lookup import LayoutLevel, both_convolutions, mask_table
from models.sean.normalization import SEANNorm


class FrozenGenerator:
    """Generates pictures of layouts by look-ups, without noise, equal to `SEANGenerator.forward` up to
    rounding. Gradients reach the styles only.

    labels  [B, H, W] on the CPU; H and W are multiples of 32.
    levels  their neighbourhoods by height, one entry for every height that the blocks run at.

    The network is in evaluation mode, and `can_look_up` holds.
    """

    @torch.no_grad()
    def __init__(self, generator: SEANGenerator, labels: Tensor, levels: Mapping[int, LayoutLevel]) -> None:
        self._generator = generator
        self._start = generator.start(labels).contiguous(memory_format=torch.channels_last)
        self._blocks, frozen, height = [], {}, self._start.shape[2]
        for name, block, up in generator.blocks():
            height *= up
            if height not in frozen:
                frozen[height] = _Level.of(levels[height])
            self._blocks.append((name, _Block(block, up, frozen[height])))

    def __call__(self, styles: Tensor) -> Tensor:
        """Pictures [B, 3, H, W] in [-1, 1] of styles [B, S, 512] or [B, N, S, 512]."""
        x = self._start
        for name, block in self._blocks:
            codes = {part: self._generator.styles_of(f"{name}.{part}", styles) for part in block.norms}
            x = block(x, codes)
        return self._generator.to_image(x)


@dataclass(frozen=True)
class _Level:
    """The neighbourhoods of one resolution.

    level    as the look-ups have them
    windows  [D + 1, 9] rows of a [B 9 (S + 1)] tap table, as in `level.styled`
    rows     [B h w]: the row of `windows` at each pixel
    """

    level: LayoutLevel
    windows: Tensor
    rows: Tensor

    @classmethod
    def of(cls, level: LayoutLevel) -> _Level:
        centres = level.patches[:, 4].contiguous()  # each is of one picture of the batch
        windows = torch.zeros_like(level.windows).index_copy_(0, centres, level.styled)
        return cls(level, windows, centres.index_select(0, level.pixels.flatten()))


class _Block:
    """A residual block."""

    def __init__(self, block: SEANResBlock, up: int, level: _Level) -> None:
        self._up = up
        self.norms = {part: _Norm(getattr(block, part), level) for part in block.parts}
        self._convs = {part: _convolution(getattr(block, f"conv_{part[-1]}")) for part in block.parts}

    def __call__(self, x: Tensor, codes: Mapping[str, Tensor]) -> Tensor:
        if self._up > 1:
            x = F.interpolate(x, scale_factor=self._up, mode="nearest")

        def part(name: str, h: Tensor) -> Tensor:
            h = self.norms[name](h, codes[name])
            return self._convs[name](h if name == "ace_s" else F.leaky_relu(h, 0.2))

        shortcut = part("ace_s", x) if "ace_s" in self.norms else x
        return shortcut + part("ace_1", part("ace_0", x))


class _Norm:
    """A SEAN module as x * scale + shift: what the styles add to both is looked up, the rest is constant.

    scale, shift  [B, C, h, w]
    """

    def __init__(self, norm: SEANNorm, level: _Level) -> None:
        self._channels, self._level, self._styled = norm.channels, level, norm.styled
        shares = torch.cat([share.expand(norm.channels) for share in norm.blend_weights()])  # [2 C]
        table = shares.new_zeros(1, 2 * norm.channels)
        if norm.Spade is not None:
            mask = both_convolutions(norm.Spade.mlp_gamma, norm.Spade.mlp_beta)
            table = mask_table(norm, level.level, *mask) * (1 - shares)  # [P, 2 C]
        if norm.styled:
            weight, bias = both_convolutions(norm.conv_gamma, norm.conv_beta)
            table = table + shares * bias
            folded = self._folded(norm, (weight.flatten(1) * shares[:, None]).T).T.view_as(weight)
            self._weight = folded.flatten(2).permute(1, 2, 0).flatten(1)  # [D, 9 * 2 C]
            layers = [norm.get_submodule(f"fc_mu{j}") for j in range(norm.regions)]
            self._transforms = torch.stack([layer.weight for layer in layers])  # type: ignore[misc]  # [S, D, 512]
            self._biases = torch.stack([layer.bias for layer in layers])  # type: ignore[misc]  # [S, D]
        table = table + torch.cat(
            [shares.new_ones(norm.channels), shares.new_zeros(norm.channels)]
        )  # 1 + gamma
        table = self._folded(norm, table).expand(len(level.level.patches), -1)
        self.scale, self.shift = (self._spread(half) for half in table.split(norm.channels, 1))

    def __call__(self, x: Tensor, styles: Tensor) -> Tensor:
        if not self._styled:
            return torch.addcmul(self.shift, x, self.scale)
        mu = F.relu(torch.einsum("bsl,sdl->bsd", styles, self._transforms) + self._biases)
        table = (mu @ self._weight).unflatten(2, (9, -1)).transpose(1, 2)  # [B, 9, S, 2 C]
        table = F.pad(table, (0, 0, 0, 1)).flatten(0, 2)  # [B 9 (S + 1), 2 C]
        table = F.embedding_bag(self._level.windows, table, mode="sum")  # [D, 2 C]
        picture: Tensor = _Modulate.apply(x, table, self._level.rows, self.scale, self.shift)
        return picture

    def _folded(self, norm: SEANNorm, table: Tensor) -> Tensor:
        """1 + gamma and beta [..., 2 C], or a share of them, as scale and shift: with the batch norm."""
        statistics = norm.param_free_norm
        assert statistics.running_var is not None and statistics.running_mean is not None
        gamma, beta = table.split(norm.channels, -1)
        scale = gamma * torch.rsqrt(statistics.running_var + statistics.eps)
        return torch.cat([scale, beta - scale * statistics.running_mean], -1)

    def _spread(self, table: Tensor) -> Tensor:
        """Rows [P, C] at their pixels, [B, C, h, w] (channels last)."""
        pixels = self._level.level.pixels
        spread = table.contiguous().index_select(0, pixels.flatten())
        return spread.view(*pixels.shape, -1).permute(0, 3, 1, 2)


class _Modulate(torch.autograd.Function):
    """x * (scale + table[rows, :C]) + shift + table[rows, C:], for x [B, C, h, w] and a table [D, 2 C]."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, table: Tensor, rows: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
        b, channels, h, w = x.shape
        looked_up = table.index_select(0, rows).view(b, h, w, -1).permute(0, 3, 1, 2)
        scale = scale + looked_up[:, :channels]
        ctx.save_for_backward(x, scale, rows)
        ctx.rows = len(table)
        return torch.addcmul(shift + looked_up[:, channels:], x, scale)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, None, None, None]:
        x, scale, rows = ctx.saved_tensors
        sums = [
            part.new_zeros(ctx.rows, part.shape[1]).index_add_(
                0, rows, part.permute(0, 2, 3, 1).flatten(0, 2)
            )
            for part in (grad * x, grad)
        ]
        return grad * scale, torch.cat(sums, 1), None, None, None


def _convolution(conv: SpectralConv2d) -> Callable[[Tensor], Tensor]:
    """The convolution with its weight computed once. One of 1 x 1 is a matrix product, which is faster."""
    plain = conv.plain()
    if plain.kernel_size != (1, 1):
        return plain.to(memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]
    matrix = plain.weight[:, :, 0, 0]
    return lambda x: F.linear(x.permute(0, 2, 3, 1), matrix, plain.bias).permute(0, 3, 1, 2)

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


class FrozenWeights:
    """The weights of a network in evaluation mode, ready for any layout; `can_look_up` holds. They are
    copies: changes of the network do not reach them.
    """

    @torch.no_grad()
    def __init__(self, generator: SEANGenerator) -> None:
        self.generator = generator
        self.blocks = [(name, _BlockWeights(block), up) for name, block, up in generator.blocks()]


class FrozenGenerator:
    """Generates pictures of layouts by look-ups, without noise, equal to `SEANGenerator.forward` up to
    rounding. Gradients reach the styles only.

    labels  [B, H, W] on the CPU; H and W are multiples of 32.
    levels  their neighbourhoods by height, one entry for every height that the blocks run at.
    """

    @torch.no_grad()
    def __init__(self, weights: FrozenWeights, labels: Tensor, levels: Mapping[int, LayoutLevel]) -> None:
        self._generator = weights.generator
        self._start = self._generator.start(labels).contiguous(memory_format=torch.channels_last)
        self._blocks, frozen, height = [], {}, self._start.shape[2]
        for name, block, up in weights.blocks:
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


class _BlockWeights:
    """Of a residual block: its SEAN modules and its convolutions, by part ("ace_0")."""

    def __init__(self, block: SEANResBlock) -> None:
        self.norms = {part: _NormWeights(getattr(block, part)) for part in block.parts}
        self.convs = {part: _convolution(getattr(block, f"conv_{part[-1]}")) for part in block.parts}


class _NormWeights:
    """Of a SEAN module with C channels, with its batch norm folded into all but the mask branch.

    shares      [2 C] of the style branch in gamma and beta
    constant    [2 C] what depends neither on labels nor on styles: of 1 + gamma and of beta
    transforms  [S, D, 512] and `biases` [S, D]: A_ij
    weight      [D, 9 * 2 C]: the style convolutions, as scale and shift
    """

    def __init__(self, norm: SEANNorm) -> None:
        self.norm = norm
        self.shares = torch.cat([share.expand(norm.channels) for share in norm.blend_weights()])
        self.constant = torch.cat([self.shares.new_ones(norm.channels), self.shares.new_zeros(norm.channels)])
        if norm.Spade is not None:
            self.mask = both_convolutions(norm.Spade.mlp_gamma, norm.Spade.mlp_beta)
        if norm.styled:
            weight, bias = both_convolutions(norm.conv_gamma, norm.conv_beta)
            self.constant = self.constant + self.shares * bias
            folded = self.folded((weight.flatten(1) * self.shares[:, None]).T).T.view_as(weight)
            self.weight = folded.flatten(2).permute(1, 2, 0).flatten(1)
            layers = [norm.get_submodule(f"fc_mu{j}") for j in range(norm.regions)]
            self.transforms = torch.stack([layer.weight for layer in layers])  # type: ignore[misc]
            self.biases = torch.stack([layer.bias for layer in layers])  # type: ignore[misc]

    def folded(self, table: Tensor) -> Tensor:
        """1 + gamma and beta [..., 2 C], or a share of them, as scale and shift: with the batch norm."""
        statistics = self.norm.param_free_norm
        assert statistics.running_var is not None and statistics.running_mean is not None
        gamma, beta = table.split(self.norm.channels, -1)
        scale = gamma * torch.rsqrt(statistics.running_var + statistics.eps)
        return torch.cat([scale, beta - scale * statistics.running_mean], -1)


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
    """A residual block, for one layout."""

    def __init__(self, weights: _BlockWeights, up: int, level: _Level) -> None:
        self._up, self._convs = up, weights.convs
        self.norms = {part: _Norm(norm, level) for part, norm in weights.norms.items()}

    def __call__(self, x: Tensor, codes: Mapping[str, Tensor]) -> Tensor:
        if self._up > 1:
            x = F.interpolate(x, scale_factor=self._up, mode="nearest")

        def part(name: str, h: Tensor) -> Tensor:
            return self._convs[name](self.norms[name](h, codes[name], 1.0 if name == "ace_s" else 0.2))

        shortcut = part("ace_s", x) if "ace_s" in self.norms else x
        return shortcut + part("ace_1", part("ace_0", x))


class _Norm:
    """A SEAN module as x * scale + shift: what the styles add to both is looked up, the rest is constant.

    scale, shift  [B, C, h, w]
    """

    def __init__(self, weights: _NormWeights, level: _Level) -> None:
        self._weights, self._level, norm = weights, level, weights.norm
        table = weights.constant[None]
        if norm.Spade is not None:
            table = table + mask_table(norm, level.level, *weights.mask) * (1 - weights.shares)  # [P, 2 C]
        table = weights.folded(table).expand(len(level.level.patches), -1)
        self.scale, self.shift = (self._spread(half) for half in table.split(norm.channels, 1))

    def __call__(self, x: Tensor, styles: Tensor, slope: float) -> Tensor:
        """The module, and then a leaky ReLU with this slope."""
        table = self._style_table(styles) if self._weights.norm.styled else None
        made: Tensor = _Modulate.apply(x, table, self._level.rows, self.scale, self.shift, slope)
        return made

    def _style_table(self, styles: Tensor) -> Tensor:
        """What styles [B, S, 512] add to scale and shift at every window, [D, 2 C]."""
        weights = self._weights
        mu = F.relu(torch.einsum("bsl,sdl->bsd", styles, weights.transforms) + weights.biases)
        table = (mu @ weights.weight).unflatten(2, (9, -1)).transpose(1, 2)  # [B, 9, S, 2 C]
        table = F.pad(table, (0, 0, 0, 1)).flatten(0, 2)  # [B 9 (S + 1), 2 C]
        return F.embedding_bag(self._level.windows, table, mode="sum")

    def _spread(self, table: Tensor) -> Tensor:
        """Rows [P, C] at their pixels, [B, C, h, w] (channels last)."""
        pixels = self._level.level.pixels
        spread = table.contiguous().index_select(0, pixels.flatten())
        return spread.view(*pixels.shape, -1).permute(0, 3, 1, 2)


class _Modulate(torch.autograd.Function):
    """act(x * (scale + table[rows, :C]) + shift + table[rows, C:]), for x [B, C, h, w] and a table [D, 2 C]
    or none. act is a leaky ReLU with the slope `slope`; 1: none.
    """

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, table: Tensor | None, rows: Tensor, scale: Tensor, shift: Tensor, slope: float
    ) -> Tensor:
        b, channels, h, w = x.shape
        if table is not None:
            looked_up = table.index_select(0, rows).view(b, h, w, -1).permute(0, 3, 1, 2)
            scale, shift = scale + looked_up[:, :channels], shift + looked_up[:, channels:]
            ctx.table_rows = len(table)
        made = torch.addcmul(shift, x, scale)
        if slope != 1:
            F.leaky_relu_(made, slope)
        ctx.slope = slope
        ctx.save_for_backward(*(x, scale, rows, made)[: 4 if slope != 1 else 3])
        return made

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor | None, None, None, None, None]:
        x, scale, rows, *made = ctx.saved_tensors
        if made:  # the sign of a leaky ReLU's result is that of its input
            grad = torch.ops.aten.leaky_relu_backward(grad, made[0], ctx.slope, True)
        sums = None
        if ctx.needs_input_grad[1]:
            halves = [
                part.new_zeros(ctx.table_rows, part.shape[1]).index_add_(
                    0, rows, part.permute(0, 2, 3, 1).flatten(0, 2)
                )
                for part in (grad * x, grad)
            ]
            sums = torch.cat(halves, 1)
        return grad * scale, sums, None, None, None, None


def _convolution(conv: SpectralConv2d) -> Callable[[Tensor], Tensor]:
    """The convolution with its weight computed once. One of 1 x 1 is a matrix product, which is faster."""
    plain = conv.plain()
    if plain.kernel_size != (1, 1):
        return plain.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    matrix = plain.weight[:, :, 0, 0]
    return lambda x: F.linear(x.permute(0, 2, 3, 1), matrix, plain.bias).permute(0, 3, 1, 2)

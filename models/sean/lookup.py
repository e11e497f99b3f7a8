"""The generator's forward by table look-ups, with gradients: training runs it.

Equal to `SEANGenerator.forward` up to rounding (the tests compare values and gradients), several times faster
on a CPU because neither the style map nor the mask branch is ever convolved over all pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.blocks import BLOCK_NAMES
from models.sean.blocks import SEANResBlock, run_blocks
from models.sean.config import SEANConfig
from models.sean.generator import NoiseMaps, NoiseSource, SEANGenerator, draw_noise
from models.sean.neighbourhoods import MOST_REGIONS, OUTSIDE, LayoutPatches, find_patches
from models.sean.normalization import SEANNorm


def can_look_up(config: SEANConfig) -> bool:
    """Whether `forward_by_lookup` serves a network of `config`; if not, its plain forward does."""
    return config.regions <= MOST_REGIONS and config.style_map_step == 1


@dataclass(frozen=True)
class LayoutLevel:
    """The neighbourhoods of a batch of label maps at one resolution, as tensors.

    windows  [D + 1, 9] rows of a [9 (S + 1)] tap table; the last row is unused padding.
    patches  [P, 9] rows of windows, D for a pixel outside.
    styled   [P, 9] rows of a [B 9 (S + 1)] tap table: the style window of each patch in its own picture.
    pixels   [B, h, w] rows of patches.
    """

    windows: Tensor
    patches: Tensor
    styled: Tensor
    pixels: Tensor

    def to(self, device: torch.device) -> LayoutLevel:
        """The same on `device`."""
        return LayoutLevel(
            *(part.to(device) for part in (self.windows, self.patches, self.styled, self.pixels))
        )


def layout_level(parts: Sequence[LayoutPatches], regions: int) -> LayoutLevel:
    """Joins the patches of B label maps of one size."""
    taps = np.arange(9) * (regions + 1)
    windows, patches, styled, pixels = [], [], [], []
    outside = sum(len(part.windows) - 1 for part in parts)  # one row at the end stands for all of them
    window_count = patch_count = 0
    for b, part in enumerate(parts):
        windows.append(part.windows[1:] + taps)
        patches.append(np.where(part.patches == OUTSIDE, outside, part.patches - 1 + window_count))
        styled.append(part.windows[part.patches[:, 4]] + taps + b * 9 * (regions + 1))
        pixels.append(part.pixels + patch_count)
        window_count += len(part.windows) - 1
        patch_count += len(part.patches)
    return LayoutLevel(
        torch.from_numpy(np.concatenate([*windows, taps[None]]).astype(np.int64)),
        torch.from_numpy(np.concatenate(patches).astype(np.int64)),
        torch.from_numpy(np.concatenate(styled).astype(np.int64)),
        torch.from_numpy(np.stack(pixels).astype(np.int64)),
    )


def layout_levels(labels: np.ndarray, regions: int, heights: Sequence[int]) -> dict[int, LayoutLevel]:
    """Levels by height for label maps uint8 [B, H, W]."""
    levels = {}
    for height in sorted(set(heights)):
        step = labels.shape[1] // height
        levels[height] = layout_level([find_patches(m[::step, ::step], regions) for m in labels], regions)
    return levels


class _Gather(torch.autograd.Function):
    """table[rows] whose gradient adds up in float32: thousands of pixels share a row, and bfloat16 would lose
    them.
    """

    @staticmethod
    def forward(ctx, table: Tensor, rows: Tensor) -> Tensor:  # type: ignore[no-untyped-def]
        ctx.save_for_backward(rows)
        ctx.shape, ctx.dtype = table.shape, table.dtype
        return table.index_select(0, rows)

    @staticmethod
    def backward(ctx, grad: Tensor) -> tuple[Tensor, None]:  # type: ignore[no-untyped-def]
        (rows,) = ctx.saved_tensors
        wide = torch.promote_types(grad.dtype, torch.float32)
        sums = grad.new_zeros(ctx.shape, dtype=wide).index_add_(0, rows, grad.to(wide))
        return sums.to(ctx.dtype), None


def tap_table(weight: Tensor) -> Tensor:
    """A 3x3 convolution over one-hot labels as a table: weight [C, S, 3, 3] -> [9 (S + 1), C], zero for
    "outside".
    """
    table = weight.flatten(2).permute(2, 1, 0)  # [9, S, C]
    return F.pad(table, (0, 0, 0, 1)).flatten(0, 1)


def mask_table(norm: SEANNorm, level: LayoutLevel, weight: Tensor, bias: Tensor) -> Tensor:
    """The mask branch at the distinct patches, [P, C], for the second convolution `weight` [C,
    hidden, 3, 3].
    """
    assert norm.Spade is not None
    first = norm.Spade.mlp_shared[0]
    assert isinstance(first, torch.nn.Conv2d) and first.bias is not None
    hidden = F.relu(F.embedding_bag(level.windows, tap_table(first.weight), mode="sum") + first.bias)
    hidden = torch.cat([hidden[:-1], hidden.new_zeros(1, hidden.shape[1])])  # outside: zero padding
    gathered = _Gather.apply(hidden, level.patches.flatten()).view(len(level.patches), -1)  # [P, 9 hidden]
    return torch.addmm(bias, gathered, weight.permute(2, 3, 1, 0).reshape(-1, weight.shape[0]))


def style_table(norm: SEANNorm, level: LayoutLevel, styles: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """The style branch at the distinct patches, [P, C], for `weight` [C, D, 3, 3] and styles [B, S, 512]."""
    mu = norm.style_features(styles)  # [B, S, D]
    table = torch.einsum("bsd,cdt->btsc", mu, weight.flatten(2))  # [B, 9, S, C]
    table = F.pad(table, (0, 0, 0, 1)).flatten(0, 2).to(bias.dtype)  # [B 9 (S + 1), C]
    return F.embedding_bag(level.styled, table, mode="sum") + bias


def modulation_table(norm: SEANNorm, level: LayoutLevel, styles: Tensor | None) -> Tensor:
    """1 + gamma and beta at the distinct patches, blended: [P, 2 C]."""
    table: Tensor | None = None
    if norm.Spade is not None:
        table = mask_table(norm, level, *both_convolutions(norm.Spade.mlp_gamma, norm.Spade.mlp_beta))
    if norm.styled:
        assert styles is not None
        styled = style_table(norm, level, styles, *both_convolutions(norm.conv_gamma, norm.conv_beta))
        share = torch.cat([w.expand(norm.channels) for w in norm.blend_weights()])  # [2 C]
        table = styled if table is None else torch.lerp(table.to(share.dtype), styled, share)
    assert table is not None, "a SEAN module has one branch at least"
    one = torch.cat([table.new_ones(norm.channels), table.new_zeros(norm.channels)])
    return table + one


def both_convolutions(gamma: torch.nn.Conv2d, beta: torch.nn.Conv2d) -> tuple[Tensor, Tensor]:
    """Weight [2 C, in, 3, 3] and bias [2 C] of two convolutions as one that gives gamma and beta."""
    return torch.cat([gamma.weight, beta.weight]), torch.cat([_bias(gamma), _bias(beta)])


def _bias(conv: torch.nn.Conv2d) -> Tensor:
    assert conv.bias is not None
    return conv.bias


def normalize_by_lookup(
    norm: SEANNorm, x: Tensor, level: LayoutLevel, styles: Tensor | None, noise: Tensor | None
) -> Tensor:
    """A SEAN module on x [B, C, h, w] (channels last): look up 1 + gamma and beta, one fused multiply-add.

    A module without a style branch needs no styles.
    """
    table = modulation_table(norm, level, styles).to(x.dtype)
    b, h, w = level.pixels.shape
    rows = level.pixels.flatten()
    scale, shift = (
        _Gather.apply(part.contiguous(), rows).view(b, h, w, -1).permute(0, 3, 1, 2)
        for part in table.split(norm.channels, dim=1)
    )
    return torch.addcmul(shift, norm.normalize(x, noise), scale)


def forward_by_lookup(
    generator: SEANGenerator,
    labels: Tensor,
    levels: dict[int, LayoutLevel],
    styles: Tensor,
    noise: bool | NoiseMaps | NoiseSource = True,
    until: str = BLOCK_NAMES[-1],
) -> Tensor:
    """Activations after the block `until`, [B, C, h, w], for styles [B, S, 512] or [B, N, S, 512].

    `levels` has an entry for every height that the blocks run at. `noise` as in `SEANGenerator.forward`.
    """

    def normalize(norm: SEANNorm, module: str, x: Tensor, level: LayoutLevel) -> Tensor:
        codes, drawn = generator.styles_of(module, styles), draw_noise(noise, module, x)
        return normalize_by_lookup(norm, x, level, codes, drawn)

    x = generator.start(labels)
    return blocks_by_lookup(generator.blocks(), x, levels, normalize, until)


def blocks_by_lookup(
    blocks: Iterable[tuple[str, SEANResBlock, int]],
    x: Tensor,
    levels: dict[int, LayoutLevel],
    normalize: Callable[[SEANNorm, str, Tensor, LayoutLevel], Tensor],
    until: str = BLOCK_NAMES[-1],
) -> Tensor:
    """Runs `blocks` (name, block, up-sampling before it) on x [B, C, h, w]. `normalize` applies a SEAN
    module, called "up_0.ace_s", with the layout at the resolution of its activations.
    """

    def apply(norm: SEANNorm, module: str, h: Tensor) -> Tensor:
        return normalize(norm, module, h, levels[h.shape[2]])

    return run_blocks(blocks, x.contiguous(memory_format=torch.channels_last), apply, until)

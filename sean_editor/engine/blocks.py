"""The residual blocks of a generator with all constants folded: what is left to compute per picture."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F
from torch import Tensor

from models.blocks import STYLED_BLOCKS
from models.sean.blocks import SEANResBlock, SpectralConv2d
from models.sean.generator import SEANGenerator
from sean_editor.engine.convolution import PackedConv
from sean_editor.engine.folding import FoldedNorm

Modulate = Callable[[str], tuple[Tensor, Tensor]]
"""Scale and shift [h, w, C] of a block's SEAN module: "ace_0", "ace_1" or "ace_s"."""


@dataclass(frozen=True)
class FoldedBlock:
    """One residual block. `stride`: image pixels per pixel of its output. `style`: which of six. `dtype`: of
    its activations.
    """

    name: str
    dtype: torch.dtype
    stride: int
    up: int
    style: int
    norms: dict[str, FoldedNorm]
    convs: dict[str, PackedConv]

    @property
    def styled(self) -> bool:
        """Whether styles reach this block at all; the last has the mask branch only."""
        return self.norms["ace_0"].style_product is not None

    def run(self, x: Tensor, modulate: Modulate) -> Tensor:
        """x [h, w, in] at the block's own resolution -> [h, w, out]. Leaves x as it is."""
        x = x.to(self.dtype)
        shortcut = self.convs["conv_s"](_modulated(x, *modulate("ace_s"))) if "conv_s" in self.convs else x
        dx = self.convs["conv_0"](F.leaky_relu_(_modulated(x, *modulate("ace_0")), 0.2))
        dx = self.convs["conv_1"](F.leaky_relu_(_modulated(dx, *modulate("ace_1")), 0.2))
        return dx.add_(shortcut)


def _modulated(x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    return torch.addcmul(shift, x, scale)


def upsampled(x: Tensor, factor: int) -> Tensor:
    """Nearest neighbour: x [h, w, C] -> [factor h, factor w, C]."""
    if factor == 1:
        return x
    h, w, channels = x.shape
    return (
        x[:, None, :, None].expand(h, factor, w, factor, channels).reshape(h * factor, w * factor, channels)
    )


def fold_blocks(
    generator: SEANGenerator, device: torch.device, dtype: torch.dtype, size: int, quick_blocks: int
) -> list[FoldedBlock]:
    """All seven blocks on `device`; `size` is the picture height they will mostly see. The products that give
    scale and shift are computed in `dtype`, and so are the convolutions of the first `quick_blocks`; those of
    the others in float32.
    """
    blocks, stride = [], 32
    for index, (name, block, up) in enumerate(generator.blocks()):
        stride //= up
        own = dtype if index < quick_blocks else torch.float32
        norms = {
            f"ace_{part}": FoldedNorm(getattr(block, f"ace_{part}"), device, dtype) for part in _parts(block)
        }
        convs = _pack_convs(block, device, own, size // stride)
        style = min(index, STYLED_BLOCKS - 1)
        blocks.append(FoldedBlock(name, own, stride, up, style, norms, convs))
    return blocks


def with_convolutions_of(
    blocks: Sequence[FoldedBlock],
    names: Collection[str],
    generator: SEANGenerator,
    device: torch.device,
    size: int,
) -> list[FoldedBlock]:
    """`blocks`, those in `names` with the main convolutions of another generator; all the rest is shared."""
    return [
        replace(block, convs=_pack_convs(made, device, block.dtype, size // block.stride))
        if name in names
        else block
        for block, (name, made, _) in zip(blocks, generator.blocks(), strict=True)
    ]


def _parts(block: SEANResBlock) -> tuple[str, ...]:
    return ("0", "1", "s") if block.learned_shortcut else ("0", "1")


def _pack_convs(
    block: SEANResBlock, device: torch.device, dtype: torch.dtype, side: int
) -> dict[str, PackedConv]:
    convs = {}
    for part in _parts(block):
        conv = getattr(block, f"conv_{part}")
        assert isinstance(conv, SpectralConv2d)
        convs[f"conv_{part}"] = PackedConv(_effective(conv), conv.bias, device, dtype, (side, side))
    return convs


def _effective(conv: SpectralConv2d) -> Tensor:
    """The weight without its spectral norm; in double, since sigma is a long sum."""
    weight = conv.weight_orig.detach().cpu().double()
    sigma = torch.dot(conv.weight_u.cpu().double(), weight.flatten(1) @ conv.weight_v.cpu().double())
    return (weight / sigma).float()

"""oneDNN's convolution and matrix product with weights in its own layout; torch has them for its compiler."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


def pack_convolution(weight: Tensor, padding: int, pixels: tuple[int, int], groups: int = 1) -> Tensor:
    """The weight [out, in / groups, k, k] in oneDNN's own layout, for inputs of height and width `pixels`.

    AttributeError or RuntimeError if this torch cannot.
    """
    reorder: Callable[..., Tensor] = torch._C._nn.mkldnn_reorder_conv2d_weight  # noqa: SLF001
    channels = weight.shape[1] * groups
    plain = weight.contiguous(memory_format=torch.channels_last).to_mkldnn()
    packed = reorder(plain, [padding] * 2, [1, 1], [1, 1], groups, [1, channels, *pixels])
    run_convolution(weight.new_zeros(1, channels, 4, 4), packed, None, padding, groups)  # whether it can
    return packed


def run_convolution(x: Tensor, packed: Tensor, bias: Tensor | None, padding: int, groups: int = 1) -> Tensor:
    """x [B, in, h, w], channels last, and a packed weight -> [B, out, h, w], zero padded, stride 1."""
    return torch.ops.mkldnn._convolution_pointwise(  # noqa: SLF001
        x, packed, bias, [padding] * 2, [1, 1], [1, 1], groups, "none", [], ""
    )


def pack_product(weight: Tensor) -> Tensor | None:
    """A bfloat16 weight [K, N] in oneDNN's own layout, for few rows; None if this torch cannot."""
    try:
        packed: Tensor = torch.ops.mkldnn._reorder_linear_weight(weight.T.contiguous(), 1)  # noqa: SLF001
        run_product(weight.new_zeros(1, len(weight)), packed)
    except (AttributeError, RuntimeError):
        return None
    return packed


def run_product(rows: Tensor, packed: Tensor) -> Tensor:
    """bfloat16 rows [M, K] by a packed weight [K, N] -> bfloat16 [M, N], summed in float32."""
    made: Tensor = torch.ops.mkldnn._linear_pointwise(rows, packed, None, "none", [], "")  # noqa: SLF001
    return made

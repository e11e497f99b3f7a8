"""A convolution with fixed weights, spectral norm folded in, in the layout that the device runs fastest."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


class PackedConv:
    """Convolution on activations [h, w, C] (channels last, one picture), zero padding, stride 1.

    On a CPU the weights are reordered once for oneDNN instead of in every call: with many channels on few pixels that
    reordering takes longer than the convolution. torch offers it to its own compiler only, hence the fallback.
    """

    def __init__(
        self, weight: Tensor, bias: Tensor | None, device: torch.device, dtype: torch.dtype, pixels: tuple[int, int]
    ) -> None:
        """weight [out, in, k, k]; `pixels` is the height and width it will mostly see."""
        self.padding = weight.shape[2] // 2
        self._bias = None if bias is None else bias.detach().to(device, dtype)
        self._weight = weight.detach().to(device, dtype, memory_format=torch.channels_last)
        self._packed = _pack(self._weight, self.padding, pixels) if device.type == "cpu" else None
        if self._packed is not None:
            self._weight = self._weight[:0]

    def __call__(self, x: Tensor) -> Tensor:
        """x [h, w, in] -> [h, w, out]."""
        picture = x.permute(2, 0, 1).unsqueeze(0)
        if self._packed is None:
            y = F.conv2d(picture, self._weight, self._bias, padding=self.padding)
        else:
            y = _run_packed(picture, self._packed, self._bias, self.padding)
        return y[0].permute(1, 2, 0).contiguous()


def _pack(weight: Tensor, padding: int, pixels: tuple[int, int]) -> Tensor | None:
    """The weight in oneDNN's own layout, None where this build of torch cannot."""
    try:
        packed = torch._C._nn.mkldnn_reorder_conv2d_weight(
            weight.to_mkldnn(), [padding] * 2, [1, 1], [1, 1], 1, [1, weight.shape[1], *pixels]
        )
        _run_packed(weight.new_zeros(1, weight.shape[1], 4, 4), packed, None, padding)
    except (AttributeError, RuntimeError):
        return None
    return packed


def _run_packed(x: Tensor, packed: Tensor, bias: Tensor | None, padding: int) -> Tensor:
    return torch.ops.mkldnn._convolution_pointwise(
        x, packed, bias, [padding] * 2, [1, 1], [1, 1], 1, "none", [], ""
    )

"""A convolution with fixed weights, in whichever form the device runs fastest."""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from sean_editor.engine.onednn import pack_convolution, run_convolution
from sean_editor.engine.winograd import winograd_conv, winograd_weight
from sean_editor.engine.winograd_bfloat16 import QuickWinograd


class _WinogradFrom(NamedTuple):
    """Thresholds for Winograd convolution: least `channels` in or out, their `product`, and `pixels`."""

    channels: int
    product: int
    pixels: int


# Measured with AVX-512 and with AVX2, where the plain way is half as fast; others are taken for the latter.
_LONG_VECTORS = torch.backends.cpu.get_cpu_capability() == "AVX512"
_WINOGRAD = _WinogradFrom(64, 64 * 128, 32 * 32) if _LONG_VECTORS else _WinogradFrom(64, 64 * 64, 16 * 16)
_QUICK_WINOGRAD = _WinogradFrom(64, 64 * 128, 12 * 12)
_QUICK_WINOGRAD_TO = 128 * 128
"""Pixels of the bfloat16 form. Above, channels are few, and the transforms take what the products save."""


class PackedConv:
    """Convolution on activations [h, w, C] (one picture, channels last), zero padding, stride 1.

    On a CPU wide 3x3 kernels run by Winograd; the others have their weights reordered once for oneDNN instead
    of in every call, which for many channels on few pixels takes longer than the convolution itself.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor | None,
        device: torch.device,
        dtype: torch.dtype,
        pixels: tuple[int, int],
    ) -> None:
        """weight [out, in, k, k]; `pixels` is the height and width that it will mostly see."""
        self._padding = weight.shape[2] // 2
        self._bias = None if bias is None else bias.detach().to(device, dtype)
        placed = weight.detach().to(device, dtype)
        self._matrices = self._packed = self._plain = self._quick = None
        if device.type == "cpu" and dtype == torch.float32 and _suits_winograd(weight, pixels):
            self._matrices = winograd_weight(placed)
        elif device.type == "cpu":
            if dtype == torch.bfloat16 and _suits_quick_winograd(weight, pixels):
                self._quick = _quick_winograd(weight.detach().cpu(), self._bias, pixels)
            self._packed = _pack(placed, self._padding, pixels)
        if self._matrices is None and self._packed is None:
            self._plain = placed.contiguous(memory_format=torch.channels_last)

    def __call__(self, x: Tensor) -> Tensor:
        """x [h, w, in] -> [h, w, out]."""
        if self._matrices is not None:
            return winograd_conv(x, self._matrices, self._bias)
        if self._quick is not None and self._quick.pays(x.shape[0], x.shape[1]):
            return self._quick(x)
        picture = x.permute(2, 0, 1).unsqueeze(0)
        if self._packed is not None:
            y = run_convolution(picture, self._packed, self._bias, self._padding)
        else:
            assert self._plain is not None
            y = F.conv2d(picture, self._plain, self._bias, padding=self._padding)
        return y[0].permute(1, 2, 0).contiguous()


def _suits_winograd(weight: Tensor, pixels: tuple[int, int]) -> bool:
    return _wide(weight, _WINOGRAD) and pixels[0] * pixels[1] >= _WINOGRAD.pixels


def _suits_quick_winograd(weight: Tensor, pixels: tuple[int, int]) -> bool:
    wide = _wide(weight, _QUICK_WINOGRAD)
    return wide and _QUICK_WINOGRAD.pixels <= pixels[0] * pixels[1] <= _QUICK_WINOGRAD_TO


def _wide(weight: Tensor, least: _WinogradFrom) -> bool:
    out, channels, kernel, _ = weight.shape
    return kernel == 3 and min(out, channels) >= least.channels and out * channels >= least.product


def _pack(weight: Tensor, padding: int, pixels: tuple[int, int]) -> Tensor | None:
    """The weight in oneDNN's own layout; None if this torch, which means it for its compiler, cannot."""
    try:
        return pack_convolution(weight, padding, pixels)
    except (AttributeError, RuntimeError):
        return None


def _quick_winograd(weight: Tensor, bias: Tensor | None, pixels: tuple[int, int]) -> QuickWinograd | None:
    try:
        return QuickWinograd(weight, bias, pixels)
    except (AttributeError, RuntimeError):
        return None

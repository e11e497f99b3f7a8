"""Packed and Winograd convolutions are convolutions."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F

from sean_editor.engine.convolution import PackedConv
from sean_editor.engine.winograd import winograd_conv, winograd_weight


def plain(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    """In double: the truth that both ways round away from."""
    wide = None if bias is None else bias.double()
    y = F.conv2d(x.permute(2, 0, 1)[None].double(), weight.double(), wide, padding=weight.shape[2] // 2)
    return y[0].permute(1, 2, 0).float()


@pytest.mark.parametrize(("h", "w"), [(4, 4), (32, 32), (33, 6), (7, 30), (1, 1)])
def test_winograd_at_any_size(h: int, w: int) -> None:
    torch.manual_seed(0)
    x, weight, bias = torch.randn(h, w, 40), torch.randn(24, 40, 3, 3) / 19, torch.randn(24)
    result = winograd_conv(x, winograd_weight(weight), bias)
    assert (result - plain(x, weight, bias)).abs().max() < 1e-5
    assert result.shape == (h, w, 24)


@pytest.mark.parametrize(
    ("channels", "outputs", "kernel"), [(128, 64, 3), (64, 64, 3), (5, 7, 3), (8, 6, 1), (19, 32, 3)]
)
@pytest.mark.parametrize("size", [8, 16, 32])
def test_whichever_form_is_chosen(channels: int, outputs: int, kernel: int, size: int) -> None:
    torch.manual_seed(0)
    weight = torch.randn(outputs, channels, kernel, kernel) / (channels * kernel**2) ** 0.5
    for bias in (None, torch.randn(outputs)):
        conv = PackedConv(weight, bias, torch.device("cpu"), torch.float32, (size, size))
        for shape in ((size, size), (12, 20)):  # the size it was made for, and another
            x = torch.randn(*shape, channels)
            assert (conv(x) - plain(x, weight, bias)).abs().max() < 1e-5


def test_without_onednn_packing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch._C._nn, "mkldnn_reorder_conv2d_weight", raising=False)  # noqa: SLF001  (its only door)
    torch.manual_seed(0)
    x, weight, bias = torch.randn(8, 8, 16), torch.randn(8, 16, 3, 3) / 12, torch.randn(8)
    conv = PackedConv(weight, bias, torch.device("cpu"), torch.float32, (8, 8))
    assert (conv(x) - plain(x, weight, bias)).abs().max() < 1e-5

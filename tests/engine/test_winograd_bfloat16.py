"""Winograd in bfloat16 is a convolution, rounded a little more than a plain one in bfloat16."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F

from sean_editor.engine.convolution import PackedConv
from sean_editor.engine.winograd_bfloat16 import QuickWinograd

CPU = torch.device("cpu")


def operands(h: int, w: int, channels: int, outputs: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Activations [h, w, in], a weight whose results have a deviation of one, and a bias, all bfloat16."""
    torch.manual_seed(h * 1000 + w)
    weight = torch.randn(outputs, channels, 3, 3) / (9 * channels) ** 0.5
    return torch.randn(h, w, channels).bfloat16(), weight.bfloat16(), torch.randn(outputs).bfloat16()


def exact(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    """The convolution of the same numbers in double, [h, w, out]."""
    wide = None if bias is None else bias.double()
    y = F.conv2d(x.permute(2, 0, 1)[None].double(), weight.double(), wide, padding=1)
    return y[0].permute(1, 2, 0)


def quick_or_skip(weight: torch.Tensor, bias: torch.Tensor | None, pixels: tuple[int, int]) -> QuickWinograd:
    try:
        return QuickWinograd(weight.float(), bias, pixels)
    except (AttributeError, RuntimeError) as error:
        pytest.skip(f"this processor or torch has no packed convolution in bfloat16: {error}")


@pytest.mark.parametrize(("h", "w"), [(4, 4), (32, 32), (33, 6), (7, 30), (1, 1), (5, 200), (66, 70)])
def test_at_any_size(h: int, w: int) -> None:
    x, weight, bias = operands(h, w, 40, 24)
    result = quick_or_skip(weight, bias, (32, 32))(x)
    off = (result.double() - exact(x, weight, bias)).abs()
    assert result.shape == (h, w, 24) and result.dtype == torch.bfloat16
    assert off.max() < 0.12 and off.pow(2).mean().sqrt() < 0.02  # of results with a deviation of 1.4


def test_made_for_another_size_and_without_a_bias() -> None:
    x, weight, _ = operands(20, 12, 64, 32)
    pictures = [quick_or_skip(weight, None, pixels)(x) for pixels in ((8, 8), (20, 12), (128, 128))]
    for picture in pictures:
        assert (picture.double() - exact(x, weight, None)).abs().max() < 0.08


def test_a_single_pixel_reaches_its_neighbours_and_nobody_else() -> None:
    """Rounding is all there is: where a tile holds nothing, the result is nothing, to the bit."""
    _, weight, _ = operands(1, 1, 16, 16)
    x = torch.zeros(40, 40, 16, dtype=torch.bfloat16)
    x[17, 22] = 1
    result = quick_or_skip(weight, None, (40, 40))(x)
    expected = weight.flip(2, 3).sum(1).permute(1, 2, 0)  # [3, 3, out]
    assert (result[16:19, 21:24] - expected).abs().max() < 0.05
    result[16:20, 20:24] = 0  # the tile that holds the pixel
    assert result[:15].abs().max() == 0 and result[:, :19].abs().max() == 0


def test_wide_layers_of_the_window_take_it_and_drafts_of_a_few_pixels_do_not() -> None:
    """Both forms of one layer are the same convolution."""
    x, weight, bias = operands(32, 32, 128, 128)
    conv = PackedConv(weight.float(), bias, CPU, torch.bfloat16, (32, 32))
    for part in (x, x[:12, :20].contiguous(), x[:5, :7].contiguous()):
        off = (conv(part).double() - exact(part, weight, bias)).abs()
        assert 0 < off.max() < 0.12
    small = PackedConv(weight.float(), bias, CPU, torch.bfloat16, (4, 4))(x)
    plain = (small.double() - exact(x, weight, bias)).pow(2).mean()
    assert plain <= (conv(x).double() - exact(x, weight, bias)).pow(2).mean()


def test_without_packing_the_plain_form_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch._C._nn, "mkldnn_reorder_conv2d_weight", raising=False)  # noqa: SLF001  (its only door)
    x, weight, bias = operands(16, 16, 128, 128)
    conv = PackedConv(weight.float(), bias, CPU, torch.bfloat16, (16, 16))
    assert (conv(x).double() - exact(x, weight, bias)).abs().max() < 0.05

"""The loss of the texture autoencoder: pixels, fine detail, and how much fine detail there is."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

_DETAIL = 0.5
_AMOUNT = 0.7
_WINDOW = 8  # pixels within which the amount of detail is compared


def texture_loss(result: Tensor, target: Tensor) -> Tensor:
    """A scalar for pictures [B, 3, H, W]: L1 of pixels and of their Laplacian, and L1 of the local deviation
    of the Laplacian.

    The first two alone blur: detail that is slightly misplaced costs twice what none costs. The last is blind
    to place, and asks for as much detail as the target has.
    """
    fine, wanted = laplacian(result), laplacian(target)
    amount = (_deviation(fine) - _deviation(wanted)).abs().mean()
    return (result - target).abs().mean() + _DETAIL * (fine - wanted).abs().mean() + _AMOUNT * amount


def laplacian(images: Tensor) -> Tensor:
    """Of each channel, [B, 3, H - 2, W - 2]."""
    centre = images[..., 1:-1, 1:-1]
    beside = images[..., 1:-1, :-2] + images[..., 1:-1, 2:] + images[..., :-2, 1:-1] + images[..., 2:, 1:-1]
    return beside / 4 - centre


def _deviation(detail: Tensor) -> Tensor:
    """The local root mean square of the detail of grey."""
    grey = detail.mean(1, keepdim=True)
    return torch.sqrt(F.avg_pool2d(grey * grey, _WINDOW, _WINDOW // 2) + 1e-6)

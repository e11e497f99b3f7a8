"""The loss of the texture autoencoder: pixels, fine detail, and how much fine detail there is."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

_DETAIL = 0.25
_AMOUNT = 4.0
_WINDOW = 8  # pixels within which the amount of detail is compared


def texture_loss(result: Tensor, target: Tensor) -> Tensor:
    """A scalar for pictures [B, 3, H, W]: L1 of pixels, of their Laplacian, and of how much detail there
    is in each direction.

    The first two alone blur: detail that is slightly misplaced costs twice what none costs. The last is blind
    to place, and asks for as much detail as the target has, in the directions that it has.
    """
    fine, wanted = laplacian(result), laplacian(target)
    pixels = (result - target).abs().mean() + _DETAIL * (fine - wanted).abs().mean()
    return pixels + _AMOUNT * (_amounts(result) - _amounts(target)).abs().sum(1).mean()


def laplacian(images: Tensor) -> Tensor:
    """Of each channel, [B, 3, H - 2, W - 2]: the mean of four neighbours, less the pixel."""
    centre = images[..., 1:-1, 1:-1]
    beside = images[..., 1:-1, :-2] + images[..., 1:-1, 2:] + images[..., :-2, 1:-1] + images[..., 2:, 1:-1]
    return beside / 4 - centre


def _amounts(images: Tensor) -> Tensor:
    """[B, 5, h, w]: local root mean squares of grey's Laplacian and of its second differences across, down,
    and along both diagonals.
    """
    grey = images.mean(1, keepdim=True)
    centre = grey[..., 1:-1, 1:-1]
    pairs = (
        (grey[..., 1:-1, :-2], grey[..., 1:-1, 2:]),
        (grey[..., :-2, 1:-1], grey[..., 2:, 1:-1]),
        (grey[..., :-2, :-2], grey[..., 2:, 2:]),
        (grey[..., :-2, 2:], grey[..., 2:, :-2]),
    )
    second = [(before + after) / 2 - centre for before, after in pairs]
    filtered = torch.cat([second[0] + second[1], *second], 1)
    return torch.sqrt(F.avg_pool2d(filtered * filtered, _WINDOW, _WINDOW // 2) + 1e-6)

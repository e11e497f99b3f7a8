"""Portraits of three regions, small enough for networks with random weights."""

from __future__ import annotations

import torch
from torch import Tensor

SIZE = 64


def portraits(count: int = 2) -> tuple[Tensor, Tensor]:
    """Images [B, 3, 64, 64] in [-1, 1] and label maps [B, 64, 64]: background, skin and hair."""
    torch.manual_seed(1)
    rough = torch.rand(count, 3, 8, 8) * 2 - 1
    images = torch.nn.functional.interpolate(rough, (SIZE, SIZE), mode="bilinear")
    labels = torch.zeros(count, SIZE, SIZE, dtype=torch.uint8)
    labels[:, 16:48, 20:44], labels[:, 8:16, 16:48] = 1, 13
    return images, labels

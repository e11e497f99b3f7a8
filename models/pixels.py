"""Conversion between pixels and tensors: the only place that does it."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

_HALF = 127.5  # half of the 255 steps from black to white


def to_signed(pixels: np.ndarray | Tensor, device: torch.device | str | None = None) -> Tensor:
    """Pixels uint8 [..., H, W, 3] as float32 [..., 3, H, W] in [-1, 1], channels last in memory.

    They move to `device` first, while they are small; without one they stay where they are.
    """
    if isinstance(pixels, np.ndarray):
        pixels = torch.from_numpy(np.array(pixels))  # a copy: torch takes no mirrored and no read-only array
    return pixels.to(device).movedim(-1, -3).float() / _HALF - 1


def to_pixels(images: Tensor) -> np.ndarray:
    """Images [..., 3, H, W] in [-1, 1] as pixels uint8 [..., H, W, 3].

    Values outside are cut off. Each value goes to the nearest level, one halfway between two to the upper.
    """
    levels = images.detach().float().clamp(-1, 1).add_(1).mul_(_HALF).add_(0.5)
    return levels.byte().movedim(-3, -1).cpu().contiguous().numpy()

"""Detail of a photo as latents."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from models.autoencoder import TextureAutoencoder
from models.pixels import to_signed
from sean_editor.texture.smoothing import region_mean, to_rgb

MIDDLE = np.array([50.0, 0.0, 0.0], np.float32)
"""The Lab colour on which detail is coded: pieces from light and from shadow then meet without a step."""


def low_deviation(size: int) -> float:
    """Deviation in pixels of the Gaussian that parts low frequencies from detail, for a picture of `size`."""
    return size / 40


def detail_of(lab: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Lab float32 [S, S, 3] less its low frequencies within a region with `weight` [S, S]."""
    return lab - region_mean(lab, weight, low_deviation(weight.shape[0]))


@torch.inference_mode()
def encoded(autoencoder: TextureAutoencoder, detail: np.ndarray) -> Tensor:
    """Latents [B, C, H/8, W/8] of detail float32 [B, H, W, 3] in Lab; H and W are multiples of 8."""
    pictures = np.stack([to_rgb(one + MIDDLE) for one in detail])
    return autoencoder.encode(to_signed(pictures)).float()

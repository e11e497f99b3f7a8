"""Reconstruction metrics on images [B, 3, H, W] in [-1, 1], one number per image."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def rmse(a: Tensor, b: Tensor) -> Tensor:
    """Root mean squared error [B] with the images scaled to 0..1, as in the paper's Table 1."""
    return ((a - b) / 2).square().mean((1, 2, 3)).sqrt()


def psnr(a: Tensor, b: Tensor) -> Tensor:
    """Peak signal-to-noise ratio [B] in dB; infinite for equal images."""
    return -20 * torch.log10(rmse(a, b))


def ssim(a: Tensor, b: Tensor, window: int = 7) -> Tensor:
    """Structural similarity [B] (Wang et al. 2004): `window` x `window` box, sample covariance, mean over
    RGB, K1 = 0.01, K2 = 0.03: the convention of scikit-image. Only windows that lie inside the image count.
    """
    a, b = (a.double() + 1) / 2, (b.double() + 1) / 2
    sample = window**2 / (window**2 - 1)

    def mean(x: Tensor) -> Tensor:
        return F.avg_pool2d(x, window, stride=1)

    mean_a, mean_b = mean(a), mean(b)
    var_a = (mean(a * a) - mean_a * mean_a) * sample
    var_b = (mean(b * b) - mean_b * mean_b) * sample
    covariance = (mean(a * b) - mean_a * mean_b) * sample
    luminance = (2 * mean_a * mean_b + 0.01**2) / (mean_a.square() + mean_b.square() + 0.01**2)
    structure = (2 * covariance + 0.03**2) / (var_a + var_b + 0.03**2)
    return (luminance * structure).mean((1, 2, 3)).float()

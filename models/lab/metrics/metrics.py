"""Reconstruction metrics on images [B, 3, H, W] in [-1, 1], one number per image (torchmetrics)."""

from __future__ import annotations

import math

import torch.nn.functional as F
from torch import Tensor
from torchmetrics.functional.image import peak_signal_noise_ratio, structural_similarity_index_measure

SSIM_WINDOW = 7


def rmse(a: Tensor, b: Tensor) -> Tensor:
    """Root mean squared error [B] with the images scaled to 0..1, as in the paper's Table 1."""
    return ((a - b) / 2).square().mean((1, 2, 3)).sqrt()


def psnr(a: Tensor, b: Tensor) -> Tensor:
    """Peak signal-to-noise ratio [B] in dB; infinite for equal images."""
    return peak_signal_noise_ratio(a, b, data_range=2.0, reduction="none", dim=(1, 2, 3))


def ssim(a: Tensor, b: Tensor) -> Tensor:
    """Structural similarity [B] (Wang et al. 2004): 7 x 7 box, sample covariance, mean over RGB, K1 = 0.01,
    K2 = 0.03: the convention of scikit-image. Only windows that lie inside the image count.

    torchmetrics divides covariances by the number of pixels n, not by n - 1. Both terms of the quotient that
    holds them scaled by (n - 1) / n, that is the same with K2 smaller by the root of it.
    """
    pixels = SSIM_WINDOW**2
    _, windows = structural_similarity_index_measure(
        (a.double() + 1) / 2,
        (b.double() + 1) / 2,
        gaussian_kernel=False,
        kernel_size=SSIM_WINDOW,
        reduction="none",
        data_range=1.0,
        k2=0.03 * math.sqrt((pixels - 1) / pixels),
        return_full_image=True,
    )
    edge = SSIM_WINDOW // 2
    return windows[..., edge:-edge, edge:-edge].mean((1, 2, 3)).float()


def sharpness(result: Tensor, target: Tensor) -> Tensor:
    """How much fine detail the pictures have, as a share of the target's, [B]: the standard deviation of the
    Laplacian of their mean over RGB. Wrong detail counts as much as right detail, noise included.
    """
    return _detail(result) / _detail(target).clamp_min(1e-6)


def _detail(images: Tensor) -> Tensor:
    grey = images.mean(1, keepdim=True)
    kernel = grey.new_tensor([[0, 1, 0], [1, -4, 1], [0, 1, 0]]).view(1, 1, 3, 3)
    return F.conv2d(grey, kernel).flatten(1).std(1)

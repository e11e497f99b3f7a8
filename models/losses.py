"""Pixel losses: they compare two pictures without a network (paper sec. 3.3)."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def reconstruction(result: Tensor, target: Tensor, levels: int = 4) -> Tensor:
    """L1 on the picture and its halved copies plus L1 on its gradients: sharp edges without a pretrained
    network.
    """
    horizontal = F.l1_loss(result[..., 1:] - result[..., :-1], target[..., 1:] - target[..., :-1])
    vertical = F.l1_loss(result[..., 1:, :] - result[..., :-1, :], target[..., 1:, :] - target[..., :-1, :])
    loss = horizontal + vertical + F.l1_loss(result, target)
    for _ in range(levels - 1):
        result, target = F.avg_pool2d(result, 2), F.avg_pool2d(target, 2)
        loss = loss + F.l1_loss(result, target)
    return loss / levels


WINDOW, C1, C2 = 7, 0.01**2, 0.03**2
"""Side of SSIM's box and of `roughness`'s, and SSIM's constants for pictures in 0..1 (Wang et al. 2004)."""


def structure(result: Tensor, target: Tensor, step: int = 1) -> Tensor:
    """1 - SSIM (Wang et al. 2004, eq. 13) of pictures [B, 3, H, W] in [-1, 1], in boxes of 7 x 7 pixels that
    are `step` pixels apart.

    L1 and SSIM together restore pictures better than either (Zhao et al. 2017).
    """
    a, b = ((picture.float() + 1) / 2 for picture in (result, target))
    box = a.new_full((a.shape[1], 1, WINDOW, WINDOW), 1 / WINDOW**2)

    def mean(x: Tensor) -> Tensor:
        return F.conv2d(x, box, stride=step, groups=len(box))  # on a CPU five times as fast as avg_pool2d

    with torch.autocast(a.device.type, enabled=False):  # variances are differences of nearly equal means
        ma, mb = mean(a), mean(b)
        va, vb, ab = mean(a * a) - ma * ma, mean(b * b) - mb * mb, mean(a * b) - ma * mb
        likeness = (2 * ma * mb + C1) * (2 * ab + C2) / ((ma * ma + mb * mb + C1) * (va + vb + C2))
    return 1 - likeness.mean()


def roughness(result: Tensor, target: Tensor) -> Tensor:
    """L1 between the deviations of pictures [B, 3, h, w] in [-1, 1] within windows of 7 x 7 pixels.

    It asks for hair as rough as the target's, wherever the strands lie. The other losses average over them.
    """

    def deviation(x: Tensor) -> Tensor:
        mean = F.avg_pool2d(x, WINDOW, 2)
        return (F.avg_pool2d(x.square(), WINDOW, 2) - mean.square()).clamp_min(1e-5).sqrt()

    return F.l1_loss(deviation(result), deviation(target))


def focal_frequency(result: Tensor, target: Tensor) -> Tensor:
    """Focal frequency loss (Jiang et al. 2021, eq. 8): squared distance of the spectra of pictures [B, 3, h,
    w], each frequency weighted by how far off it is itself, relative to the worst.
    """
    gap = torch.fft.rfft2((result - target).float(), norm="ortho").abs()  # [B, 3, h, w / 2 + 1]
    weight = gap.detach() / gap.detach().amax((2, 3), keepdim=True).clamp_min(1e-8)
    return (weight * gap.square()).mean()

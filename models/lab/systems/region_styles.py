"""Styles that are maps of features: taken from one picture, laid out for another."""

from __future__ import annotations

import torch
from torch import Tensor

from models.sean.encoder import one_hot, region_means


def restyled(features: Tensor, labels: Tensor, regions: int) -> Tensor:
    """Feature maps [B, C, H, W] for the layouts [B, H, W], with each region's mean in the batch's next
    picture; zero where that has no such region.
    """
    layout = one_hot(labels, regions)
    means = region_means(features, layout).roll(-1, 0)  # [B, S, C]
    return torch.einsum("bsc,bshw->bchw", means, layout)

"""Parts of a picture that share one style: the instances of a data set that has them, else the regions."""

from __future__ import annotations

import torch
from torch import Tensor


def number_segments(labels: Tensor, instances: Tensor | None = None) -> Tensor:
    """Numbers [B, H, W] that two pixels share when they lie in the same picture of the batch, in the same
    region, and in the same instance if `instances` [B, H, W] are given; all are integers from 0 on.
    """
    pictures = torch.arange(len(labels), device=labels.device).view(-1, 1, 1)
    regions = pictures * 256 + labels.long()
    if instances is None:
        return regions
    keys = regions * (int(instances.max()) + 1) + instances.long()
    return torch.unique(keys, return_inverse=True)[1]


def segment_means(values: Tensor, segments: Tensor) -> Tensor:
    """Instance-wise average pooling (Pix2PixHD, sec. 3.4): each pixel of `values` [B, C, H, W] becomes the
    mean over its segment.
    """
    b, channels, h, w = values.shape
    rows = segments.flatten()
    pixels = values.permute(0, 2, 3, 1).reshape(-1, channels).float()
    count = int(rows.max()) + 1
    sums = pixels.new_zeros(count, channels).index_add(0, rows, pixels)
    sizes = torch.bincount(rows, minlength=count).clamp_min(1).unsqueeze(1)
    return (sums / sizes).index_select(0, rows).view(b, h, w, channels).permute(0, 3, 1, 2)


def segment_edges(segments: Tensor) -> Tensor:
    """The boundary map [B, 1, H, W]: one where any of a pixel's four neighbours is of another segment."""
    edges = torch.zeros_like(segments, dtype=torch.bool)
    across = segments[:, :, 1:] != segments[:, :, :-1]
    down = segments[:, 1:] != segments[:, :-1]
    edges[:, :, 1:] |= across
    edges[:, :, :-1] |= across
    edges[:, 1:] |= down
    edges[:, :-1] |= down
    return edges.unsqueeze(1).float()

"""How likely each region is at each pixel: the mean over a picture and its mirror image."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.regions import RegionSet


def mirrored_shares(network: Callable[[Tensor], Tensor], pictures: Tensor, twins: np.ndarray) -> Tensor:
    """The shares [B, S, h, w] of the regions in pictures [B, 3, H, W], by a network that gives logits; the
    mean over each picture and its mirror image, in one batch.

    `twins` [S] is what each region is called in a mirrored picture. A network that confuses sides is asked
    from both: the shares of the mirror image's regions are those of the mirrored regions.
    """
    both = torch.cat([pictures, pictures.flip(3)]).contiguous(memory_format=torch.channels_last)
    here, there = torch.softmax(network(both).float(), 1).chunk(2)
    ids = torch.from_numpy(twins.astype(np.int64)).to(pictures.device)
    return (here + there[:, ids].flip(3)) / 2


def region_shares(
    network: Callable[[Tensor], Tensor], picture: Tensor, regions: RegionSet, sizes: tuple[int, ...]
) -> Tensor:
    """`mirrored_shares` [1, S, H, W] of a picture [1, 3, H, W], the mean over several sizes of it (sides in
    pixels, multiples of 32).
    """
    size, total = picture.shape[2:], torch.zeros(())
    for side in sizes:
        shares = mirrored_shares(network, _resized(picture, (side, side)), regions.mirrored_ids)
        total = total + _resized(shares, size)
    return total / len(sizes)


def pairs_together(shares: Tensor, regions: RegionSet) -> Tensor:
    """Shares [1, S, H, W] in which the likelier of left and right has the sum of both: an eye whose side is
    unsure would lose to skin otherwise.
    """
    shares = shares.clone()
    for left, right in regions.pairs:
        one, other = shares[:, left].clone(), shares[:, right].clone()
        shares[:, left] = torch.where(one >= other, one + other, 0)
        shares[:, right] = torch.where(one >= other, 0, one + other)
    return shares


def weighed(shares: Tensor, factors: Tensor) -> Tensor:
    """Shares [1, S, H, W] times factors [S], one in sum again."""
    weighed = shares * factors[:, None, None]
    return weighed / weighed.sum(1, keepdim=True)


def _resized(values: Tensor, size: tuple[int, int] | torch.Size) -> Tensor:
    if values.shape[2:] == tuple(size):
        return values
    return functional.interpolate(values, size, mode="bilinear", align_corners=False, antialias=True)

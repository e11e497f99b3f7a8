"""Better labels from drafts: a trained parser overrules a draft where it is sure."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from models.pixels import to_signed
from models.regions import RegionSet

_SIZES = (224, 256, 288)


@torch.inference_mode()
def region_shares(parser: nn.Module, image: np.ndarray, regions: RegionSet) -> np.ndarray:
    """How likely each region is at each pixel, float32 [S, H, W], of an image uint8 [H, W, 3]: the mean over
    three sizes, each as it is and mirrored.
    """
    picture = to_signed(image)[None]
    twins = torch.from_numpy(regions.mirrored_ids.astype(np.int64))
    total = torch.zeros(1, len(regions), *picture.shape[2:])
    for size in _SIZES:
        scaled = _resized(picture, (size, size))
        for mirrored in (False, True):
            logits = parser(scaled.flip(3) if mirrored else scaled)
            shares = torch.softmax(_resized(logits.float(), image.shape[:2]), 1)
            total += shares[:, twins].flip(3) if mirrored else shares
    return (total[0] / (2 * len(_SIZES))).numpy()


def improved(draft: np.ndarray | None, shares: np.ndarray, sure: float = 0.7) -> np.ndarray:
    """A label map uint8 [H, W]: the likeliest region where its share is at least `sure`, else the draft's.

    Without a draft (one that is no use) the likeliest everywhere.
    """
    likeliest = shares.argmax(0).astype(np.uint8)
    if draft is None:
        return likeliest
    return np.where(shares.max(0) >= sure, likeliest, draft).astype(np.uint8)


def _resized(values: Tensor, size: tuple[int, ...]) -> Tensor:
    return nn.functional.interpolate(values, size, mode="bilinear", align_corners=False, antialias=True)

"""Better labels from drafts: a trained parser overrules a draft where it is sure."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from models.parsing.shares import region_shares
from models.pixels import to_signed
from models.regions import RegionSet

_SIZES = (224, 256, 288)


@torch.inference_mode()
def careful_shares(parser: nn.Module, image: np.ndarray, regions: RegionSet) -> np.ndarray:
    """How likely each region is at each pixel, float32 [S, H, W], of an image uint8 [H, W, 3]: the mean over
    three sizes, each as it is and mirrored.
    """
    return region_shares(parser, to_signed(image)[None], regions, _SIZES)[0].numpy()


def improved(draft: np.ndarray | None, shares: np.ndarray, sure: float = 0.7) -> np.ndarray:
    """A label map uint8 [H, W]: the likeliest region where its share is at least `sure`, else the draft's.

    Without a draft (one that is no use) the likeliest everywhere.
    """
    likeliest = shares.argmax(0).astype(np.uint8)
    if draft is None:
        return likeliest
    return np.where(shares.max(0) >= sure, likeliest, draft).astype(np.uint8)

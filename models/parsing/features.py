"""How far apart two pictures are in the features of our face parser."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor


def feature_distance(ones: Sequence[Tensor], others: Sequence[Tensor]) -> Tensor:
    """Distance [B], 0 (equal) to 2, of features [B, C, h, w] at several levels: at each every pixel's
    features are scaled to length one, and the squared differences summed over channels; the mean over
    pixels, then over the levels.

    This is LPIPS (Zhang et al. 2018, eq. 1) without its learnt weights, for any network's features.
    """
    terms = [
        (F.normalize(a.float(), dim=1) - F.normalize(b.float(), dim=1)).square().sum(1).mean((1, 2))
        for a, b in zip(ones, others, strict=True)
    ]
    return torch.stack(terms).mean(0)

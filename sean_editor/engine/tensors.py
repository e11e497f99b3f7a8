"""Portraits as tensors of the plain network."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from models.pixels import to_signed
from sean_editor.document.portrait import Portrait


def to_tensors(*portraits: Portrait) -> tuple[Tensor, Tensor]:
    """Images float32 [B, 3, H, W] in [-1, 1] and labels int64 [B, H, W] of portraits of one size.

    ValueError if their sizes differ.
    """
    sizes = {portrait.size for portrait in portraits}
    if len(sizes) != 1:
        raise ValueError(f"a batch holds portraits of one size, not of {sorted(sizes)}")
    labels = torch.from_numpy(np.stack([portrait.labels for portrait in portraits]))
    return to_signed(np.stack([portrait.image for portrait in portraits])), labels.long()

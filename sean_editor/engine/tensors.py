"""Portraits as tensors of the plain network, and its tensors as pictures."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from sean_editor.document.portrait import Portrait


def to_tensors(*portraits: Portrait) -> tuple[Tensor, Tensor]:
    """Images float32 [B, 3, H, W] in [-1, 1] and labels int64 [B, H, W] of portraits of one size.

    ValueError if their sizes differ.
    """
    sizes = {portrait.size for portrait in portraits}
    if len(sizes) != 1:
        raise ValueError(f"a batch holds portraits of one size, not of {sorted(sizes)}")
    images = torch.from_numpy(np.stack([portrait.image for portrait in portraits]))
    labels = torch.from_numpy(np.stack([portrait.labels for portrait in portraits]))
    return images.permute(0, 3, 1, 2).float() / 127.5 - 1, labels.long()


def to_pixels(images: Tensor) -> np.ndarray:
    """Images [..., 3, H, W] in [-1, 1], cut off there, as pictures uint8 [..., H, W, 3]."""
    scaled = (images.detach().float().clamp(-1, 1) + 1) * 127.5 + 0.5
    return scaled.byte().movedim(-3, -1).cpu().contiguous().numpy()

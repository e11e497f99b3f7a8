"""Pictures through the enlarger."""

from __future__ import annotations

import numpy as np
import torch

from models.enlarger.network import Enlarger
from models.pixels import to_pixels, to_signed

TIMES = 2
"""Rows and columns of an enlarged picture for each of the picture's."""


@torch.inference_mode()
def enlarge(network: Enlarger, picture: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The picture uint8 [2H, 2W, 3] of one uint8 [H, W, 3] with the label map uint8 [H, W].

    One picture comes out the same each time. ValueError if H or W is no multiple of 4.
    """
    layout = torch.from_numpy(labels.astype(np.int64))[None]
    pixels: np.ndarray = to_pixels(network(to_signed(picture)[None], layout)[0])
    return pixels

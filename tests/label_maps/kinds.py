"""The label map of a shipped portrait, stored in all the ways in which people store label maps."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.regions import CELEBAMASK_HQ

PORTRAITS = Path(__file__).parents[2] / "resources" / "portraits"
AMARA = np.asarray(Image.open(PORTRAITS / "labels" / "amara.png"))
PICTURE = PORTRAITS / "images" / "amara.jpg"


def doubled(ids: np.ndarray) -> np.ndarray:
    """Twice the size, with the nearest pixel."""
    return ids.repeat(2, 0).repeat(2, 1)


def save_optimised(path: Path, colours: np.ndarray, seed: int = 1) -> None:
    """What a lossless optimiser makes of a picture of few colours, uint8 [H, W] or [H, W, 3]: those that
    occur become a palette, in an order of its own.
    """
    rgb = np.repeat(colours[..., None], 3, 2) if colours.ndim == 2 else colours
    entries, indices = np.unique(rgb.reshape(-1, 3), axis=0, return_inverse=True)
    order = np.random.default_rng(seed).permutation(len(entries))
    picture = Image.fromarray(np.argsort(order).astype(np.uint8)[indices].reshape(rgb.shape[:2]))
    picture.putpalette(entries[order].tobytes())
    picture.save(path)


def smoothed(ids: np.ndarray) -> np.ndarray:
    """The map painted in CelebAMask-HQ's colours with smooth edges, uint8 [H, W, 3]."""
    painted = Image.fromarray(CELEBAMASK_HQ.palette()[doubled(ids)])
    return np.asarray(painted.resize(ids.shape[::-1], Image.Resampling.BILINEAR))

"""Sheets that show what a face parser found in a picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from models.lab.parser.unlabelled import IGNORE
from models.regions import CELEBAMASK_HQ

_OPACITY = 0.55


def overlay(image: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """A picture uint8 [H, H, 3] under the colours of its labels [h, h]; where they are IGNORE, or where
    background is, the picture itself.
    """
    side = image.shape[0]
    ids = np.asarray(Image.fromarray(labels).resize((side, side), Image.Resampling.NEAREST))
    colours = np.zeros((256, 3), np.uint8)
    colours[: len(CELEBAMASK_HQ)] = CELEBAMASK_HQ.palette()
    shown = ((ids != 0) & (ids != IGNORE))[..., None]
    mixed = np.where(shown, (1 - _OPACITY) * image + _OPACITY * colours[ids], image)
    return np.rint(mixed).astype(np.uint8)


def sheet(image: np.ndarray, maps: Sequence[np.ndarray]) -> np.ndarray:
    """The picture, then itself under each of the label maps, side by side: uint8 [H, n H, 3]."""
    return np.concatenate([image, *(overlay(image, labels) for labels in maps)], 1)

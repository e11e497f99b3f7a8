"""A picture that shows how its regions are labelled."""

from __future__ import annotations

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet


def overlay(
    image: np.ndarray,
    labels: np.ndarray,
    regions: RegionSet = CELEBAMASK_HQ,
    palette: str = "celebamask",
    opacity: float = 0.5,
) -> np.ndarray:
    """The colours of the label map uint8 [H, W] over an RGB picture uint8 [H, W, 3], background left clear.

    ValueError if the sizes differ.
    """
    if image.shape[:2] != labels.shape:
        raise ValueError(f"the label map {list(labels.shape)} does not fit the picture {list(image.shape)}")
    alpha = np.where(labels == regions.by_name("background").id, 0.0, opacity)[..., None]
    colours = regions.palette(palette)[labels]
    return np.rint(image * (1 - alpha) + colours * alpha).astype(np.uint8)

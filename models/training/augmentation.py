"""Augmentation that keeps labels true: what changes in a picture changes in what is to be learnt."""

from __future__ import annotations

import numpy as np

from models.regions import RegionSet


def shift_colours(image: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """A picture [H, W, 3] in [-1, 1] in another exposure and white balance; half come back unchanged."""
    if rng.random() < 0.5:
        return image
    gain = 1 + strength * rng.uniform(-1, 1) + strength / 2 * rng.uniform(-1, 1, 3)
    offset = strength * rng.uniform(-1, 1)
    return np.clip(image * gain.astype(np.float32) + np.float32(offset), -1, 1)


def recolour_regions(
    image: np.ndarray, labels: np.ndarray, regions: RegionSet, rng: np.random.Generator, share: float
) -> np.ndarray:
    """With probability `share` gives one to three regions of a picture [H, W, 3] in [-1, 1] other colours.

    A network that only ever saw natural faces infers a region's colour from its neighbours; one that saw
    green hair above a blue nose reads it from the region's style. Mirrored pairs change together.
    """
    if rng.random() >= share:
        return image
    present = np.unique(labels)
    image = image.copy()
    for region in rng.choice(present, rng.integers(1, 4)):
        mask = (labels == region) | (labels == regions.mirrored_ids[region])
        gain = rng.uniform(0.6, 1.3, 3).astype(np.float32)
        offset = rng.uniform(-0.25, 0.25, 3).astype(np.float32)
        colours = image[mask]
        image[mask] = np.clip(colours[:, rng.permutation(3)] * gain + offset, -1, 1)
    return image

"""Other outlines of a region: grown, shrunk, smoothed, without holes."""

from __future__ import annotations

import cv2
import numpy as np

from models.regions import RegionSet
from sean_editor.document.behind import on_top, parts_of_face, uncovered
from sean_editor.document.transforming import holes


def grown(labels: np.ndarray, region: int, pixels: float, regions: RegionSet) -> np.ndarray:
    """The label map [H, W] with a region wider by `pixels` all round; narrower if they are negative.

    What lies on top of it (eyes on skin) is neither covered nor its outside, and the picture's edge is no
    outline.
    """
    mask = labels == region
    top = np.isin(labels, on_top(regions, region))
    if pixels >= 0:
        wider = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5) <= pixels + 1e-4
        return _reshaped(labels, region, wider & mask.any(), regions)
    return _reshaped(
        labels,
        region,
        cv2.distanceTransform((mask | top).astype(np.uint8), cv2.DIST_L2, 5) > -pixels + 1e-4,
        regions,
    )


def smoothed(labels: np.ndarray, region: int, pixels: float, regions: RegionSet) -> np.ndarray:
    """The label map [H, W] with a region whose outline is rounded: what is finer than `pixels` goes."""
    together = (labels == region) | np.isin(labels, on_top(regions, region))
    soft = cv2.GaussianBlur(together.astype(np.float32), (0, 0), pixels, borderType=cv2.BORDER_REPLICATE)
    return _reshaped(labels, region, soft > 0.5, regions)


def without_holes(labels: np.ndarray, region: int, regions: RegionSet) -> np.ndarray:
    """The label map [H, W] with the holes of a region filled; one in which a part of a face lies is none."""
    mask = labels == region
    face = np.isin(labels, parts_of_face(regions))
    wider = mask.copy()
    for hole in holes(mask):
        if not (hole & face).any():
            wider |= hole
    return _reshaped(labels, region, wider, regions)


def _reshaped(labels: np.ndarray, region: int, mask: np.ndarray, regions: RegionSet) -> np.ndarray:
    """The label map with `region` at the True pixels of `mask`, and with what lies behind it elsewhere."""
    had = labels == region
    result = uncovered(labels, had & ~mask, regions)
    result[mask & ~np.isin(labels, on_top(regions, region))] = region
    return result

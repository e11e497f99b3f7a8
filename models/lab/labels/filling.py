"""Label maps without gaps, for what cannot leave pixels out."""

from __future__ import annotations

import cv2
import numpy as np


def filled(labels: np.ndarray, unknown: int) -> np.ndarray:
    """uint8 [H, W] with the id of the nearest other pixel in place of `unknown`. ValueError if all are
    `unknown`.
    """
    gaps = labels == unknown
    if gaps.all():
        raise ValueError("no pixel of the label map is known")
    _, nearest = cv2.distanceTransformWithLabels(
        gaps.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )  # [H, W], the number of the nearest pixel that is known
    ids = np.empty(int(nearest.max()) + 1, np.uint8)
    ids[nearest[~gaps]] = labels[~gaps]
    return ids[nearest]

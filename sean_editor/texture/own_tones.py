"""Hair that was painted on a photo has the colour of the hair that is there."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.region_view import Canvas
from sean_editor.texture.smoothing import region_mean

# in pixels of a 256 x 256 picture
_JOIN = 8.0  # standard deviation of the neighbourhood in which the photo's own colour counts
_FAR = 3.0 * _JOIN  # from what the photo keeps to where it has ceased to count
_BORDER = 3  # as far inside a region, what lies beside it may show through
_ENOUGH = 100  # pixels
_LEAST_FAR = 0.5  # of the region: what lies near is not to be made up for by less


def in_own_tones(canvas: Canvas) -> Canvas:
    """A canvas whose region, where it was painted anew, has the colour of what the own photo keeps of it.

    Beside that the colours meet; further away it makes up for the rest of the mean. The network knows one
    style for all of a person's hair, and often pales what it paints of it far from the head. Its light and
    shade stay. Without enough hair of either the canvas stays as it is.
    """
    unit = canvas.unit
    kept = ((canvas.own.weight > 0.9) & (canvas.weight > 0.9)).astype(np.uint8)
    kept = cv2.erode(kept, np.ones((2 * round(_BORDER * unit) + 1,) * 2, np.uint8)) > 0
    painted = (canvas.own.weight < 0.1) & (canvas.weight > 0.9)
    if min(np.count_nonzero(kept), np.count_nonzero(painted)) < _ENOUGH * unit**2:
        return canvas
    beside = region_mean(canvas.own.lab - canvas.base, kept.astype(np.float32), _JOIN * unit)
    away = cv2.distanceTransform((~kept).view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5) / (_FAR * unit)
    share = smooth_step(1 - away).astype(np.float32)[..., None]
    joined = canvas.base + share * beside
    missing = canvas.own.lab[kept].mean(0) - joined[painted].mean(0)
    far = max(float(1 - share[painted].mean()), _LEAST_FAR)
    return replace(canvas, base=joined + (1 - share) * (missing / np.float32(far)))

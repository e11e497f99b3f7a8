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
_LEAST_FAR = 0.05  # what lies near counts at least so much


def in_own_tones(canvas: Canvas) -> Canvas:
    """A canvas whose region, where it was painted anew, has the colour of what the own photo keeps of it.

    Beside that the colours meet; further away their mean is the same. The network knows one style for all of
    a person's hair, and often pales what it paints of it far from the head. Its light and shade stay. Without
    enough hair of either the canvas stays as it is.
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
    far = np.maximum(1 - share[painted], _LEAST_FAR)
    overall = canvas.own.lab[kept].mean(0) - (canvas.base[painted] * far).sum(0) / far.sum()
    shift = overall.astype(np.float32) * (1 - share) + beside * share
    return replace(canvas, base=canvas.base + shift)

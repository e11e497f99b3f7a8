"""How much fine detail of the photo (strands, pores, lashes) is kept under an edit of a smaller crop."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step

_NEIGHBOURHOOD = 1.5  # standard deviation in crop pixels
_WEAK, _STRONG = 12.0, 30.0  # contrast in levels of 255: below is texture, above is the outline of something


def kept_detail(original: np.ndarray, result: np.ndarray) -> np.ndarray:
    """The share float32 [S, S], in 0..1, of detail to keep, for crops [S, S, 3] before and after an edit.

    All of it, since strands suit hair of any colour; but fine detail of an outline belongs to that outline,
    and stays only as far as the result has it too: by its regression on the original around each pixel.
    """
    before, after = (crop.astype(np.float32).mean(2) for crop in (original, result))
    mean_before, mean_after = _local_mean(before), _local_mean(after)
    variance = np.maximum(_local_mean(before * before) - mean_before * mean_before, 1e-3)
    covariance = _local_mean(before * after) - mean_before * mean_after
    outline = smooth_step((np.sqrt(variance) - _WEAK) / (_STRONG - _WEAK))
    return 1 - outline * (1 - np.clip(covariance / variance, 0, 1))


def _local_mean(levels: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(levels, (0, 0), _NEIGHBOURHOOD)

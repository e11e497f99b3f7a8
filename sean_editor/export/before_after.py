"""One picture that shows what was changed: the original and the result side by side."""

from __future__ import annotations

import numpy as np

from models.translation import tr
from sean_editor.export.strip import strip


def before_after(
    original: np.ndarray, result: np.ndarray, captions: tuple[str, str] | None = None
) -> np.ndarray:
    """Two RGB pictures uint8 [H, W, 3] of one size, pixel for pixel, on a dark ground with captions below
    (None: Before and After).

    The margins and the type grow with the pictures. ValueError if the sizes differ.
    """
    return strip((original, result), captions or (tr("Before"), tr("After")))

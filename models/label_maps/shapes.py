"""Label maps of another size than their picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_WITHIN = 0.01
"""By this share the proportions may differ where they were rounded to whole pixels."""


def same_shape(size: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two sizes, of two sides in the same order, have the same proportions: one is the other, scaled
    and rounded to whole pixels.
    """
    small, large = sorted((tuple(size), tuple(other)), key=max)
    off = abs(small[0] * large[1] - small[1] * large[0])
    return off == 0 or (off < max(large) and off <= _WITHIN * small[0] * large[1])


def at_size(labels: np.ndarray, height: int, width: int) -> np.ndarray:
    """A label map of integers [h, w] as [height, width]: each pixel has the id of the nearest one."""
    if labels.shape == (height, width):
        return labels
    down, across = (
        (2 * np.arange(wanted) + 1) * present // (2 * wanted)  # in integers: no pixel's middle is rounded off
        for wanted, present in ((height, labels.shape[0]), (width, labels.shape[1]))
    )
    return labels[down[:, None], across]

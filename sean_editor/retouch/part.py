"""A part of a picture while it is retouched."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.retouch.place import Place


@dataclass(frozen=True, eq=False)
class Part:
    """Levels float32 [h, w, 3], sRGB in 0..255, which the steps change in place, and where they lie.

    The levels may leave 0..255 between steps.
    """

    levels: np.ndarray
    place: Place

    def at(self, box: Box) -> np.ndarray:
        """The levels of a box: a view."""
        return self.levels[box.slices]

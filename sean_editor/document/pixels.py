"""What a layout holds at each pixel: its label, and whether it was painted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sean_editor.document.geometry import Box, mask_box


class Pixels(NamedTuple):
    """Labels uint8 [H, W] and painted bool [H, W].

    Paint counts also where it left the label as it was: so a spot that the photo shows otherwise than its
    label says can be repainted.
    """

    labels: np.ndarray
    painted: np.ndarray

    @property
    def nbytes(self) -> int:
        """Memory in bytes."""
        return self.labels.nbytes + self.painted.nbytes

    def part(self, box: Box) -> Pixels:
        """A copy of what a box holds."""
        return Pixels(self.labels[box.slices].copy(), self.painted[box.slices].copy())

    def copy(self) -> Pixels:
        """A copy of all."""
        return Pixels(self.labels.copy(), self.painted.copy())

    def write(self, box: Box, values: Pixels) -> None:
        """Set what a box holds, in place."""
        self.labels[box.slices] = values.labels
        self.painted[box.slices] = values.painted

    def changes(self, other: Pixels, within: Box) -> Box:
        """The box, inside `within`, around the pixels in which two layouts of a size differ."""
        here = within.slices
        differ = self.labels[here] != other.labels[here]
        return within.part(mask_box(differ | (self.painted[here] != other.painted[here])))

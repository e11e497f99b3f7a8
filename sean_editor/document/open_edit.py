"""An edit of the layout under way: what the labels were, and where they have been painted since."""

from __future__ import annotations

import numpy as np

from sean_editor.document.commands import LayoutPatch
from sean_editor.document.geometry import NOTHING, mask_box


class OpenEdit:
    """One step of the history in the making, named `label`.

    before   uint8 [H, W]: the labels at its beginning.
    touched  the box around all pixels painted since.
    """

    def __init__(self, label: str, labels: np.ndarray) -> None:
        self.label = label
        self.before = labels.copy()
        self.touched = NOTHING

    def patch(self, labels: np.ndarray) -> LayoutPatch | None:
        """The step that led from `before` to `labels`, None if no label differs."""
        touched = self.touched
        changed = mask_box(self.before[touched.slices] != labels[touched.slices])
        if changed.empty:
            return None
        box = touched.part(changed)
        return LayoutPatch(self.label, box, self.before[box.slices].copy(), labels[box.slices].copy())

"""One scripted edit of a layout, and what it promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sean_editor.figures.layout_edits.anatomy import Face, NotApplicable


@dataclass(frozen=True)
class LayoutEdit:
    """A scripted edit that applies to the label map of any portrait.

    name, title  for the command line, and for people.
    takes        regions whose pixels may get another label; no other pixel is touched.
    gives        labels that they may get.
    goes_on      whether doing it again goes further, if there is room; else it declines.
    """

    name: str
    title: str
    change: Callable[[Face], np.ndarray]
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    goes_on: bool = False

    def apply(self, labels: np.ndarray) -> np.ndarray:
        """The edited copy of a label map uint8 [H, W]. NotApplicable says why there is none."""
        changed = self.change(Face.of(labels))
        if np.array_equal(changed, labels):
            raise NotApplicable("it would change nothing")
        return changed

"""Dragging points of a face: the portrait and the layout on it are warped together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from models.translation import marked
from sean_editor.document.commands import RetouchChange
from sean_editor.document.layout import Layout
from sean_editor.document.open_edit import OpenEdit
from sean_editor.document.pulled import pulled_layout, pulled_spots
from sean_editor.document.retouch import MOST_PULLS, Pull, Retouch


class Dragging:
    """Drags the outline of one document. `labels` uint8 [H, W] is the portrait's own label map."""

    def __init__(
        self,
        layout: Layout,
        labels: np.ndarray,
        retouch: Callable[[], Retouch],
        write: Callable[[Retouch], None],
    ) -> None:
        self._layout, self._labels, self._retouch, self._write = layout, labels, retouch, write

    def pull_outline(self, pulls: Sequence[Pull]) -> None:
        """Drag points of the face as it is now: its picture, its labels, what was painted, and blemishes
        that were taken away. One step.

        Inside an edit it takes the place of all that the edit has done so far: for a point that is being
        dragged. Locks do not hold: what lies within reach goes along. ValueError for too many pulls.
        """
        edit = self._layout.open_edit
        if edit is None:
            with self._layout.edit(marked("Drag outline")):
                self.pull_outline(pulls)
            return
        before = self._retouch() if edit.along is None else edit.along.before
        self._change(edit, before, _dragged(before, (*before.pulls, *pulls)))

    def reset_outline(self) -> None:
        """Let the outline be the photo's again; what was painted goes back with it, and so do blemishes.
        One step.
        """
        if self._retouch().pulls:
            self.change_to(_dragged(self._retouch(), ()), marked("Reset outline"))

    def change_to(self, retouch: Retouch, label: str) -> None:
        """Retouch so, with other pulls. One step."""
        with self._layout.edit(label):
            edit = self._layout.open_edit
            assert edit is not None
            self._change(edit, self._retouch(), retouch)

    def _change(self, edit: OpenEdit, before: Retouch, after: Retouch) -> None:
        if len(after.pulls) > MOST_PULLS:
            raise ValueError(f"a portrait has at most {MOST_PULLS} pulls")
        self._layout.set_pixels(pulled_layout(edit.before, self._labels, before.pulls, after.pulls))
        edit.along = RetouchChange(edit.label, before, after)
        self._write(after)


def _dragged(retouch: Retouch, pulls: tuple[Pull, ...]) -> Retouch:
    """The same with other pulls: blemishes stay on what they hide."""
    return replace(retouch, pulls=pulls, spots=pulled_spots(retouch.spots, retouch.pulls, pulls))

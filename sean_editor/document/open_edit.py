"""An edit of the layout under way: what it held before, and where it has been painted since."""

from __future__ import annotations

from sean_editor.document.commands import LayoutPatch, RetouchChange, Together
from sean_editor.document.geometry import NOTHING, Box
from sean_editor.document.pixels import Pixels


class OpenEdit:
    """One step of the history in the making, named `label`.

    before   the layout at its beginning.
    touched  the box around all pixels painted since.
    tail     the box of the paint that may be taken back, and what it held before; None if there is none.
    along    what changes in the same step besides the layout; None: nothing.
    """

    def __init__(self, label: str, pixels: Pixels) -> None:
        self.label = label
        self.before = pixels.copy()
        self.touched = NOTHING
        self.tail: tuple[Box, Pixels] | None = None
        self.along: RetouchChange | None = None

    @property
    def changed(self) -> bool:
        """Whether anything was done."""
        return not self.touched.empty or self.along is not None

    def take_back_tail(self, pixels: Pixels) -> Box:
        """Take the paint of the tail away again. The box that it had."""
        tail, self.tail = self.tail, None
        if tail is None:
            return NOTHING
        pixels.write(*tail)
        return tail[0]

    def step(self, pixels: Pixels) -> LayoutPatch | Together | None:
        """The step that led from `before` to `pixels`, None if nothing differs."""
        box = self.before.changes(pixels, self.touched)
        patch = None if box.empty else LayoutPatch(self.label, box, self.before.part(box), pixels.part(box))
        if self.along is None or self.along.before == self.along.after:
            return patch
        return Together(self.label, [part for part in (patch, self.along) if part is not None])

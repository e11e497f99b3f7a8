"""Brush: a round tip that paints the current region."""

from __future__ import annotations

from models.translation import marked
from sean_editor.document import Document
from sean_editor.gui.canvas.tools.base import Point, Pointer, Tool


class BrushTool(Tool):
    title = marked("Brush")
    hint = marked("Paint {region}. Shift-drag sets the size, Ctrl-click picks a region.")
    round_tip = True

    _last: Point | None = None

    @property
    def region(self) -> int | None:
        """The pixels that the tip paints."""
        return self.state.region

    @property
    def busy(self) -> bool:
        return self._last is not None

    def press(self, document: Document, at: Pointer) -> None:
        document.begin_edit(self.title)
        self._draw(document, at.point, at.point)

    def move(self, document: Document, at: Pointer) -> None:
        if self._last is not None:
            self._draw(document, self._last, at.point)

    def release(self, document: Document, at: Pointer) -> None:
        self.move(document, at)
        self.interrupt(document)

    def cancel(self, document: Document) -> None:
        if self._last is not None:
            self._last = None
            document.cancel_edit()

    def interrupt(self, document: Document) -> None:
        if self._last is not None:
            self._last = None
            document.end_edit()

    def _draw(self, document: Document, start: Point, end: Point) -> None:
        # an undo in mid-stroke has ended the edit: the stroke goes on as a new one
        if not document.editing:
            document.begin_edit(self.title)
        self._last = end
        document.paint_segment(start, end, self.state.size / 2, self.region, self.state.mirror)

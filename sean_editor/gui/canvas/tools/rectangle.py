"""Rectangle: drag from corner to corner."""

from __future__ import annotations

from math import copysign

from models.translation import marked
from sean_editor.document import Document
from sean_editor.gui.canvas.tools.base import Point, Pointer, Sketch, Tool


def opposite_corner(start: Point, at: Pointer) -> Point:
    """Where the rectangle from `start` ends: at the pointer, or with Shift as a square of the longer side."""
    dx, dy = at.x - start[0], at.y - start[1]
    if not at.shift:
        return at.point
    side = max(abs(dx), abs(dy))
    return start[0] + copysign(side, dx), start[1] + copysign(side, dy)


class RectangleTool(Tool):
    title = marked("Rectangle")
    hint = marked("Drag to fill a rectangle with {region}. Shift makes it square, Ctrl-click picks a region.")
    key_hint = marked("Arrow keys move the crosshair, with Shift by ten. Space at two corners: {region}.")
    drags = True

    _start: Point | None = None
    _end: Point = (0.0, 0.0)

    @property
    def busy(self) -> bool:
        return self._start is not None

    @property
    def spoken(self) -> str:
        return marked("One corner is set.") if self._start is not None else ""

    @property
    def sketch(self) -> Sketch | None:
        if self._start is None:
            return None
        (x0, y0), (x1, y1) = self._start, self._end
        return Sketch(((x0, y0), (x1, y0), (x1, y1), (x0, y1)))

    def press(self, document: Document, at: Pointer) -> None:
        self._start = self._end = at.point

    def move(self, document: Document, at: Pointer) -> None:
        if self._start is not None:
            self._end = opposite_corner(self._start, at)

    def release(self, document: Document, at: Pointer) -> None:
        self.move(document, at)
        start, self._start = self._start, None
        if start is not None and not at.near(start):
            document.fill_rectangle(start, self._end, self.state.region, self.state.mirror)

    def cancel(self, document: Document) -> None:
        self._start = None

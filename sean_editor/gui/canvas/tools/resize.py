"""Shift-drag: the edge of the brush follows the pointer."""

from __future__ import annotations

from models.translation import marked
from sean_editor.document import Document
from sean_editor.gui.canvas.tools.base import Point, Pointer, Tool


class ResizeGesture(Tool):
    """Stands in for a round tool while Shift is held. The circle stays at `centre`."""

    title = marked("Size")
    paints = False
    round_tip = True

    centre: Point | None = None
    _size = 0
    _x = 0.0

    @property
    def busy(self) -> bool:
        return self.centre is not None

    def press(self, document: Document, at: Pointer) -> None:
        self.centre, self._size, self._x = at.point, self.state.size, at.x

    def move(self, document: Document, at: Pointer) -> None:
        if self.centre is not None:
            self.state.set_size(self._size + 2 * (at.x - self._x))

    def release(self, document: Document, at: Pointer) -> None:
        self.centre = None

    def cancel(self, document: Document) -> None:
        if self.centre is not None:
            self.state.set_size(self._size)
            self.centre = None

    def interrupt(self, document: Document) -> None:
        self.centre = None

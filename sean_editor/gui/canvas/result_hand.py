"""The hand over the result: the outline is dragged there as on the layout."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF
from PyQt5.QtGui import QPainter

from sean_editor.document import Document
from sean_editor.gui.canvas.outline_marks import draw_outline_marks
from sean_editor.gui.canvas.tool_state import ToolState
from sean_editor.gui.canvas.tools import Pointer
from sean_editor.gui.canvas.tools.outline import OutlineTool
from sean_editor.gui.canvas.view_transform import ViewTransform

_SLOP = 4.0  # logical pixels


class ResultHand:
    """Hands what the pointer does on the result to the tool, while that is in hand. Methods say whether they
    used it. All places are in logical pixels.
    """

    def __init__(self, tool: OutlineTool, state: ToolState) -> None:
        self._tool, self._state = tool, state
        self._down = False

    def holds(self, document: Document | None) -> bool:
        """Whether the result is for dragging now."""
        return document is not None and self._state.tool == "outline"

    @property
    def down(self) -> bool:
        """Whether something is being dragged here."""
        return self._down

    def press(self, document: Document | None, here: ViewTransform, at: QPointF) -> bool:
        if document is None or not self.holds(document):
            return False
        self._down = True
        self._tool.press(document, _pointer(here, at))
        return True

    def move(self, document: Document | None, here: ViewTransform, at: QPointF) -> None:
        if document is not None and (self._down or self.holds(document)):
            self._tool.move(document, _pointer(here, at))

    def release(self, document: Document | None, here: ViewTransform, at: QPointF) -> None:
        down, self._down = self._down, False
        if down and document is not None:
            self._tool.release(document, _pointer(here, at))

    def cancel(self, document: Document | None) -> bool:
        """Esc."""
        down, self._down = self._down, False
        if down and document is not None:
            self._tool.cancel(document)
        return down

    def let_go(self, document: Document | None) -> None:
        """No release will come."""
        down, self._down = self._down, False
        if down and document is not None:
            self._tool.interrupt(document)

    def leave(self) -> None:
        """The pointer has left."""
        if not self._down:
            self._tool.leave()

    def draw(self, painter: QPainter, document: Document, here: ViewTransform, picture: QRectF) -> None:
        if self.holds(document):
            draw_outline_marks(painter, self._tool.marks(document), here, picture)


def _pointer(here: ViewTransform, at: QPointF) -> Pointer:
    x, y = here.to_content(at.x(), at.y())
    return Pointer(x, y, slop=_SLOP / here.zoom)

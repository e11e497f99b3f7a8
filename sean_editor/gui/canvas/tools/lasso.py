"""Lasso: a drag draws the outline freehand, clicks set its corners one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.translation import marked
from sean_editor.document import Document
from sean_editor.gui.canvas.tools.base import Point, Pointer, Sketch, Tool

if TYPE_CHECKING:
    from sean_editor.gui.canvas.tool_state import ToolState

GRAIN = 0.25  # label-map pixels between two points of a freehand outline


class LassoTool(Tool):
    """Press, drag, release: a freehand outline, filled at once. Clicks: a polygon.

    Enter, a double click or a click on its first corner closes it; a drag in between adds a freehand piece.
    """

    title = marked("Lasso")
    hint = marked("Drag around an area, or click its corners, to fill it with {region}. Enter closes it.")
    key_hint = marked("Arrow keys move the crosshair. Space sets a corner, Enter closes the shape: {region}.")

    def __init__(self, state: ToolState) -> None:
        super().__init__(state)
        self._points: list[Point] = []
        self._pressed: Point | None = None
        self._dragged = False
        self._tip: Point = (0.0, 0.0)

    @property
    def busy(self) -> bool:
        return bool(self._points)

    @property
    def spoken(self) -> str:
        return marked("Corners are set; Enter closes the shape.") if self._points else ""

    @property
    def sketch(self) -> Sketch | None:
        if not self._points:
            return None
        return Sketch((*self._points, self._tip), handle=self._pressed is None)

    def press(self, document: Document, at: Pointer) -> None:
        self._pressed, self._tip, self._dragged = at.point, at.point, False
        if len(self._points) >= 3 and at.near(self._points[0]):
            self.close(document)
        else:
            self._points.append(at.point)

    def move(self, document: Document, at: Pointer) -> None:
        self._tip = at.point
        if self._pressed is None or not self._points:
            return
        self._dragged = self._dragged or not at.near(self._pressed)
        x, y = self._points[-1]
        if self._dragged and max(abs(at.x - x), abs(at.y - y)) >= GRAIN:
            self._points.append(at.point)

    def release(self, document: Document, at: Pointer) -> None:
        self.move(document, at)
        began_here = bool(self._points) and self._points[0] == self._pressed
        self._pressed = None
        if self._dragged and began_here:
            self.close(document)

    def close(self, document: Document) -> None:
        points, self._points, self._pressed = self._points, [], None
        if len(points) >= 3:
            document.fill_polygon(points, self.state.region, self.state.mirror)

    def step_back(self) -> None:
        if self._pressed is None and self._points:
            self._points.pop()

    def cancel(self, document: Document) -> None:
        self._points, self._pressed = [], None

    def interrupt(self, document: Document) -> None:
        # a polygon between two clicks can wait while another region is chosen; a drag cannot
        if self._pressed is not None:
            self.cancel(document)

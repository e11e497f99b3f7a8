"""What is drawn of the hand over the layout: the brush's circle, a shape in the making, one that is held."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, QRectF
from PyQt5.QtGui import QColor, QPainter

from sean_editor.gui.canvas.cursors import circle_bounds, draw_axis, draw_circle, draw_sketch
from sean_editor.gui.canvas.hand import Hand
from sean_editor.gui.canvas.shape_frame import draw_frame
from sean_editor.gui.canvas.tool_state import ToolState
from sean_editor.gui.canvas.tools.transform import REACHES
from sean_editor.gui.canvas.view_transform import ViewTransform


class HandDrawing:
    """Draws for one hand. All places on the canvas are in logical pixels."""

    def __init__(self, hand: Hand, state: ToolState) -> None:
        self._hand, self._state = hand, state

    @property
    def spreads(self) -> bool:
        """Whether more is drawn than circles: it may lie anywhere."""
        tool = self._hand.tool
        return tool.sketch is not None or tool.held is not None or tool.own_marks

    def circles(self, here: ViewTransform, pointer: QPointF | None) -> list[QPointF]:
        """Where the brush's circle is drawn: at the pointer, and at its mirror image."""
        tip = self._hand.tip(None if pointer is None else here.to_content(pointer.x(), pointer.y()))
        if tip is None:
            return []
        mirrored = [(here.content[0] - tip[0], tip[1])] if self._state.mirror else []
        return [QPointF(*here.to_view(*point)) for point in (tip, *mirrored)]

    def bounds(self, here: ViewTransform, circle: QPointF) -> QRectF:
        """All that a circle may touch."""
        return circle_bounds(circle, self._radius(here))

    def draw(
        self,
        painter: QPainter,
        here: ViewTransform,
        picture: QRectF,
        circles: list[QPointF],
        palette: np.ndarray,
        slop: float,
    ) -> None:
        """Draw over a picture at `picture`. `palette`: colours by region id, uint8 [S, 3]; `slop`: how far a
        hand may tremble.
        """
        color = QColor(*palette[self._state.region].tolist())
        if self._state.mirror and not self._hand.tool.own_marks:
            draw_axis(painter, picture)
        held = self._hand.tool.held
        if held is not None:
            draw_frame(painter, held, here, REACHES * slop / here.zoom)
        sketch = self._hand.tool.sketch
        if sketch is not None:
            draw_sketch(painter, sketch, here, color)
            if self._state.mirror:
                draw_sketch(painter, sketch, here, color, mirrored=True)
        dot = None if self._state.tool == "eraser" else color
        for number, centre in enumerate(circles):
            draw_circle(painter, centre, self._radius(here), dot, faint=number > 0)

    def _radius(self, here: ViewTransform) -> float:
        return self._state.size / 2 * here.zoom

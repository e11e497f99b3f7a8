"""Brush: a round tip that paints the current region."""

from __future__ import annotations

from models.translation import marked
from sean_editor.document import Document
from sean_editor.document.strokes import Dab, Path, Stroke
from sean_editor.gui.canvas.tools.base import Pointer, Tool


class BrushTool(Tool):
    title = marked("Brush")
    hint = marked("Paint {region}. Shift-drag sets the size, Ctrl-click picks a region.")
    key_hint = marked(
        "Arrow keys move the tip, with Shift by ten. Space puts it down and lifts it: {region}."
    )
    round_tip = True
    drags = True

    _stroke: Stroke | None = None

    @property
    def region(self) -> int | None:
        """The pixels that the tip paints."""
        return self.state.region

    @property
    def busy(self) -> bool:
        return self._stroke is not None

    @property
    def spoken(self) -> str:
        return marked("The tip is down.") if self._stroke is not None else ""

    def press(self, document: Document, at: Pointer) -> None:
        document.begin_edit(self.title)
        self._stroke = Stroke()
        self.move(document, at)

    def move(self, document: Document, at: Pointer) -> None:
        if self._stroke is not None:
            radius = self.state.size_at(at.pressure) / 2
            self._draw(document, *self._stroke.add(Dab(at.x, at.y, radius)))

    def release(self, document: Document, at: Pointer) -> None:
        # a pen that is lifted presses no more: where it was is where the stroke ends
        if self._stroke is not None and at.pressure:
            self.move(document, at)
        self.interrupt(document)

    def cancel(self, document: Document) -> None:
        if self._stroke is not None:
            self._stroke = None
            document.cancel_edit()

    def interrupt(self, document: Document) -> None:
        if self._stroke is not None:
            self._draw(document, self._stroke.end())
            self._stroke = None
            document.end_edit()

    def _draw(self, document: Document, path: Path, tail: Path = ()) -> None:
        # an undo in mid-stroke has ended the edit: the stroke goes on as a new one
        if not document.editing:
            document.begin_edit(self.title)
        document.paint_path(path, self.region, self.state.mirror, tail)

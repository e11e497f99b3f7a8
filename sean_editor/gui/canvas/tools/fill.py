"""Fill: one click gives a whole island of one region another."""

from __future__ import annotations

from models.translation import marked
from sean_editor.document import Document
from sean_editor.gui.canvas.tools.base import Pointer, Tool


class FillTool(Tool):
    title = marked("Fill")
    hint = marked("Click an area to fill it with {region}. Ctrl-click picks a region.")

    def press(self, document: Document, at: Pointer) -> None:
        document.fill(at.x, at.y, self.state.region, self.state.mirror)

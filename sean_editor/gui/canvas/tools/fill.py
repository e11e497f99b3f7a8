"""Fill: one click gives a whole island of one region another."""

from __future__ import annotations

from sean_editor.document import Document
from sean_editor.gui.canvas.tools.base import Pointer, Tool


class FillTool(Tool):
    title = "Fill"
    hint = "Click an area to make all of it {region}. Alt-click picks a region."

    def press(self, document: Document, at: Pointer) -> None:
        document.fill(at.x, at.y, self.state.region, self.state.mirror)

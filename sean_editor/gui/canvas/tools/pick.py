"""Pick: take up the region under the pointer."""

from __future__ import annotations

from models.translation import marked
from sean_editor.document import Document
from sean_editor.gui.canvas.tools.base import Pointer, Tool


class PickTool(Tool):
    """Follows the pointer while the button is down; lent to a painting tool while Alt or Ctrl is held."""

    title = marked("Pick")
    hint = marked("Click a region to paint with it.")
    key_hint = marked("Arrow keys move the crosshair, with Shift by ten. Space picks the region there.")
    paints = False

    _held = False

    @property
    def busy(self) -> bool:
        return self._held

    def press(self, document: Document, at: Pointer) -> None:
        self._held = True
        self.move(document, at)

    def move(self, document: Document, at: Pointer) -> None:
        region = document.region_at(at.x, at.y) if self._held else None
        if region is not None:
            self.state.set_region(region)

    def release(self, document: Document, at: Pointer) -> None:
        self._held = False

    def cancel(self, document: Document) -> None:
        self._held = False

"""Eraser: a round tip that brings the original layout back."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.canvas.tools.brush import BrushTool


class EraserTool(BrushTool):
    title = marked("Eraser")
    hint = marked(
        "Paint to restore the original layout. Shift-drag sets the size, Ctrl-click picks a region."
    )

    key_hint = marked(
        "Arrow keys move the tip, with Shift by ten. Space puts it down and lifts it: the original layout."
    )

    @property
    def region(self) -> None:
        return None

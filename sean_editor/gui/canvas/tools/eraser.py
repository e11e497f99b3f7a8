"""Eraser: a round tip that brings the original layout back."""

from __future__ import annotations

from sean_editor.gui.canvas.tools.brush import BrushTool


class EraserTool(BrushTool):
    title = "Eraser"
    hint = "Bring the original layout back. Shift-drag sets the size, Alt-click picks a region."

    @property
    def region(self) -> None:
        return None

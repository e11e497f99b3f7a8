"""Pan: drag the picture. The navigator does the moving, in both canvases; this only names the tool."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.canvas.tools.base import Tool


class PanTool(Tool):
    title = marked("Pan")
    hint = marked("Drag to move the picture. Ctrl+wheel zooms at the pointer.")
    key_hint = marked("Arrow keys move the picture, with Shift by ten steps. Ctrl++ and Ctrl+- zoom.")
    paints = False

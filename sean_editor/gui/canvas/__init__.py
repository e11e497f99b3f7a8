"""Layout and result canvases, the view they share, and the tools that paint."""

from __future__ import annotations

from sean_editor.gui.canvas.layout_canvas import LayoutCanvas
from sean_editor.gui.canvas.result_canvas import ResultCanvas
from sean_editor.gui.canvas.shared_view import SharedView
from sean_editor.gui.canvas.tool_state import ToolState

__all__ = ["LayoutCanvas", "ResultCanvas", "SharedView", "ToolState"]

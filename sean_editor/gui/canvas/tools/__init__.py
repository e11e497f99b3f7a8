"""The tools of the layout canvas, one file each."""

from __future__ import annotations

from sean_editor.gui.canvas.tools.base import HeldShape, Pointer, Sketch, Tool
from sean_editor.gui.canvas.tools.brush import BrushTool
from sean_editor.gui.canvas.tools.eraser import EraserTool
from sean_editor.gui.canvas.tools.fill import FillTool
from sean_editor.gui.canvas.tools.lasso import LassoTool
from sean_editor.gui.canvas.tools.outline import OutlineTool
from sean_editor.gui.canvas.tools.pan import PanTool
from sean_editor.gui.canvas.tools.pick import PickTool
from sean_editor.gui.canvas.tools.rectangle import RectangleTool
from sean_editor.gui.canvas.tools.transform import TransformTool

TOOLS: dict[str, type[Tool]] = {
    "brush": BrushTool,
    "eraser": EraserTool,
    "fill": FillTool,
    "rectangle": RectangleTool,
    "lasso": LassoTool,
    "transform": TransformTool,
    "outline": OutlineTool,
    "pick": PickTool,
    "pan": PanTool,
}

__all__ = ["TOOLS", "HeldShape", "Pointer", "Sketch", "Tool"]

"""Pointer gestures on the canvas: which tool gets the pointer, from the press to the end of the gesture."""

from __future__ import annotations

from models.translation import tr_marked
from sean_editor.document import Document
from sean_editor.gui.canvas.tool_state import ToolState
from sean_editor.gui.canvas.tools import TOOLS, Pointer, Tool
from sean_editor.gui.canvas.tools.outline import OutlineTool
from sean_editor.gui.canvas.tools.pick import PickTool
from sean_editor.gui.canvas.tools.resize import ResizeGesture
from sean_editor.gui.canvas.tools.transform import TransformTool


class Hand:
    """Holds the tool of the ToolState; for a drag Ctrl or Alt lends it the pick tool, Shift resizing."""

    def __init__(self, state: ToolState) -> None:
        self._tools = {name: make(state) for name, make in TOOLS.items()}
        self._picking = PickTool(state)
        self._resizing = ResizeGesture(state)
        self._state = state
        self._holding: Tool | None = None
        self._name = state.tool

    @property
    def tool(self) -> Tool:
        """The tool chosen in the tool bar."""
        return self._tools[self._name]

    @property
    def transform(self) -> TransformTool:
        """The tool that holds shapes, whether it is the chosen one or not."""
        tool = self._tools["transform"]
        assert isinstance(tool, TransformTool)
        return tool

    @property
    def outline(self) -> OutlineTool:
        """The tool that drags the outline, whether it is the chosen one or not."""
        tool = self._tools["outline"]
        assert isinstance(tool, OutlineTool)
        return tool

    @property
    def down(self) -> bool:
        """Whether the button is held in a gesture."""
        return self._holding is not None

    @property
    def busy(self) -> bool:
        """Whether there is a gesture that Esc would cancel."""
        return self.down or self.tool.busy

    def press(self, document: Document, at: Pointer) -> None:
        self._holding = self._tool_for(at)
        self._holding.press(document, at)

    def move(self, document: Document, at: Pointer) -> None:
        (self._holding or self.tool).move(document, at)

    def release(self, document: Document, at: Pointer) -> None:
        holding, self._holding = self._holding, None
        if holding is not None:
            holding.release(document, at)

    def close(self, document: Document) -> None:
        self.tool.close(document)

    def nudge(self, document: Document, dx: float, dy: float) -> None:
        self.tool.nudge(document, dx, dy)

    def step_back(self) -> None:
        self.tool.step_back()

    def cancel(self, document: Document) -> None:
        """Undo the gesture; the button may still be down, its moves then do nothing."""
        (self._holding or self.tool).cancel(document)
        self._holding = None

    def interrupt(self, document: Document) -> None:
        """The window lost the pointer."""
        (self._holding or self.tool).interrupt(document)
        self._holding = None

    def take_up(self, document: Document | None) -> None:
        """The ToolState has another tool: end what the old one was doing."""
        if document is not None:
            if self._holding is not None:
                self._holding.interrupt(document)
                self._holding = None
            self.tool.put_down(document)
        self._name = self._state.tool

    def hint(self, region_title: str) -> str:
        """The effect of a click now, as a hint."""
        return tr_marked(self.tool.hint, region=region_title)

    def key_hint(self, region_title: str) -> str:
        """The effect of keys now, as a hint."""
        return tr_marked(self.tool.key_hint, region=region_title)

    def spoken(self) -> str:
        """What a screen reader says of the gesture under way, "" if there is none."""
        return tr_marked(self.tool.spoken) if self.tool.spoken else ""

    def tip(self, pointer: tuple[float, float] | None) -> tuple[float, float] | None:
        """Where the circle of the brush is drawn (label-map pixels); None if the tool has no round tip."""
        round_tip = self.tool.round_tip and not self.tool.own_marks
        return (self._resizing.centre or pointer) if round_tip else None

    def _tool_for(self, at: Pointer) -> Tool:
        if at.eraser:
            return self._tools["eraser"]
        if at.pick and self.tool.paints and self.tool.lends_pick:
            return self._picking
        return self._resizing if at.shift and self.tool.round_tip else self.tool

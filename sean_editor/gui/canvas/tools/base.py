"""The base of all tools: they turn gestures into edits of the document, without Qt's events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from models.translation import marked
from sean_editor.document import Document
from sean_editor.document.pose import Pose

if TYPE_CHECKING:
    from sean_editor.gui.canvas.tool_state import ToolState

Point = tuple[float, float]


@dataclass(frozen=True)
class Pointer:
    """Where the pointer is, in label-map pixels, and the modifier keys held with it.

    `pick` is Alt or Ctrl: window managers take some clicks with Alt for themselves. `slop` is how far it may
    move, in label-map pixels, and still count as a click. `pressure` is that of a pen, 0..1, and `eraser`
    says that its other end is used; a mouse presses with 1.
    """

    x: float
    y: float
    shift: bool = False
    pick: bool = False
    slop: float = 0.0
    pressure: float = 1.0
    eraser: bool = False

    @property
    def point(self) -> Point:
        return self.x, self.y

    def near(self, point: Point) -> bool:
        """Whether this is the same place as `point`, within the precision of a hand."""
        return max(abs(self.x - point[0]), abs(self.y - point[1])) <= self.slop


@dataclass(frozen=True)
class Sketch:
    """The outline of a shape in the making, label-map pixels; with `handle` a click on its start closes."""

    points: tuple[Point, ...]
    handle: bool = False


class Turner(StrEnum):
    """Where the handle is that turns: beside the middle of the upper or the lower side of the frame, or in
    it, below the upper side.
    """

    ABOVE = "above"
    BELOW = "below"
    INSIDE = "inside"


@dataclass(frozen=True)
class HeldShape:
    """A shape that is being transformed: where it lies, whether the free warp's handles are shown, where the
    handle is that turns it, and where the one is that arrow keys move.
    """

    pose: Pose
    warping: bool
    turner: Turner
    by_key: Point | None = None


class Tool:
    """One tool. The canvas calls press, move and release with the left button; a gesture may outlast a click.

    `round_tip` tools show a circle of the brush's size, `paints` tools put labels down, and `lends_pick` says
    whether Ctrl or Alt makes them the pick tool for a click. `drags`: a gesture goes from press to release,
    and from one press of Space to the next.
    """

    title = ""
    hint = ""
    key_hint = marked("Arrow keys move the crosshair, with Shift by ten. Space is the click: {region}.")
    round_tip = False
    paints = True
    lends_pick = True
    drags = False
    own_marks = False
    """Whether it draws other marks than the circle of a brush."""

    def __init__(self, state: ToolState) -> None:
        self.state = state

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way that Esc would cancel."""
        return False

    @property
    def spoken(self) -> str:
        """What a screen reader says of the gesture under way, a marked text; "" if there is none."""
        return ""

    @property
    def sketch(self) -> Sketch | None:
        """The shape being made, to be drawn over the picture."""
        return None

    @property
    def held(self) -> HeldShape | None:
        """The shape in hand, to be drawn with its handles."""
        return None

    def press(self, document: Document, at: Pointer) -> None: ...

    def move(self, document: Document, at: Pointer) -> None:
        """The pointer moved, with the button down or not."""

    def release(self, document: Document, at: Pointer) -> None: ...

    def close(self, document: Document) -> None:
        """Enter or a double click: finish the shape as it is."""

    def step_back(self) -> None:
        """Backspace: take back the last corner."""

    def nudge(self, document: Document, dx: float, dy: float) -> None:
        """An arrow key: move what is in hand by pixels."""

    def cancel(self, document: Document) -> None:
        """Esc: as if the gesture had never begun."""

    def put_down(self, document: Document) -> None:
        """Another tool is taken up."""
        self.interrupt(document)
        self.cancel(document)

    def interrupt(self, document: Document) -> None:
        """The window lost the pointer: keep what has been painted, forget what is half done."""
        self.cancel(document)

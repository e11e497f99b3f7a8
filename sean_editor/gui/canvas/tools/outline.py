"""Drag outline: points of the face, or any place on it, are dragged with all that is around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.translation import marked
from sean_editor.document import Document
from sean_editor.document.face_points import FaceAxis, FacePoint, face_points
from sean_editor.document.open_edit import OpenEdit
from sean_editor.document.point_pulls import pulls_of_point, twin_place
from sean_editor.document.retouch import MOST_PULLS, Pull
from sean_editor.gui.canvas.tools.base import Point, Pointer, Tool

if TYPE_CHECKING:
    from sean_editor.gui.canvas.tool_state import ToolState

CATCHES = 2.5  # slops: how far the pointer may be off a point of the face


@dataclass(frozen=True)
class Hold:
    """A place that is or would be dragged, and what goes along. All are shares of the portrait's side."""

    place: Point
    radius: float
    name: str = ""
    title: str = ""
    twin: Point | None = None
    """Where the point on the other side of the face is; None: at its mirror image."""


@dataclass(frozen=True)
class OutlineMarks:
    """What is drawn over the picture, in shares of the portrait's side.

    points  the points of the face that are offered
    rings   (x, y, radius) of what goes along
    ways    from where to where something is being dragged
    axis    of the face, if both sides are dragged
    title   of the point of the face under the pointer, a marked text; ""
    """

    points: tuple[Point, ...] = ()
    rings: tuple[tuple[float, float, float], ...] = ()
    ways: tuple[tuple[Point, Point], ...] = ()
    axis: FaceAxis | None = None
    title: str = ""


@dataclass(frozen=True, eq=False)
class _Drag:
    """In the document's open edit."""

    edit: OpenEdit
    hold: Hold
    axis: FaceAxis
    taken: Point
    pulls: tuple[Pull, ...] = ()
    way: Point = (0.0, 0.0)


class OutlineTool(Tool):
    """Both canvases use one of it. With the mirror both sides of the face go along, about its own axis."""

    title = marked("Drag outline")
    hint = marked(
        "Drag a point of the face, or any place. [ and ] set how far it reaches, M drags both sides, Esc "
        "gives up."
    )
    key_hint = marked(
        "Arrow keys move the crosshair, with Shift by ten. Space takes hold of what is there and lets it go."
    )
    round_tip = True
    own_marks = True
    paints = False
    lends_pick = False
    drags = True

    def __init__(self, state: ToolState) -> None:
        super().__init__(state)
        self._hover: Hold | None = None
        self._drag: _Drag | None = None

    @property
    def busy(self) -> bool:
        return self._drag is not None

    @property
    def spoken(self) -> str:
        hold = self._drag.hold if self._drag is not None else self._hover
        return hold.title if hold is not None else ""

    # gestures

    def press(self, document: Document, at: Pointer) -> None:
        hold, full = self._hold_at(document, at), len(document.retouch.pulls) > MOST_PULLS - 2
        if hold is None or full:
            return
        axis = face_points(document.labels, document.regions).axis
        self._drag = _Drag(document.begin_edit(self.title), hold, axis, self._share(document, at))
        self._hover = None
        self.state.outline_changed.emit()

    def move(self, document: Document, at: Pointer) -> None:
        if self._drag is None:
            self._hover_at(document, at)
            return
        x, y = self._share(document, at)
        self._place(document, (x - self._drag.taken[0], y - self._drag.taken[1]))

    def release(self, document: Document, at: Pointer) -> None:
        if self._drag is not None:
            self.move(document, at)
            self.interrupt(document)
            self._hover_at(document, at)

    def again(self, document: Document) -> None:
        """Drag it again: the mirror was switched on or off."""
        if self._drag is not None:
            self._place(document, self._drag.way)

    def leave(self) -> None:
        """The pointer is over no picture."""
        if self._hover is not None and self._drag is None:
            self._hover = None
            self.state.outline_changed.emit()

    def cancel(self, document: Document) -> None:
        self._end(document, document.cancel_edit)

    def interrupt(self, document: Document) -> None:
        self._end(document, document.end_edit)

    # what is drawn

    def marks(self, document: Document) -> OutlineMarks:
        """What is drawn of it over a picture of this document."""
        drag, mirror = self._drag, self.state.mirror
        if drag is not None:
            rings = [(pull.x + pull.dx, pull.y + pull.dy, pull.radius) for pull in drag.pulls]
            ways = [((p.x, p.y), (p.x + p.dx, p.y + p.dy)) for p in drag.pulls]
            axis = drag.axis if mirror else None
            return OutlineMarks((), tuple(rings), tuple(ways), axis)
        found, hold = face_points(document.labels, document.regions), self._hover
        axis = found.axis if mirror else None
        still = () if hold is None else pulls_of_point(hold.place, (0.0, 0.0), hold.radius, hold.twin, axis)
        return OutlineMarks(
            tuple((point.x, point.y) for point in found.points.values()),
            tuple((pull.x, pull.y, pull.radius) for pull in still),
            (),
            axis,
            "" if hold is None else hold.title,
        )

    # the drag

    def _place(self, document: Document, way: Point) -> None:
        drag = self._drag
        if drag is None:
            return
        if document.open_edit is not drag.edit:  # undo, or another command, has ended it
            self._drag = None
            self.state.outline_changed.emit()
            return
        axis, hold = drag.axis if self.state.mirror else None, drag.hold
        pulls = pulls_of_point(hold.place, way, hold.radius, hold.twin, axis)
        self._drag = _Drag(drag.edit, hold, drag.axis, drag.taken, pulls, way)
        if pulls != drag.pulls:
            document.pull_outline(pulls)
            self.state.outline_changed.emit()

    def _end(self, document: Document, end: Callable[[], None]) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            if document.open_edit is drag.edit:
                end()
            self.state.outline_changed.emit()

    # places

    def _hover_at(self, document: Document, at: Pointer) -> None:
        hold = self._hold_at(document, at)
        if hold != self._hover:
            self._hover = hold
            self.state.outline_changed.emit()

    def _hold_at(self, document: Document, at: Pointer) -> Hold | None:
        """What a press would take; None off the picture."""
        width, height = document.portrait.size
        found = face_points(document.labels, document.regions)

        def off(point: FacePoint) -> float:
            return max(abs(point.x * width - at.x), abs(point.y * height - at.y))

        nearest = min(found.points.values(), key=off, default=None)
        if nearest is not None and off(nearest) <= CATCHES * at.slop:
            radius = nearest.radius * self.state.reach
            twin = twin_place(found, nearest)
            return Hold((nearest.x, nearest.y), radius, nearest.name, nearest.title, twin)
        if not (0 <= at.x < width and 0 <= at.y < height):
            return None
        return Hold(self._share(document, at), self.state.size / 2 / width)

    @staticmethod
    def _share(document: Document, at: Pointer) -> Point:
        width, height = document.portrait.size
        return at.x / width, at.y / height

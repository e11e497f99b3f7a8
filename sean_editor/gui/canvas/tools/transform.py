"""Transform: a part of the layout is picked and moved, scaled, turned, mirrored or bent by its handles."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.translation import marked
from sean_editor.document import Document
from sean_editor.document.behind import is_ground
from sean_editor.document.open_edit import OpenEdit
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import Shape, joined, shape_at, shape_of
from sean_editor.document.transforming import shape_now
from sean_editor.gui.canvas.tools.base import HeldShape, Point, Pointer, Tool, Turner
from sean_editor.gui.canvas.tools.handles import (
    MOVE,
    Grip,
    Kind,
    dragged,
    grip_at,
    key_grips,
    place_of,
    stepped,
    turner_for,
)

if TYPE_CHECKING:
    from sean_editor.gui.canvas.tool_state import ToolState

REACHES = 2.0  # slops: how far the pointer may be off a handle


_SPOKEN = {
    Kind.MOVE: marked("Arrow keys move the shape."),
    Kind.SCALE: marked("Arrow keys move a handle that scales."),
    Kind.TURN: marked("Arrow keys turn the shape."),
    Kind.PIVOT: marked("Arrow keys move the pivot."),
    Kind.BEND: marked("Arrow keys move a handle that bends."),
}


@dataclass(frozen=True, eq=False)
class _Holding:
    """The shape in hand, in the document's open edit."""

    document: Document
    edit: OpenEdit
    shape: Shape
    pose: Pose
    turner: Turner

    @property
    def alive(self) -> bool:
        """Whether nothing else (undo, another command) has ended the edit."""
        return self.document.open_edit is self.edit


@dataclass(frozen=True)
class _Drag:
    grip: Grip
    start: Pose
    taken: Point
    far: bool = False  # it has left the place where it was pressed


class TransformTool(Tool):
    """A press picks an island of one region, with Shift all of the region and of its twin on the other side;
    with Ctrl or Alt another island joins those in hand. A click outside accepts, and picks what is there.
    """

    title = marked("Transform")
    lends_pick = False

    _picking_hint = marked(
        "Press on a region to transform it; Shift takes all of it and both sides, Ctrl adds another."
    )
    _holding_hint = marked(
        "Drag inside to move, a handle to scale, outside to turn. Enter accepts, Esc cancels."
    )
    _warping_hint = marked("Drag the handles to bend the shape. Enter accepts, Esc cancels.")
    _picking_by_key = marked(
        "Arrow keys move the crosshair. Space takes the region there, with Shift all of it and both sides."
    )
    _holding_by_key = marked(
        "Arrow keys move the shape or its handle, with Shift by ten. Space takes the next handle. "
        "Enter accepts, Esc cancels."
    )

    def __init__(self, state: ToolState) -> None:
        super().__init__(state)
        self._in_hand: _Holding | None = None
        self._drag: _Drag | None = None
        self._by_key = MOVE  # what arrow keys move

    @property
    def key_hint(self) -> str:  # type: ignore[override]
        return self._picking_by_key if self._held is None else self._holding_by_key

    @property
    def spoken(self) -> str:
        return _SPOKEN[self.key_grip.kind] if self._held is not None else ""

    @property
    def hint(self) -> str:  # type: ignore[override]
        """What a press does now."""
        if self._held is None:
            return self._picking_hint
        return self._warping_hint if self.state.warp else self._holding_hint

    @property
    def busy(self) -> bool:
        return self._held is not None

    @property
    def held(self) -> HeldShape | None:
        holding = self._held
        if holding is None:
            return None
        key, turner = self.key_grip, holding.turner
        by_key = None if key == MOVE else place_of(holding.pose, key, turner)
        return HeldShape(holding.pose, self.state.warp, turner, by_key)

    def grip(self, at: Pointer) -> Grip | None:
        """What a press would take; None if nothing is in hand."""
        if self._drag is not None:
            return self._drag.grip
        holding = self._held
        if holding is None:
            return None
        return grip_at(holding.pose, self.state.warp, at.point, REACHES * at.slop, holding.turner)

    # gestures

    def press(self, document: Document, at: Pointer) -> None:
        holding, grip = self._held, self.grip(at)
        if holding is None or grip is None:
            self._pick(document, at)
        elif at.pick and grip.kind in (Kind.MOVE, Kind.OUTSIDE):
            self._add(document, holding, at)
        else:
            self._drag = _Drag(grip, holding.pose, at.point)

    def move(self, document: Document, at: Pointer) -> None:
        drag, holding = self._drag, self._held
        if drag is None or holding is None:
            return
        if drag.far or not at.near(drag.taken):
            self._drag = _Drag(drag.grip, drag.start, drag.taken, far=True)
            self._place(dragged(drag.start, drag.grip, drag.taken, at.point, at.shift, at.pick))

    def release(self, document: Document, at: Pointer) -> None:
        self.move(document, at)
        drag, self._drag = self._drag, None
        if drag is not None and not drag.far and drag.grip.kind == Kind.OUTSIDE:
            self.close(document)
            self._pick(document, at)
            self._drag = None

    def nudge(self, document: Document, dx: float, dy: float) -> None:
        self.change(lambda pose: stepped(pose, self.key_grip, dx, dy))

    @property
    def key_grip(self) -> Grip:
        """What arrow keys move: the shape, or one of its handles."""
        return self._by_key if self._by_key in key_grips(self.state.warp) else MOVE

    def choose_handle(self, step: int) -> None:
        """The next (+1) or the previous (-1) handle is for the arrow keys, round the end."""
        grips = key_grips(self.state.warp)
        self._by_key = grips[(grips.index(self.key_grip) + step) % len(grips)]

    def change(self, how: Callable[[Pose], Pose]) -> None:
        """Place the shape in hand otherwise; nothing happens if there is none."""
        holding = self._held
        if holding is not None:
            self._drag = None
            self._place(how(holding.pose))

    def again(self) -> None:
        """Apply it again: the mirror was switched on or off."""
        self.change(lambda pose: pose)

    def take(self, document: Document, regions: Collection[int]) -> None:
        """Take all pixels of regions into hand, except those that are locked, and the background."""
        self.close(document)
        free = [region for region in regions if self._can_hold(document, region)]
        if free:
            self._hold(document, shape_of(document.labels, free))

    # endings

    def close(self, document: Document) -> None:
        if self._held is not None:
            document.end_edit()
        self._in_hand = self._drag = None

    def cancel(self, document: Document) -> None:
        if self._held is not None:
            document.cancel_edit()
        self._in_hand = self._drag = None

    def interrupt(self, document: Document) -> None:
        # what is in hand can wait, like a polygon between two clicks; a drag cannot
        self._drag = None

    def put_down(self, document: Document) -> None:
        self.close(document)

    # the shape

    @property
    def _held(self) -> _Holding | None:
        if self._in_hand is not None and not self._in_hand.alive:
            self._in_hand = self._drag = None
        return self._in_hand

    def _pick(self, document: Document, at: Pointer) -> None:
        region = document.region_at(at.x, at.y)
        if region is None or not self._can_hold(document, region):
            return
        if at.shift:
            shape = shape_of(document.labels, {region, int(document.regions.mirrored_ids[region])})
        else:
            shape = shape_at(document.labels, at.point)
        self._hold(document, shape)
        if self._in_hand is not None:
            self.state.set_region(region)
            self._drag = _Drag(MOVE, self._in_hand.pose, at.point)

    @staticmethod
    def _can_hold(document: Document, region: int) -> bool:
        return region not in document.locked and not is_ground(document.regions, region)

    def _add(self, document: Document, holding: _Holding, at: Pointer) -> None:
        """Another island joins what is in hand; what has been done so far is a step of its own."""
        more = shape_at(document.labels, at.point)
        if more is None or not all(self._can_hold(document, region) for region in more.ids):
            return
        now = shape_now(document.labels, holding.shape, holding.pose)
        self.close(document)
        self._hold(document, more if now is None else joined(document.labels, now, more))

    def _hold(self, document: Document, shape: Shape | None) -> None:
        self._in_hand = self._drag = None
        if shape is not None:
            edit = document.begin_edit(self.title)
            self._by_key = MOVE
            turner = turner_for(shape.rect, len(document.labels))
            self._in_hand = _Holding(document, edit, shape, Pose.of(shape.rect), turner)

    def _place(self, pose: Pose) -> None:
        holding = self._held
        if holding is not None:
            self._in_hand = replace(holding, pose=pose)
            holding.document.transform(holding.shape, pose, self.state.mirror)

"""The handles of a shape in hand: where they are, which one the pointer takes, and what a drag of it does.

Pure functions of a Pose; everything is in label-map pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import atan2, degrees, hypot

from sean_editor.document.pose import Pose
from sean_editor.document.warp import NODES
from sean_editor.gui.canvas.tools.base import Point, Turner

TURN_STEP = 15.0
"""Degrees that Shift turns by."""

_REACHES_APART = 3.0  # handles that are closer than this many reaches would cover each other
_STEM = 3.5  # reaches from the frame to the handle that turns it
_NEAR_EDGE = 16.0  # pixels of the label map: nearer to its edge the handle that turns may lie beyond it


class Kind(StrEnum):
    """What a drag does."""

    MOVE = "move"
    SCALE = "scale"
    TURN = "turn"
    OUTSIDE = "outside"  # turns, too; a click there is for something else
    PIVOT = "pivot"
    BEND = "bend"


@dataclass(frozen=True)
class Grip:
    """What the pointer took: for SCALE the side of the frame (-1, 0, 1 each way), for BEND the node."""

    kind: Kind
    across: int = 0
    down: int = 0
    node: int = 0


@dataclass(frozen=True)
class Handle:
    """A grip and its place."""

    grip: Grip
    point: Point


MOVE, TURN, OUTSIDE, PIVOT = (Grip(kind) for kind in (Kind.MOVE, Kind.TURN, Kind.OUTSIDE, Kind.PIVOT))


def handles(pose: Pose, warping: bool, reach: float, turner: Turner = Turner.ABOVE) -> list[Handle]:
    """The handles to be shown, the first on top. `reach` is how far the pointer may be off one.

    A frame too small for all of them has those of its corners.
    """
    if warping:
        return [Handle(Grip(Kind.BEND, node=node), pose.handle(node)) for node in range(len(NODES))]
    width, height = (abs(s * f) for s, f in zip(pose.size, pose.scale, strict=True))
    apart = 2 * _REACHES_APART * reach
    sides = [(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y]
    shown = [
        Handle(Grip(Kind.SCALE, x, y), pose.at((x + 1) / 2, (y + 1) / 2))
        for x, y in sides
        if (x or width >= apart) and (y or height >= apart)
    ]
    turn = Handle(TURN, turn_handle(pose, reach, turner))
    pivot = [Handle(PIVOT, pose.at(*pose.pivot))]
    # a pivot amid a small shape would leave no place to move it by
    return [*shown, turn, *(pivot if min(width, height) >= apart or pose.pivot != (0.5, 0.5) else [])]


def key_grips(warping: bool) -> tuple[Grip, ...]:
    """What arrow keys can move, in order: the shape, then its handles."""
    if warping:
        return (MOVE, *(Grip(Kind.BEND, node=node) for node in range(len(NODES))))
    return (MOVE, *(Grip(Kind.SCALE, x, y) for x, y in _AROUND), TURN, PIVOT)


_AROUND = ((1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1))


def place_of(pose: Pose, grip: Grip, turner: Turner = Turner.ABOVE) -> Point:
    """Where a handle lies, the one that turns on the frame."""
    if grip.kind == Kind.BEND:
        return pose.handle(grip.node)
    if grip.kind == Kind.PIVOT:
        return pose.at(*pose.pivot)
    if grip.kind == Kind.TURN:
        return turn_root(pose, turner)
    return pose.at((grip.across + 1) / 2, (grip.down + 1) / 2)


def stepped(pose: Pose, grip: Grip, dx: float, dy: float) -> Pose:
    """The pose after arrow keys have moved what they hold by pixels; they turn by degrees, clockwise."""
    if grip.kind == Kind.TURN:
        return pose.turned(dx + dy)
    x, y = place_of(pose, grip)
    return dragged(pose, grip, (x, y), (x + dx, y + dy))


def turner_for(rect: tuple[float, float, float, float], height: int) -> Turner:
    """Where the handle that turns is in view, for a shape in this rectangle (x0, y0, x1, y1) of a picture of
    this height: beyond the picture's edge there may be no view.
    """
    if rect[1] >= _NEAR_EDGE:
        return Turner.ABOVE
    return Turner.BELOW if rect[3] <= height - _NEAR_EDGE else Turner.INSIDE


def turn_root(pose: Pose, turner: Turner = Turner.ABOVE) -> Point:
    """Where on the frame the handle that turns has its root."""
    return pose.at(0.5, 1 if turner is Turner.BELOW else 0)


def turn_handle(pose: Pose, reach: float, turner: Turner = Turner.ABOVE) -> Point:
    """Where the handle is that turns."""
    (x, y), (cx, cy) = turn_root(pose, turner), pose.at(0.5, 0.5)
    length = hypot(x - cx, y - cy) or 1.0
    far = _STEM * reach / length * (-1 if turner is Turner.INSIDE else 1)
    return x + (x - cx) * far, y + (y - cy) * far


def grip_at(pose: Pose, warping: bool, point: Point, reach: float, turner: Turner = Turner.ABOVE) -> Grip:
    """What the pointer takes at `point`: the nearest handle, else the shape in its frame; outside, a turn."""
    near = [(_away(h, point), n, h.grip) for n, h in enumerate(handles(pose, warping, reach, turner))]
    best = min(near, key=lambda one: one[:2])
    if best[0] <= reach:
        return best[2]
    u, v = pose.to_bent(*point)
    return MOVE if 0 <= u <= 1 and 0 <= v <= 1 else OUTSIDE


def _away(handle: Handle, point: Point) -> float:
    """The distance of a handle; that of a pivot counts double, for it lies where a shape is moved by."""
    away = max(abs(handle.point[0] - point[0]), abs(handle.point[1] - point[1]))
    return 2 * away if handle.grip.kind == Kind.PIVOT else away


def dragged(
    start: Pose, grip: Grip, taken: Point, at: Point, even: bool = False, central: bool = False
) -> Pose:
    """The pose after a drag from `taken` to `at`, of what was at `start` when it began.

    `even` (Shift) keeps proportions, moves along one axis, and turns in steps; `central` (Alt) scales from
    the pivot, not from the opposite side.
    """
    dx, dy = at[0] - taken[0], at[1] - taken[1]
    if grip.kind == Kind.MOVE:
        if even:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        return start.moved(dx, dy)
    if grip.kind == Kind.PIVOT:
        x, y = start.at(*start.pivot)
        return replace(start, pivot=start.to_bent(x + dx, y + dy))
    if grip.kind == Kind.BEND:
        x, y = start.handle(grip.node)
        return start.bent(grip.node, x + dx, y + dy)
    if grip.kind in (Kind.TURN, Kind.OUTSIDE):
        return _turned(start, taken, at, even)
    return _scaled(start, grip, (dx, dy), even, central)


def _turned(start: Pose, taken: Point, at: Point, even: bool) -> Pose:
    x, y = start.at(*start.pivot)
    angle = degrees(atan2(at[1] - y, at[0] - x) - atan2(taken[1] - y, taken[0] - x))
    if even:
        now = degrees(start.angle)
        angle = round((now + angle) / TURN_STEP) * TURN_STEP - now
    return start.turned(angle)


def _scaled(start: Pose, grip: Grip, by: Point, even: bool, central: bool) -> Pose:
    side = (grip.across + 1) / 2, (grip.down + 1) / 2
    anchor = start.pivot if central else (1 - side[0], 1 - side[1])
    # the offset in the frame's own directions, in its sides as they lie
    x, y = start.at(*side)
    u, v = start.to_bent(x + by[0], y + by[1])
    factors = [
        (moved - stays) / (was - stays) if direction and abs(was - stays) > 1e-6 else 1.0
        for direction, was, stays, moved in zip((grip.across, grip.down), side, anchor, (u, v), strict=True)
    ]
    if even:
        factors = [_common(start, grip, factors)] * 2
    return start.scaled(factors[0], factors[1], anchor)


def _common(start: Pose, grip: Grip, factors: list[float]) -> float:
    """One factor for both directions: at a corner that of the nearest place on its diagonal."""
    if not (grip.across and grip.down):
        return factors[0] if grip.across else factors[1]
    width, height = (s * f for s, f in zip(start.size, start.scale, strict=True))
    return (factors[0] * width**2 + factors[1] * height**2) / (width**2 + height**2)


def direction(pose: Pose, grip: Grip) -> float:
    """The angle in degrees, 0..180, clockwise from the right, along which a SCALE grip is dragged."""
    (x, y), (cx, cy) = pose.at((grip.across + 1) / 2, (grip.down + 1) / 2), pose.at(0.5, 0.5)
    if grip.across and grip.down:  # the frame's diagonal may be flat; a corner goes both ways
        (sx, sy) = pose.scale
        turn = 45.0 if (grip.across * grip.down > 0) == (sx * sy > 0) else 135.0
        return (degrees(pose.angle) + turn) % 180
    return degrees(atan2(y - cy, x - cx)) % 180

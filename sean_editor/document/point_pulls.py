"""Pulls of points of a face: how far each may go, and what its twin on the other side does."""

from __future__ import annotations

from math import hypot

from sean_editor.document.face_points import FaceAxis, FacePoint, FacePoints
from sean_editor.document.geometry import Point
from sean_editor.document.retouch import Pull

LONGEST = 0.6
"""Of its radius: so far one pull drags a point. It can be dragged on from there."""

_ON_AXIS = 0.25  # of the radius: what is nearer to the axis lies on it
_DIGITS = 6


def pulls_of_point(
    place: Point, way: Point, radius: float, twin: Point | None = None, axis: FaceAxis | None = None
) -> tuple[Pull, ...]:
    """The pulls that drag the point at `place` by `way`; what lies within `radius` goes along. All are shares
    of the portrait's side. A longer way than a pull may have is cut short.

    `axis`: both sides of the face are dragged alike, and `twin` is the point's place on the other side, None
    if it is the mirror image. A point on the axis goes along the axis.
    """
    if axis is None:
        return (_pull(place, way, radius),)
    other = axis.mirrored(*place) if twin is None else twin
    apart = hypot(other[0] - place[0], other[1] - place[1])
    if apart < 2 * _ON_AXIS * radius:
        along = way[0] * axis.dx + way[1] * axis.dy
        return (_pull(place, (along * axis.dx, along * axis.dy), radius),)
    radius = min(radius, apart)  # neither reaches the middle of the other
    first = _pull(place, way, radius)
    return first, _pull(other, axis.turned(first.dx, first.dy), radius, joined=True)


def pulls_of_name(
    found: FacePoints, name: str, way: Point, mirror: bool, reach: float = 1.0
) -> tuple[Pull, ...]:
    """As `pulls_of_point`, of a point by its name; its radius is `reach` times its own.

    KeyError for one that the face does not show.
    """
    point = found.points[name]
    twin = twin_place(found, point)
    axis = found.axis if mirror else None
    return pulls_of_point((point.x, point.y), way, point.radius * reach, twin, axis)


def twin_place(found: FacePoints, point: FacePoint) -> Point | None:
    """Where the point on the other side of the face is; None where it is not to be seen."""
    twin = found.points.get(point.twin)
    return None if twin is None else (twin.x, twin.y)


def _pull(place: Point, way: Point, radius: float, joined: bool = False) -> Pull:
    radius = min(max(radius, 1e-3), 1.0)
    length = hypot(*way)
    share = min(1.0, LONGEST * radius / length) if length > 0 else 0.0
    x, y = (min(max(float(value), 0.0), 1.0) for value in place)
    return Pull(
        round(x, _DIGITS),
        round(y, _DIGITS),
        round(float(share * way[0]), _DIGITS),
        round(float(share * way[1]), _DIGITS),
        round(float(radius), _DIGITS),
        joined,
    )

"""Portraits whose outline is dragged, without a window: points by their names, and the finished picture."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from models.translation import tr
from sean_editor.document.face_points import NAMES, FacePoints, face_points
from sean_editor.document.geometry import Point
from sean_editor.document.point_pulls import LONGEST, pulls_of_name
from sean_editor.document.portrait import Portrait
from sean_editor.document.pulled import pulled_labels
from sean_editor.document.retouch import MOST_PULLS, Pull, Retouch
from sean_editor.document.styles import StyleAssignment
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.session.textures import Face, TextureJob

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

Drag = tuple[str, Point] | tuple[str, Point, float]
"""The name of a point, its way, and how many times its own radius goes along (1 unless given)."""

_ROUNDED = 1e-5  # numbers of a pull have six digits


def named_pulls(labels: np.ndarray, drags: Iterable[Drag]) -> tuple[Pull, ...]:
    """The pulls that drag points of the face in a label map uint8 [H, W], one after another.

    A name is one of `face_points(labels).points`, such as "left-brow" or "chin". Without "left-" or "right-"
    it means both sides, as far as both are to be seen: they go alike, and a way to the right is one outward.
    Ways are shares of the portrait's side; y goes down. UserError for a name that there is not, or a point
    that is not to be seen.
    """
    pulls: tuple[Pull, ...] = ()
    for name, way, *more in drags:
        reach = float(more[0]) if more else 1.0
        if not np.isfinite(way).all():
            raise UserError(tr("{name} cannot be dragged like that: its way is no number.", name=name))
        if not 0.1 <= reach <= 4:
            raise UserError(tr("{name} cannot be dragged like that: its reach is 0.1 to 4.", name=name))
        pulls += _named(face_points(pulled_labels(labels, pulls)), name, way, reach)
    if len(pulls) > MOST_PULLS:
        raise UserError(tr("A portrait has at most {n} pulls.", n=MOST_PULLS))
    return pulls


def cut_short(drags: Iterable[Drag], pulls: Iterable[Pull]) -> list[str]:
    """A sentence for each drag that goes further than `named_pulls` has made it go."""
    firsts = (pull for pull in pulls if not pull.joined)
    told = []
    for (name, way, *_), pull in zip(drags, firsts, strict=True):
        longest, gone = LONGEST * pull.radius, hypot(pull.dx, pull.dy)
        if gone > longest - _ROUNDED and hypot(*way) > longest + _ROUNDED:
            told.append(
                tr(
                    "{name} goes {longest} of the side at a time: give it again to drag it on.",
                    name=name,
                    longest=f"{longest:.3f}",
                )
            )
    return told


def dragged_job(engine: Engine, portrait: Portrait, pulls: Iterable[Pull]) -> TextureJob:
    """The portrait with its outline dragged and nothing else done, for `Textures` and exports."""
    codes = engine.encode(portrait.image, portrait.labels).codes
    retouch = Retouch(pulls=tuple(pulls))
    layout = pulled_labels(portrait.labels, retouch.pulls)
    edit = Edit(portrait, layout, StyleAssignment(), retouch=retouch)
    return TextureJob(edit, codes, Face(edit.portrait, codes))


def names_of_points() -> list[str]:
    """The names that drag both sides, or a point on the face's axis."""
    return list(dict.fromkeys(name.removeprefix("left-").removeprefix("right-") for name in NAMES))


def _named(found: FacePoints, name: str, way: Point, reach: float) -> tuple[Pull, ...]:
    sides = [f"{side}-{name}" for side in ("left", "right") if f"{side}-{name}" in NAMES] or [name]
    if sides == [name] and name not in NAMES:
        raise UserError(
            tr(
                "There is no point {name}. The points are: {names}. With left- or right- before it, a point "
                "of two sides is dragged alone.",
                name=name,
                names=", ".join(names_of_points()),
            )
        )
    seen = [side for side in sides if side in found.points]
    if not seen:
        raise UserError(tr("The label map does not show the point {name}.", name=name))
    outward = -1 if seen[0] == f"right-{name}" else 1  # the other side is hidden
    return pulls_of_name(found, seen[0], (outward * way[0], way[1]), len(seen) == 2, reach)

"""Points of a face that can be dragged, found in a label map: mouth, brows, lids, jaw, hair.

A portrait from a photo has its label map from the face parser, so that these are points of that face. `left`
and `right` are the subject's own, as in the names of regions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import marked
from sean_editor.document.geometry import Point

_FACE = ("skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")
_MOUTH = ("u_lip", "l_lip", "mouth")
_SMALLEST = 12 / 256**2  # share of the portrait below which a region has no points
_AVERAGE = 0.262  # from between the eyes to the mouth, on an average face of an aligned portrait

_RADII = {
    "mouth-corner": 0.10,
    "upper-lip": 0.07,
    "lower-lip": 0.07,
    "brow-inner": 0.07,
    "brow": 0.085,
    "brow-outer": 0.07,
    "eye-inner": 0.05,
    "eye-outer": 0.06,
    "upper-lid": 0.055,
    "lower-lid": 0.055,
    "nose-wing": 0.07,
    "nose-tip": 0.09,
    "cheek": 0.14,
    "jaw": 0.16,
    "chin": 0.14,
    "hairline": 0.12,
    "hair-top": 0.22,
    "hair-corner": 0.22,
    "hair-side": 0.22,
}
"""How far around each point the face goes along with it, in sides of an average portrait."""

_SLIMMEST = 0.1  # of hair that is dragged: its reach at least
_INTO_FACE = 2.0  # of the way from the outline of hair to the face: its reach at most

_TITLES = {
    "left-mouth-corner": marked("Left corner of the mouth"),
    "right-mouth-corner": marked("Right corner of the mouth"),
    "upper-lip": marked("Upper lip"),
    "lower-lip": marked("Lower lip"),
    "left-brow-inner": marked("Inner end of the left brow"),
    "right-brow-inner": marked("Inner end of the right brow"),
    "left-brow": marked("Left brow"),
    "right-brow": marked("Right brow"),
    "left-brow-outer": marked("Outer end of the left brow"),
    "right-brow-outer": marked("Outer end of the right brow"),
    "left-eye-inner": marked("Inner corner of the left eye"),
    "right-eye-inner": marked("Inner corner of the right eye"),
    "left-eye-outer": marked("Outer corner of the left eye"),
    "right-eye-outer": marked("Outer corner of the right eye"),
    "left-upper-lid": marked("Upper lid of the left eye"),
    "right-upper-lid": marked("Upper lid of the right eye"),
    "left-lower-lid": marked("Lower lid of the left eye"),
    "right-lower-lid": marked("Lower lid of the right eye"),
    "left-nose-wing": marked("Left wing of the nose"),
    "right-nose-wing": marked("Right wing of the nose"),
    "nose-tip": marked("Tip of the nose"),
    "left-cheek": marked("Left cheek"),
    "right-cheek": marked("Right cheek"),
    "left-jaw": marked("Left side of the jaw"),
    "right-jaw": marked("Right side of the jaw"),
    "chin": marked("Chin"),
    "hairline": marked("Hairline"),
    "hair-top": marked("Top of the hair"),
    "left-hair-corner": marked("Hair at the upper left"),
    "right-hair-corner": marked("Hair at the upper right"),
    "left-hair-side": marked("Left side of the hair"),
    "right-hair-side": marked("Right side of the hair"),
}
"""The points by name, in the order in which keys go through them; a marked text for each."""

NAMES = tuple(_TITLES)


@dataclass(frozen=True)
class FacePoint:
    """A point of a face at (x, y); what lies within `radius` goes along. All are shares of the side."""

    name: str
    x: float
    y: float
    radius: float

    @property
    def title(self) -> str:
        """A marked text."""
        return _TITLES[self.name]

    @property
    def twin(self) -> str:
        """The name of the point on the other side of the face; its own if it lies on the axis."""
        side, _, rest = self.name.partition("-")
        return {"left": f"right-{rest}", "right": f"left-{rest}"}.get(side, self.name)


@dataclass(frozen=True)
class FaceAxis:
    """The line that a face is mirrored about: through (x, y), down along the unit vector (dx, dy)."""

    x: float = 0.5
    y: float = 0.5
    dx: float = 0.0
    dy: float = 1.0

    def mirrored(self, x: float, y: float) -> Point:
        """The place on the other side of the face."""
        across, down = self.turned(x - self.x, y - self.y)
        return self.x + across, self.y + down

    def turned(self, dx: float, dy: float) -> Point:
        """A way there, as it is on the other side of the face."""
        along = 2 * (dx * self.dx + dy * self.dy)
        return along * self.dx - dx, along * self.dy - dy

    def distance(self, x: float, y: float) -> float:
        """How far a place is from the axis."""
        return abs((x - self.x) * self.dy - (y - self.y) * self.dx)


@dataclass(frozen=True)
class FacePoints:
    """The points that a label map shows, by name, and the axis of the face."""

    points: dict[str, FacePoint]
    axis: FaceAxis


def face_points(labels: np.ndarray, regions: RegionSet = CELEBAMASK_HQ) -> FacePoints:
    """The points of the face in a label map uint8 [H, W]. None for parts that it lacks, or in another set of
    regions. Those of the last few label maps are kept.
    """
    return _found(labels.tobytes(), labels.shape, regions)


@lru_cache(4)
def _found(labels: bytes, shape: tuple[int, int], regions: RegionSet) -> FacePoints:
    found = _Finder(np.frombuffer(labels, np.uint8).reshape(shape), regions)
    places = found.places()
    axis = found.axis()
    unit = found.size() / _AVERAGE
    points = {}
    for name in NAMES:
        if name in places:
            kind = name.removeprefix("left-").removeprefix("right-")
            x, y = (float(min(max(value, 0.0), 1.0)) for value in places[name])
            radius = _RADII[kind] * unit
            if kind.startswith("hair-"):
                radius = min(radius, max(_SLIMMEST * unit, _INTO_FACE * found.from_face(x, y)))
            points[name] = FacePoint(name, x, y, round(radius, 4))
    return FacePoints(points, axis)


class _Finder:
    """Looks for points in one label map. All places are shares of its side."""

    def __init__(self, labels: np.ndarray, regions: RegionSet) -> None:
        self._labels, self._names = labels, {region.name: region.id for region in regions.regions}
        self._height, self._width = labels.shape
        self._smallest = _SMALLEST * labels.size

    def places(self) -> dict[str, Point]:
        found: dict[str, Point] = {}
        for part in (self._mouth, self._eyes_and_brows, self._nose, self._outline, self._hair):
            found.update(part())
        return found

    def axis(self) -> FaceAxis:
        """Through the middle of eyes (or brows) and mouth; the middle of the picture without them."""
        top = self._pair("eye") or self._pair("brow")
        bottom = self._centre(self._mask(_MOUTH)) or self._centre(self._mask(("nose",)))
        if top is None or bottom is None:
            return FaceAxis()
        dx, dy = bottom[0] - top[0], bottom[1] - top[1]
        length = hypot(dx, dy)
        return FaceAxis(*top, dx / length, dy / length) if length > 0.02 else FaceAxis()

    def size(self) -> float:
        """From between the eyes to the mouth; that of an average face if they are not to be seen."""
        eyes, mouth = self._pair("eye"), self._centre(self._mask(_MOUTH))
        return hypot(mouth[0] - eyes[0], mouth[1] - eyes[1]) if eyes and mouth else _AVERAGE

    def from_face(self, x: float, y: float) -> float:
        """How far a place is from the face."""
        rows, columns = np.nonzero(self._mask(_FACE))
        if not len(rows):
            return 1.0
        across, down = (columns + 0.5) / self._width - x, (rows + 0.5) / self._height - y
        return float(np.sqrt((across**2 + down**2).min()))

    # parts of the face

    def _mouth(self) -> dict[str, Point]:
        mask = self._mask(_MOUTH)
        if not self._seen(mask):
            return {}
        right, left = self._ends(mask)
        x = (right[0] + left[0]) / 2
        top, bottom = self._column(mask, x)
        return {
            "left-mouth-corner": left,
            "right-mouth-corner": right,
            "upper-lip": (x, top),
            "lower-lip": (x, bottom),
        }

    def _eyes_and_brows(self) -> dict[str, Point]:
        found: dict[str, Point] = {}
        for side, letter in (("left", "l"), ("right", "r")):
            for kind, above, below in (("eye", "upper-lid", "lower-lid"), ("brow", "brow", "")):
                mask = self._mask((f"{letter}_{kind}",))
                if not self._seen(mask):
                    continue
                ends = self._ends(mask)
                inner, outer = ends if side == "left" else ends[::-1]
                x = (inner[0] + outer[0]) / 2
                top, bottom = self._column(mask, x)
                found |= {f"{side}-{kind}-inner": inner, f"{side}-{kind}-outer": outer}
                found[f"{side}-{above}"] = x, top if kind == "eye" else (top + bottom) / 2
                if below:
                    found[f"{side}-{below}"] = x, bottom
        return found

    def _nose(self) -> dict[str, Point]:
        mask = self._mask(("nose",))
        if not self._seen(mask):
            return {}
        rows = np.flatnonzero(mask.any(1))
        lower = mask.copy()
        lower[: (rows[0] + rows[-1]) // 2] = False
        right, left = self._ends(lower)
        x = (right[0] + left[0]) / 2
        return {
            "left-nose-wing": left,
            "right-nose-wing": right,
            "nose-tip": (x, self._column(lower, x)[1]),
        }

    def _outline(self) -> dict[str, Point]:
        face, nose = self._mask(_FACE), self._centre(self._mask(("nose",)))
        mouth = self._centre(self._mask(_MOUTH))
        if not self._seen(face) or nose is None:
            return {}
        top, chin = self._column(face, nose[0])
        found = {"chin": (nose[0], chin)}
        if "hair" in self._names and self._at(nose[0], top - 1.5 / self._height) == self._names["hair"]:
            found["hairline"] = nose[0], top
        for name, centre in (("cheek", nose), ("jaw", mouth)):
            if centre is not None:
                row = face[self._row(centre[1])]
                columns = np.flatnonzero(row)
                found[f"right-{name}"] = columns[0] / self._width, centre[1]
                found[f"left-{name}"] = (columns[-1] + 1) / self._width, centre[1]
        return found

    def _hair(self) -> dict[str, Point]:
        hair, eyes = self._mask(("hair",)), self._pair("eye") or self._pair("brow")
        if not self._seen(hair):
            return {}
        row = int(np.flatnonzero(hair.any(1))[0])
        columns = np.flatnonzero(hair[row : row + 3].any(0))
        found = {"hair-top": ((columns.mean() + 0.5) / self._width, row / self._height)}
        if eyes is not None:
            columns = np.flatnonzero(hair[self._row(eyes[1])])
            middle = eyes[0] * self._width
            for side, there in (("right", columns[columns < middle]), ("left", columns[columns >= middle])):
                if len(there):
                    column = there[0] if side == "right" else there[-1] + 1
                    found[f"{side}-hair-side"] = column / self._width, eyes[1]
            for side, outward in (("right", -1), ("left", 1)):
                if (corner := self._last_on_ray(hair, eyes, outward)) is not None:
                    found[f"{side}-hair-corner"] = corner
        return found

    # masks

    def _mask(self, names: Iterable[str]) -> np.ndarray:
        return np.isin(self._labels, [self._names[name] for name in names if name in self._names])

    def _seen(self, mask: np.ndarray) -> bool:
        return bool(mask.sum() >= self._smallest)

    def _centre(self, mask: np.ndarray) -> Point | None:
        if not self._seen(mask):
            return None
        rows, columns = np.nonzero(mask)
        return (float(columns.mean()) + 0.5) / self._width, (float(rows.mean()) + 0.5) / self._height

    def _pair(self, kind: str) -> Point | None:
        """The middle between the left one and the right one."""
        left, right = (self._centre(self._mask((f"{side}_{kind}",))) for side in "lr")
        return ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2) if left and right else None

    def _ends(self, mask: np.ndarray) -> tuple[Point, Point]:
        """The ends of a mask in the picture, the subject's right one first."""
        columns = np.flatnonzero(mask.any(0))
        first, last = int(columns[0]), int(columns[-1])
        rows = [
            float(np.flatnonzero(mask[:, one].any(1)).mean() + 0.5) / self._height
            for one in (slice(first, first + 2), slice(last - 1 if last else 0, last + 1))
        ]
        return (first / self._width, rows[0]), ((last + 1) / self._width, rows[1])

    def _column(self, mask: np.ndarray, x: float) -> Point:
        """Where a mask begins and ends in the column at x, or in the nearest that has any of it."""
        columns = np.flatnonzero(mask.any(0))
        column = columns[np.argmin(np.abs(columns + 0.5 - x * self._width))]
        rows = np.flatnonzero(mask[:, column])
        return float(rows[0]) / self._height, float(rows[-1] + 1) / self._height

    def _last_on_ray(self, mask: np.ndarray, start: Point, outward: int) -> Point | None:
        """Where a mask ends on the way from `start` up and outward."""
        way = np.arange(max(self._width, self._height)) / max(self._width, self._height)
        x, y = start[0] + outward * way, start[1] - way
        columns, rows = (x * self._width).astype(int), (y * self._height).astype(int)
        inside = (columns >= 0) & (columns < self._width) & (rows >= 0)
        hits = np.flatnonzero(mask[rows[inside], columns[inside]])
        return (float(x[inside][hits[-1]]), float(y[inside][hits[-1]])) if len(hits) else None

    def _row(self, y: float) -> int:
        return min(max(int(y * self._height), 0), self._height - 1)

    def _at(self, x: float, y: float) -> int:
        column = min(max(int(x * self._width), 0), self._width - 1)
        return int(self._labels[self._row(y), column])

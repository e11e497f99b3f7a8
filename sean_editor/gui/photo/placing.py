"""Putting four points on a face, one after another: order, guesses and taking back (no Qt)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from models.translation import marked
from sean_editor.document.photo_origin import Alignment
from sean_editor.gui.canvas.view_transform import Point

NAMES = (marked("Left eye"), marked("Right eye"), marked("Mouth, left"), marked("Mouth, right"))
QUESTIONS = (
    marked("Click the eye on the left side of the picture."),
    marked("Click the eye on the right side of the picture."),
    marked("Click the left corner of the mouth."),
    marked("Click the right corner of the mouth."),
)
# where the corners of the mouth lie in a frame whose x axis leads from the left eye to the right one: medians
# of 500 faces, in distances between the eyes
_MOUTH = np.array([[0.10, 1.11], [0.90, 1.11]])


@dataclass(frozen=True)
class Placing:
    """The points so far, in pixels of the photo: left and right eye, left and right corner of the mouth.

    Every method returns the next state and leaves this one; `before` is the state that Backspace returns to.
    """

    points: tuple[Point | None, ...] = (None, None, None, None)
    active: int | None = None
    before: Placing | None = field(default=None, repr=False, compare=False)

    @classmethod
    def from_points(cls, points: np.ndarray | None) -> Placing:
        """Begin with a guess [4, 2], or with nothing."""
        if points is None:
            return cls()
        return cls(tuple((float(x), float(y)) for x, y in points), active=0)

    # what there is to know

    @property
    def asked(self) -> int | None:
        """The point to click next; None once all are there."""
        return self.points.index(None) if None in self.points else None

    @property
    def complete(self) -> bool:
        return None not in self.points

    def outline(self) -> np.ndarray | None:
        """All four points [4, 2]: missing corners of the mouth are guessed from the eyes; None before."""
        left, right = self.points[:2]
        if left is None or right is None or left == right:
            return None
        eye, across = np.array(left), np.subtract(right, left)
        guesses = eye + _MOUTH @ np.stack([across, [-across[1], across[0]]])
        mouth = [guess if p is None else p for p, guess in zip(self.points[2:], guesses, strict=True)]
        return np.array([left, right, *mouth], np.float64)

    def face_points(self) -> np.ndarray | None:
        """`outline`, whichever of the two eyes, or corners of the mouth, was clicked first."""
        found = self.outline()
        return None if found is None else untangled(found)

    def alignment(self) -> Alignment | None:
        """The crop that these points ask for, None while they are too few or all in one place."""
        found = self.face_points()
        if found is None:
            return None
        try:
            return Alignment.from_points(found)
        except ValueError:
            return None

    def nearest(self, point: Point, reach: float) -> int | None:
        """The placed point next to `point`, None if none is within `reach` photo pixels."""
        distances = [
            np.hypot(p[0] - point[0], p[1] - point[1]) if p is not None else np.inf for p in self.points
        ]
        best = int(np.argmin(distances))
        return best if distances[best] <= reach else None

    # what can be done

    def put(self, point: Point) -> Placing:
        """The point that is asked for lies here; nothing happens if all are there."""
        return self if self.asked is None else self._with(self.asked, point, self)

    def grab(self, index: int) -> Placing:
        """Take hold of a point, to `drag` or `nudge` it."""
        return replace(self, active=index, before=self)

    def drag(self, point: Point) -> Placing:
        """The held point lies here now; a whole drag is one step."""
        return self if self.active is None else self._with(self.active, point, self.before)

    def nudge(self, dx: float, dy: float) -> Placing:
        """Move the active point by photo pixels."""
        here = None if self.active is None else self.points[self.active]
        if here is None or self.active is None:
            return self
        return self._with(self.active, (here[0] + dx, here[1] + dy), self)

    def select(self, index: int) -> Placing:
        """Make a placed point the active one."""
        return self if self.points[index] is None else replace(self, active=index)

    def take_back(self) -> Placing:
        """The state before the last change; a guess that was begun with goes point by point."""
        state = self.before
        while state is not None and state.points == self.points:
            state = state.before
        if state is not None:
            return state
        last = max((i for i, p in enumerate(self.points) if p is not None), default=None)
        return self if last is None else Placing(self.points[:last] + (None,) * (4 - last))

    def start_over(self) -> Placing:
        """No point placed; Backspace brings them back."""
        return Placing(before=self)

    def _with(self, index: int, point: Point, before: Placing | None) -> Placing:
        points = (*self.points[:index], (float(point[0]), float(point[1])), *self.points[index + 1 :])
        return Placing(points, index, before)


def untangled(points: np.ndarray) -> np.ndarray:
    """Face points [4, 2] with left and right as in a face turned upright, in whatever order they came."""
    left_eye, right_eye, left_mouth, right_mouth = np.asarray(points, np.float64)
    down = (left_mouth + right_mouth - left_eye - right_eye) / 2
    right = np.array([down[1], -down[0]])  # where the right side of the picture is if the mouth is below
    if (right_eye - left_eye) @ right < 0:
        left_eye, right_eye = right_eye, left_eye
    if (right_mouth - left_mouth) @ right < 0:
        left_mouth, right_mouth = right_mouth, left_mouth
    return np.stack([left_eye, right_eye, left_mouth, right_mouth])


def typical_points(alignment: Alignment) -> np.ndarray:
    """Face points [4, 2] of an ordinary face whose crop is exactly `alignment`."""
    eye = 0.25  # half the distance between the eyes, in half sides of the crop: 2 |v| is half a side
    down = 2 * eye * _MOUTH[0, 1]
    top = -0.1 * down
    mouth = eye * (_MOUTH[1, 0] - _MOUTH[0, 0])
    unit = np.array([[-eye, top], [eye, top], [-mouth, top + down], [mouth, top + down]])
    return alignment.to_photo((unit + 1) / 2)

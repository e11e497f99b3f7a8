"""Where the parts of a face lie in its label map, in coordinates that turn and grow with the face."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.document.behind import nearest_labels

FACE = ("skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")
"""The regions that fill the outline of a face."""

EARS = ("l_ear", "r_ear")
BROWS = ("l_brow", "r_brow")
_SMALLEST = 4.0  # pixels between the eyes: below that there is nothing to draw on


class NotApplicable(ValueError):  # noqa: N818  (a face may simply have no hat)
    """An edit that makes no sense for this label map. The message says why, as "there is no hat"."""


@dataclass(frozen=True, eq=False)
class Face:
    """A label map uint8 [H, W] and the frame of its face.

    The origin lies between the eyes, u runs through them to the right of the picture, v down the face; one is
    the distance of the eyes. Shapes are inequalities in u and v.
    """

    labels: np.ndarray
    origin: tuple[float, float]
    """(x, y) of the point between the eyes, in continuous pixels."""
    across: tuple[float, float]
    """Unit vector along u."""
    unit: float
    """Pixels between the eyes."""

    @classmethod
    def of(cls, labels: np.ndarray) -> Face:
        """NotApplicable if neither eye can be seen, or the face is too small to be edited."""
        right, left = _centre(labels, "r_eye"), _centre(labels, "l_eye")  # the right eye is on the left
        nose = _centre(labels, "nose")
        if right is None and left is not None and nose is not None:
            right = np.array([2 * nose[0] - left[0], left[1]])
        if left is None and right is not None and nose is not None:
            left = np.array([2 * nose[0] - right[0], right[1]])
        if right is None or left is None:
            raise NotApplicable("there are no eyes to go by")
        between = left - right
        unit = float(np.hypot(*between))
        if unit < _SMALLEST:
            raise NotApplicable("the face is too small")
        x, y = (left + right) / 2
        return cls(labels, (float(x), float(y)), (float(between[0] / unit), float(between[1] / unit)), unit)

    @cached_property
    def u(self) -> np.ndarray:
        """float [H, W] at the pixels' centres."""
        return self._along(*self.across)

    @cached_property
    def v(self) -> np.ndarray:
        """float [H, W] at the pixels' centres."""
        return self._along(-self.across[1], self.across[0])

    def _along(self, x: float, y: float) -> np.ndarray:
        rows, columns = np.ogrid[: self.labels.shape[0], : self.labels.shape[1]]
        return ((columns + 0.5 - self.origin[0]) * x + (rows + 0.5 - self.origin[1]) * y) / self.unit

    def mask(self, *names: str) -> np.ndarray:
        """bool [H, W]: the pixels of these regions."""
        return np.isin(self.labels, region_ids(names))

    def has(self, *names: str) -> bool:
        """Whether any of these regions has a pixel."""
        return bool(self.mask(*names).any())

    def require(self, names: Sequence[str], otherwise: str) -> None:
        """NotApplicable, for the reason `otherwise`, unless one of these regions has a pixel."""
        if not self.has(*names):
            raise NotApplicable(otherwise)

    def refuse(self, names: Sequence[str], because: str) -> None:
        """NotApplicable, for the reason `because`, if one of these regions has a pixel."""
        if self.has(*names):
            raise NotApplicable(because)

    @cached_property
    def sides(self) -> tuple[float, float]:
        """u of the face's left and right edge at the height of the eyes and a little below."""
        band = self.mask(*(name for name in FACE if name != "eye_g")) & (self.v > -0.1) & (self.v < 0.4)
        return float(self.u[band].min()), float(self.u[band].max())

    @property
    def middle(self) -> float:
        """u of the face's middle: not zero where the head is turned."""
        return sum(self.sides) / 2

    @property
    def half(self) -> float:
        """Half the face's width."""
        return (self.sides[1] - self.sides[0]) / 2

    @cached_property
    def chin(self) -> float:
        """v of the lowest point of the face."""
        return float(self.v[self.mask(*FACE)].max())

    @cached_property
    def brow_line(self) -> float:
        """v of the upper edge of the brows; where they would be if there are none."""
        brows = self.mask(*BROWS)
        return float(self.v[brows].min()) if brows.any() else -0.5

    def ellipse(self, u: float, v: float, wide: float, high: float, power: float = 2.0) -> np.ndarray:
        """bool [H, W]: a filled ellipse about (u, v) with these half axes; a greater power is boxier."""
        return (np.abs((self.u - u) / wide) ** power + np.abs((self.v - v) / high) ** power) <= 1

    def skull(self, margin: float = 0.0) -> np.ndarray:
        """bool [H, W]: where the head is above the ears, however much hair or hat is on it."""
        above = self.ellipse(self.middle, -0.3, self.half + 0.05 + margin, 1.4 + margin, 2.3)
        return above & (self.v < 0.25)

    def painted(self, area: np.ndarray, region: str, over: Iterable[str]) -> np.ndarray:
        """A copy of the labels with `region` in those pixels of `area` that the regions `over` have now."""
        labels = self.labels.copy()
        labels[area & self.mask(*over)] = region_id(region)
        return labels


def region_id(name: str) -> int:
    return CELEBAMASK_HQ.by_name(name).id


def region_ids(names: Iterable[str]) -> list[int]:
    return [region_id(name) for name in names]


def filled_from(labels: np.ndarray, area: np.ndarray, around: Iterable[str]) -> np.ndarray:
    """A copy of `labels` in which each pixel of `area` has the label of the nearest pixel outside it that is
    of one of the regions `around`; NotApplicable if there is none.
    """
    filled = nearest_labels(labels, area, region_ids(around))
    if filled is None:
        raise NotApplicable("there is nothing beside it to go on with")
    return filled


def _centre(labels: np.ndarray, name: str) -> np.ndarray | None:
    """(x, y) of the middle of a region, None without it."""
    rows, columns = np.nonzero(labels == region_id(name))
    return np.array([columns.mean() + 0.5, rows.mean() + 0.5]) if len(rows) else None

"""Where a portrait lies in a picture: the portrait itself at any size, or the photo that it was cut from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.document.photo_origin import PhotoOrigin
from sean_editor.photo.affine import crop_to_photo, scaling, shift
from sean_editor.photo.paste_back import rim_opacity


@dataclass(frozen=True, eq=False)
class Place:
    """A portrait's label map in a picture that shows it larger, turned or in part.

    labels     uint8 [h, w]
    to_labels  float64 [3, 3]: takes points (x, y, 1) of the picture to points of the label map
    size       (width, height) of the picture in pixels
    rim        float32 [h, w] in 0..1: falls to 0 where the portrait ends and the picture goes on, if given
    """

    labels: np.ndarray
    to_labels: np.ndarray
    size: tuple[int, int]
    rim: np.ndarray | None = None

    @classmethod
    def of_portrait(cls, labels: np.ndarray, shape: tuple[int, ...]) -> Place:
        """The whole portrait, as a picture of `shape` [H, W, ...]."""
        height, width = shape[:2]
        return cls(labels, scaling(labels.shape[1] / width, labels.shape[0] / height), (width, height))

    @classmethod
    def of_photo(cls, labels: np.ndarray, origin: PhotoOrigin) -> Place:
        """A portrait with square `labels` in its photo."""
        side = labels.shape[0]
        to_labels = np.linalg.inv(crop_to_photo(origin.alignment, side))
        return cls(labels, to_labels, origin.photo.size, rim_opacity(origin, side))

    @property
    def side(self) -> float:
        """The portrait's side in pixels of the picture: lengths of retouching are shares of it."""
        return float(self.labels.shape[1] / np.sqrt(abs(np.linalg.det(self.to_labels[:2, :2]))))

    def part(self, box: Box) -> Place:
        """The same in a part of the picture."""
        return replace(self, to_labels=self.to_labels @ shift(box.x0, box.y0), size=(box.width, box.height))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the portrait, (x, y) in 0..1, in pixels of the picture."""
        height, width = self.labels.shape
        place = np.linalg.solve(self.to_labels, np.array([x * width, y * height, 1.0]))
        return float(place[0]), float(place[1])

    def box_of(self, mask: np.ndarray, margin: float = 1.0) -> Box:
        """The box around a mask bool [h, w] of the label map, inside the picture; `margin` in its pixels."""
        rows, columns = (np.flatnonzero(mask.any(axis)) for axis in (1, 0))
        if not rows.size:
            return Box(0, 0, 0, 0)
        x = columns[0] - margin, columns[-1] + 1 + margin
        y = rows[0] - margin, rows[-1] + 1 + margin
        corners = np.array([[x[i], y[j], 1.0] for i in (0, 1) for j in (0, 1)])
        places = (corners @ np.linalg.inv(self.to_labels).T)[:, :2]
        (x0, y0), (x1, y1) = np.floor(places.min(0)).astype(int), np.ceil(places.max(0)).astype(int)
        return Box(int(x0), int(y0), int(x1), int(y1)).clip((self.size[1], self.size[0]))

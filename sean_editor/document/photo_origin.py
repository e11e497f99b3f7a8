"""The origin of a portrait: the whole photo, and the square that was cut out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.translation import tr

_LEAST_AREA = 1e-6
"""Of an alignment, in square pixels of the photo."""
_LEAST_ANGLE = 1e-6
"""Sine of the angle between its sides: below it, positions in the crop cannot be computed back."""


@dataclass(frozen=True, eq=False)
class Photo:
    """A whole picture: upright RGB, uint8 [H, W, 3], in its own colour space; taken over as read-only.

    `icc_profile` describes that colour space (None: sRGB), `exif` is the file's block, both as raw bytes;
    `path` is None for a picture that came from the clipboard or a camera. `notices` are sentences about what
    was left out or guessed when it was read. `samples`, uint8 or uint16 [H, W, 1, 3 or 4], is what the file
    holds where that is more than `pixels`: alpha, or sixteen bits.
    """

    pixels: np.ndarray
    name: str
    path: Path | None = None
    icc_profile: bytes | None = None
    exif: bytes | None = None
    notices: tuple[str, ...] = ()
    samples: np.ndarray | None = None

    def __post_init__(self) -> None:
        pixels = self.pixels
        if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.size == 0:
            raise ValueError(f"a photo is uint8 [H, W, 3], not {pixels.dtype} {list(pixels.shape)}")
        for field, array in (("pixels", pixels), ("samples", self.samples)):
            if array is not None:
                view = array.view()  # no copy: a photo may have 100 million pixels
                view.setflags(write=False)
                object.__setattr__(self, field, view)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]


@dataclass(frozen=True, eq=False)
class Alignment:
    """A turned square of a photo: `quad` float64 [4, 2], its top-left, bottom-left, bottom-right and
    top-right corner in pixels of the photo, where (0, 0) is the photo's top-left corner. ValueError for one
    that is no place in a photo: it has corners that are no numbers, or no area.
    """

    quad: np.ndarray

    def __post_init__(self) -> None:
        quad = np.array(self.quad, np.float64)
        if quad.shape != (4, 2) or not np.isfinite(quad).all():
            raise ValueError("a quad has four finite corners (x, y)")
        across, down = quad[3] - quad[0], quad[1] - quad[0]
        area, sides = abs(across[0] * down[1] - across[1] * down[0]), np.hypot(*across) * np.hypot(*down)
        if not _LEAST_AREA < area < np.inf or area < _LEAST_ANGLE * sides:
            raise ValueError("a quad has an area")
        quad.setflags(write=False)
        object.__setattr__(self, "quad", quad)

    @classmethod
    def from_points(cls, points: np.ndarray) -> Alignment:
        """The crop of FFHQ and CelebA-HQ (Karras et al. 2018, appendix C) for a face whose eyes and mouth
        corners are `points` [4, 2]: image-left eye, image-right eye, image-left and image-right mouth corner.

        ValueError if the points coincide.
        """
        left_eye, right_eye, left_mouth, right_mouth = np.asarray(points, np.float64)
        between_eyes = right_eye - left_eye
        eyes = (left_eye + right_eye) / 2
        down = (left_mouth + right_mouth) / 2 - eyes
        x = between_eyes - np.array([-down[1], down[0]])
        length = np.hypot(*x)
        if length < 1e-6:
            raise ValueError(tr("the eyes and the mouth are at the same place"))
        x *= max(2.0 * np.hypot(*between_eyes), 1.8 * np.hypot(*down)) / length
        y = np.array([-x[1], x[0]])
        centre = eyes + 0.1 * down
        return cls(np.stack([centre - x - y, centre - x + y, centre + x + y, centre + x - y]))

    @classmethod
    def whole_square(cls, width: int, height: int) -> Alignment:
        """The centred square of a picture: for portraits that are cropped already."""
        side = min(width, height)
        left, top = (width - side) / 2, (height - side) / 2
        right, bottom = left + side, top + side
        return cls(np.array([[left, top], [left, bottom], [right, bottom], [right, top]]))

    @property
    def side(self) -> float:
        """The length of the square's side in pixels of the photo."""
        return float(np.hypot(*(self.quad[3] - self.quad[0])))

    def to_photo(self, points: np.ndarray) -> np.ndarray:
        """Points [N, 2] of the crop, 0..1 from its top-left to its bottom-right corner, in photo pixels."""
        return self.quad[0] + np.asarray(points, np.float64) @ self._axes

    def to_crop(self, points: np.ndarray) -> np.ndarray:
        """Points [N, 2] in photo pixels as fractions of the crop: the inverse of `to_photo`."""
        return (np.asarray(points, np.float64) - self.quad[0]) @ np.linalg.inv(self._axes)

    @property
    def _axes(self) -> np.ndarray:
        """The crop's x and y side as rows [2, 2]."""
        return np.stack([self.quad[3] - self.quad[0], self.quad[1] - self.quad[0]])


@dataclass(frozen=True, eq=False)
class PhotoOrigin:
    """A portrait's way back into the photo it was cut from."""

    photo: Photo
    alignment: Alignment

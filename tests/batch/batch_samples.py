"""Photos with portraits at known places, and an analyser that finds them there."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from models.regions import CELEBAMASK_HQ
from sean_editor.batch import BatchOptions
from sean_editor.document.photo_origin import Alignment
from sean_editor.document.portrait import Portrait
from sean_editor.photo.analysis import FoundFace, Parsing
from sean_editor.photo.neutral import NEUTRAL_POINTS

HAIR, UPPER_LIP, HAT = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "u_lip", "hat"))
PLAIN = BatchOptions(textured=False)


@dataclass(frozen=True, eq=False)
class Placed:
    """A portrait at a turned square of a photo."""

    portrait: Portrait
    x: float
    y: float
    side: float
    degrees: float = 0.0
    sure: bool = True

    @property
    def alignment(self) -> Alignment:
        angle = np.deg2rad(self.degrees)
        right = self.side / 2 * np.array([np.cos(angle), np.sin(angle)])
        down = np.array([-right[1], right[0]])
        corners = [-right - down, -right + down, right + down, right - down]
        return Alignment(np.array([self.x, self.y]) + np.stack(corners))

    @property
    def points(self) -> np.ndarray:
        """Eyes and mouth corners, as they are found."""
        return self.alignment.to_photo(NEUTRAL_POINTS)

    def inside(self, shape: tuple[int, ...], margin: float = 0.0) -> np.ndarray:
        """bool [H, W]: the pixels in the square that is cut out for it, and `margin` of that around."""
        rows, columns = np.indices(shape[:2])
        points = np.stack([columns.ravel() + 0.5, rows.ravel() + 0.5], -1)
        at = Alignment.from_points(self.points).to_crop(points)
        return ((at > -margin) & (at < 1 + margin)).all(-1).reshape(shape[:2])


def picture(faces: Sequence[Placed], size: tuple[int, int] = (420, 320)) -> np.ndarray:
    """uint8 [H, W, 3]: the portraits on a plain ground."""
    photo = np.full((size[1], size[0], 3), (90, 120, 140), np.uint8)
    for face in faces:
        corners = np.array([[0, 0], [0, 256], [256, 256]], np.float32)
        turn = cv2.getAffineTransform(corners, face.alignment.quad[:3].astype(np.float32))
        cv2.warpAffine(face.portrait.image, turn, size, photo, cv2.INTER_LINEAR, cv2.BORDER_TRANSPARENT)
    return photo


class KnownFaces:
    """Finds the faces of photos that it put into files itself, told apart by their size, and labels a crop as
    the portrait that it looks most like.
    """

    def __init__(self, portraits: Sequence[Portrait]) -> None:
        self.portraits, self.looked_at = list(portraits), 0
        self._faces: dict[tuple[int, int], list[Placed]] = {}
        self.sure = True

    def put(self, path: Path, faces: Sequence[Placed], size: tuple[int, int] = (420, 320), **options) -> Path:
        """A file with a photo of these faces."""
        self._faces[size] = list(faces)
        Image.fromarray(picture(faces, size)).save(path, **options)
        return path

    def find_faces(self, pixels: np.ndarray) -> list[FoundFace]:
        self.looked_at += 1
        faces = self._faces[pixels.shape[1], pixels.shape[0]]
        return [FoundFace(face.points, 0.9, face.sure) for face in faces]

    def parse(self, image: np.ndarray) -> Parsing:
        small = cv2.resize(image, (256, 256), interpolation=cv2.INTER_AREA)
        off = [np.abs(small.astype(int) - p.image).mean() for p in self.portraits]
        return Parsing(self.portraits[int(np.argmin(off))].labels, 0.9, self.sure)


def rows(output: Path) -> dict[str, dict[str, str]]:
    """The report of a folder, a row for each photo."""
    with (output / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["photo"]: row for row in csv.DictReader(file)}

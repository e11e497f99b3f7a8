"""Faces for training the locator: pictures whose eyes and mouth corners are known, read from folders."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from models.lab.datasets.errors import DataError
from models.lab.datasets.names import read_names, read_test_names
from models.lab.datasets.pictures import check_proportions, read_label_map
from models.label_maps import at_size
from models.regions import CELEBAMASK_HQ, RegionSet

# Face-mesh landmarks (MediaPipe's 478). FFHQ takes the middle of an eye from six points of its lids.
_LEFT_EYE = (33, 160, 158, 133, 153, 144)
_RIGHT_EYE = (362, 385, 387, 263, 373, 380)
_LEFT_MOUTH, _RIGHT_MOUTH = 61, 291
_FEWEST_PIXELS = 20
_SMALLEST_EMPTY = 48


@dataclass(frozen=True, eq=False)
class Face:
    """A picture with one face; `points` float64 [4, 2]: image-left and image-right eye, then mouth corners.

    `silhouette` is 255 on the person, where that is known (mode "L", same size).
    """

    name: str
    picture: Image.Image
    points: np.ndarray
    silhouette: Image.Image | None = None

    @cached_property
    def square(self) -> tuple[np.ndarray, np.ndarray]:
        """Middle and half x side of the FFHQ crop."""
        return alignment_square(self.points)

    @cached_property
    def pictures(self) -> tuple[Image.Image, ...]:
        """The picture and its halves: a much smaller copy is averaged first."""
        return _halves(self.picture)

    @cached_property
    def silhouettes(self) -> tuple[Image.Image, ...]:
        return () if self.silhouette is None else _halves(self.silhouette)

    @cached_property
    def empty(self) -> list[tuple[int, int, int, int]]:
        """Boxes (left, top, right, bottom) beside, above and below the face: no face is in them."""
        (x, y), half = self.square[0], np.hypot(*self.square[1])
        width, height = self.picture.size
        left, right, top, bottom = (int(v) for v in (x - 0.7 * half, x + 0.7 * half, y - half, y + half))
        boxes = (
            (0, 0, left, height),
            (right, 0, width, height),
            (0, 0, width, top),
            (0, bottom, width, height),
        )
        return [b for b in boxes if min(b[2] - b[0], b[3] - b[1]) >= _SMALLEST_EMPTY]


def alignment_square(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Middle [2] and the vector [2] from it to the middle of the image-right side, of the crop of FFHQ
    (Karras et al. 2018, appendix C) for the face with these points [4, 2].
    """
    eyes, mouth = points[:2].mean(0), points[2:].mean(0)
    between, down = points[1] - points[0], mouth - eyes
    x = between - np.array([-down[1], down[0]])
    x *= max(2.0 * np.hypot(*between), 1.8 * np.hypot(*down)) / max(np.hypot(*x), 1e-6)
    return eyes + 0.1 * down, x


def any_face(rng: np.random.Generator, faces: Sequence[Face]) -> Face:
    return faces[int(rng.integers(len(faces)))]


class FaceSets(NamedTuple):
    """Faces to train on, faces that set the certainty's scale, and faces that only give the final figures."""

    train: list[Face]
    validation: list[Face]
    test: list[Face]


def read_faces(
    folders: Sequence[Path], left_out: Path | None = None, regions: RegionSet = CELEBAMASK_HQ
) -> FaceSets:
    """All faces of `folders`. The names in a `test.txt` of any of them and in the file `left_out` are for the
    test, every 25th of the others for validation. One name is one person, in whichever folders it occurs.

    A folder has images/ and landmarks.npz (478 face-mesh landmarks a name, pixels) or labels/ (region ids),
    or all three. Faces without two eyes and a mouth in their labels are passed over. DataError if a folder
    has neither, if a list names what is not there, or if nothing is left to train on.
    """
    names = [{path.stem for path in (folder / "images").glob("*")} for folder in folders]
    test = set().union(*(read_test_names(*there) or () for there in zip(folders, names, strict=True)))
    if left_out is not None:
        test |= read_names(left_out, set().union(*names))
    faces = [face for folder in folders for face in _read_folder(folder, regions)]
    validation = set(sorted({face.name for face in faces})[::25]) - test
    train = [face for face in faces if face.name not in test | validation]
    if len(validation) == 0 or not train:
        raise DataError(f"There are too few faces to train on in {', '.join(map(str, folders))}.")
    held_out = [face for face in faces if face.name in validation]
    return FaceSets(train, held_out, [face for face in faces if face.name in test] or held_out)


def _read_folder(folder: Path, regions: RegionSet) -> Iterator[Face]:
    landmarks, labels = folder / "landmarks.npz", folder / "labels"
    if not (folder / "images").is_dir() or not (landmarks.is_file() or labels.is_dir()):
        raise DataError(f"{folder} is no folder of faces: it needs images/ and landmarks.npz or labels/.")
    known = dict(np.load(landmarks)) if landmarks.is_file() else {}
    for path in sorted((folder / "images").iterdir()):
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        p = labels / f"{path.stem}.png"
        ids = _read_ids(p, path, picture, regions) if p.is_file() else None
        if path.stem in known:
            points = points_of_mesh(known[path.stem])
        elif not known and ids is not None and (found := points_of_labels(ids, regions)) is not None:
            points = found
        else:
            continue
        silhouette = None if ids is None else Image.fromarray((ids > 0).astype(np.uint8) * 255)
        yield Face(path.stem, picture, points, silhouette)


def _read_ids(path: Path, image_path: Path, picture: Image.Image, regions: RegionSet) -> np.ndarray:
    """The label map uint8 [H, W] in a file, at the size of its picture; 255 where nobody knows the region."""
    found = read_label_map(path, regions, unlabelled=255)
    check_proportions(picture, image_path, found.ids, path)
    return at_size(found.ids, picture.height, picture.width)


def points_of_mesh(landmarks: np.ndarray) -> np.ndarray:
    """The four points of 478 face-mesh landmarks [478, 2 or 3]."""
    xy = landmarks[:, :2].astype(np.float64)
    eyes = xy[list(_LEFT_EYE)].mean(0), xy[list(_RIGHT_EYE)].mean(0)
    return np.stack([*eyes, xy[_LEFT_MOUTH], xy[_RIGHT_MOUTH]])


def points_of_labels(ids: np.ndarray, regions: RegionSet = CELEBAMASK_HQ) -> np.ndarray | None:
    """The four points of an upright, aligned face as its label map [H, W] shows them: the eyes' centroids and
    the outermost pixels of the lips. None if an eye or the lips can hardly be seen.
    """
    points = []
    for name in ("r_eye", "l_eye"):  # the subject's right is the image's left
        rows, columns = np.nonzero(ids == regions.by_name(name).id)
        if len(rows) < _FEWEST_PIXELS:
            return None
        points.append((columns.mean() + 0.5, rows.mean() + 0.5))
    lips: Collection[int] = [regions.by_name(name).id for name in ("mouth", "u_lip", "l_lip")]
    rows, columns = np.nonzero(np.isin(ids, list(lips)))
    if len(rows) < 2 * _FEWEST_PIXELS:
        return None
    for end in (columns.min(), columns.max()):
        points.append((end + 0.5, rows[columns == end].mean() + 0.5))
    return np.array(points)


def _halves(picture: Image.Image) -> tuple[Image.Image, ...]:
    halves = [picture]
    while min(halves[-1].size) >= 32 and len(halves) < 5:
        halves.append(halves[-1].reduce(2))
    return tuple(halves)

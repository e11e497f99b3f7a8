"""A data set: named pictures with label maps, read one at a time, at a given size."""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, NamedTuple

import numpy as np
from PIL import Image

from models.lab.datasets.errors import DataError
from models.lab.datasets.packed import Packed, pack_folder, record_type
from models.lab.datasets.pictures import check_proportions, covering, read_image, read_label_map, stretched
from models.regions import RegionSet

_WARNED: set[Path] = set()
"""Folders whose label files had to be guessed."""

SPLITS = ("train", "test", "all")

Size = int | tuple[int, int]
"""Both sides, or (height, width), in pixels."""


def sides(size: Size) -> tuple[int, int]:
    """Height and width."""
    return (size, size) if isinstance(size, int) else (size[0], size[1])


class Picture(NamedTuple):
    """A picture at its own size: the image (RGB), its label map uint8 [h, w], and instances int32 [h, w]
    where the data set has them. Maps may be smaller or larger than the image, in the same proportions.
    """

    image: Image.Image
    labels: np.ndarray
    instances: np.ndarray | None = None


@dataclass(frozen=True)
class Dataset(ABC):
    """The pictures of one split, by name. Pictures are read when they are loaded.

    `unlabelled` is the number that label maps may have where nobody knows the region; None: every pixel has
    its region. `stretch`: pictures of other proportions are distorted instead of cut. `quick_for`: (height,
    width) for which JPEG files are decoded at a reduced scale, which changes a picture by little, and takes
    half the time or less; None: nothing is lost.
    """

    root: Path
    names: tuple[str, ...]
    regions: RegionSet
    unlabelled: int | None = field(default=None, kw_only=True)
    stretch: bool = field(default=False, kw_only=True)
    quick_for: tuple[int, int] | None = field(default=None, kw_only=True)
    _packed: dict[tuple[int, int], Packed | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    has_instances: ClassVar[bool] = False
    """Whether pictures come with instances, too."""
    remark: ClassVar[str] = ""
    """What tables of it should say."""
    first_id: ClassVar[int] = 0
    """The lowest number in label files."""

    def __len__(self) -> int:
        return len(self.names)

    def load(self, name: str, size: Size) -> Sequence[np.ndarray]:
        """Image uint8 [h, w, 3], labels uint8 [h, w], and instances int32 [h, w] where there are any.

        A picture is scaled until it just covers `size` and cut around its middle, so that nothing is
        distorted and every run sees the same part: nothing is lost of pictures whose sides are in the
        proportion asked for (square faces, streets of 2:1), and of others the same strip on both ends. With
        `stretch` nothing is cut. Images are scaled by Lanczos, label maps by the nearest pixel.

        Pictures that were packed at this size are read as they were packed; they are the same.
        DataError that names the file if one cannot be read or does not fit the others.
        """
        packed = self.packed(size)
        if packed is not None and name in packed.places:
            return packed.read(name)
        return self.fit(self.read(name), size)

    def fit(self, picture: Picture, size: Size) -> tuple[np.ndarray, ...]:
        """The arrays of a picture at a size, as `load` returns them."""
        height, width = sides(size)
        fitted = stretched if self.stretch else covering
        image = fitted(picture.image, width, height, Image.Resampling.LANCZOS)
        maps = [picture.labels] if picture.instances is None else [picture.labels, picture.instances]
        scaled = [fitted(Image.fromarray(m), width, height, Image.Resampling.NEAREST) for m in maps]
        return tuple(np.asarray(each) for each in (image, *scaled))

    def packed(self, size: Size) -> Packed | None:
        """The pictures that `prepare` packed at a size; None if there are none. DataError if one of the files
        is damaged.
        """
        key = sides(size)
        if key not in self._packed:
            self._packed[key] = self.find_packed(*key)
        return self._packed[key]

    def find_packed(self, height: int, width: int) -> Packed | None:
        """Looks for them; once for each size."""
        record = record_type(height, width, self.has_instances)
        return Packed.open(pack_folder(self.root, height, width, self.stretch), record)

    @abstractmethod
    def read(self, name: str) -> Picture:
        """A picture as it lies on disk."""

    def read_pair(self, image_path: Path, label_path: Path) -> Picture:
        """An image with its label file. DataError if they do not fit each other or an id is unknown."""
        image = read_image(image_path, self.quick_for)
        found = read_label_map(label_path, self.regions, self.unlabelled, self.first_id)
        stored = found.ids
        check_proportions(image, image_path, stored, label_path)
        ids = stored if found.by_colour else self.region_ids(stored)
        unknown = (ids < 0) | (ids >= len(self.regions))
        if self.unlabelled is not None:
            unknown &= ids != self.unlabelled
        if unknown.any():
            first, last = self.first_id, self.first_id + len(self.regions) - 1
            raise DataError(f"{label_path} has id {stored[unknown].max()}; ids are {first} to {last}.")
        self.notice(found.notices)
        return Picture(image, ids.astype(np.uint8))

    def notice(self, notices: Sequence[str]) -> None:
        """Warns of what had to be guessed of a label file; once for each folder."""
        if notices and self.root not in _WARNED:
            _WARNED.add(self.root)
            warnings.warn(f"{notices[0]} The same may hold for other files there.", stacklevel=2)

    def region_ids(self, stored: np.ndarray) -> np.ndarray:
        """Ids of `regions` from the numbers of a label file."""
        return stored

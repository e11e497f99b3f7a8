"""Data sets whose files are listed once: downloads in their published layouts, and prepared ones."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, NamedTuple, Self

from models.lab.datasets.dataset import Dataset, Picture
from models.lab.datasets.errors import DataError
from models.lab.datasets.index import Files, read_index
from models.regions import RegionSet


class Listing(NamedTuple):
    """All pictures of a folder, by name and in order, and the files that have no counterpart."""

    files: dict[str, Files]
    alone: list[Path]


@dataclass(frozen=True)
class ListedDataset(Dataset):
    """A data set with a list of the files of each picture."""

    files: Mapping[str, Files]

    layout: ClassVar[str]
    """The layout of the files, which an index of this data set names."""
    published: ClassVar[int]
    """How many pictures there are when nothing is missing."""
    own_regions: ClassVar[RegionSet]
    download: ClassVar[str]
    """Where the data set comes from, as a sentence."""
    beside: ClassVar[tuple[str, ...]] = ()
    """Further files that a prepared folder has a copy of."""

    @classmethod
    def open(cls, root: Path, split: str = "train", only: Collection[str] | None = None) -> Self:
        """The pictures of a split, of a download or of a folder that was prepared from one."""
        files = cls.prepared(root)
        if files is None:
            files = cls.list_files(root).files
        splits = cls.splits(root, files)
        names = [name for name in files if split in (splits[name], "all")]
        if not names:
            raise DataError(f"{root} has no picture in its {split} split.")
        if only is not None:
            wanted = set(only)
            names = [name for name in names if name in wanted]
            if not names:
                raise DataError(f"{root} has none of the pictures named in its {split} split.")
        return cls(root, tuple(names), cls.own_regions, files)

    @classmethod
    def prepared(cls, root: Path) -> dict[str, Files] | None:
        """The listing of the index in `root`; None if there is none."""
        index = read_index(root)
        if index is None:
            return None
        if index.layout != cls.layout:
            raise DataError(f"{root} was prepared as {index.layout}, not as {cls.layout}.")
        return index.files

    @classmethod
    @abstractmethod
    def list_files(cls, root: Path) -> Listing:
        """The listing of a download in `root`. DataError says what is missing and where to get it."""

    @classmethod
    def splits(cls, root: Path, files: Mapping[str, Files]) -> Mapping[str, str]:
        """The split of each picture."""
        return {name: each.split for name, each in files.items()}

    @classmethod
    def require(cls, root: Path, *folders: str) -> None:
        """DataError that names those of the folders that `root` lacks, and where they come from."""
        missing = [folder for folder in folders if not (root / folder).is_dir()]
        if missing:
            raise DataError(f"{root} has no {' and no '.join(missing)}. {cls.download}")

    def prepare(self, name: str, folder: Path) -> Picture:
        """Checks a picture by reading all of it, and writes into `folder` what is to be made of it, if there
        is anything. Returns the picture; DataError if it cannot be used.
        """
        return self.read(name)

    def is_prepared(self, name: str, folder: Path) -> bool:
        """Whether `folder` still holds what `prepare` made."""
        return True

    def prepared_files(self, name: str, way: str) -> Files:
        """The files of a prepared picture, relative to the folder from which `way` leads to the download."""
        files = self.files[name]
        there = (file and f"{way}/{file}" for file in (files.image, files.labels, files.instances))
        return Files(files.split, *there)

    def notice(self, notices: Sequence[str]) -> None:
        """Nothing has to be guessed: it is published what the numbers in its files mean."""

    def read(self, name: str) -> Picture:
        files = self.files[name]
        return self.read_pair(self.root / files.image, self.root / files.labels)

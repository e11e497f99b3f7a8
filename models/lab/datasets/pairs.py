"""A plain folder of image and label pairs: `images/NAME.jpg|png` with `labels/NAME.png` of region ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from models.lab.datasets.dataset import Dataset, Picture
from models.lab.datasets.errors import DataError
from models.lab.datasets.folders import PICTURES
from models.lab.datasets.names import TEST_FILE, read_test_names
from models.lab.datasets.packed import Packed
from models.lab.datasets.region_file import read_regions
from models.regions import CELEBAMASK_HQ, RegionSet

__all__ = ["DataError", "PairFolder"]

_NAMED = 3  # in a sentence


@dataclass(frozen=True)
class PairFolder(Dataset):
    """The pairs of `root` that are in use, by name. Names listed in `root/test.txt` are never among them
    unless asked. `alone` are the names of images without a label map and of label maps without an image.
    """

    files: dict[str, Path] = field(kw_only=True, compare=False)
    alone: tuple[str, ...] = field(default=(), kw_only=True)

    @classmethod
    def open(
        cls,
        root: Path,
        only: Collection[str] | None = None,
        split: str = "train",
        regions: RegionSet | None = None,
        unlabelled: int | None = None,
    ) -> PairFolder:
        """`split` is "train" (all but test.txt), "test" (test.txt) or "all"; `only` keeps the names
        it holds. Ids are those of `regions`, or, if None, of the folder's region file, or else of
        CelebAMask-HQ; `unlabelled` as in `Dataset`.

        DataError if there are no pairs, if two images or two label maps have the same name, or if test.txt
        names what is not there.
        """
        images, labels = root / "images", root / "labels"
        if not images.is_dir() or not labels.is_dir():
            raise DataError(f"{root} is not a folder of pairs: it needs the folders images/ and labels/.")
        pictures, maps = _by_stem(images, PICTURES), _by_stem(labels, (".png",))
        names, every = pictures.keys() & maps.keys(), pictures.keys() | maps.keys()
        test = read_test_names(root, every) or frozenset()
        alone = tuple(sorted(every - names))
        if split == "train":
            names -= test
        elif split == "test":
            names &= test
        if only is not None:
            names &= set(only)
        if not names:
            there = "" if split == "all" else f" in its {split} split ({root / TEST_FILE} says what is in it)"
            raise DataError(
                f"{root} has no image with a label map of the same name{there}. Pairs are "
                "images/NAME.jpg or .png and labels/NAME.png."
            )
        own = read_regions(root)
        if own is not None and regions is not None and own != regions:
            raise DataError(
                f"{root} has regions of its own ({own.name}); here it must have {regions.name}'s."
            )
        chosen = regions or own or CELEBAMASK_HQ
        return cls(root, tuple(sorted(names)), chosen, unlabelled=unlabelled, files=pictures, alone=alone)

    def read(self, name: str) -> Picture:
        return self.read_pair(*self._pair(name))

    def find_packed(self, height: int, width: int) -> Packed | None:
        """Without the pairs that have changed since they were packed: these are read from their files."""
        found = super().find_packed(height, width)
        if found is None:
            return None
        current = (n for n in self.names if n in found.places and not self.changed(n, found.places[n].path))
        return replace(found, places={name: found.places[name] for name in current})

    def changed(self, name: str, shard: Path) -> bool:
        """Whether one of the two files of a pair is newer than the shard that it was packed in."""
        packed = shard.stat().st_mtime_ns
        return any(path.is_file() and path.stat().st_mtime_ns > packed for path in self._pair(name))

    def _pair(self, name: str) -> tuple[Path, Path]:
        return self.files[name], self.root / "labels" / f"{name}.png"

    def about_alone(self) -> str:
        """A sentence on pictures that cannot be used, as they have no counterpart; "" if all have."""
        if not self.alone:
            return ""
        named = ", ".join(self.alone[:_NAMED]) + (", …" if len(self.alone) > _NAMED else "")
        told = f"{len(self.alone)} pictures or label maps of {self.root} have no counterpart"
        return f"{told} and are left out: {named}"


def _by_stem(folder: Path, endings: Iterable[str]) -> dict[str, Path]:
    """The files of these kinds by what comes before their ending. DataError if two share that."""
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):  # paths compare slowly
        if path.suffix.lower() not in endings or path.name.startswith("."):
            continue
        if path.stem in found:
            raise DataError(
                f"{folder} has {found[path.stem].name} and {path.name}: nobody can know which of the two is "
                "meant. Remove or rename one."
            )
        found[path.stem] = path
    return found

"""A plain folder of image and label pairs: `images/NAME.jpg|png` with `labels/NAME.png` of region ids."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from models.lab.datasets.dataset import Dataset, Picture
from models.lab.datasets.errors import DataError
from models.lab.datasets.region_file import read_regions
from models.regions import CELEBAMASK_HQ, RegionSet

__all__ = ["DataError", "PairFolder"]


class PairFolder(Dataset):
    """The pairs of `root` that are in use, by name. Names listed in `root/test.txt` are never among them
    unless asked.
    """

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
        """
        images, labels = root / "images", root / "labels"
        if not images.is_dir() or not labels.is_dir():
            raise DataError(f"{root} is not a folder of pairs: it needs the folders images/ and labels/.")
        names = {p.stem for p in images.iterdir()} & {p.stem for p in labels.glob("*.png")}
        listed = root / "test.txt"
        test = set(listed.read_text(encoding="utf-8").split()) if listed.is_file() else set()
        if split == "train":
            names -= test
        elif split == "test":
            names &= test
        if only is not None:
            names &= set(only)
        if not names:
            raise DataError(f"{root} has no image with a label map of the same name in its {split} split.")
        own = read_regions(root)
        if own is not None and regions is not None and own != regions:
            raise DataError(
                f"{root} has regions of its own ({own.name}); here it must have {regions.name}'s."
            )
        return cls(root, tuple(sorted(names)), regions or own or CELEBAMASK_HQ, unlabelled=unlabelled)

    @cached_property
    def _files(self) -> dict[str, Path]:
        return {path.stem: path for path in (self.root / "images").iterdir()}

    def read(self, name: str) -> Picture:
        return self.read_pair(self._files[name], self.root / "labels" / f"{name}.png")

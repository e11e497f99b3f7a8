"""Cityscapes: streets of 2048 x 1024, 35 classes, with instances."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.lab.datasets.dataset import Picture
from models.lab.datasets.errors import DataError
from models.lab.datasets.folders import by_name, matched
from models.lab.datasets.index import Files
from models.lab.datasets.listed import ListedDataset, Listing
from models.lab.datasets.pictures import read_instances
from models.regions import CITYSCAPES

IMAGES, LABELS = "leftImg8bit", "gtFine"

_PLATE = len(CITYSCAPES) - 1
_PLATE_STORED = {np.dtype(np.uint8): 255, np.dtype(np.int32): 65_535}  # -1 in files of 8 and of 16 bits


class Cityscapes(ListedDataset):
    """`leftImg8bit/{train,val}/CITY` with `gtFine/{train,val}/CITY`; the validation pictures are the test
    split, for those of the published test split have no labels.

    The licence plate has the id -1 where it is published; here it is 34, the last one. Instances are as
    published: 1000 times the class and a number for what can be counted, else the class.
    """

    has_instances = True
    layout = "cityscapes"
    published = 3475
    own_regions = CITYSCAPES
    download = (
        "Cityscapes comes from https://www.cityscapes-dataset.com/downloads after registration: "
        "leftImg8bit_trainvaltest.zip and gtFine_trainvaltest.zip; name the folder that holds both."
    )

    @classmethod
    def list_files(cls, root: Path) -> Listing:
        files: dict[str, Files] = {}
        alone: list[Path] = []
        cls.require(root, IMAGES, LABELS)
        for split, folder in (("train", "train"), ("test", "val")):
            for city in sorted(_folders(root / IMAGES / folder) | _folders(root / LABELS / folder)):
                pictures, truth = root / IMAGES / folder / city, root / LABELS / folder / city
                images = by_name(pictures, f"_{IMAGES}")
                labels, instances = (by_name(truth, f"_{LABELS}_{each}Ids") for each in ("label", "instance"))
                names, others = matched((pictures, images), (truth, labels), (truth, instances))
                alone += others
                for name in names:
                    there = f"{LABELS}/{folder}/{city}"
                    files[name] = Files(
                        split,
                        f"{IMAGES}/{folder}/{city}/{images[name]}",
                        f"{there}/{labels[name]}",
                        f"{there}/{instances[name]}",
                    )
        return Listing(files, alone)

    def read(self, name: str) -> Picture:
        image, labels, _ = super().read(name)
        path = self.root / self.files[name].instances
        instances = without_minus_one(read_instances(path)).astype(np.int32)
        if instances.shape != labels.shape:
            raise DataError(f"{path} is not of the same size as the picture's label map; they must be equal.")
        return Picture(image, labels, instances)

    def region_ids(self, stored: np.ndarray) -> np.ndarray:
        return without_minus_one(stored)


def without_minus_one(stored: np.ndarray) -> np.ndarray:
    """Ids or instances as stored, the licence plate's -1 (all bits set) replaced by its id here."""
    return np.where(stored == _PLATE_STORED[stored.dtype], np.array(_PLATE, stored.dtype), stored)


def _folders(path: Path) -> set[str]:
    return {each.name for each in path.iterdir() if each.is_dir()} if path.is_dir() else set()

"""CelebAMask-HQ: 30,000 faces of 1024 x 1024, with a mask of 512 x 512 for each part of each face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from models.lab.datasets.dataset import Picture
from models.lab.datasets.errors import DataError
from models.lab.datasets.folders import by_name, matched
from models.lab.datasets.index import Files
from models.lab.datasets.listed import ListedDataset, Listing
from models.lab.datasets.pictures import check_proportions, read_image, read_mask, write_ids
from models.regions import CELEBAMASK_HQ

IMAGES, MASKS = "CelebA-HQ-img", "CelebAMask-HQ-mask-anno"
MAPPING = "CelebA-HQ-to-CelebA-mapping.txt"

PARTS = tuple(region.name for region in CELEBAMASK_HQ.regions[1:])
"""The parts in the order in which they are laid over each other; the id of each is its place, from 1 on."""

_FIRST_TEST = 28_000  # of the paper's release
_CELEBA_VALIDATION, _CELEBA_TEST = 162_771, 182_638  # the first pictures of these partitions of CelebA
_MASKS_A_FOLDER = 2000


class CelebAMaskHQ(ListedDataset):
    """The published download (`CelebA-HQ-img`, `CelebAMask-HQ-mask-anno`), or the release of the paper
    (`train|test/{images,labels}`). Split as in the paper: the pictures from 28000 on are for testing.
    """

    layout = "celebamask-hq"
    published = 30_000
    own_regions = CELEBAMASK_HQ
    download = (
        "CelebAMask-HQ comes from https://github.com/switchablenorms/CelebAMask-HQ (for research only); "
        f"name the folder that holds {IMAGES} and {MASKS}."
    )
    beside = (MAPPING,)

    @classmethod
    def list_files(cls, root: Path) -> Listing:
        if (root / "train" / "images").is_dir():
            return _list_release(root)
        cls.require(root, IMAGES, MASKS)
        images = {int(n): file for n, file in by_name(root / IMAGES).items() if n.isdecimal()}
        cls.require(root, *(f"{MASKS}/{n}" for n in sorted({number // _MASKS_A_FOLDER for number in images})))
        files = {
            str(number): Files("test" if number >= _FIRST_TEST else "train", f"{IMAGES}/{images[number]}")
            for number in sorted(images)
        }
        return Listing(files, [])

    def read(self, name: str) -> Picture:
        if self.files[name].labels:
            return super().read(name)
        image_path = self.root / self.files[name].image
        image, labels = read_image(image_path, self.quick_for), merge_parts(self.root / MASKS, int(name))
        check_proportions(image, image_path, labels, self.root / MASKS)
        return Picture(image, labels)

    def prepare(self, name: str, folder: Path) -> Picture:
        """Merges the parts, once and for all."""
        picture = self.read(name)
        if not self.files[name].labels:
            _merged(folder, name).parent.mkdir(exist_ok=True)
            write_ids(_merged(folder, name), picture.labels, self.regions.palette())
        return picture

    def is_prepared(self, name: str, folder: Path) -> bool:
        return bool(self.files[name].labels) or _merged(folder, name).is_file()

    def prepared_files(self, name: str, way: str) -> Files:
        files = super().prepared_files(name, way)
        return files if files.labels else replace(files, labels=f"labels/{name}.png")


class CelebAMaskHQByCelebA(CelebAMaskHQ):
    """The same pictures, split as those of CelebA from which they were made; its validation pictures are in
    neither split.
    """

    @classmethod
    def splits(cls, root: Path, files: Mapping[str, Files]) -> Mapping[str, str]:
        mapping = root / MAPPING
        if not mapping.is_file():
            raise DataError(f"{root} has no {MAPPING}. {cls.download}")
        return read_partition(mapping, files)


def _merged(folder: Path, name: str) -> Path:
    return folder / "labels" / f"{name}.png"


def merge_parts(masks: Path, number: int) -> np.ndarray:
    """The label map uint8 [h, w] of a picture from its part masks: a part that does not occur has no file,
    and where parts overlap the later one counts.
    """
    labels: np.ndarray | None = None
    folder = masks / str(number // _MASKS_A_FOLDER)
    for region, part in enumerate(PARTS, 1):
        path = folder / f"{number:05d}_{part}.png"
        if not path.is_file():
            continue
        mask = read_mask(path)
        if labels is None:
            labels = np.zeros(mask.shape, np.uint8)
        if mask.shape != labels.shape:
            raise DataError(f"{path} is not of the size of the other parts; replace it.")
        labels[mask] = region
    if labels is None:
        raise DataError(f"{folder} has no mask for picture {number}.")
    return labels


def read_partition(mapping: Path, names: Mapping[str, Files]) -> dict[str, str]:
    """The partition of CelebA, "train", "validation" or "test", that each picture belongs to."""
    partitions = {}
    try:
        for line in mapping.read_text(encoding="utf-8").splitlines()[1:]:
            number, original = (int(word) for word in line.split()[:2])
            later = "validation" if original < _CELEBA_TEST else "test"
            partitions[str(number)] = "train" if original < _CELEBA_VALIDATION else later
    except ValueError as error:
        raise DataError(f"{mapping} must have lines of idx, orig_idx and orig_file ({error}).") from error
    without = [name for name in names if name not in partitions]
    if without:
        raise DataError(f"{mapping} does not name picture {without[0]} ({len(without)} are missing in all).")
    return partitions


def _list_release(root: Path) -> Listing:
    files: dict[str, Files] = {}
    alone: list[Path] = []
    for split in ("train", "test"):
        images, labels = (by_name(root / split / each) for each in ("images", "labels"))
        names, others = matched((root / split / "images", images), (root / split / "labels", labels))
        alone += others
        for name in sorted(names, key=lambda n: (len(n), n)):
            if name in files:
                raise DataError(
                    f"{root} has picture {name} in train and in test; remove it from one of them."
                )
            files[name] = Files(split, f"{split}/images/{images[name]}", f"{split}/labels/{labels[name]}")
    return Listing(files, alone)

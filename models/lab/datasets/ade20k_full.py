"""The full ADE20K of 2021: thousands of classes, of which the 150 of the scene parsing release are taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from models.atomic_write import write_atomically
from models.lab.datasets.dataset import Picture
from models.lab.datasets.errors import DataError
from models.lab.datasets.index import Files
from models.lab.datasets.listed import ListedDataset, Listing
from models.lab.datasets.pictures import check_proportions, decoded, read_image
from models.regions import ADE20K as REGIONS

_SEGMENTS = "_seg"
_FOLDERS = {"training": "train", "validation": "test"}

# For each class of the scene parsing release, in its order, the numbers that the full data set gives it: the
# facts of convertFromADE/mapFromADE.txt in CSAILVision/sceneparsing. The numbers are those of 2016; in the
# picture of 2021 that CSAILVision/ADE20K shows, the objects have the same (`name_ndx` in its JSON file).
_NUMBERS = """
    2978 312 2420 976 2855 447 2131 165 3055 1125 350 2377 1831 838 774/783 2684 1610 1910 687 471
    401 2994 1735 2473 2329 1276 2264 1564 2178 913 57 2272 907 724 2138 2985/533 1395 155 2053 689
    137 266 581 2380 491 627 2212 2388 2423 943 2096 1121 1788 2530 2185 420 1948 1869 2251 2531
    2128 294 239 212 571 2793 978 236 1240 181 629 2598 1744 1374 591 2679 223 123 47 1282 327 2821
    1451 2880 2828 480 77 2616 246/247 2733 14 738 38 1936 1401 120 868 1702 249 308 1969 2526 2928
    2337 1023 609 389 2989 1930 2668 2586 131 146 3016 2739 95 1563 642 1708 103 1002 2569 2704 2833
    1551 1981 29 187 1393 747 2254 206 2262 1260 2243 2932 2836 2850 64 894 1858 3109 1919 1583 318
    2356 2046 1098 530 954
"""


def _table() -> np.ndarray:
    """The region id of every number of the full data set, uint8 [65536]: "other" unless it is in the list."""
    ids = np.full(1 << 16, len(REGIONS) - 1, np.uint8)
    for region, numbers in enumerate(_NUMBERS.split()):
        ids[[int(number) for number in numbers.split("/")]] = region
    return ids


REGION_OF = _table()


class FullADE20K(ListedDataset):
    """`images/ADE/{training,validation}/SCENES/NAME.jpg` with `NAME_seg.png`; the validation pictures are the
    test split. A pixel of the label file is (R, G, B): R // 10 * 256 + G is its class, B counts instances.

    `prepare` writes label maps of the 150 classes: the files as they are have several megapixels.
    """

    layout = "ade20k-2021"
    published = 27_574
    own_regions = REGIONS
    download = (
        "The full ADE20K comes from https://groups.csail.mit.edu/vision/datasets/ADE20K after registration; "
        "name the folder ADE20K_2021_17_01, which holds images/ADE."
    )

    @classmethod
    def list_files(cls, root: Path) -> Listing:
        cls.require(root, "images/ADE")
        files: dict[str, Files] = {}
        alone: list[Path] = []
        for folder, split in _FOLDERS.items():
            pictures = {path.stem: path for path in sorted((root / "images/ADE" / folder).rglob("*.jpg"))}
            segments = {
                path.stem.removesuffix(_SEGMENTS): path
                for path in sorted((root / "images/ADE" / folder).rglob(f"*{_SEGMENTS}.png"))
            }
            for name in sorted(pictures.keys() & segments.keys()):
                there = (each[name].relative_to(root).as_posix() for each in (pictures, segments))
                files[name] = Files(split, *there)
            for mine, others in ((pictures, segments), (segments, pictures)):
                alone += [mine[name] for name in sorted(mine.keys() - others.keys())]
        return Listing(files, alone)

    def read(self, name: str) -> Picture:
        files = self.files[name]
        image_path, path = self.root / files.image, self.root / files.labels
        if not path.stem.endswith(_SEGMENTS):
            return self.read_pair(image_path, path)
        image, labels = read_image(image_path, self.quick_for), read_segments(path)
        check_proportions(image, image_path, labels, path)
        return Picture(image, labels)

    def prepare(self, name: str, folder: Path) -> Picture:
        """Writes the label map of the 150 classes."""
        picture = self.read(name)
        if self.files[name].labels.endswith(f"{_SEGMENTS}.png"):
            _made(folder, name).parent.mkdir(exist_ok=True)
            grey = Image.fromarray(picture.labels)  # in the palette roads and skyscrapers look the same
            write_atomically(_made(folder, name), lambda file: grey.save(file, "PNG"))
        return picture

    def is_prepared(self, name: str, folder: Path) -> bool:
        return _made(folder, name).is_file()

    def prepared_files(self, name: str, way: str) -> Files:
        return replace(super().prepared_files(name, way), labels=f"labels/{name}.png")


def read_segments(path: Path) -> np.ndarray:
    """The region ids uint8 [h, w] of a label file of the full data set. DataError if it has no colours."""
    picture = decoded(path)
    if picture.mode != "RGB":
        raise DataError(f"{path} is no label file of the full ADE20K (RGB); replace it.")
    red, green, _ = np.moveaxis(np.asarray(picture), 2, 0)
    return REGION_OF[red.astype(np.uint16) // 10 * 256 + green]


def _made(folder: Path, name: str) -> Path:
    return folder / "labels" / f"{name}.png"

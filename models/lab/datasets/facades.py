"""The CMP facade database (base): rectified facades of any size, with 12 classes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.lab.datasets.folders import by_name, matched
from models.lab.datasets.index import Files
from models.lab.datasets.listed import ListedDataset, Listing
from models.lab.datasets.names import read_test_names
from models.regions import FACADES


class Facades(ListedDataset):
    """`base/cmp_b0001.jpg` with `base/cmp_b0001.png`, whose palette ids 1 to 12 become 0 to 11.

    They are not the paper's facades: those are 30,000 street views that a network labelled, and were never
    released. A folder of such pairs with a region file is read as the kind `pairs`.

    There is no published split: the names in `test.txt` are for testing, and without such a file every tenth
    picture.
    """

    layout = "facades"
    published = 378
    own_regions = FACADES
    first_id = 1
    remark = (
        "These are the facades of the CMP base set. The paper's are 30,000 street views that a network "
        "labelled, which were not released: no figure of the paper's facades is comparable."
    )
    download = (
        "The CMP facades come from https://cmp.felk.cvut.cz/~tylecr1/facade (the base data set); name the "
        "folder that holds base."
    )

    @classmethod
    def list_files(cls, root: Path) -> Listing:
        folder = root / "base"
        cls.require(root, "base")
        images, labels = by_name(folder, endings=(".jpg",)), by_name(folder, endings=(".png",))
        names, alone = matched((folder, images), (folder, labels))
        listed = read_test_names(root, names)
        test = frozenset(names[9::10]) if listed is None else listed
        files = {}
        for name in names:
            split = "test" if name in test else "train"
            files[name] = Files(split, f"base/{images[name]}", f"base/{labels[name]}")
        return Listing(files, alone)

    def region_ids(self, stored: np.ndarray) -> np.ndarray:
        return stored.astype(np.int32) - 1

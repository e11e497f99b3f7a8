"""ADE20K as released for scene parsing: 150 classes and "other"; pictures of any size and shape."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.lab.datasets.folders import by_name, matched
from models.lab.datasets.index import Files
from models.lab.datasets.listed import ListedDataset, Listing
from models.regions import ADE20K as REGIONS

_OTHER = len(REGIONS) - 1


class ADE20K(ListedDataset):
    """`images|annotations/{training,validation}`; the validation pictures are the test split.

    In its annotations 0 is "other" and 1 to 150 are the classes; here 0 to 149 are the classes and "other" is
    150.
    """

    layout = "ade20k"
    published = 22_210
    own_regions = REGIONS
    download = (
        "ADE20K comes from http://sceneparsing.csail.mit.edu (ADEChallengeData2016.zip); "
        "name the folder that holds images and annotations."
    )

    @classmethod
    def list_files(cls, root: Path) -> Listing:
        files: dict[str, Files] = {}
        alone: list[Path] = []
        cls.require(root, "images", "annotations")
        for split, folder in (("train", "training"), ("test", "validation")):
            images, labels = (root / each / folder for each in ("images", "annotations"))
            pictures, annotations = by_name(images), by_name(labels)
            names, others = matched((images, pictures), (labels, annotations))
            alone += others
            for name in names:
                image, label = pictures[name], annotations[name]
                files[name] = Files(split, f"images/{folder}/{image}", f"annotations/{folder}/{label}")
        return Listing(files, alone)

    def region_ids(self, stored: np.ndarray) -> np.ndarray:
        known = stored <= _OTHER
        return np.select([stored == 0, known], [_OTHER, stored.astype(np.int32) - 1], default=-1)

"""The kinds of data set that can be trained on, by name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from models.lab.datasets.ade20k import ADE20K
from models.lab.datasets.celebamask_hq import CelebAMaskHQ, CelebAMaskHQByCelebA
from models.lab.datasets.cityscapes import Cityscapes
from models.lab.datasets.dataset import SPLITS, Dataset
from models.lab.datasets.errors import DataError
from models.lab.datasets.facades import Facades
from models.lab.datasets.listed import ListedDataset
from models.lab.datasets.pairs import PairFolder

LISTED: dict[str, type[ListedDataset]] = {
    "celebamask-hq": CelebAMaskHQ,
    "celebamask-hq-celeba": CelebAMaskHQByCelebA,
    "ade20k": ADE20K,
    "cityscapes": Cityscapes,
    "facades": Facades,
}
"""The published data sets."""

KINDS = ("pairs", *LISTED)


def open_dataset(kind: str, root: Path, split: str = "train", only: Collection[str] | None = None) -> Dataset:
    """The pictures of a data set's `split` ("train", "test" or "all"); with `only` those that it names.

    Where a data set has no labelled test pictures, its validation pictures are the test split. DataError if
    something is missing, ValueError for another split.
    """
    if split not in SPLITS:
        raise ValueError(f"a split is one of {', '.join(SPLITS)}, not {split!r}")
    if kind not in KINDS:
        raise DataError(f"There is no kind of data set called {kind}; there are: {', '.join(KINDS)}.")
    return PairFolder.open(root, only, split) if kind == "pairs" else LISTED[kind].open(root, split, only)

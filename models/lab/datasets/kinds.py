"""The kinds of data set that can be trained on, by name; other packages announce theirs (extensions.py)."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from models.lab.datasets.ade20k import ADE20K
from models.lab.datasets.ade20k_full import FullADE20K
from models.lab.datasets.celebamask_hq import CelebAMaskHQ, CelebAMaskHQByCelebA
from models.lab.datasets.cityscapes import Cityscapes
from models.lab.datasets.dataset import SPLITS, Dataset
from models.lab.datasets.errors import DataError
from models.lab.datasets.facades import Facades
from models.lab.datasets.listed import ListedDataset
from models.lab.datasets.pairs import PairFolder
from models.lab.extensions import DATASETS as EXTENSIONS
from models.lab.extensions import extension, extension_names

LISTED: dict[str, type[ListedDataset]] = {
    "celebamask-hq": CelebAMaskHQ,
    "celebamask-hq-celeba": CelebAMaskHQByCelebA,
    "ade20k": ADE20K,
    "ade20k-2021": FullADE20K,
    "cityscapes": Cityscapes,
    "facades": Facades,
}
"""The published data sets."""

PAIRS = "pairs"


def kinds() -> tuple[str, ...]:
    """The names of all kinds: ours, and those that other packages bring."""
    ours = (PAIRS, *LISTED)
    return (*ours, *(name for name in extension_names(EXTENSIONS) if name not in ours))


def published() -> tuple[str, ...]:
    """The kinds that `prepare` takes: all but plain pairs."""
    return tuple(kind for kind in kinds() if kind != PAIRS)


def listed_class(kind: str) -> type[ListedDataset]:
    """Of a kind that is not plain pairs; errors as of `dataset_class`."""
    found = dataset_class(kind)
    if not issubclass(found, ListedDataset):
        raise DataError(f"{kind} is no kind of published data set; there are: {', '.join(published())}.")
    return found


def dataset_class(kind: str) -> type[PairFolder] | type[ListedDataset]:
    """DataError for a kind that there is not, UserError for one of another package that cannot be used."""
    if kind not in kinds():
        raise DataError(f"There is no kind of data set called {kind}; there are: {', '.join(kinds())}.")
    if kind == PAIRS:
        return PairFolder
    return LISTED[kind] if kind in LISTED else extension(EXTENSIONS, kind, ListedDataset)


def open_dataset(kind: str, root: Path, split: str = "train", only: Collection[str] | None = None) -> Dataset:
    """The pictures of a data set's `split` ("train", "test" or "all"); with `only` those that it names.

    Where a data set has no labelled test pictures, its validation pictures are the test split. DataError if
    something is missing, ValueError for another split.
    """
    if split not in SPLITS:
        raise ValueError(f"a split is one of {', '.join(SPLITS)}, not {split!r}")
    return dataset_class(kind).open(root, split=split, only=only)

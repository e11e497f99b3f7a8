"""The kinds of data set that can be trained on, by name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from models.datasets.dataset import SPLITS, Dataset
from models.datasets.errors import DataError
from models.datasets.pairs import PairFolder

Opener = Callable[[Path, str, Collection[str] | None], Dataset]


def _pairs(root: Path, split: str, only: Collection[str] | None) -> Dataset:
    return PairFolder.open(root, only, split)


_OPENERS: dict[str, Opener] = {"pairs": _pairs}

KINDS = tuple(_OPENERS)


def open_dataset(kind: str, root: Path, split: str = "train", only: Collection[str] | None = None) -> Dataset:
    """The pictures of a data set's `split` ("train", "test" or "all"); with `only` those that it names.

    Where a data set has no labelled test pictures, its validation pictures are the test split. DataError if
    something is missing, ValueError for another split.
    """
    if split not in SPLITS:
        raise ValueError(f"a split is one of {', '.join(SPLITS)}, not {split!r}")
    if kind not in _OPENERS:
        raise DataError(f"There is no kind of data set called {kind}; there are: {', '.join(KINDS)}.")
    return _OPENERS[kind](root, split, only)

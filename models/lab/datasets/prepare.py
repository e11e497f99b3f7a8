"""Preparing a download once: all files are read and checked, parts are merged, valid pictures are indexed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from models.atomic_write import remove_leftovers, write_atomically
from models.lab.datasets.errors import DataError
from models.lab.datasets.index import INDEX_FILE, seen_from, write_index
from models.lab.datasets.journal import JOURNAL_FILE, Journal
from models.lab.datasets.kinds import listed_class
from models.lab.datasets.listed import ListedDataset

LEFT_OUT_FILE = "left-out.txt"

Report = Callable[[int, int, int], None]
"""Called with the pictures done, their total, and how many were left out."""


@dataclass(frozen=True)
class Prepared:
    """How many pictures of each split a prepared folder has, how many all would be, and what had to be left
    out: a sentence for each picture.
    """

    folder: Path
    counts: dict[str, int]
    left_out: tuple[str, ...]
    published: int


def prepare(kind: str, root: Path, folder: Path, workers: int, report: Report) -> Prepared:
    """Makes `folder` a data set that `open_dataset(kind, folder)` opens at once, from a download in `root`,
    which stays as it is and where it is: images and whole label maps are read there.

    However it ends, finished pictures stay finished, and the same call goes on from there; pictures that were
    left out are checked again. DataError if folders are missing, or `folder` holds something else.
    """
    chosen = listed_class(kind)
    listing = chosen.list_files(root)
    chosen.splits(root, listing.files)  # a missing list of splits is reported now
    if not listing.files:
        raise DataError(f"{root} has no picture with a label map. {chosen.download}")
    _claim(folder, root)
    data = chosen(root, tuple(listing.files), chosen.own_regions, listing.files)
    for place in (folder, folder / "labels"):
        remove_leftovers(place)
    with Journal.open(folder, chosen.layout, root) as journal:
        done = {n for n in data.names if n in journal.good and data.is_prepared(n, folder)}
        faults = _check(data, folder, [n for n in data.names if n not in done], workers, journal, report)
    way = seen_from(folder, root)
    good = {n: data.prepared_files(n, way) for n in data.names if n not in faults}
    if not good:
        raise DataError(f"No picture in {root} can be used: {next(iter(faults.values()))}")
    for file in chosen.beside:
        if (root / file).is_file() and root.resolve() != folder.resolve():
            shutil.copy(root / file, folder)
    write_index(folder, chosen.layout, good)
    alone = [f"{path} has no counterpart: an image and its label files are needed." for path in listing.alone]
    left_out = (*faults.values(), *alone)
    _write_left_out(folder, left_out)
    counts = Counter(chosen.splits(folder, good).values())
    return Prepared(folder, dict(counts), left_out, chosen.published)


def _claim(folder: Path, root: Path) -> None:
    """Makes the folder. DataError if it is in use for something else."""
    ours = any((folder / file).exists() for file in (INDEX_FILE, JOURNAL_FILE))
    if folder.is_dir() and not ours and folder.resolve() != root.resolve() and any(folder.iterdir()):
        raise DataError(f"{folder} holds something else. Name an empty or new folder.")
    folder.mkdir(parents=True, exist_ok=True)


def _check(
    data: ListedDataset, folder: Path, names: list[str], workers: int, journal: Journal, report: Report
) -> dict[str, str]:
    """Prepares the pictures in several threads (decoding holds no lock of the interpreter). Returns what is
    wrong with those that cannot be used.
    """
    faults: dict[str, str] = {}
    finished, total = len(data.names) - len(names), len(data.names)
    report(finished, total, 0)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="prepare")
    try:
        for each in as_completed(pool.submit(_fault, data, name, folder) for name in names):
            name, fault = each.result()
            journal.note(name, fault)
            if fault is not None:
                faults[name] = fault
            finished += 1
            report(finished, total, len(faults))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return faults


def _fault(data: ListedDataset, name: str, folder: Path) -> tuple[str, str | None]:
    try:
        data.prepare(name, folder)
    except DataError as error:
        return name, str(error)
    return name, None


def _write_left_out(folder: Path, sentences: tuple[str, ...]) -> None:
    path = folder / LEFT_OUT_FILE
    if sentences:
        write_atomically(path, "\n".join(sentences) + "\n")
    else:
        path.unlink(missing_ok=True)

"""Preparing a download once: all files are read and checked, parts are merged, valid pictures are indexed,
and packed at the size of training.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from models.atomic_write import remove_leftovers, write_atomically
from models.lab.datasets.dataset import Dataset, Picture, Size, sides
from models.lab.datasets.errors import DataError
from models.lab.datasets.index import INDEX_FILE, seen_from, write_index
from models.lab.datasets.journal import JOURNAL_FILE, Journal
from models.lab.datasets.kinds import listed_class
from models.lab.datasets.packed import Packing, pack_folder, record_type
from models.lab.datasets.pairs import PairFolder

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


def prepare(
    kind: str,
    root: Path,
    folder: Path,
    workers: int,
    report: Report,
    size: Size | None = None,
    stretch: bool = False,
) -> Prepared:
    """Makes `folder` a data set that `open_dataset(kind, folder)` opens at once, from a download in `root`,
    which stays as it is and where it is: images and whole label maps are read there. With `size` all pictures
    are also packed in `folder` as `Dataset.load` returns them at that size, with or without `stretch`, and
    are read there.

    However it ends, finished pictures stay finished, and the same call goes on from there; pictures that were
    left out are checked again. DataError if folders are missing, or `folder` holds something else.
    """
    chosen = listed_class(kind)
    listing = chosen.list_files(root)
    chosen.splits(root, listing.files)  # a missing list of splits is reported now
    if not listing.files:
        raise DataError(f"{root} has no picture with a label map. {chosen.download}")
    _claim(folder, root)
    data = chosen(root, tuple(listing.files), chosen.own_regions, listing.files, stretch=stretch)
    for place in (folder, folder / "labels"):
        remove_leftovers(place)
    with ExitStack() as stack:
        journal = stack.enter_context(Journal.open(folder, chosen.layout, root))
        pack = None
        if size is not None:
            record = record_type(*sides(size), data.has_instances)
            pack = stack.enter_context(Packing(pack_folder(folder, *sides(size), stretch), record))
        good = journal.good if pack is None else pack.done  # pictures are packed once they are good
        done = {name for name in data.names if name in good and data.is_prepared(name, folder)}
        one = _One(data, lambda name: data.prepare(name, folder), pack, size)
        faults = _check(one, done, workers, report, journal.note)
    way = seen_from(folder, root)
    files = {n: data.prepared_files(n, way) for n in data.names if n not in faults}
    if not files:
        raise DataError(f"No picture in {root} can be used: {next(iter(faults.values()))}")
    for file in chosen.beside:
        if (root / file).is_file() and root.resolve() != folder.resolve():
            shutil.copy(root / file, folder)
    write_index(folder, chosen.layout, files)
    alone = [f"{path} has no counterpart: an image and its label files are needed." for path in listing.alone]
    left_out = (*faults.values(), *alone)
    _write_left_out(folder, left_out)
    counts = Counter(chosen.splits(folder, files).values())
    return Prepared(folder, dict(counts), left_out, chosen.published)


def prepare_pairs(root: Path, workers: int, report: Report, size: Size, stretch: bool = False) -> Prepared:
    """Packs the pairs of `root` in `root/packed`, where they are read when they are loaded at that size.

    The same call goes on after any end, and packs anew what has changed. DataError if there are no pairs.
    """
    data = replace(PairFolder.open(root, split="all"), stretch=stretch)
    height, width = sides(size)
    folder = pack_folder(root, height, width, stretch)
    with Packing(folder, record_type(height, width, data.has_instances)) as pack:
        done = {name for name, shard in pack.done.items() if not data.changed(name, shard)}
        faults = _check(_One(data, data.read, pack, size), done, workers, report, lambda name, fault: None)
    if len(faults) == len(data):
        raise DataError(f"No picture in {root} can be used: {next(iter(faults.values()))}")
    left_out = (*faults.values(), *(f"{root} has no image or no label map for {n}." for n in data.alone))
    _write_left_out(folder, left_out)
    return Prepared(folder, {"all": len(data) - len(faults)}, left_out, 0)


def _claim(folder: Path, root: Path) -> None:
    """Makes the folder. DataError if it is in use for something else."""
    ours = any((folder / file).exists() for file in (INDEX_FILE, JOURNAL_FILE))
    if folder.is_dir() and not ours and folder.resolve() != root.resolve() and any(folder.iterdir()):
        raise DataError(f"{folder} holds something else. Name an empty or new folder.")
    folder.mkdir(parents=True, exist_ok=True)


@dataclass(frozen=True)
class _One:
    """Prepares one picture: `read` checks it, and `pack`, if there is one, gets it at `size`."""

    data: Dataset
    read: Callable[[str], Picture]
    pack: Packing | None
    size: Size | None

    def __call__(self, name: str) -> tuple[str, str | None]:
        """The name, and what is wrong with a picture that cannot be used."""
        try:
            picture = self.read(name)
        except DataError as error:
            return name, str(error)
        if self.pack is not None and self.size is not None:
            self.pack.add(name, self.data.fit(picture, self.size))
        return name, None


def _check(
    one: _One, done: Collection[str], workers: int, report: Report, note: Callable[[str, str | None], object]
) -> dict[str, str]:
    """Prepares the pictures that are not `done` in several threads (decoding holds no lock of the
    interpreter). Returns what is wrong with those that cannot be used.
    """
    names = [name for name in one.data.names if name not in done]
    faults: dict[str, str] = {}
    total = len(one.data.names)
    finished = total - len(names)
    report(finished, total, 0)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="prepare")
    try:
        for each in as_completed(pool.submit(one, name) for name in names):
            name, fault = each.result()
            note(name, fault)
            if fault is not None:
                faults[name] = fault
            finished += 1
            report(finished, total, len(faults))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return faults


def _write_left_out(folder: Path, sentences: tuple[str, ...]) -> None:
    path = folder / LEFT_OUT_FILE
    if sentences:
        write_atomically(path, "\n".join(sentences) + "\n")
    else:
        path.unlink(missing_ok=True)

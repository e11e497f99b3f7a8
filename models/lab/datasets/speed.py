"""How quickly the pictures of a data set are read: in full, at a reduced scale, and packed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.lab.datasets.errors import DataError
from models.lab.datasets.kinds import open_dataset

PICTURES = 100
"""Of a data set that are read, at most."""


def compare(kind: str, root: Path, prepared: Path, size: tuple[int, int], stretch: bool) -> str:
    """A line each for the originals in `root` read in full, as training reads them (JPEG files at a reduced
    scale), and packed in the folder `prepared`: pictures a second of one core's time, and the ratio to the
    first. The same pictures, side by side: other work on the machine slows all of them.
    """
    packed = replace(open_dataset(kind, prepared, "all"), stretch=stretch)
    places = found.places if (found := packed.packed(size)) is not None else {}
    if not places:
        raise DataError(f"{prepared} has no packed pictures of this size to compare.")
    full = replace(open_dataset(kind, root, "all", only=places), stretch=stretch)
    names = full.names[:: max(1, len(full) // PICTURES)][:PICTURES]
    quick = replace(full, quick_for=size)
    ways: dict[str, Callable[[str], object]] = {
        "originals": lambda name: full.fit(full.read(name), size),
        "originals, reduced": lambda name: quick.fit(quick.read(name), size),
        "packed": lambda name: packed.load(name, size),
    }
    seconds = dict.fromkeys(ways, 0.0)
    for name in names:
        for way, read in ways.items():
            read(name)  # now the files are in memory
            started = time.thread_time()
            read(name)
            seconds[way] += time.thread_time() - started
    lines = [f"Read at {size[0]} x {size[1]}, {len(names)} pictures, a second of one core:"]
    for way, took in seconds.items():
        ratio = seconds["originals"] / max(took, 1e-9)
        lines.append(f"  {way:<20}{len(names) / max(took, 1e-9):10,.1f} pictures{ratio:10.1f} x")
    return "\n".join(lines)

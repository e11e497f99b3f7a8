"""How much of pictures the round trip through an autoencoder keeps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.errors import UserError
from models.lab.datasets.errors import DataError
from models.lab.datasets.names import TEST_FILE, read_test_names
from models.lab.datasets.pictures import covering, read_image
from models.lab.evaluation.report import Column, Report, Row, Table, Value
from models.lab.metrics.intervals import interval, mean_of
from models.lab.metrics.metrics import psnr, sharpness
from models.pixels import to_signed

RoundTrip = Callable[[Tensor], Tensor]
"""Pictures [B, 3, H, W] in [-1, 1] to what comes back of them."""

SIZES = (256, 512)
"""Pixels of the side that pictures are measured at: the first for small ones, the second for those whose
sides have at least as many.
"""
_COLUMNS = (
    Column("psnr", "PSNR dB", 2, "higher"),
    Column("sharpness", "Sharpness", 1, "", percent=True),
    Column("ms", "Milliseconds a picture", 0, "lower"),
    Column("parameters", "Parameters", 0),
)
_NOTES = (
    "Sharpness: the deviation of the Laplacian, as a share of the picture's own. The aim: 92 %.",
    "PSNR: the aim is 30 dB at 256 and 28 dB at 512. Milliseconds: median, encoding and decoding.",
)


@dataclass(frozen=True)
class Pictures:
    """Pictures to be measured on, all of one size."""

    name: str
    files: tuple[Path, ...]
    size: int

    def __iter__(self) -> Iterator[np.ndarray]:
        """Each as uint8 [size, size, 3], cut around its middle."""
        for file in self.files:
            picture = covering(read_image(file), self.size, self.size, Image.Resampling.BOX)
            yield np.asarray(picture)


def find_pictures(folder: Path, names: Sequence[str], size: int | None = None) -> Pictures:
    """Those pictures in `folder`, or in its images/, that are in `names` or, if it has one, in its test.txt;
    names are those of the files with or without suffix. UserError if there are none, or if its test.txt names
    what is not there.
    """
    place = folder / "images" if (folder / "images").is_dir() else folder
    there = sorted(path for path in place.glob("*") if path.is_file()) if place.is_dir() else []
    try:
        listed = read_test_names(folder, {path.stem for path in there}) or frozenset()
        wanted = listed | {Path(name).stem for name in names}
        found = [path for path in there if path.stem in wanted]
        if not found:
            raise UserError(
                f"{folder} holds none of the pictures to measure on. List them in {folder / TEST_FILE}, or "
                "in a file that is given with --names."
            )
        smaller = min(read_image(found[0]).size)
    except DataError as error:
        raise UserError(str(error)) from error
    return Pictures(folder.name, tuple(found), size or SIZES[smaller >= SIZES[1]])


@torch.inference_mode()
def measure_round_trips(
    networks: Mapping[str, RoundTrip],
    pictures: Pictures,
    report: Callable[[str], object] = lambda words: None,
) -> dict[str, dict[str, np.ndarray]]:
    """For each network "psnr" in dB, "sharpness" as a share, and "ms", float64 [N] of N pictures."""
    found: dict[str, dict[str, list[float]]] = {name: {} for name in networks}
    for done, picture in enumerate(pictures, 1):
        image = to_signed(picture)[None].contiguous()
        for name, network in networks.items():
            began = time.perf_counter()
            result = network(image).clamp(-1, 1)
            spent = 1e3 * (time.perf_counter() - began)
            values = (float(psnr(result, image)), float(sharpness(result, image)), spent)
            for key, value in zip(("psnr", "sharpness", "ms"), values, strict=True):
                found[name].setdefault(key, []).append(value)
        report(f"{pictures.name}: {done} of {len(pictures.files)} pictures")
    return {name: {key: np.array(v) for key, v in figures.items()} for name, figures in found.items()}


def round_trip_report(
    networks: Mapping[str, torch.nn.Module],
    sets: Sequence[Pictures],
    report: Callable[[str], object] = lambda words: None,
) -> Report:
    """A table for each set of pictures, with a row for each network."""
    tables, records = [], list[dict[str, str | float]]()
    for pictures in sets:
        measured = measure_round_trips(networks, pictures, report)
        rows = []
        for name, figures in measured.items():
            count = len(figures["ms"])
            cells: dict[str, Value] = {
                key: interval(count, mean_of(figures[key])) for key in ("psnr", "sharpness")
            }
            cells["ms"] = float(np.median(figures["ms"]))
            cells["parameters"] = sum(p.numel() for p in networks[name].parameters())
            rows.append(Row(name, cells))
            for at, file in enumerate(pictures.files):
                record: dict[str, str | float] = {"set": pictures.name, "picture": file.stem}
                record |= {"autoencoder": name}
                records.append(record | {key: float(values[at]) for key, values in figures.items()})
        title = f"{len(pictures.files)} of {pictures.name} at {pictures.size} × {pictures.size}"
        note = "Means with 95 % confidence intervals (bootstrap over the pictures)."
        tables.append(Table(pictures.name, title, "Autoencoder", _COLUMNS, tuple(rows), note))
    threads = ("Threads", str(torch.get_num_threads()))
    return Report("Round trip of autoencoders", (threads,), tuple(tables), _NOTES, tuple(records))

"""How the time of an edit grows with resolution, stroke, number of references, and regions changed at once.

Each quantity is raised alone. The exponent is the slope of a line through the logarithms of quantity and
time: 1 is linear, 0 does not grow.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from models.sean import SEANGenerator
from sean_editor.engine.allocator import keep_memory
from sean_editor.engine.renderer import Renderer, quick_dtype
from sean_editor.engine.style_bank import StyleBank, StyleMatrix

SIDES = (256, 512, 1024)
STROKES = (0.001, 0.01, 0.05, 0.2)  # shares of the picture
REFERENCES = (24, 240, 2400, 10_000)
REGIONS = (1, 2, 4, 8)


@dataclass(frozen=True)
class Growth:
    """Median milliseconds by one quantity, and the exponent of their growth."""

    name: str
    unit: str
    amounts: tuple[float, ...]
    times: tuple[float, ...]

    @property
    def exponent(self) -> float:
        return float(np.polyfit(np.log(self.amounts), np.log(self.times), 1)[0])


@dataclass(frozen=True)
class Extent:
    """The amounts that are measured."""

    sides: tuple[int, ...] = SIDES
    strokes: tuple[float, ...] = STROKES
    references: tuple[int, ...] = REFERENCES
    regions: tuple[int, ...] = REGIONS


def measure_growth(
    generator: SEANGenerator,
    labels: np.ndarray,
    device: torch.device,
    rounds: int,
    quick: bool,
    extent: Extent = Extent(),
) -> Iterator[Growth]:
    """Times each edit `rounds` times, after one for warmth. `labels` uint8 [H, W] is resized to each side."""
    keep_memory()
    bench = _Growing(generator.to(device), labels, device, rounds, quick)
    side = extent.sides[0]
    pixels = tuple(float(s * s) for s in extent.sides)
    yield Growth("style swap", "pixels", pixels, tuple(bench.swap(s, 1) for s in extent.sides))
    yield Growth("1 % stroke", "pixels", pixels, tuple(bench.stroke(s, 0.01) for s in extent.sides))
    areas = tuple(round(share * side * side) for share in extent.strokes)
    yield Growth("stroke", "pixels painted", areas, tuple(bench.stroke(side, s) for s in extent.strokes))
    yield Growth(
        "stroke, draft", "pixels painted", areas, tuple(bench.stroke(side, s, True) for s in extent.strokes)
    )
    yield Growth("style swap", "regions", extent.regions, tuple(bench.swap(side, n) for n in extent.regions))
    yield Growth(
        "find a style", "references", extent.references, tuple(bench.find(n) for n in extent.references)
    )


class _Growing:
    """One picture of each size, and the edits on it; only the edit is timed."""

    def __init__(
        self, generator: SEANGenerator, labels: np.ndarray, device: torch.device, rounds: int, quick: bool
    ) -> None:
        self._generator, self._labels, self._device, self._rounds = generator, labels, device, rounds
        self._dtype = quick_dtype(device) if quick else torch.float32
        self._rng = np.random.default_rng(0)
        shape = (generator.config.regions, generator.config.style_length)
        self._codes = self._rng.normal(0, 0.3, shape).astype(np.float32)
        self._shown: tuple[int, Renderer, np.ndarray] | None = None

    def swap(self, side: int, count: int) -> float:
        """The styles of the `count` largest regions."""
        renderer, labels = self._renderer(side)
        largest = np.argsort(-np.bincount(labels.ravel(), minlength=len(self._codes)))[:count]

        def prepare(number: int) -> Callable[[], object]:
            styles = self._codes.copy()
            styles[largest] *= 1 + (number + 1) / 10
            return lambda: renderer.render(labels, styles)

        return self._median(prepare)

    def stroke(self, side: int, share: float, draft: bool = False) -> float:
        """A square of one region, each time in another place."""
        renderer, labels = self._renderer(side)
        width = max(round(side * share**0.5), 1)

        def prepare(number: int) -> Callable[[], object]:
            renderer.render(labels, self._codes)
            painted = labels.copy()
            y, x = self._rng.integers(0, side - width + 1, 2)
            painted[y : y + width, x : x + width] = number % len(self._codes)
            return lambda: renderer.render(painted, self._codes, draft)

        return self._median(prepare)

    def find(self, count: int) -> float:
        """The style matrix of one of `count` references that are known."""
        picture = np.zeros((32, 32, 3), np.uint8)
        labels = np.zeros((32, 32), np.uint8)
        matrix = StyleMatrix(self._codes, np.ones(len(self._codes), bool))
        with TemporaryDirectory() as folder:
            bank = StyleBank(lambda *_: matrix, "growth", Path(folder), shipped=None)
            for number in range(count):
                bank.keep(_numbered(picture, number), labels, matrix)
            return self._median(lambda n: lambda: bank.find(_numbered(picture, n * 7 % count), labels))

    def _renderer(self, side: int) -> tuple[Renderer, np.ndarray]:
        if self._shown is None or self._shown[0] != side:
            rows, columns = (np.arange(side) * length // side for length in self._labels.shape)
            labels = np.ascontiguousarray(self._labels[np.ix_(rows, columns)])
            self._shown = None  # what is shown now is given up first
            self._shown = side, Renderer(self._generator, self._device, dtype=self._dtype, size=side), labels
        _, renderer, labels = self._shown
        renderer.render(labels, self._codes)
        return renderer, labels

    def _median(self, prepare: Callable[[int], Callable[[], object]]) -> float:
        times = []
        for number in range(self._rounds + 1):
            work = prepare(number)
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1e3)
        return statistics.median(times[1:])


def _numbered(picture: np.ndarray, number: int) -> np.ndarray:
    """Another picture for each number."""
    picture = picture.copy()
    picture[0, 0] = number % 256, number // 256 % 256, number // 65536
    return picture


def table(growths: Sequence[Growth]) -> list[str]:
    """Lines for people: a row for each quantity, with the exponent at its end."""
    lines = []
    for growth in growths:
        cells = " ".join(
            f"{amount:>9,.0f}: {time_ms:8.2f}"
            for amount, time_ms in zip(growth.amounts, growth.times, strict=True)
        )
        lines.append(f"{growth.name:15}{growth.unit:16}{cells}   exponent {growth.exponent:.2f}")
    return lines

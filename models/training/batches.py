"""Endless training batches: pictures in memory, augmentation that keeps labels true, layouts taken apart
ahead of time.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import Tensor

from models.datasets.pairs import PairFolder
from models.regions import RegionSet
from models.sean.lookup import LayoutLevel, layout_level
from models.sean.neighbourhoods import LayoutPatches, find_patches
from models.training.augmentation import recolour_regions, shift_colours

B = TypeVar("B")


@dataclass(frozen=True)
class Batch:
    """images [B, 3, H, W] in [-1, 1], labels uint8 [B, H, W], layout levels by height."""

    images: Tensor
    labels: Tensor
    levels: dict[int, LayoutLevel]


@dataclass
class _Item:
    image: np.ndarray
    labels: np.ndarray
    levels: dict[tuple[int, bool], LayoutPatches]


class BatchMaker:
    """Draws random pairs from folders by share, mirrors half of them, recolours some regions and shifts
    the colours of all a little; `jitter=0, recolour=0` leaves the colours alone.

    Pictures, and the patches of each layout once met, stay in memory: 0.9 MB a pair at 256 x 256.
    """

    def __init__(
        self,
        folders: Sequence[PairFolder],
        shares: Sequence[float],
        regions: RegionSet,
        size: int,
        jitter: float = 0.15,
        recolour: float = 0.3,
    ) -> None:
        self.regions, self.size = regions, size
        self.jitter, self.recolour = jitter, recolour
        self._pools = [[_Item(*folder.load(n, size), {}) for n in folder.names] for folder in folders]
        self._shares = np.array(shares, float) / np.sum(shares)

    def draw(self, rng: np.random.Generator, count: int, heights: Sequence[int]) -> Batch:
        """A batch of `count` pairs with layout levels for `heights`."""
        images, labels = [], []
        parts: dict[int, list[LayoutPatches]] = {h: [] for h in heights}
        for _ in range(count):
            pool = self._pools[rng.choice(len(self._pools), p=self._shares)]
            item, mirrored = pool[rng.integers(len(pool))], bool(rng.random() < 0.5)
            ids = self.regions.mirror(item.labels) if mirrored else item.labels
            image = (item.image[:, ::-1] if mirrored else item.image).astype(np.float32) / 127.5 - 1
            image = recolour_regions(image, ids, self.regions, rng, self.recolour)
            images.append(shift_colours(image, rng, self.jitter))
            labels.append(ids)
            for h in heights:
                parts[h].append(self._patches(item, ids, h, mirrored))
        return Batch(
            torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2),  # channels last in memory
            torch.from_numpy(np.stack(labels)),
            {h: layout_level(p, len(self.regions)) for h, p in parts.items()},
        )

    def _patches(self, item: _Item, ids: np.ndarray, height: int, mirrored: bool) -> LayoutPatches:
        key = (height, mirrored)
        if key not in item.levels:
            step = self.size // height
            item.levels[key] = find_patches(ids[::step, ::step], len(self.regions))
        return item.levels[key]


class Prefetcher(Generic[B]):
    """Makes batches in one background thread, a few ahead. Errors are raised where the batch is taken."""

    def __init__(self, make: Callable[[], B], ahead: int = 3) -> None:
        self._make, self._queue = make, queue.Queue[B | Exception](ahead)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="batches", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                item: B | Exception = self._make()
            except Exception as error:
                item = error
            while not self._stop.is_set():
                try:
                    self._queue.put(item, timeout=0.2)
                    break
                except queue.Full:
                    continue

    def __iter__(self) -> Iterator[B]:
        return self

    def __next__(self) -> B:
        item = self._queue.get()
        if isinstance(item, Exception):
            raise item
        return item

    def close(self) -> None:
        self._stop.set()
        self._thread.join()

"""Training batches: pictures kept in memory, augmentation that keeps labels true, layouts taken apart ahead
of time.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch

from models.regions import RegionSet
from models.sean.lookup import layout_level
from models.sean.neighbourhoods import LayoutPatches, find_patches
from models.systems import Batch
from models.training.augmentation import recolour_regions, shift_colours
from models.training.loader import Prefetcher
from models.training.sources import Source

__all__ = ["BatchMaker", "Prefetcher"]

KEPT_BYTES = 6 << 30
"""Pictures and patches that one process keeps; what goes beyond is read and found anew each time."""


@dataclass
class _Item:
    image: np.ndarray
    labels: np.ndarray
    instances: np.ndarray | None
    levels: dict[tuple[int, bool], LayoutPatches] = field(default_factory=dict)
    kept: bool = False


@dataclass(frozen=True)
class _Ticket:
    """One picture of a batch before it is made: which, mirrored or not, and the seed of its augmentation."""

    source: int
    name: str
    mirrored: bool
    seed: int


class BatchMaker:
    """Draws random pairs from sources by share, mirrors half of them, recolours some regions and shifts
    the colours of all a little; `jitter=0, recolour=0` leaves the colours alone.

    Pictures, and the patches of each layout once met, stay in memory while there is room: 0.9 MB a pair at
    256 x 256. What is drawn follows from the generator alone, not from what was drawn before.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        shares: Sequence[float],
        regions: RegionSet,
        size: int | tuple[int, int],
        jitter: float = 0.15,
        recolour: float = 0.3,
        kept_bytes: int = KEPT_BYTES,
    ) -> None:
        self.regions, self.size = regions, size
        self.height, self.width = (size, size) if isinstance(size, int) else size
        self.jitter, self.recolour = jitter, recolour
        self._sources = tuple(sources)
        self._shares = np.array(shares, float) / np.sum(shares)
        self._kept: dict[tuple[int, str], _Item] = {}
        self._room, self._lock = kept_bytes, threading.Lock()
        pairs = [(index, name) for index, source in enumerate(sources) for name in source.names]
        if 4 * len(pairs) * self.height * self.width <= kept_bytes:
            for index, name in pairs:  # now, so that a bad picture is found before the run starts
                self._item(index, name)

    def draw(self, rng: np.random.Generator, count: int, heights: Sequence[int]) -> Batch:
        """A batch of `count` pairs with layout levels for `heights`."""
        return self.draw_parts(rng, count, heights, [range(count)])[0]

    def draw_parts(
        self, rng: np.random.Generator, count: int, heights: Sequence[int], parts: Sequence[range]
    ) -> list[Batch]:
        """The rows `parts` of a joint batch of `count` pairs; the others are not made."""
        tickets = [self._ticket(rng) for _ in range(count)]
        return [self._make([tickets[row] for row in rows], heights, rows.start, count) for rows in parts]

    def _ticket(self, rng: np.random.Generator) -> _Ticket:
        source = int(rng.choice(len(self._sources), p=self._shares))
        names = self._sources[source].names
        name = names[rng.integers(len(names))]
        return _Ticket(source, name, bool(rng.random() < 0.5), int(rng.integers(2**62)))

    def _make(self, tickets: Sequence[_Ticket], heights: Sequence[int], first: int, joint: int) -> Batch:
        images, labels, instances = [], [], []
        parts: dict[int, list[LayoutPatches]] = {h: [] for h in heights}
        for ticket in tickets:
            item, rng = self._item(ticket.source, ticket.name), np.random.default_rng(ticket.seed)
            flip = slice(None, None, -1 if ticket.mirrored else 1)
            ids = self.regions.mirror(item.labels) if ticket.mirrored else item.labels
            image = item.image[:, flip].astype(np.float32) / 127.5 - 1
            image = recolour_regions(image, ids, self.regions, rng, self.recolour)
            images.append(shift_colours(image, rng, self.jitter))
            labels.append(ids)
            if item.instances is not None:
                instances.append(item.instances[:, flip])
            for h in heights:
                parts[h].append(self._patches(item, ids, h, ticket.mirrored))
        return Batch(
            torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2),  # channels last in memory
            torch.from_numpy(np.stack(labels)),
            {h: layout_level(p, len(self.regions)) for h, p in parts.items()},
            torch.from_numpy(np.stack(instances)) if len(instances) == len(images) else None,
            first,
            joint,
        )

    def _item(self, source: int, name: str) -> _Item:
        kept = self._kept.get((source, name))
        if kept is not None:
            return kept
        image, labels, *more = self._sources[source].load(name, self.size)
        item = _Item(image, labels, more[0] if more else None)
        if self._take_room(image.nbytes + labels.nbytes):
            item.kept = True
            self._kept[source, name] = item
        return item

    def _patches(self, item: _Item, ids: np.ndarray, height: int, mirrored: bool) -> LayoutPatches:
        key = (height, mirrored)
        found = item.levels.get(key)
        if found is None:
            step = self.height // height
            found = find_patches(ids[::step, ::step], len(self.regions))
            if item.kept and self._take_room(found.pixels.nbytes + found.patches.nbytes):
                item.levels[key] = found
        return found

    def _take_room(self, amount: int) -> bool:
        with self._lock:
            fits = amount <= self._room
            self._room -= amount if fits else 0
        return fits

"""Training batches: pictures kept in memory, augmentation that keeps labels true, layouts taken apart ahead
of time.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch

from models.lab.datasets import DataError
from models.lab.systems import Batch
from models.lab.training.augmentation import change_colours, draw_colour_change, draw_warp, warp
from models.lab.training.sources import Source
from models.pixels import to_signed
from models.regions import RegionSet
from models.sean.lookup import layout_level
from models.sean.neighbourhoods import LayoutPatches, find_patches

KEPT_BYTES = 1 << 30
"""Pictures and patches that one process keeps; others are read and analysed anew each time."""
MOST_UNREADABLE = 0.01
"""Share of the pictures that may turn out to be unreadable before a run stops; one picture always may."""


@dataclass
class _Item:
    image: np.ndarray
    labels: np.ndarray
    present: np.ndarray
    instances: np.ndarray | None
    levels: dict[tuple[int, bool], LayoutPatches] = field(default_factory=dict)
    kept: bool = False


@dataclass(frozen=True)
class _SampleSpec:
    """A picture of a batch before it is loaded: its place in the names of a source, mirrored or not, and the
    seed of its augmentation.
    """

    source: int
    place: int
    mirrored: bool
    seed: int


class BatchMaker:
    """Draws random pairs from sources by share, mirrors half of them, recolours some regions, shifts the
    colours and turns, moves and scales half a little (augmentation.py, with `recolour`, `jitter` and `warp`;
    at 0 pictures stay as they are). Batches are made on `device`.

    Pictures, and the patches of each layout once met (if they are not turned), stay in memory while there is
    room. A batch follows from the random generator alone, not from earlier
    batches.

    Pictures are first read when they are drawn. One that cannot be read is named in `unreadable`, and the
    next one in its source takes its place, in every run; DataError for too many.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        shares: Sequence[float],
        regions: RegionSet,
        size: int | tuple[int, int],
        jitter: float = 0.15,
        recolour: float = 0.3,
        warp: float = 0.0,
        device: torch.device | None = None,
        kept_bytes: int = KEPT_BYTES,
    ) -> None:
        self.regions, self.size = regions, size
        self.height, self.width = (size, size) if isinstance(size, int) else size
        self.jitter, self.recolour, self.warp = jitter, recolour, warp
        self.device = device or torch.device("cpu")
        self._sources = tuple(sources)
        self._shares = np.array(shares, float) / np.sum(shares)
        self._kept: dict[tuple[int, str], _Item] = {}
        self._room, self._lock = kept_bytes, threading.Lock()
        self.unreadable: dict[tuple[int, str], str] = {}
        """What is wrong with pictures (number of the source, name): sentences."""

    @property
    def pictures_in_memory(self) -> int:
        return len(self._kept)

    def draw(self, rng: np.random.Generator, count: int, heights: Sequence[int]) -> Batch:
        """A batch of `count` pairs with layout levels for `heights`."""
        return self.draw_parts(rng, count, heights, [range(count)])[0]

    @property
    def names(self) -> list[str]:
        """Of all pictures that are not known to be unreadable, source by source."""
        return [self._sources[source].names[place] for source, place in self._places()]

    def _places(self) -> list[tuple[int, int]]:
        every = [(index, n, name) for index, s in enumerate(self._sources) for n, name in enumerate(s.names)]
        return [(index, n) for index, n, name in every if (index, name) not in self.unreadable]

    def check(self) -> None:
        """Reads all pictures, so that `names` and `take` know which can be read. DataError if none can."""
        for source, place in self._places():
            name = self._sources[source].names[place]
            try:
                self._item(source, name)
            except DataError as error:
                self.unreadable[source, name] = str(error)
        if self.unreadable and not self._places():
            raise DataError(f"No picture can be read: {next(iter(self.unreadable.values()))}")

    def take(self, indices: Sequence[int], heights: Sequence[int]) -> Batch:
        """The pictures at these places of `names` as a batch, none of them mirrored."""
        pairs = self._places()
        specs = [_SampleSpec(*pairs[index], mirrored=False, seed=index) for index in indices]
        return self._make(specs, heights, 0, len(specs))

    def draw_parts(
        self, rng: np.random.Generator, count: int, heights: Sequence[int], parts: Sequence[range]
    ) -> list[Batch]:
        """The rows `parts` of a joint batch of `count` pairs; the others are not made."""
        specs = [self._draw_spec(rng) for _ in range(count)]
        return [self._make([specs[row] for row in rows], heights, rows.start, count) for rows in parts]

    def _draw_spec(self, rng: np.random.Generator) -> _SampleSpec:
        source = int(rng.choice(len(self._sources), p=self._shares))
        names = self._sources[source].names
        place = int(rng.integers(len(names)))
        return _SampleSpec(source, place, bool(rng.random() < 0.5), int(rng.integers(2**62)))

    def _make(self, specs: Sequence[_SampleSpec], heights: Sequence[int], first: int, joint: int) -> Batch:
        items = [self._readable(spec.source, spec.place) for spec in specs]
        pictures, maps, instances, changes, warps = [], [], [], [], []
        for spec, item in zip(specs, items, strict=True):
            rng, flip = np.random.default_rng(spec.seed), slice(None, None, -1 if spec.mirrored else 1)
            pictures.append(item.image[:, flip])
            maps.append(self.regions.mirror(item.labels) if spec.mirrored else item.labels)
            changes.append(draw_colour_change(rng, item.present, self.regions, self.jitter, self.recolour))
            # instances, which cannot be turned with them, stay where their pictures stay
            warps.append(draw_warp(rng, self.warp if item.instances is None else 0.0))
            if item.instances is not None:
                instances.append(item.instances[:, flip])
        images, labels = (torch.from_numpy(np.stack(part)).to(self.device) for part in (pictures, maps))
        images = change_colours(to_signed(images), labels, changes)
        if self.warp:
            images, labels = warp(images, labels, warps)
            images = images.contiguous(memory_format=torch.channels_last)
            maps = list(labels.cpu().numpy()) if heights else maps
        parts: dict[int, list[LayoutPatches]] = {h: [] for h in heights}
        for spec, item, ids in zip(specs, items, maps, strict=True):
            for h in heights:
                parts[h].append(self._patches(item, ids, h, spec.mirrored))
        return Batch(
            images,
            labels,
            {h: layout_level(p, len(self.regions)).to(self.device) for h, p in parts.items()},
            torch.from_numpy(np.stack(instances)).to(self.device) if len(instances) == len(items) else None,
            first,
            joint,
        )

    def _readable(self, source: int, place: int) -> _Item:
        """The picture at a place of a source's names, or the next one that can be read."""
        names = self._sources[source].names
        while True:
            name = names[place]
            if (source, name) not in self.unreadable:
                try:
                    return self._item(source, name)
                except DataError as error:
                    self._leave_out(source, name, error)
            place = (place + 1) % len(names)

    def _leave_out(self, source: int, name: str, error: DataError) -> None:
        with self._lock:
            self.unreadable[source, name] = str(error)
            count, total = len(self.unreadable), sum(len(each.names) for each in self._sources)
        if count > max(1, MOST_UNREADABLE * total) or count == total:
            raise DataError(f"{count} of {total} pictures cannot be read, as this one: {error}") from error

    def _item(self, source: int, name: str) -> _Item:
        kept = self._kept.get((source, name))
        if kept is not None:
            return kept
        image, labels, *more = self._sources[source].load(name, self.size)
        item = _Item(image, labels, np.unique(labels), more[0] if more else None)
        if self._take_room(image.nbytes + labels.nbytes):
            item.kept = True
            self._kept[source, name] = item
        return item

    def _patches(self, item: _Item, ids: np.ndarray, height: int, mirrored: bool) -> LayoutPatches:
        key = (height, mirrored)
        kept = None if self.warp else item.levels.get(key)
        if kept is not None:
            return LayoutPatches(kept.windows, kept.patches.astype(np.int32), kept.pixels.astype(np.int32))
        step = self.height // height
        found = find_patches(ids[::step, ::step], len(self.regions))
        small = _compact(found)
        if item.kept and not self.warp and self._take_room(sum(part.nbytes for part in small)):
            item.levels[key] = small
        return found

    def _take_room(self, amount: int) -> bool:
        with self._lock:
            fits = amount <= self._room
            self._room -= amount if fits else 0
        return fits


def _compact(patches: LayoutPatches) -> LayoutPatches:
    """The same in half the memory, where 16 bits are enough for the numbers."""
    few = max(len(patches.windows), len(patches.patches)) <= np.iinfo(np.uint16).max
    return LayoutPatches(*(p.astype(np.uint16) if few and p.itemsize > 2 else p for p in patches))

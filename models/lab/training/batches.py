"""Training batches: pictures kept in memory, augmentation that keeps labels true, layouts taken apart ahead
of time.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch

from models.lab.systems import Batch
from models.lab.training.augmentation import change_colours, draw_colour_change, draw_warp, warp
from models.lab.training.sources import Source
from models.pixels import to_signed
from models.regions import RegionSet
from models.sean.lookup import layout_level
from models.sean.neighbourhoods import LayoutPatches, find_patches

KEPT_BYTES = 6 << 30
"""Pictures and patches that one process keeps; others are read and analysed anew each time."""


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
    """A picture of a batch before it is loaded: which, mirrored or not, and the seed of its augmentation."""

    source: int
    name: str
    mirrored: bool
    seed: int


class BatchMaker:
    """Draws random pairs from sources by share, mirrors half of them, recolours some regions, shifts the
    colours and turns, moves and scales half a little (augmentation.py, with `recolour`, `jitter` and `warp`;
    at 0 pictures stay as they are). Batches are made on `device`.

    Pictures, and the patches of each layout once met (if they are not turned), stay in memory while there is
    room: 0.9 MB a pair at 256 x 256. A batch follows from the random generator alone, not from earlier
    batches.
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
        pairs = [(index, name) for index, source in enumerate(sources) for name in source.names]
        if 4 * len(pairs) * self.height * self.width <= kept_bytes:
            for index, name in pairs:  # now, so that a bad picture is found before the run starts
                self._item(index, name)

    @property
    def pictures_in_memory(self) -> int:
        return len(self._kept)

    def draw(self, rng: np.random.Generator, count: int, heights: Sequence[int]) -> Batch:
        """A batch of `count` pairs with layout levels for `heights`."""
        return self.draw_parts(rng, count, heights, [range(count)])[0]

    @property
    def names(self) -> list[str]:
        """Of all pictures, source by source."""
        return [name for source in self._sources for name in source.names]

    def take(self, indices: Sequence[int], heights: Sequence[int]) -> Batch:
        """The pictures at these places of `names` as a batch, none of them mirrored."""
        pairs = [(index, name) for index, source in enumerate(self._sources) for name in source.names]
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
        name = names[rng.integers(len(names))]
        return _SampleSpec(source, name, bool(rng.random() < 0.5), int(rng.integers(2**62)))

    def _make(self, specs: Sequence[_SampleSpec], heights: Sequence[int], first: int, joint: int) -> Batch:
        items = [self._item(spec.source, spec.name) for spec in specs]
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
        found = None if self.warp else item.levels.get(key)
        if found is None:
            step = self.height // height
            found = find_patches(ids[::step, ::step], len(self.regions))
            if item.kept and not self.warp and self._take_room(found.pixels.nbytes + found.patches.nbytes):
                item.levels[key] = found
        return found

    def _take_room(self, amount: int) -> bool:
        with self._lock:
            fits = amount <= self._room
            self._room -= amount if fits else 0
        return fits

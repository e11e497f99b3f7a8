"""Training pictures for the network of the close-ups: cuts around eyes and mouth, moved and changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.lab.datasets.pairs import PairFolder
from models.lab.parser.changes import Jitter, covered, cut_turned, photographed
from models.lab.parser.samples import Item, ParserBatch, batch_of, load_item, usable
from models.lab.parser.scenes import borrowed, redressed
from models.lab.parser.unlabelled import IGNORE, at_half_size, counts, mirrored
from models.parsing.close_ups import CLOSE_UP_IDS, CLOSE_UPS, EYES, HEIGHT, MOUTH, SIDE, WIDTH, CloseUp
from models.regions import CELEBAMASK_HQ

_MARGIN = 64
"""Pixels of the portrait that are kept on each side of a cut: for turning and moving it."""
_JITTER = Jitter(often=0.05, turn=7.0, scale=0.2, stretch=0.05, place=0.04)
_OWN_IDS = np.full(256, IGNORE, np.uint8)
_OWN_IDS[: len(CLOSE_UP_IDS)] = CLOSE_UP_IDS


class CloseUpSamples:
    """Draws batches of close-ups from folders of pairs by share; the cuts stay in memory.

    Two of three are of eyes, which have more to learn. Pictures smaller than SIDE are enlarged, as
    they are when portraits are labelled.
    """

    def __init__(self, folders: Sequence[PairFolder], shares: Sequence[float]) -> None:
        self._pools = [self._load(folder) for folder in folders]
        self._shares = np.array(shares, float) / np.sum(shares)

    def _load(self, folder: PairFolder) -> dict[CloseUp, list[Item]]:
        pools: dict[CloseUp, list[Item]] = {each: [] for each in CLOSE_UPS}
        for name in usable(folder).names:
            item = load_item(folder, name, SIDE)
            found = at_half_size(item.labels)
            for each in CLOSE_UPS:
                place = each.place(found)
                if place is not None:
                    pools[each].append(_with_margin(item, place))
        return pools

    def __len__(self) -> int:
        return sum(len(pool[EYES]) for pool in self._pools)

    def pixel_shares(self) -> np.ndarray:
        """How much of all labelled pixels each of the network's own ids has, float64."""
        regions = int(CLOSE_UP_IDS.max()) + 1
        total = np.zeros(regions)
        for pool, share in zip(self._pools, self._shares, strict=True):
            items = [item for each in CLOSE_UPS for item in pool[each]]
            pixels = np.sum([counts(_OWN_IDS[item.labels], regions) for item in items], 0)
            total += share * pixels / pixels.sum()
        return total

    def draw(self, rng: np.random.Generator, count: int, size: int = SIDE) -> ParserBatch:
        """`count` changed close-ups, from portraits of `size` x `size`; labels are own ids."""
        images, labels = [], []
        for _ in range(count):
            kind = EYES if rng.random() < 2 / 3 else MOUTH
            image, ids = self._changed(kind, rng, SIDE / size)
            images.append(image)
            labels.append(_OWN_IDS[ids])
        return batch_of(images, labels, [np.zeros(int(CLOSE_UP_IDS.max()) + 1, bool)] * count)

    def _any(self, kind: CloseUp, rng: np.random.Generator) -> Item:
        pool = self._pools[rng.choice(len(self._pools), p=self._shares)][kind]
        return pool[rng.integers(len(pool))]

    def _changed(self, kind: CloseUp, rng: np.random.Generator, zoom: float) -> tuple[np.ndarray, np.ndarray]:
        item = self._any(kind, rng)
        image, labels = item.image, item.labels
        if rng.random() < 0.5:
            image, labels = image[:, ::-1], mirrored(labels, CELEBAMASK_HQ)
        if rng.random() < 0.15:
            other = self._any(kind, rng)
            image, labels = borrowed(image, labels, other.image, other.labels, rng)
        if rng.random() < 0.15:
            image = redressed(image, labels, rng)
        centre = (image.shape[1] / 2, image.shape[0] / 2)
        image, labels = cut_turned(image, labels, rng, centre, (WIDTH, HEIGHT), zoom, _JITTER)
        if rng.random() < 0.15:
            image, labels = covered(image, labels, self._any(kind, rng).image, rng)
        return photographed(image, rng), labels


def _with_margin(item: Item, place: tuple[int, int]) -> Item:
    """The cut with more around it; IGNORE beyond the portrait's edge."""
    left, top = (2 * start - _MARGIN for start in place)
    rows = np.arange(top, top + HEIGHT + 2 * _MARGIN)
    columns = np.arange(left, left + WIDTH + 2 * _MARGIN)
    inside = ((rows >= 0) & (rows < SIDE))[:, None] & (columns >= 0) & (columns < SIDE)
    picked = np.ix_(rows.clip(0, SIDE - 1), columns.clip(0, SIDE - 1))
    labels = np.where(inside, item.labels[picked], np.uint8(IGNORE))
    return Item(np.ascontiguousarray(item.image[picked]), labels, item.hidden)

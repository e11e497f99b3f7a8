"""Training pictures for the network of the close-ups: cuts around eyes, mouth and ears, moved and changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.lab.datasets.pairs import PairFolder
from models.lab.parser.changes import Jitter, covered, cut_turned, photographed
from models.lab.parser.samples import Item, ParserBatch, batch_of, load_item, read_flags, usable
from models.lab.parser.scenes import borrowed, pale_brows, redressed
from models.lab.parser.unlabelled import IGNORE, at_half_size, counts, mirrored
from models.parsing.close_ups import CLOSE_UP_IDS, CLOSE_UPS, EARS, EYES, HEIGHT, MOUTH, SIDE, CloseUp, Place
from models.regions import CELEBAMASK_HQ

_KINDS, _OFTEN = (EYES, MOUTH, EARS), (0.45, 0.2, 0.35)
"""How often each kind is drawn: a mouth has the least to learn."""
_RING = CELEBAMASK_HQ.by_name("ear_r").id
_LEAST_RING = 30
"""Pixels at SIDE that make an ear one with a ring."""
_WITH_RING = 0.4
"""How often an ear is one with a ring."""
_MARGIN = 64
"""Pixels of the portrait that are kept on each side of a window: for turning and moving it."""
_JITTER = Jitter(often=0.05, turn=7.0, scale=0.2, stretch=0.05, place=0.04)
_OWN = int(CLOSE_UP_IDS.max()) + 1
_OWN_IDS = np.full(256, IGNORE, np.uint8)
_OWN_IDS[: len(CLOSE_UP_IDS)] = CLOSE_UP_IDS

Windows = tuple[Item, ...]
"""The windows of one close-up, each with a margin."""


class CloseUpSamples:
    """Draws batches of close-ups from folders of pairs by share; the cuts stay in memory.

    Pictures smaller than SIDE are enlarged, as they are when portraits are labelled.
    """

    def __init__(self, folders: Sequence[PairFolder], shares: Sequence[float]) -> None:
        self._pools = [self._load(folder) for folder in folders]
        self._shares = np.array(shares, float) / np.sum(shares)
        self._ringed = [[each for each in pool[EARS] if _rings(each)] for pool in self._pools]

    def _load(self, folder: PairFolder) -> dict[CloseUp, list[Windows]]:
        pools: dict[CloseUp, list[Windows]] = {each: [] for each in CLOSE_UPS}
        flags = read_flags(folder.root)
        for name in usable(folder).names:
            item = load_item(folder, name, SIDE, flags.get(name, frozenset()))
            found = at_half_size(item.labels)
            for each in CLOSE_UPS:
                places = each.places(found)
                if places is not None:
                    pools[each].append(tuple(_with_margin(item, place, each.width) for place in places))
        return pools

    def __len__(self) -> int:
        return sum(len(pool[EYES]) for pool in self._pools)

    def pixel_shares(self) -> np.ndarray:
        """How much of all labelled pixels each of the network's own ids has, float64."""
        total = np.zeros(_OWN)
        for pool, share in zip(self._pools, self._shares, strict=True):
            items = [item for each in CLOSE_UPS for windows in pool[each] for item in windows]
            pixels = np.sum([counts(_OWN_IDS[item.labels], _OWN) for item in items], 0)
            total += share * pixels / pixels.sum()
        return total

    def draw(self, rng: np.random.Generator, count: int, size: int = SIDE) -> ParserBatch:
        """`count` changed close-ups, from portraits of `size` x `size`; labels are own ids."""
        images, labels, hidden = [], [], []
        for _ in range(count):
            kind = _KINDS[rng.choice(len(_KINDS), p=_OFTEN)]
            windows = self._any(kind, rng)
            image, ids = self._changed(windows, kind, rng, SIDE / size)
            images.append(image)
            labels.append(_OWN_IDS[ids])
            unseen = np.zeros(_OWN, bool)
            unseen[CLOSE_UP_IDS[windows[0].hidden]] = True
            unseen[0] = False  # what a close-up does not decide
            hidden.append(unseen)
        return batch_of(images, labels, hidden)

    def _any(self, kind: CloseUp, rng: np.random.Generator) -> Windows:
        number = rng.choice(len(self._pools), p=self._shares)
        ringed = self._ringed[number]
        pool = ringed if kind is EARS and ringed and rng.random() < _WITH_RING else self._pools[number][kind]
        return pool[rng.integers(len(pool))]

    def _changed(
        self, windows: Windows, kind: CloseUp, rng: np.random.Generator, zoom: float
    ) -> tuple[np.ndarray, np.ndarray]:
        others = self._any(kind, rng) if rng.random() < 0.15 else None
        turned_round = rng.random() < 0.5
        parts = []
        for number, item in enumerate(windows):
            image, labels = item.image, item.labels
            if others is not None:
                other = others[number]
                image, labels = borrowed(image, labels, other.image, other.labels, rng)
            if turned_round:
                image, labels = image[:, ::-1], mirrored(labels, CELEBAMASK_HQ)
            if rng.random() < 0.15:
                image = redressed(image, labels, rng)
            if rng.random() < 0.25:
                image = pale_brows(image, labels, rng)
            centre = (image.shape[1] / 2, image.shape[0] / 2)
            parts.append(cut_turned(image, labels, rng, centre, (kind.width, HEIGHT), zoom, _JITTER))
        pictures, maps = zip(*(reversed(parts) if turned_round else parts), strict=True)
        image, labels = np.concatenate(pictures, 1), np.concatenate(maps, 1)
        if rng.random() < 0.15:
            image, labels = covered(image, labels, self._any(kind, rng)[0].image, rng)
        return photographed(image, rng), labels


def _rings(windows: Windows) -> bool:
    return any((item.labels == _RING).sum() >= _LEAST_RING for item in windows)


def _with_margin(item: Item, place: Place, width: int) -> Item:
    """The window with more around it; IGNORE beyond the portrait's edge."""
    left, top = (2 * start - _MARGIN for start in place)
    rows = np.arange(top, top + HEIGHT + 2 * _MARGIN)
    columns = np.arange(left, left + width + 2 * _MARGIN)
    inside = ((rows >= 0) & (rows < SIDE))[:, None] & (columns >= 0) & (columns < SIDE)
    picked = np.ix_(rows.clip(0, SIDE - 1), columns.clip(0, SIDE - 1))
    labels = np.where(inside, item.labels[picked], np.uint8(IGNORE))
    return Item(np.ascontiguousarray(item.image[picked]), labels, item.hidden)

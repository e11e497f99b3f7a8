"""Training pictures for the face parser: read from folders of pairs, drawn and changed at random."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.atomic_write import write_atomically
from models.errors import UserError
from models.lab.datasets.pairs import PairFolder
from models.lab.parser.changes import covered, photographed, turned
from models.lab.parser.scenes import another_background, borrowed, redressed, wearing
from models.lab.parser.unlabelled import IGNORE, at_half_size, counts, mirrored
from models.lab.training.augmentation import recolour_regions
from models.pixels import to_pixels, to_signed
from models.regions import CELEBAMASK_HQ, RegionSet

_UNUSABLE = frozenset("BX")
_HIDDEN = {"E": "ear_r", "N": "neck_l"}
_RARE = {CELEBAMASK_HQ.by_name(name).id: share
         for name, share in (("hat", 0.4), ("eye_g", 0.1), ("ear_r", 0.35), ("neck_l", 0.15))}  # fmt: skip
"""How often each of the rare regions is asked for."""
_HAT = CELEBAMASK_HQ.by_name("hat").id
_LEAST_RARE = 20
"""Pixels of a rare region that make a picture one of those that show it."""


@dataclass(frozen=True)
class ParserBatch:
    """images float32 [B, 3, H, W] in [-1, 1]; labels uint8 [B, H, W], IGNORE where there is no loss; hidden
    bool [B, S]: regions that may be there although the labels never say so.
    """

    images: Tensor
    labels: Tensor
    hidden: Tensor


@dataclass(frozen=True)
class Item:
    """A picture uint8 [H, W, 3] in memory, its labels uint8 [H, W] with IGNORE, and what they hide [S]."""

    image: np.ndarray
    labels: np.ndarray
    hidden: np.ndarray


def read_flags(folder: Path) -> dict[str, frozenset[str]]:
    """The flags of a data folder's labels by name, from `flags.csv` (empty without such a file).

    B, X: leave the picture out. E, N: an earring or necklace is visible, but not labelled. UserError for a
    file that is no such table.
    """
    path = folder / "flags.csv"
    if not path.is_file():
        return {}
    try:
        with path.open(newline="", encoding="utf-8") as lines:
            return {row["name"]: frozenset(row["flags"].split("|")) for row in csv.DictReader(lines)}
    except (ValueError, KeyError, AttributeError, csv.Error) as error:
        raise UserError(
            f"{path} is no table with the columns name and flags. Correct it, or remove it."
        ) from error


def open_pairs(folder: Path, split: str = "train") -> PairFolder:
    """A folder of pairs for the face parser: some pixels may be IGNOREd."""
    return PairFolder.open(folder, split=split, regions=CELEBAMASK_HQ, unlabelled=IGNORE)


def usable(folder: PairFolder) -> PairFolder:
    """The pairs of a folder whose labels are good by its flags."""
    flags = read_flags(folder.root)
    return replace(folder, names=tuple(n for n in folder.names if not flags.get(n, frozenset()) & _UNUSABLE))


def write_flags(folder: Path, flags: dict[str, frozenset[str]]) -> None:
    """The inverse of `read_flags`."""
    lines = io.StringIO(newline="")
    rows = csv.writer(lines)
    rows.writerow(["name", "flags"])
    rows.writerows([name, "|".join(sorted(said))] for name, said in flags.items() if said)
    write_atomically(folder / "flags.csv", lines.getvalue())


def load_item(folder: PairFolder, name: str, size: int, said: frozenset[str] = frozenset()) -> Item:
    """A pair at `size` x `size`, with the flags `said` of it. Labels of twice the size, or four times, are
    reduced by the majority of their pixels.
    """
    regions = folder.regions
    hidden = np.zeros(len(regions), bool)
    hidden[[regions.by_name(_HIDDEN[flag]).id for flag in said if flag in _HIDDEN]] = True
    image, labels = folder.load(name, size)
    larger = folder.read(name).labels
    while larger.shape[0] == larger.shape[1] > size and larger.shape[0] % (2 * size) == 0:
        larger = at_half_size(larger)
    return Item(image, larger if larger.shape == labels.shape else labels, hidden)


class ParserSamples:
    """Draws batches from folders of pairs by share; all pictures stay in memory."""

    def __init__(
        self,
        folders: Sequence[PairFolder],
        shares: Sequence[float],
        size: int = 256,
        regions: RegionSet = CELEBAMASK_HQ,
    ) -> None:
        self.regions = regions
        self._pools = [self._load(folder, size) for folder in folders]
        self._shares = np.array(shares, float) / np.sum(shares)
        self._showing = [self._rare_ones(pool) for pool in self._pools]

    def _load(self, folder: PairFolder, size: int) -> list[Item]:
        flags = read_flags(folder.root)
        names = usable(folder).names
        return [load_item(folder, name, size, flags.get(name, frozenset())) for name in names]

    def _rare_ones(self, pool: list[Item]) -> dict[int, list[Item]]:
        """The items that show a rare region, by region; regions that none shows are left out."""
        seen = [(item, counts(item.labels, len(self.regions))) for item in pool]
        found = {region: [item for item, n in seen if n[region] >= _LEAST_RARE] for region in _RARE}
        return {region: items for region, items in found.items() if items}

    def __len__(self) -> int:
        return sum(map(len, self._pools))

    def pixel_shares(self) -> np.ndarray:
        """How much of all labelled pixels each region has, as the batches are mixed, float64 [S]."""
        total = np.zeros(len(self.regions))
        for pool, share in zip(self._pools, self._shares, strict=True):
            pixels = np.sum([counts(item.labels, len(total)) for item in pool], 0)
            total += share * pixels / pixels.sum()
        return total

    def draw(self, rng: np.random.Generator, count: int, size: int) -> ParserBatch:
        """`count` changed pictures of `size` x `size`; every third shows a rare region, if any does."""
        images, labels, hidden = [], [], []
        for _ in range(count):
            item = self._rare(rng) if rng.random() < 0.33 else self._any(rng)
            image, ids = self._changed(item, rng, size)
            images.append(image)
            labels.append(ids)
            hidden.append(item.hidden)
        return batch_of(images, labels, hidden)

    def _any(self, rng: np.random.Generator) -> Item:
        pool = self._pools[int(rng.choice(len(self._pools), p=self._shares))]
        return pool[rng.integers(len(pool))]

    def _rare(self, rng: np.random.Generator) -> Item:
        """An item that shows a rare region, from the folders that have it, by their shares."""
        found = sorted({region for showing in self._showing for region in showing})
        if not found:
            return self._any(rng)
        often = np.array([_RARE[region] for region in found])
        return self._showing_one(int(rng.choice(found, p=often / often.sum())), rng)

    def _showing_one(self, region: int, rng: np.random.Generator) -> Item:
        shares = self._shares * [region in showing for showing in self._showing]
        items = self._showing[int(rng.choice(len(shares), p=shares / shares.sum()))][region]
        return items[rng.integers(len(items))]

    def _changed(self, item: Item, rng: np.random.Generator, size: int) -> tuple[np.ndarray, np.ndarray]:
        image, labels = item.image, item.labels
        if rng.random() < 0.08 and any(_HAT in showing for showing in self._showing):
            other = self._showing_one(_HAT, rng)
            image, labels = wearing(image, labels, other.image, other.labels, rng)
        if rng.random() < 0.5:
            image, labels = image[:, ::-1], mirrored(labels, self.regions)
        if rng.random() < 0.4:
            image = another_background(image, labels, self._any(rng).image, rng)
        if rng.random() < 0.15:
            other = self._rare(rng)
            image, labels = borrowed(image, labels, other.image, other.labels, rng)
        if rng.random() < 0.2:
            image = redressed(image, labels, rng)
        if rng.random() < 0.1:
            image = recoloured(image, labels, rng, self.regions)
        image, labels = turned(image, labels, rng, size)
        if rng.random() < 0.2:
            image, labels = covered(image, labels, self._any(rng).image, rng)
        return photographed(image, rng), labels


def recoloured(
    image: np.ndarray, labels: np.ndarray, rng: np.random.Generator, regions: RegionSet
) -> np.ndarray:
    """Other colours for one to three regions of a picture uint8 [H, W, 3]."""
    known = np.where(labels == IGNORE, 0, labels)
    colours = to_signed(image).permute(1, 2, 0).numpy()  # [H, W, 3]
    changed = recolour_regions(colours, known, regions, rng, 1.0)
    return to_pixels(torch.from_numpy(changed).permute(2, 0, 1))


def batch_of(
    images: Sequence[np.ndarray], labels: Sequence[np.ndarray], hidden: Sequence[np.ndarray]
) -> ParserBatch:
    """From images float32 [H, W, 3], labels [H, W] and what they hide [S]."""
    pixels = torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2)  # channels last in memory
    return ParserBatch(pixels, torch.from_numpy(np.stack(labels)), torch.from_numpy(np.stack(hidden)))

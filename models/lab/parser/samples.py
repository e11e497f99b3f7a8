"""Training pictures for the face parser, changed at random in every way in which photos differ."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.atomic_write import write_atomically
from models.lab.datasets.pairs import PairFolder
from models.lab.training.augmentation import recolour_regions
from models.pixels import to_pixels, to_signed
from models.regions import CELEBAMASK_HQ, RegionSet

IGNORE = 255
"""The label of pixels that the loss ignores."""

_UNUSABLE = frozenset("BX")
_HIDDEN = {"E": "ear_r", "N": "neck_l"}


@dataclass(frozen=True)
class ParserBatch:
    """images float32 [B, 3, H, W] in [-1, 1]; labels uint8 [B, H, W], IGNORE where there is no loss; hidden
    bool [B, S]: regions that may be there although the labels never say so.
    """

    images: Tensor
    labels: Tensor
    hidden: Tensor


@dataclass(frozen=True)
class _Item:
    image: np.ndarray
    labels: np.ndarray
    hidden: np.ndarray  # bool [S]


def read_flags(folder: Path) -> dict[str, frozenset[str]]:
    """The flags of a data folder's labels by name, from `flags.csv` (empty without such a file).

    B, X: leave the picture out. E, N: an earring or necklace is visible, but not labelled.
    """
    path = folder / "flags.csv"
    if not path.is_file():
        return {}
    with path.open(newline="", encoding="utf-8") as lines:
        return {row["name"]: frozenset(row["flags"].split("|")) for row in csv.DictReader(lines)}


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

    def _load(self, folder: PairFolder, size: int) -> list[_Item]:
        flags = read_flags(folder.root)
        items = []
        for name in usable(folder).names:
            said = flags.get(name, frozenset())
            hidden = np.zeros(len(self.regions), bool)
            hidden[[self.regions.by_name(_HIDDEN[flag]).id for flag in said if flag in _HIDDEN]] = True
            image, labels = folder.load(name, size)
            items.append(_Item(image, labels, hidden))
        return items

    def __len__(self) -> int:
        return sum(map(len, self._pools))

    def pixel_shares(self) -> np.ndarray:
        """How much of all pixels each region has, as the batches are mixed, float64 [S]."""
        total = np.zeros(len(self.regions))
        for pool, share in zip(self._pools, self._shares, strict=True):
            counts = np.sum([np.bincount(item.labels.ravel(), minlength=len(total)) for item in pool], 0)
            total += share * counts / counts.sum()
        return total

    def draw(self, rng: np.random.Generator, count: int, size: int) -> ParserBatch:
        """`count` changed pictures of `size` x `size`."""
        images, labels, hidden = [], [], []
        for _ in range(count):
            item = self._any(rng)
            image, ids = self._changed(item, rng, size)
            images.append(image)
            labels.append(ids)
            hidden.append(item.hidden)
        pixels = torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2)  # channels last in memory
        return ParserBatch(pixels, torch.from_numpy(np.stack(labels)), torch.from_numpy(np.stack(hidden)))

    def _any(self, rng: np.random.Generator) -> _Item:
        pool = self._pools[rng.choice(len(self._pools), p=self._shares)]
        return pool[rng.integers(len(pool))]

    def _changed(self, item: _Item, rng: np.random.Generator, size: int) -> tuple[np.ndarray, np.ndarray]:
        image, labels = item.image, item.labels
        if rng.random() < 0.5:
            image, labels = image[:, ::-1], self.regions.mirror(labels)
        if rng.random() < 0.3:
            image = another_background(image, labels, self._any(rng).image, rng)
        if rng.random() < 0.15:
            colours = to_signed(image).permute(1, 2, 0).numpy()  # [H, W, 3]
            colours = recolour_regions(colours, labels, self.regions, rng, 1.0)
            image = to_pixels(torch.from_numpy(colours).permute(2, 0, 1))
        image, labels = turned(image, labels, rng, size)
        if rng.random() < 0.2:
            image, labels = covered(image, labels, self._any(rng).image, rng)
        return photographed(image, rng), labels


def turned(
    image: np.ndarray, labels: np.ndarray, rng: np.random.Generator, size: int
) -> tuple[np.ndarray, np.ndarray]:
    """Both turned, scaled, stretched and moved alike, at `size`; pixels from outside are IGNORE."""
    side = image.shape[0]
    angle = np.deg2rad(rng.uniform(-45, 45) if rng.random() < 0.35 else rng.normal(0, 6))
    scale = side / size * np.exp(rng.uniform(-0.35, 0.35))
    stretch = np.exp(rng.normal(0, 0.05))
    cos, sin = scale * np.cos(angle), scale * np.sin(angle)
    matrix = np.array([[cos * stretch, -sin], [sin * stretch, cos]])
    centre = side / 2 + side * rng.normal(0, 0.05, 2)
    start = centre - matrix @ [size / 2, size / 2]
    rows = (*matrix[0], start[0], *matrix[1], start[1])
    ground = tuple(int(v) for v in rng.integers(0, 256, 3))
    picture = Image.fromarray(np.ascontiguousarray(image))
    moved = picture.transform(
        (size, size), Image.Transform.AFFINE, rows, Image.Resampling.BICUBIC, fillcolor=ground
    )
    ids = Image.fromarray(np.ascontiguousarray(labels))
    ids = ids.transform(
        (size, size), Image.Transform.AFFINE, rows, Image.Resampling.NEAREST, fillcolor=IGNORE
    )
    return np.asarray(moved), np.array(ids)


def another_background(
    image: np.ndarray, labels: np.ndarray, other: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """The picture before another scene: a part of `other`, blurred or not, or a plain colour with grain."""
    side = image.shape[0]
    if rng.random() < 0.3:
        scene = rng.integers(0, 256, 3) + rng.normal(0, 6, image.shape)
    else:
        width = int(rng.integers(side // 8, side // 2))
        x, y = rng.integers(0, side - width, 2)
        part = Image.fromarray(np.ascontiguousarray(other[y : y + width, x : x + width]))
        small = part.resize((int(rng.integers(4, width + 1)),) * 2, Image.Resampling.BOX)
        scene = np.asarray(small.resize((side, side), Image.Resampling.BICUBIC), np.float32)
    person = Image.fromarray(np.where(labels == 0, 0, 255).astype(np.uint8))
    soft = person.resize((side // 2,) * 2, Image.Resampling.BOX).resize(
        (side,) * 2, Image.Resampling.BILINEAR
    )
    share = np.asarray(soft, np.float32)[..., None] / 255
    return np.clip(share * image + (1 - share) * scene, 0, 255).astype(np.uint8)


def covered(
    image: np.ndarray, labels: np.ndarray, other: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Something in front of the face: an ellipse of another picture, whose pixels are IGNOREd."""
    side = image.shape[0]
    centre = rng.uniform(0.1, 0.9, 2) * side
    radii = rng.uniform(0.04, 0.2, 2) * side
    ys, xs = np.ogrid[:side, :side]
    inside = ((xs - centre[0]) / radii[0]) ** 2 + ((ys - centre[1]) / radii[1]) ** 2 < 1
    scene = Image.fromarray(other).resize((side, side), Image.Resampling.BILINEAR)
    image = np.where(inside[..., None], np.asarray(scene)[::-1], image)
    return image, np.where(inside, np.uint8(IGNORE), labels)


def photographed(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Other light, white balance, focus, grain and compression: uint8 [H, W, 3] to float32 in [-1, 1]."""
    side = image.shape[0]
    if rng.random() < 0.25:
        soft = int(side * rng.uniform(0.25, 0.9))
        small = Image.fromarray(image).resize((soft, soft), Image.Resampling.BOX)
        image = np.asarray(small.resize((side, side), Image.Resampling.BICUBIC))
    tones = image.astype(np.float32) / 255
    if rng.random() < 0.8:
        tones = tones ** np.float32(np.exp(rng.normal(0, 0.25)))
        gain = np.exp(rng.normal(0, 0.15) + rng.normal(0, 0.08, 3)).astype(np.float32)
        middle = np.float32(tones.mean())
        tones = (tones - middle) * np.float32(np.exp(rng.normal(0, 0.2))) + middle
        tones = tones * gain + np.float32(rng.normal(0, 0.05))
    if rng.random() < 0.5:
        grey = tones.mean(2, keepdims=True)
        colourful = 0.0 if rng.random() < 0.1 else rng.uniform(0.4, 1.5)
        tones = grey + (tones - grey) * np.float32(colourful)
    if rng.random() < 0.2:
        tones = tones + np.float32(rng.uniform(0, 0.06)) * rng.standard_normal(tones.shape, np.float32)
    tones = np.clip(tones, 0, 1)
    if rng.random() < 0.3:
        stored = io.BytesIO()
        Image.fromarray((tones * 255).astype(np.uint8)).save(
            stored, "JPEG", quality=int(rng.integers(15, 90))
        )
        tones = np.asarray(Image.open(stored), np.float32) / 255
    return tones * 2 - 1

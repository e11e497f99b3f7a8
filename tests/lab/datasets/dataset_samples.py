"""Miniature data sets in the published layouts: a few drawn pictures each, much smaller than real ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from models.lab.datasets.celebamask_hq import IMAGES, MAPPING, MASKS
from models.regions import CELEBAMASK_HQ

FACES = (0, 1, 2, 1999, 2000, 27_999, 28_000, 29_999)
"""Numbers of pictures around the borders of folders and of the split."""

PARTITIONED = {
    0: 1, 1: 162_770, 2: 162_771, 1999: 182_637, 2000: 182_638, 27_999: 5, 28_000: 6, 29_999: 202_598,
}  # fmt: skip
"""Which picture of CelebA each of them is: around the borders of its partitions."""


def save(array: np.ndarray, path: Path, palette: np.ndarray | None = None) -> Path:
    """Writes uint8 [h, w] or [h, w, 3], or uint16 [h, w], making the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(array)
    if palette is not None:
        picture.putpalette(palette.astype(np.uint8).tobytes())
    picture.save(path, quality=95)
    return path


def noise(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def box(size: int, *corners: int) -> np.ndarray:
    """A mask [size, size] as published, 255 from (x0, y0) to (x1, y1) and else 0."""
    x0, y0, x1, y1 = corners
    mask = np.zeros((size, size), np.uint8)
    mask[y0:y1, x0:x1] = 255
    return mask


def save_masks(root: Path, number: int, parts: Mapping[str, np.ndarray]) -> None:
    """Part masks of a face; as in the download they are grey pictures in colour."""
    for part, mask in parts.items():
        grey = np.repeat(mask[..., None], 3, 2)
        save(grey, root / MASKS / str(number // 2000) / f"{number:05d}_{part}.png")


def celebamask_hq(root: Path, numbers: Sequence[int] = FACES, size: int = 64) -> Path:
    """Faces of twice the size of their masks. Hair lies over skin, and both over nothing; a brow moves from
    picture to picture.
    """
    for number in numbers:
        save(noise(2 * size, 2 * size, 3, seed=number), root / IMAGES / f"{number}.jpg")
        parts = {"skin": box(size, 8, 8, 56, 56), "hair": box(size, 0, 0, 64, 16)}
        y = 20 + number % 8
        save_masks(root, number, parts | {"l_brow": box(size, 34, y, 50, y + 4)})
    return root


def save_mapping(root: Path, originals: Mapping[int, int] = PARTITIONED) -> None:
    lines = [f"{idx:<12d}{orig:<12d}{orig + 1:06d}.jpg" for idx, orig in originals.items()]
    (root / MAPPING).write_text("\n".join(["idx         orig_idx    orig_file", *lines]) + "\n")


def release(root: Path) -> Path:
    """The same as the paper's release has it: split into folders, label maps whole."""
    for split, numbers in (("train", (0, 1, 10)), ("test", (28_000,))):
        for number in numbers:
            save(noise(64, 64, 3, seed=number), root / split / "images" / f"{number}.jpg")
            labels = np.full((64, 64), number % 19, np.uint8)
            save(labels, root / split / "labels" / f"{number}.png")
            save(CELEBAMASK_HQ.palette()[labels], root / split / "vis" / f"{number}.png")
    return root


def ade20k(root: Path, train: int = 4, validation: int = 2) -> Path:
    """Pictures of all shapes; annotations 0 to 150 in 151 cells, of which 0 is "other"."""
    data = root / "ADEChallengeData2016"
    for folder, name, count in (("training", "train", train), ("validation", "val", validation)):
        for n in range(1, count + 1):
            height, width = (80, 151) if n % 2 else (151, 80)
            cells = np.tile(np.arange(151, dtype=np.uint8), (80, 1))
            labels = cells if n % 2 else cells.T
            save(noise(height, width, 3, seed=n), data / "images" / folder / f"ADE_{name}_{n:08d}.jpg")
            save(labels.copy(), data / "annotations" / folder / f"ADE_{name}_{n:08d}.png")
    return data


FULL_NUMBERS = {
    2978: 0,
    774: 14,
    783: 14,
    2423: 48,
    2131: 6,
    3109: 141,
    954: 149,
    0: 150,
    101: 150,
    3687: 150,
}
"""Classes of the full ADE20K, and the regions that they become: 2423 is a skyscraper, 101 a balcony."""


def ade20k_full(root: Path) -> Path:
    """Two pictures in folders of scenes, their classes in columns of 8 pixels, and instances."""
    data = root / "ADE20K_2021_17_01"
    for folder, name in (("training/urban/street", "train"), ("validation/sports_and_leisure/gym", "val")):
        stem = data / "images/ADE" / folder / f"ADE_{name}_00000001"
        numbers = np.repeat(list(FULL_NUMBERS), 8)
        segments = np.zeros((40, len(numbers), 3), np.uint8)
        segments[..., 0], segments[..., 1] = numbers // 256 * 10, numbers % 256
        segments[..., 2] = np.arange(40)[:, None] * 6
        save(noise(40, len(numbers), 3), stem.with_suffix(".jpg"))
        save(segments, stem.with_name(f"{stem.name}_seg.png"))
        save(segments, stem.with_name(f"{stem.name}_parts_1.png"))
        save(segments[..., 2], stem / f"instance_000_{stem.name}.png")
        stem.with_suffix(".json").write_text("{}")
    return data


def cityscapes(root: Path, counts: Mapping[str, int] | None = None) -> Path:
    """Streets of 2:1: road below, buildings above, two cars, and a licence plate on the first."""
    for folder, city in (("train", "aachen"), ("train", "bochum"), ("val", "lindau"), ("test", "berlin")):
        for n in range((counts or {}).get(city, 2)):
            stem = f"{city}_{n:06d}_000019"
            save(noise(64, 128, 3, seed=n), root / "leftImg8bit" / folder / city / f"{stem}_leftImg8bit.png")
            labels = np.full((64, 128), 11, np.uint8)
            labels[40:] = 7
            instances = labels.astype(np.uint16)
            for car, x in enumerate((10, 70)):
                labels[30:50, x : x + 40] = 26
                instances[30:50, x : x + 40] = 26_000 + car
            labels[44:48, 20:30] = 255 if n % 2 == 0 else 34  # both occur
            instances[44:48, 20:30] = 65_535
            truth = root / "gtFine" / folder / city
            save(labels, truth / f"{stem}_gtFine_labelIds.png")
            save(instances, truth / f"{stem}_gtFine_instanceIds.png")
            save(labels, truth / f"{stem}_gtFine_color.png")
    return root


def facades(root: Path, count: int = 12) -> Path:
    """Facades of all shapes; ids 1 to 12 in twelve columns, as an indexed picture with a palette."""
    palette = np.arange(768).reshape(256, 3) % 256
    for n in range(1, count + 1):
        labels = np.repeat(np.arange(1, 13, dtype=np.uint8), 8)[None].repeat(60 + n, 0)
        save(noise(60 + n, 96, 3, seed=n), root / "base" / f"cmp_b{n:04d}.jpg")
        save(labels, root / "base" / f"cmp_b{n:04d}.png", palette)
        (root / "base" / f"cmp_b{n:04d}.xml").write_text("<objects/>")
    return root

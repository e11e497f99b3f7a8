"""A plain folder of image and label pairs: `images/NAME.jpg|png` with `labels/NAME.png` of region ids."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image


class DataError(ValueError):
    """A data set that cannot be used; the message names the file and the remedy."""


@dataclass(frozen=True)
class PairFolder:
    """The pairs of `root` that are in use, by name. Names listed in `root/test.txt` are never among them
    unless asked.
    """

    root: Path
    names: tuple[str, ...]
    regions: int

    @classmethod
    def open(
        cls, root: Path, regions: int, only: Collection[str] | None = None, split: str = "train"
    ) -> PairFolder:
        """`split` is "train" (all but test.txt), "test" (test.txt) or "all"; `only` keeps the names
        it holds.
        """
        images, labels = root / "images", root / "labels"
        if not images.is_dir() or not labels.is_dir():
            raise DataError(f"{root} is not a folder of pairs: it needs the folders images/ and labels/.")
        names = {p.stem for p in images.iterdir()} & {p.stem for p in labels.glob("*.png")}
        listed = root / "test.txt"
        test = set(listed.read_text(encoding="utf-8").split()) if listed.is_file() else set()
        if split == "train":
            names -= test
        elif split == "test":
            names &= test
        if only is not None:
            names &= set(only)
        if not names:
            raise DataError(f"{root} has no image with a label map of the same name in its {split} split.")
        return cls(root, tuple(sorted(names)), regions)

    def __len__(self) -> int:
        return len(self.names)

    def load(self, name: str, size: int) -> tuple[np.ndarray, np.ndarray]:
        """Image uint8 [size, size, 3] and label map uint8 [size, size] of `name`."""
        image_path = next((self.root / "images").glob(f"{name}.*"))
        label_path = self.root / "labels" / f"{name}.png"
        try:
            with Image.open(image_path) as picture:
                image = picture.convert("RGB")
            with Image.open(label_path) as picture:
                labels = picture if picture.mode in ("L", "P") else picture.convert("L")
                labels.load()
        except OSError as error:
            raise DataError(
                f"{name} in {self.root} cannot be read ({error}); remove or replace the pair."
            ) from error
        if image.size != labels.size:
            raise DataError(f"{label_path} is {labels.size}, its image {image.size}: they must be equal.")
        if image.size != (size, size):
            image = image.resize((size, size), Image.Resampling.LANCZOS)
            labels = labels.resize((size, size), Image.Resampling.NEAREST)
        ids = np.asarray(labels, np.uint8)
        if ids.max() >= self.regions:
            raise DataError(f"{label_path} has id {ids.max()}; ids are 0 to {self.regions - 1}.")
        return np.asarray(image, np.uint8), ids

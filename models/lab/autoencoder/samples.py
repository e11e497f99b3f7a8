"""Training samples of the texture autoencoder: crops of pictures at several scales."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.autoencoder.network import CELL
from models.pixels import to_signed

_LARGE = 768  # a side from which on a picture is shown at half its size, too
_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


class PictureCrops:
    """Square crops of the pictures of some folders, turned and mirrored at random.

    `folders` are searched for pictures directly or in images/; `shares` say how many crops come from each.
    Files named in `left_out` (without suffix) are never read. ValueError for a folder without pictures.
    """

    def __init__(self, folders: Sequence[Path], shares: Sequence[float], left_out: frozenset[str]) -> None:
        self._folders = [_pictures(folder, left_out) for folder in folders]
        weights = np.asarray(shares, np.float64)
        self._shares = weights / weights.sum()

    def __len__(self) -> int:
        return sum(map(len, self._folders))

    def draw(self, random: np.random.Generator, count: int, size: int) -> Tensor:
        """Crops [count, 3, size, size] in [-1, 1]."""
        crops = []
        for folder in random.choice(len(self._folders), count, p=self._shares):
            pictures = self._folders[folder]
            crops.append(_crop(pictures[random.integers(len(pictures))], random, size))
        return to_signed(np.stack(crops)).contiguous()

    def cells(self, random: np.random.Generator, count: int) -> Tensor:
        """Cells [count, 3, 8, 8] in [-1, 1]."""
        return self.draw(random, count, CELL)


def picture_files(folder: Path) -> list[Path]:
    """The pictures in a folder, or in its images/, in order."""
    inside = folder / "images"
    there = (inside if inside.is_dir() else folder).iterdir()
    return sorted(path for path in there if path.suffix.lower() in _SUFFIXES)


def _pictures(folder: Path, left_out: frozenset[str]) -> list[np.ndarray]:
    files = [path for path in picture_files(folder) if path.stem not in left_out]
    if not files:
        raise ValueError(f"{folder} holds no pictures. Give a folder of .jpg or .png files.")
    return [np.asarray(Image.open(path).convert("RGB")) for path in files]


def _crop(picture: np.ndarray, random: np.random.Generator, size: int) -> np.ndarray:
    """A crop uint8 [size, size, 3]; of a large picture from one at half the size two times out of three."""
    scale = 2 if min(picture.shape[:2]) >= _LARGE and random.random() < 2 / 3 else 1
    side = size * scale
    top = random.integers(picture.shape[0] - side + 1)
    left = random.integers(picture.shape[1] - side + 1)
    crop = picture[top : top + side, left : left + side]
    if scale > 1:
        crop = cv2.resize(crop, (size, size), interpolation=cv2.INTER_AREA)
    crop = np.rot90(crop, int(random.integers(4)))
    return np.ascontiguousarray(crop[:, ::-1] if random.random() < 0.5 else crop)


def moved(latents: Tensor, images: Tensor, random: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Latents [B, C, h, w] with patches copied from elsewhere in the same crop, and the pictures
    [B, 3, 8h, 8w] that this should decode to: the pixels moved alike, with soft seams.

    It teaches the decoder what exemplars do to latents.
    """
    count, _, height, width = latents.shape
    at_cells = _displaced(random, count, height, width)  # [B, h, w, 2], source cells (row, column)
    flat = torch.from_numpy(at_cells[..., 0] * width + at_cells[..., 1]).flatten(1)[:, None]
    copied = latents.flatten(2).gather(2, flat.expand(-1, latents.shape[1], -1)).view_as(latents)
    target = torch.zeros_like(images)
    weight = images.new_zeros(count, 1, CELL * height, CELL * width)
    rows, columns = np.mgrid[: CELL * height, : CELL * width]
    for patch in np.unique(at_cells[..., 2]):
        chosen = at_cells[..., 2] == patch  # [B, h, w]
        soft = _soft(chosen)
        for i in range(count):
            if not chosen[i].any():
                continue
            row, column = at_cells[i][chosen[i]][0, 3:] * CELL
            y = np.clip(rows + row, 0, CELL * height - 1)
            x = np.clip(columns + column, 0, CELL * width - 1)
            target[i] += soft[i] * images[i][:, y, x]
            weight[i] += soft[i]
    return copied, target / weight.clamp_min(1e-4)


def _displaced(random: np.random.Generator, count: int, height: int, width: int) -> np.ndarray:
    """int [B, h, w, 5]: source row and column, patch number, and the patch's displacement in cells."""
    found = np.empty((count, height, width, 5), np.int64)
    rows, columns = np.mgrid[:height, :width]
    for i in range(count):
        centres = random.random((3, 2)) * (height, width)
        distance = (rows[..., None] - centres[:, 0]) ** 2 + (columns[..., None] - centres[:, 1]) ** 2
        patch = distance.argmin(-1)
        move = random.integers(-height // 3, height // 3 + 1, (3, 2))
        move[0] = 0
        found[i, ..., 2] = patch
        found[i, ..., 3:] = move[patch]
        found[i, ..., 0] = np.clip(rows + move[patch][..., 0], 0, height - 1)
        found[i, ..., 1] = np.clip(columns + move[patch][..., 1], 0, width - 1)
    return found


def _soft(chosen: np.ndarray) -> Tensor:
    """bool [B, h, w] as weights [B, 1, 8h, 8w] with seams about three pixels wide."""
    large = chosen.repeat(CELL, 1).repeat(CELL, 2).astype(np.float32)
    return torch.from_numpy(np.stack([cv2.GaussianBlur(mask, (0, 0), 1.2) for mask in large]))[:, None]

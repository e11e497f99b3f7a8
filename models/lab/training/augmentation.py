"""Augmentation that keeps pictures and labels aligned.

The changes are drawn for each picture (numpy) and applied to a whole batch on the training device.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.regions import RegionSet


class ColourChange(NamedTuple):
    """regions [S, 3, 4]: for each region the map of its colours, c -> a c + b with a [3, 3], b [3];
    picture [2, 3]: gain and offset of the whole picture afterwards. Colours are in [-1, 1].
    """

    regions: np.ndarray
    picture: np.ndarray


def draw_colour_change(
    rng: np.random.Generator, present: np.ndarray, regions: RegionSet, jitter: float, recolour: float
) -> ColourChange:
    """For a picture with the regions `present`: other colours for some of them, as in `draw_recolouring`, and
    for half of the pictures another exposure and white balance, of the strength `jitter`.
    """
    picture = np.stack([np.ones(3), np.zeros(3)])
    recoloured = draw_recolouring(rng, present, regions, recolour)
    if rng.random() < 0.5:
        picture[0] += jitter * rng.uniform(-1, 1) + jitter / 2 * rng.uniform(-1, 1, 3)
        picture[1] = jitter * rng.uniform(-1, 1)
    return ColourChange(recoloured, picture)


def draw_recolouring(
    rng: np.random.Generator, present: np.ndarray, regions: RegionSet, share: float
) -> np.ndarray:
    """With probability `share` other colours for one to three of the regions `present`, [S, 3, 4].

    A network that only ever saw natural faces infers a region's colour from its neighbours; one that saw
    green hair above a blue nose reads it from the region's style. Mirrored pairs change together.
    """
    change = np.tile(np.eye(3, 4), (len(regions), 1, 1))
    if rng.random() >= share:
        return change
    count = min(int(rng.integers(1, 4)), len(present))
    for region in rng.choice(present, count, replace=False):
        gain, offset = rng.uniform(0.6, 1.3, 3), rng.uniform(-0.25, 0.25, 3)
        one = np.concatenate([gain[:, None] * np.eye(3)[rng.permutation(3)], offset[:, None]], 1)
        change[[region, regions.mirrored_ids[region]]] = one
    return change


def change_colours(images: Tensor, labels: Tensor, changes: list[ColourChange]) -> Tensor:
    """Pictures [B, 3, H, W] in [-1, 1] with label maps [B, H, W] in other colours."""
    tables = torch.from_numpy(np.stack([c.regions for c in changes]).astype(np.float32))  # [B, S, 3, 4]
    pictures = torch.from_numpy(np.stack([c.picture for c in changes]).astype(np.float32))  # [B, 2, 3]
    tables, pictures = tables.to(images.device), pictures.to(images.device)
    rows = torch.arange(len(images), device=images.device).view(-1, 1, 1)
    chosen = tables.view(*tables.shape[:2], 12)[rows, labels.long()].unflatten(3, (3, 4))  # [B, H, W, 3, 4]
    colours = images.permute(0, 2, 3, 1)  # [B, H, W, 3]
    colours = (chosen[..., :3] * colours.unsqueeze(3)).sum(4) + chosen[..., 3]
    gain, offset = pictures[:, 0].view(-1, 1, 1, 3), pictures[:, 1].view(-1, 1, 1, 3)
    return (colours.clamp(-1, 1) * gain + offset).clamp(-1, 1).permute(0, 3, 1, 2)


def draw_warp(rng: np.random.Generator, strength: float) -> np.ndarray:
    """How half of the pictures are turned (by up to `strength` radians), scaled and moved (by up to that
    share of the picture): what `affine_grid` takes, [2, 3].
    """
    if rng.random() < 0.5:
        return np.eye(2, 3)
    angle, scale = strength * rng.uniform(-1, 1), 1 + strength * rng.uniform(-1, 1)
    c, s = scale * np.cos(angle), scale * np.sin(angle)
    x, y = strength * rng.uniform(-1, 1, 2)
    return np.array([[c, -s, x], [s, c, y]])


def warp(images: Tensor, labels: Tensor, warps: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Pictures [B, 3, H, W] and label maps uint8 [B, H, W], turned together; what enters at the borders is
    their reflection.
    """
    turns = torch.from_numpy(np.stack(warps).astype(np.float32)).to(images.device)
    grid = F.affine_grid(turns, list(images.shape), align_corners=False)
    options = {"padding_mode": "reflection", "align_corners": False}
    turned = F.grid_sample(images, grid, mode="bicubic", **options).clamp(-1, 1)  # type: ignore[arg-type]
    ids = F.grid_sample(labels[:, None].float(), grid, mode="nearest", **options)  # type: ignore[arg-type]
    return turned, ids[:, 0].to(torch.uint8)


def recolour_regions(
    image: np.ndarray, labels: np.ndarray, regions: RegionSet, rng: np.random.Generator, share: float
) -> np.ndarray:
    """One picture [H, W, 3] in [-1, 1] as `draw_recolouring` says."""
    change = draw_recolouring(rng, np.unique(labels), regions, share).astype(np.float32)
    chosen = change[labels]  # [H, W, 3, 4]
    return np.clip((chosen[..., :3] * image[..., None, :]).sum(3) + chosen[..., 3], -1, 1)

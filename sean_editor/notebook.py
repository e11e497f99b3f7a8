"""Display in notebooks: Jupyter draws the value that `show` returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image

from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.portrait import Portrait

_GAP = 8


def show(*pictures: Any, across: int = 6, regions: RegionSet = CELEBAMASK_HQ) -> Image.Image:
    """Pictures side by side, `across` of them in a row, on white.

    Each is a portrait, an RGB picture uint8 [H, W, 3], a label map of integers [H, W] (drawn in the colours
    of `regions`), a mask bool [H, W], or one of the network's images, float [3, H, W] in [-1, 1], as an array
    or tensor. ValueError for anything else.
    """
    tiles = [_pixels(picture, regions) for picture in pictures]
    if not tiles:
        raise ValueError("there is no picture to show")
    rows = [tiles[start : start + across] for start in range(0, len(tiles), across)]
    heights = [max(len(tile) for tile in row) for row in rows]
    width = max(sum(tile.shape[1] + _GAP for tile in row) for row in rows) - _GAP
    sheet = Image.new("RGB", (width, sum(heights) + _GAP * (len(rows) - 1)), "white")
    y = 0
    for row, height in zip(rows, heights, strict=True):
        _paste(sheet, row, y)
        y += height + _GAP
    return sheet


def _paste(sheet: Image.Image, row: Sequence[np.ndarray], y: int) -> None:
    x = 0
    for tile in row:
        sheet.paste(Image.fromarray(tile), (x, y))
        x += tile.shape[1] + _GAP


def _pixels(picture: Any, regions: RegionSet) -> np.ndarray:
    """One picture as uint8 [H, W, 3]."""
    if isinstance(picture, Portrait):
        return picture.image
    array = np.asarray(picture)
    if array.ndim == 3 and array.shape[2] == 3 and array.dtype == np.uint8:
        return np.ascontiguousarray(array)
    if array.ndim == 3 and array.shape[0] == 3 and np.issubdtype(array.dtype, np.floating):
        import torch

        from models.pixels import to_pixels

        return to_pixels(torch.from_numpy(array))
    if array.ndim == 2 and array.dtype == bool:
        return np.repeat(array[..., None] * np.uint8(255), 3, 2)
    if array.ndim == 2 and np.issubdtype(array.dtype, np.integer):
        return regions.palette()[array]
    raise ValueError(
        "a picture is uint8 [H, W, 3], a label map [H, W], a mask bool [H, W] or float [3, H, W], "
        f"not {array.dtype} {list(array.shape)}"
    )

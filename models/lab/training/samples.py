"""Held-out figures and sheets of samples, which show how a run goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from models.atomic_write import write_atomically
from models.lab.metrics.metrics import psnr, ssim
from models.lab.systems import System
from models.lab.training.batches import BatchMaker
from models.lab.training.trainer import Trainer
from models.pixels import to_pixels, to_signed
from models.regions import RegionSet

_AT_ONCE = 8
SHOWN = 8
"""Pictures of a sheet, at most."""
_GROUND, _INK = (24, 24, 27), (220, 220, 224)
_GAP = 4
_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@torch.no_grad()
def held_out_figures(trainer: Trainer, system: System, held_out: BatchMaker) -> dict[str, float]:
    """Mean PSNR and SSIM of a system's reconstructions of all held-out pictures, without noise."""
    psnrs, ssims = [], []
    places = range(len(held_out.names))
    for first in places[::_AT_ONCE]:
        batch = held_out.take(places[first : first + _AT_ONCE], trainer.heights()).to(trainer.device)
        result, target = trainer.reconstruct(system, batch), trainer.target(batch)
        psnrs.append(psnr(result, target))
        ssims.append(ssim(result, target))
    return {"psnr": torch.cat(psnrs).mean().item(), "ssim": torch.cat(ssims).mean().item()}


@torch.no_grad()
def sample_sheet(trainer: Trainer, system: System, held_out: BatchMaker) -> np.ndarray:
    """Up to eight held-out pictures, spread over all of them, uint8 [H, W, 3]. A column each: the picture,
    its layout, its reconstruction, and where the system can do that its layout in the style of the next
    column's picture.
    """
    count = len(held_out.names)
    places = [i * count // min(count, SHOWN) for i in range(min(count, SHOWN))]
    batch = held_out.take(places, trainer.heights()).to(trainer.device)
    result = trainer.reconstruct(system, batch)
    rows = {
        "picture": trainer.target(batch),
        "layout": _paint(batch.labels, trainer.regions, result.shape[2:]),
        "reconstruction": result,
    }
    exchanged = None if trainer.coarse or len(places) < 2 else system.exchange(batch)
    if exchanged is not None:
        rows["style of the next column"] = exchanged
    return captioned([held_out.names[place] for place in places], {t: list(row) for t, row in rows.items()})


def captioned(heads: Sequence[str], rows: dict[str, list[Tensor]]) -> np.ndarray:
    """Pictures [3, h, w] in [-1, 1] in rows, under a head for each column and a line for each row, uint8
    [H, W, 3].
    """
    height, width = next(iter(rows.values()))[0].shape[1:]
    font = ImageFont.load_default(max(10, min(16, width // 10)))
    line = int(font.getbbox("Ag")[3]) + _GAP
    size = (len(heads) * (width + _GAP) - _GAP, line + len(rows) * (height + line))
    sheet = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(sheet)
    for column, head in enumerate(heads):
        draw.text((column * (width + _GAP), 0), _fitting(draw, head, font, width), _INK, font)
    for number, (title, pictures) in enumerate(rows.items()):
        top = line + number * (height + line)
        draw.text((0, top), _fitting(draw, title, font, size[0]), _INK, font)
        for column, picture in enumerate(pictures):
            sheet.paste(Image.fromarray(to_pixels(picture)), (column * (width + _GAP), top + line))
    return np.asarray(sheet)


def write_sheet(sheet: np.ndarray, path: Path) -> None:
    write_atomically(path, lambda file: Image.fromarray(sheet).save(file, "PNG"))


def _fitting(draw: ImageDraw.ImageDraw, text: str, font: _Font, width: int) -> str:
    """The text, its end left out where it is too wide: two texts would run into each other."""
    while text and draw.textlength(text, font) > width:
        text = text[:-1]
    return text


def _paint(labels: Tensor, regions: RegionSet, size: torch.Size) -> Tensor:
    planes = to_signed(regions.palette()[labels.cpu().numpy()])  # [B, 3, H, W]
    return F.interpolate(planes, size=tuple(size), mode="area").to(labels.device)

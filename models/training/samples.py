"""What a run shows while it goes on: held-out figures and a sheet of pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from models.evaluation.metrics import psnr, ssim
from models.regions import RegionSet
from models.training.batches import Batch
from models.training.trainer import Trainer


@torch.no_grad()
def held_out_figures(trainer: Trainer, batches: list[Batch]) -> dict[str, float]:
    """Mean PSNR and SSIM of the averaged generator's reconstructions, without noise."""
    psnrs, ssims = [], []
    for batch in batches:
        result = trainer.reconstruct(trainer.average.generator, batch, noise=False)
        target = trainer.target(batch)
        psnrs.append(psnr(result, target))
        ssims.append(ssim(result, target))
    return {"psnr": torch.cat(psnrs).mean().item(), "ssim": torch.cat(ssims).mean().item()}


@torch.no_grad()
def write_sheet(trainer: Trainer, batch: Batch, regions: RegionSet, path: Path) -> None:
    """One column a portrait: picture, layout, reconstruction, and the next portrait's style on this
    layout.
    """
    generator = trainer.average.generator
    result = trainer.reconstruct(generator, batch, noise=False)
    rows = [trainer.target(batch), _paint(batch.labels, regions, result.shape[2]), result]
    if not trainer.coarse:
        styles = generator.encode(batch.images, batch.labels).roll(1, 0)
        rows.append(
            torch.cat(
                [generator(b[None], s[None], noise=False) for b, s in zip(batch.labels, styles, strict=True)]
            )
        )
    sheet = torch.cat([torch.cat(list(row), 2) for row in rows], 1)  # [3, rows h, B w]
    array = ((sheet.clamp(-1, 1) + 1) * 127.5).round().byte().permute(1, 2, 0).cpu().numpy()
    Image.fromarray(array).save(path)


def _paint(labels: Tensor, regions: RegionSet, size: int) -> Tensor:
    colours = regions.palette()[labels.cpu().numpy()]  # [B, H, W, 3]
    planes = torch.from_numpy(colours.astype(np.float32) / 127.5 - 1).permute(0, 3, 1, 2)
    return F.interpolate(planes, size=(size, size), mode="area").to(labels.device)

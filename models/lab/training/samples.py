"""Held-out figures and sheets of samples, which show how a run goes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from models.atomic_write import write_atomically
from models.lab.metrics.metrics import psnr, ssim
from models.lab.systems import Batch, System
from models.lab.training.trainer import Trainer
from models.pixels import to_pixels, to_signed
from models.regions import RegionSet


@torch.no_grad()
def held_out_figures(trainer: Trainer, system: System, batches: list[Batch]) -> dict[str, float]:
    """Mean PSNR and SSIM of a system's reconstructions, without noise."""
    psnrs, ssims = [], []
    for batch in batches:
        result, target = trainer.reconstruct(system, batch), trainer.target(batch)
        psnrs.append(psnr(result, target))
        ssims.append(ssim(result, target))
    return {"psnr": torch.cat(psnrs).mean().item(), "ssim": torch.cat(ssims).mean().item()}


@torch.no_grad()
def sample_sheet(trainer: Trainer, system: System, batch: Batch) -> np.ndarray:
    """One column a picture, uint8 [H, W, 3]: picture, layout, reconstruction, and where the system can do
    that the next picture's style on this layout.
    """
    result = trainer.reconstruct(system, batch)
    rows = [trainer.target(batch), _paint(batch.labels, trainer.regions, result.shape[2:]), result]
    exchanged = None if trainer.coarse else system.exchange(batch)
    if exchanged is not None:
        rows.append(exchanged)
    sheet = torch.cat([torch.cat(list(row), 2) for row in rows], 1)  # [3, rows h, B w]
    return to_pixels(sheet)


def write_sheet(sheet: np.ndarray, path: Path) -> None:
    write_atomically(path, lambda file: Image.fromarray(sheet).save(file, "PNG"))


def _paint(labels: Tensor, regions: RegionSet, size: torch.Size) -> Tensor:
    planes = to_signed(regions.palette()[labels.cpu().numpy()])  # [B, 3, H, W]
    return F.interpolate(planes, size=tuple(size), mode="area").to(labels.device)

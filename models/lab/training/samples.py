"""What a run shows while it goes on: held-out figures and a sheet of pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from models.lab.metrics.metrics import psnr, ssim
from models.lab.systems import Batch, System
from models.lab.training.trainer import Trainer
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
    return ((sheet.clamp(-1, 1) + 1) * 127.5).round().byte().permute(1, 2, 0).cpu().numpy()


def write_sheet(sheet: np.ndarray, path: Path) -> None:
    Image.fromarray(sheet).save(path)


def _paint(labels: Tensor, regions: RegionSet, size: torch.Size) -> Tensor:
    colours = regions.palette()[labels.cpu().numpy()]  # [B, H, W, 3]
    planes = torch.from_numpy(colours.astype(np.float32) / 127.5 - 1).permute(0, 3, 1, 2)
    return F.interpolate(planes, size=tuple(size), mode="area").to(labels.device)

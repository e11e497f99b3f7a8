"""The reconstruction protocol of the paper's Table 1: each test picture from its own style and its own
layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch

from models.datasets.pairs import PairFolder
from models.evaluation.metrics import psnr, rmse, ssim

Reconstruct = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""(image uint8 [H, W, 3], labels uint8 [H, W]) -> reconstruction float32 [3, H, W] in [-1, 1]."""


@dataclass(frozen=True)
class Figures:
    """How close one reconstruction came: PSNR in dB, SSIM, RMSE on a scale of 0..1."""

    name: str
    psnr: float
    ssim: float
    rmse: float


def figures_of(name: str, image: np.ndarray, result: np.ndarray) -> Figures:
    """Figures of a `result` float32 [3, H, W] in [-1, 1] against its picture uint8 [H, W, 3]."""
    wanted = torch.from_numpy(image.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
    made = torch.from_numpy(result)[None]
    return Figures(name, *(metric(made, wanted).item() for metric in (psnr, ssim, rmse)))


def measure(pairs: PairFolder, size: int, reconstruct: Reconstruct) -> Iterator[Figures]:
    """Figures of every pair at `size` x `size`, in the order of the names."""
    for name in pairs.names:
        image, labels = pairs.load(name, size)
        yield figures_of(name, image, reconstruct(image, labels))


def mean_figures(figures: Iterable[Figures]) -> Figures:
    """The plain mean over pictures, named "mean"."""
    rows = np.array([[f.psnr, f.ssim, f.rmse] for f in figures])
    return Figures("mean", *rows.mean(0).tolist())


def mean_colours(image: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The baseline that every model must beat: each region filled with its mean colour, float32 [3, H, W]."""
    flat, values = labels.ravel(), image.reshape(-1, 3).astype(np.float64)
    counts = np.maximum(np.bincount(flat), 1)
    means = np.stack([np.bincount(flat, values[:, c]) / counts for c in range(3)], 1)  # [S, 3]
    return (means[labels] / 127.5 - 1).astype(np.float32).transpose(2, 0, 1)

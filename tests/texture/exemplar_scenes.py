"""Regions drawn for the tests of exemplars."""

import numpy as np
import torch

from models.autoencoder import TextureAutoencoder
from models.autoencoder.network import start_from_components
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import to_lab


def autoencoder() -> TextureAutoencoder:
    """An untrained one: principal components of noise."""
    network = TextureAutoencoder()
    start_from_components(
        network, torch.rand(500, 3, 8, 8, generator=torch.Generator().manual_seed(0)) * 2 - 1
    )
    return network.requires_grad_(False).eval()


def stripes(size: int, angle: float, period: float = 6.0) -> np.ndarray:
    """Brown stripes, uint8 [size, size, 3]; `angle` in degrees of their direction, 0 is horizontal."""
    rows, columns = np.mgrid[:size, :size]
    across = rows * np.cos(np.radians(angle)) - columns * np.sin(np.radians(angle))
    wave = 30 * np.sin(2 * np.pi * across / (period * size / 256))
    return np.clip(np.array([120.0, 90.0, 60.0]) + wave[..., None], 0, 255).astype(np.uint8)


def disc(size: int, radius: float = 0.35, x: float = 0.5, y: float = 0.5) -> np.ndarray:
    """A region as float32 [size, size]; lengths in sides."""
    rows, columns = (np.mgrid[:size, :size] + 0.5) / size
    return np.clip((radius - np.hypot(columns - x, rows - y)) * size / 2 + 0.5, 0, 1).astype(np.float32)


def position(size: int, right: float = 0.0) -> np.ndarray:
    line = ((np.arange(size) + 0.5) / size).astype(np.float32)
    return np.stack(np.meshgrid(line - right, line), -1)


def view(
    photo: np.ndarray, weight: np.ndarray, guide: np.ndarray | None = None, key: str = "source"
) -> RegionView:
    return RegionView(key, photo, weight, photo if guide is None else guide, position(len(weight)))


def canvas(base: np.ndarray, weight: np.ndarray, own: RegionView | None = None) -> Canvas:
    """`base` is uint8 [S, S, 3]."""
    size = len(weight)
    if own is None:
        own = view(np.full((size, size, 3), 128, np.uint8), weight, key="own")
    return Canvas(to_lab(base), weight, position(size), own)

"""Blurs that stay within a region, smooth noise, and the unit of all lengths."""

from __future__ import annotations

import cv2
import numpy as np


def within(picture: np.ndarray, mask: np.ndarray, deviation: float) -> np.ndarray:
    """`picture` float32 [H, W, 3] blurred within `mask`, bool [H, W], and continued beyond it.

    The outermost pixels do not count: what lies beside a region shows through there.
    """
    inside = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(np.float32)
    weight = inside if inside.any() else mask.astype(np.float32)
    total, share = np.zeros_like(picture, np.float32), np.zeros(mask.shape, np.float32)
    for wider, part in ((deviation, 1.0), (4 * deviation, 1e-2), (16 * deviation, 1e-4)):
        total += part * cv2.GaussianBlur(picture * weight[..., None], (0, 0), wider)
        share += part * cv2.GaussianBlur(weight, (0, 0), wider)
    found: np.ndarray = total / np.maximum(share, 1e-9)[..., None]
    return found


def unit(labels: np.ndarray) -> float:
    """Pixels of a picture of `labels` [H, W] for each pixel of a portrait of 256 x 256, the size that all
    lengths of a recipe are given for.
    """
    return labels.shape[1] / 256


def smooth_noise(draw: np.random.Generator, shape: tuple[int, ...], size: float) -> np.ndarray:
    """Noise float32 [H, W] of deviation 1, blurred by `size` pixels."""
    noise = cv2.GaussianBlur(draw.standard_normal(shape).astype(np.float32), (0, 0), size)
    found: np.ndarray = noise / noise.std()
    return found


def soft(mask: np.ndarray, deviation: float = 0.7) -> np.ndarray:
    """A mask bool [H, W] with an antialiased outline, float32 [H, W, 1]."""
    return cv2.GaussianBlur(mask.astype(np.float32), (0, 0), deviation)[..., None]


def at_points(values: np.ndarray, points: np.ndarray) -> np.ndarray:
    """`values` [H, W] or [H, W, C] at points [N, 2] (x, y); those beyond the border have its values."""
    rows = np.clip(points[:, 1], 0, values.shape[0] - 1).astype(int)
    columns = np.clip(points[:, 0], 0, values.shape[1] - 1).astype(int)
    found: np.ndarray = values[rows, columns]
    return found

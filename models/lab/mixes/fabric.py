"""Clothes, hats and backgrounds: the network's colours, with cloth of our own drawn over them."""

from __future__ import annotations

from typing import Literal

import cv2
import numpy as np

from models.lab.mixes.smoothing import smooth_noise, soft, unit, within

Cloth = Literal["plain", "knit", "felt", "straw", "jersey"]

_COLOUR = {"plain": 3.0, "knit": 3.5, "felt": 2.5, "straw": 3.0, "jersey": 3.5}
"""Standard deviation of the blur of the network's colours, pixels of 256."""
_FOLDS = 12.0  # pixels of 256: soft undulation
_FINE = 4  # times the picture's size at which cloth is drawn


def with_cloth(
    picture: np.ndarray, mask: np.ndarray, cloth: Cloth, draw: np.random.Generator, folds: float = 0.03
) -> np.ndarray:
    """The picture float32 [H, W, 3] with `cloth` where `mask`, bool [H, W], is; `folds` is their depth."""
    if not mask.any():
        return picture
    base = within(picture, mask, _COLOUR[cloth] * unit(mask))
    tone = 1 + _texture(mask, cloth, draw) + folds * smooth_noise(draw, mask.shape, _FOLDS * unit(mask))
    alpha = soft(mask)
    mixed: np.ndarray = np.clip(base * tone[..., None], 0, 255) * alpha + picture * (1 - alpha)
    return mixed


def with_backdrop(picture: np.ndarray, mask: np.ndarray, deviation: float) -> np.ndarray:
    """The picture with its background, `mask` bool [H, W], out of focus by `deviation` pixels of 256."""
    alpha = soft(mask)
    mixed: np.ndarray = within(picture, mask, deviation * unit(mask)) * alpha + picture * (1 - alpha)
    return mixed


def _texture(mask: np.ndarray, cloth: Cloth, draw: np.random.Generator) -> np.ndarray:
    """Relative lightness of the cloth, float32 [H, W], about 0."""
    height, width = mask.shape
    ys, xs = np.mgrid[: height * _FINE, : width * _FINE].astype(np.float32) / (_FINE * unit(mask))
    if cloth == "knit":
        drawn = _knit(mask, xs, ys)
    elif cloth == "straw":
        drawn = _straw(mask, xs, ys)
    elif cloth == "jersey":
        drawn = (
            0.05
            * np.sin(2 * np.pi * xs / 2.6)
            * np.sin(2 * np.pi * (ys + 0.6 * np.abs((xs % 2.6) - 1.3)) / 2.4)
        )
    else:
        drawn = np.zeros_like(xs)
    grain = draw.standard_normal(drawn.shape).astype(np.float32) * (0.16 if cloth == "felt" else 0.14)
    return cv2.resize(drawn + grain, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)


def _across(mask: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How far across (-1..1) and how far up (pixels of 256, round the head) the points of a hat lie."""
    rows, columns = (found / unit(mask) for found in np.nonzero(mask))
    middle, half = (columns.min() + columns.max()) / 2, max((columns.max() - columns.min()) / 2, 1)
    top = rows.min()
    depth = np.sqrt(np.clip((ys - top + 6) / max(rows.max() - top + 6, 1), 0.02, 1))
    return np.clip((xs - middle) / half / depth, -1, 1), ys + 0.18 * (xs - middle) ** 2 / half


def _knit(mask: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    across, up = _across(mask, xs, ys)
    angle = np.arcsin(across)  # ribs are evenly spaced on a round head
    rib = angle * 15
    stitch = up / 3.4 * 2 * np.pi + 1.6 * np.abs(np.sin(rib))
    drawn: np.ndarray = 0.16 * (np.abs(np.cos(rib)) - 0.6) + 0.09 * np.sin(stitch)
    return drawn


def _straw(mask: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    across, up = _across(mask, xs, ys)
    rows = up / 3.0 * 2 * np.pi
    drawn: np.ndarray = 0.08 * np.sin(rows) + 0.06 * np.sin(
        np.arcsin(across) * 60 + np.pi * np.floor(rows / np.pi)
    )
    return drawn

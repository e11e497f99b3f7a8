"""The soft ragged outline of hair that was painted: ends of single strands along the hair's flow."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.borders import smooth_distance
from sean_editor.texture.smoothing import blur

_RAGGED = 1.3  # pixels of a 256 x 256 picture by which strands end sooner or later
_SOFT = 2.0  # pixels from hair to none along one strand
_LENGTH = 5  # times that the smeared length of the noise is doubled
_REACH = 8.0


def ragged_outline(hair: np.ndarray, lightness: np.ndarray) -> np.ndarray:
    """Alpha float32 [S, S] of the hair of a layout, bool [H, W].

    Its strands follow the texture whose `lightness` is float32 [S, S]. The same hair has the same ends
    every time.
    """
    size = lightness.shape[0]
    unit = size / 256
    distance = smooth_distance(hair, size, _REACH)
    if not hair.any():
        return np.zeros((size, size), np.float32)
    ends = _smeared_noise(_flow(lightness, distance > 0, unit), unit)
    return _step(0.5 + (distance + _RAGGED * ends) / _SOFT) * (distance > -_REACH)


def _flow(lightness: np.ndarray, inside: np.ndarray, unit: float) -> np.ndarray:
    """The direction of strands, unit vectors float32 [S, S, 2]: by the structure tensor, continued."""
    weight = cv2.erode(inside.astype(np.float32), np.ones((5, 5), np.uint8))
    x, y = (cv2.Scharr(cv2.GaussianBlur(lightness, (0, 0), 0.8), cv2.CV_32F, *d) for d in ((1, 0), (0, 1)))
    # strands run across the gradient: double angle + pi
    double = np.dstack([y * y - x * x, -2 * x * y]) * (weight / np.sqrt(x * x + y * y + 1))[..., None]
    double = blur(double, 4 * unit) + 0.05 * blur(double, 16 * unit)
    double[..., 0] -= 1e-4  # where nothing is known hair hangs down
    angle = 0.5 * np.arctan2(double[..., 1], double[..., 0])
    return np.dstack([np.cos(angle), np.sin(angle)]).astype(np.float32)


def _smeared_noise(flow: np.ndarray, unit: float) -> np.ndarray:
    """Noise float32 [S, S] of mean 0 and deviation 1, smeared along `flow`.

    The displacement is composed with itself, which doubles its length each time.
    """
    size = flow.shape[0]
    random = np.random.default_rng(0)
    noise = random.standard_normal((size, size)).astype(np.float32)
    coarse = random.standard_normal((size // 3 + 1,) * 2).astype(np.float32)
    noise += cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC)
    down = flow * np.where(flow[..., 1:] < 0, -1, 1).astype(np.float32)
    grid = np.dstack(np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32)))
    ways = [0.5 * unit * down, -0.5 * unit * down]
    for _ in range(_LENGTH):
        there = [grid + way for way in ways]
        moved = [_moved(noise, place) for place in there]
        noise = noise / 2 + (moved[0] + moved[1]) / 4
        ways = [way + _moved(way, place) for way, place in zip(ways, there, strict=True)]
    noise -= noise.mean()
    scaled_noise: np.ndarray = noise / max(float(noise.std()), 1e-6)
    return scaled_noise


def _moved(values: np.ndarray, place: np.ndarray) -> np.ndarray:
    return cv2.remap(values, place, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _step(x: np.ndarray) -> np.ndarray:
    x = np.clip(x, 0, 1)
    return x * x * (3 - 2 * x)

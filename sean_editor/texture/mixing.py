"""Mixing two textures of the same picture by a slider."""

from __future__ import annotations

import numpy as np

from sean_editor.texture.smoothing import region_mean

_LOW = 10.0  # standard deviation, in pixels at 256, of what counts as colour and shading


def mix_textures(own: np.ndarray, other: np.ndarray, weight: np.ndarray, share: float) -> np.ndarray:
    """`share` (0..1) of the texture of `other`, the rest of `own`'s: pictures float32 [S, S, 3] in Lab.

    A plain mean of two textures that do not match is fainter than either. Detail is therefore amplified to
    the deviation that lies as far between the two, over the region with `weight` float32 [S, S].
    """
    if share <= 0:
        return own
    if share >= 1:
        return other
    mixed = own + np.float32(share) * (other - own)
    deviation = _LOW * weight.shape[0] / 256
    low = region_mean(mixed, weight, deviation)
    inside = weight > 0.5
    if not inside.any():
        return mixed
    wanted = (1 - share) * _detail(own, weight, deviation)[inside].std(0) + share * _detail(
        other, weight, deviation
    )[inside].std(0)
    there = (mixed - low)[inside].std(0)
    gain = np.clip(wanted / np.maximum(there, 1e-3), 1, 1.5).astype(np.float32)
    return low + gain * (mixed - low)


def _detail(picture: np.ndarray, weight: np.ndarray, deviation: float) -> np.ndarray:
    return picture - region_mean(picture, weight, deviation)

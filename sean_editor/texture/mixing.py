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
    lows = [region_mean(picture, weight, deviation) for picture in (own, other)]
    low = lows[0] + np.float32(share) * (lows[1] - lows[0])
    inside = weight > 0.5
    if not inside.any():
        return mixed
    spreads = [(picture - mean)[inside].std(0) for picture, mean in zip((own, other), lows, strict=True)]
    wanted = (1 - share) * spreads[0] + share * spreads[1]
    there = (mixed - low)[inside].std(0)
    gain = np.clip(wanted / np.maximum(there, 1e-3), 1, 1.5).astype(np.float32)
    return low + gain * (mixed - low)

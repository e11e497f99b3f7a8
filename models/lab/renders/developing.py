"""From rendered light to a picture: exposure, tone, colour, grain, and the backdrop behind the person."""

from __future__ import annotations

import numpy as np

from models.lab.renders.classes import Class
from models.lab.renders.maths import Array, Random, to_linear, to_srgb

_LUMINANCE = [0.2126, 0.7152, 0.0722]
_SHOULDER = 0.55
"""Above this value, highlights are compressed."""


def develop(light: Array, alpha: Array, shares: Array, backdrop: Array, rng: Random) -> Array:
    """Pixels uint8 [N, N, 3].

    `light` [N, N, 3] linear and premultiplied by `alpha` [N, N]; `shares` [N, N, 19] of the regions, for the
    exposure follows the face; `backdrop` [N, N, 3] in sRGB, 0..1.
    """
    face = shares[..., Class.SKIN] + shares[..., Class.NOSE] > 0.6
    luminance = light @ _LUMINANCE
    median = np.median(luminance[face] if face.sum() > 20 else luminance[alpha > 0.5])
    target = np.clip(0.33 * (median / 0.33) ** 0.42 * np.exp(rng.normal(0, 0.3)), 0.05, 0.6)
    balance = np.clip(1 + rng.normal(0, 0.045, 3), 0.85, 1.15)
    exposed = light * (target / max(median, 1e-4)) * balance
    room = 1 - _SHOULDER
    compressed = _SHOULDER + room * (1 - np.exp(-(exposed - _SHOULDER) / room))
    exposed = np.where(exposed > _SHOULDER, compressed, exposed)
    picture = np.clip(to_srgb(exposed + (1 - alpha)[..., None] * to_linear(backdrop)), 0, 1)
    contrast = rng.normal(0.1, 0.2)
    picture = picture * (1 - contrast) + contrast * (picture * picture * (3 - 2 * picture))
    grey = picture.mean(-1, keepdims=True)
    picture = grey + (picture - grey) * rng.uniform(0.75, 1.3)
    picture = picture + rng.normal(0, 1, picture.shape) * rng.uniform(0.002, 0.014)
    return np.asarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))

"""Lids and the surroundings of brows and lips under another face's skin: no darker than the own ones are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sean_editor.texture.recolouring import Recolouring
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import region_mean

_FORM = 2.5  # pixels of a 256 x 256 picture: standard deviation of what is form, and not detail
_AWAY = 0.1  # nearness of features up to which skin is plain
_MOST = 40.0  # L by which the network's shade is lifted at most
_HALF = 6.0  # L: lifted by this much, the tint of the shade has half gone


def with_own_shade(canvas: Canvas, own: RegionView) -> Canvas:
    """A canvas of skin in another colour that is no darker near features than the `own` skin of the photo is
    there, relative to the rest of it.

    On a dark face that gets light skin the network keeps dark rings around eyes and lips.
    """
    if canvas.features is None:
        return canvas
    plain = (canvas.features < _AWAY) & (canvas.weight > 0.9) & (own.weight > 0.9)
    near = (canvas.features > _AWAY) & (canvas.weight > 0)
    if not plain.any() or not near.any():
        return canvas
    first, second = own.lab[plain].mean(0), canvas.base[plain].mean(0)
    law = Recolouring.of(first, second, dyed=False)
    deviation = _FORM * canvas.unit
    before, now = (
        region_mean(own.lab, own.weight, deviation),
        region_mean(canvas.base, canvas.weight, deviation),
    )
    wanted = second[0] + law.contrast * (before[..., 0] - first[0])
    lift = np.clip(wanted - now[..., 0], 0, _MOST) * canvas.features
    base = canvas.base.copy()
    base[..., 0] += lift
    base[..., 1:] += (lift / (lift + _HALF) * canvas.features)[..., None] * (second[1:] - now[..., 1:])
    return replace(canvas, base=base)

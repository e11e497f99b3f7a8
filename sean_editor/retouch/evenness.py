"""Even skin by frequency separation: blotches between pores and shape go, pores and shape stay.

The picture is taken apart into three bands. What is finer than the pixels of a small copy (pores, hairs,
grain) is never touched: the correction is computed on the small copy, is smooth, and is added to the full
picture. What is broader than `_SHAPE` is the form of the face in its light. Between them lie blotches, and
also wrinkles, nostrils and shadows with an edge: a bilateral filter (Tomasi and Manduchi 1998) tells them
apart by contrast. CIE Lab, where equal distances look alike, is the space to do so in.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.retouch import Retouch
from sean_editor.photo.blend import smooth_step
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, amounts_of, soft_region
from sean_editor.texture.fill import continued
from sean_editor.texture.smoothing import blur, to_lab

RAMP = 0.012

# lengths as shares of the portrait's side
_SMALL = 1 / 320  # a pixel of the small copy: about that is the size of a pore
_SHAPE = 0.05  # standard deviation: what is broader is shape and light
_ACROSS = 0.02  # standard deviation of the bilateral filter: over which blotches even out
_CONTRAST = 7.0  # CIE Lab: what differs by more from its surroundings has an edge, and stays
_SMOOTH = 1.4  # standard deviation, in pixels of the small copy, of the correction: no pore is touched
_FLUSH = 0.4, 0.15  # the shares of a* (red) and of b* (yellow) broader than blotches that go, too
_FLUSH_OVER = 0.12  # standard deviation
_GLOSS = 8.0, 24.0  # L above the mean: from and up to where skin is gloss, which has the colour of the light


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    amounts = amounts_of(retouch, "evenness")
    return [soft_region(place, amounts, RAMP)] if amounts else []


def apply(part: Part, retouch: Retouch) -> None:
    """Even out the tones of the regions that are to be even."""
    for soft in reach(part.place, retouch):
        if soft is not None:
            levels = part.at(soft.box)
            levels += (
                _enlarged(_correction(levels, soft.strength, part.place.side), levels)
                * (soft.strength[..., None])
            )


def _correction(levels: np.ndarray, strength: np.ndarray, side: float) -> np.ndarray:
    """What makes levels [h, w, 3] even, as a small float32 [m, n, 3] to be added to them."""
    shrink = max(1.0, side * _SMALL)
    size = tuple(max(1, round(length / shrink)) for length in reversed(strength.shape))
    unit = side / shrink  # the portrait's side in pixels of the small copy
    small = cv2.resize(levels, size, interpolation=cv2.INTER_AREA)
    known = cv2.resize(
        np.minimum(strength / max(strength.max(), 1e-6), 1), size, interpolation=cv2.INTER_AREA
    )
    lab = to_lab(small)
    whole = continued(lab, (known > 0.5).astype(np.float32))  # hair and lips beside the skin do not count
    rest = whole - blur(whole, _SHAPE * unit)
    across = _ACROSS * unit
    even = cv2.bilateralFilter(rest, 2 * int(np.ceil(1.5 * across)) + 1, _CONTRAST, across)
    change = even - rest
    flush = whole[..., 1:] + change[..., 1:]
    flush = blur(flush, _FLUSH_OVER * unit) - blur(flush, across)
    change[..., 1:] += flush * np.array(_FLUSH, np.float32) * (1 - _gloss(whole[..., 0]))[..., None]
    change = cv2.GaussianBlur(change, (0, 0), _SMOOTH)
    return cv2.cvtColor(lab + change, cv2.COLOR_LAB2RGB) * 255 - small


def _gloss(light: np.ndarray) -> np.ndarray:
    """How far pixels of a lightness L [m, n] are gloss, float32 [m, n] in 0..1."""
    least, most = _GLOSS
    return smooth_step((light - light.mean() - least) / (most - least))


def _enlarged(change: np.ndarray, levels: np.ndarray) -> np.ndarray:
    return cv2.resize(change, (levels.shape[1], levels.shape[0]), interpolation=cv2.INTER_LINEAR)

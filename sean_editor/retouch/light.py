"""Light: softened, turned, lifted, or that of another face. It multiplies linear colours, and nothing else.

What changes is a smooth field: the logarithm of the luminance by which each pixel gets lighter or darker. Its
mean over the skin is 0, so that a face does not get lighter or darker as a whole.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.retouch import Light, Retouch
from sean_editor.photo.affine import sample, scaling
from sean_editor.retouch.face_light import (
    LUMINANCE,
    basis,
    fitted,
    from_linear,
    log_luminance,
    normals,
    to_linear,
)
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, ids, soft_region
from sean_editor.texture.anatomy import face_position
from sean_editor.texture.smoothing import blur

RAMP = 0.03

_SMALL = 1 / 192  # a pixel of the small copy, as a share of the portrait's side
_GRID = 96  # pixels of a side at which places on the face are known
_SKIN = ids("skin", "nose")
_AMOUNTS: dict[int, float] = {
    **dict.fromkeys(_SKIN, 1.0),
    **dict.fromkeys(ids("eye_g", "l_brow", "r_brow", "mouth", "u_lip", "l_lip", "l_ear", "r_ear"), 1.0),
    **dict.fromkeys(ids("l_eye", "r_eye"), 0.8),
    **dict.fromkeys(ids("neck", "neck_l", "ear_r"), 0.8),
    **dict.fromkeys(ids("hair", "hat"), 0.55),
}
"""How much of a change of light each region gets: what is not on the face's surface gets less."""

_TURNED, _LIFTED = 0.75, 0.55  # logarithms of luminance on the side that looks into the added light
_BROAD = 0.06  # standard deviation in sides: what is broader is light and shade
_SOFTENED = 0.7  # how much of the shading goes at most
_FAR = 0.02  # the share of skin around a pixel below which nothing is known of its shadow
_MOST = 1.0  # the largest change, in logarithms of luminance
_SHOULDER = 0.75  # linear light beyond which more light is compressed: nothing burns out
_HEADROOM = 0.9  # how much of what is left to white more light may fill
_PALER = 0.3  # the power of the added light by which colours get paler


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    return [] if retouch.light.is_none else [_soft(place)]


def apply(part: Part, retouch: Retouch) -> None:
    """Light the face as is asked for."""
    soft = None if retouch.light.is_none else _soft(part.place)
    if soft is None:
        return
    levels = part.at(soft.box)
    change = _change(levels, part.place.part(soft.box), retouch.light)
    if change is None:
        return
    gain = np.exp(np.clip(_enlarged(change, levels), -_MOST, _MOST) * soft.strength)
    levels[...] = _lit(levels, gain)


def lit_regions() -> tuple[int, ...]:
    """The regions that light falls on, by id."""
    return tuple(sorted(_AMOUNTS))


def _soft(place: Place) -> Soft | None:
    return soft_region(place, _AMOUNTS, RAMP)


def _change(levels: np.ndarray, place: Place, light: Light) -> np.ndarray | None:
    """By how much the logarithm of the luminance changes, float32 [m, n] on a small copy of levels [h, w, 3];
    None for a face without skin.
    """
    shrink = max(1.0, place.side * _SMALL)
    height, width = (max(1, round(length / shrink)) for length in levels.shape[:2])
    to_labels = place.to_labels @ scaling(levels.shape[1] / width, levels.shape[0] / height)
    side = place.labels.shape[1]
    places = face_position(place.labels, min(side, _GRID))
    to_places = scaling(places.shape[1] / side, places.shape[0] / place.labels.shape[0]) @ to_labels
    directions = normals(sample(places, to_places, (width, height), cv2.INTER_LINEAR))
    lit = np.isin(place.labels, _SKIN).astype(np.float32)
    share = sample(lit, to_labels, (width, height), cv2.INTER_LINEAR)
    small = cv2.resize(np.clip(levels, 0, 255), (width, height), interpolation=cv2.INTER_AREA)
    luminance = log_luminance(small)
    own = fitted(luminance, share, directions)
    if own is None:
        return None
    own[0] = 0.0  # how light the skin is as a whole is no light
    shape = basis(directions) @ own.astype(np.float32)
    change = np.zeros(luminance.shape, np.float32)
    if light.soften:
        change -= light.soften * _SOFTENED * _shading(luminance, share, shape, _BROAD * place.side / shrink)
    if light.taken is not None and light.share:
        other = basis(directions) @ np.array((0.0, *light.taken[1:]), np.float32)
        change += light.share * (other - (1 - light.soften) * shape)
    change += light.turn * _TURNED * directions[..., 0] + light.lift * _LIFTED * -directions[..., 1]
    skin = np.where(share > 0.6, share, 0)
    return change - np.float32(np.average(change, weights=skin))


def _shading(luminance: np.ndarray, share: np.ndarray, shape: np.ndarray, broad: float) -> np.ndarray:
    """What is lighter and darker on a face, float32 [m, n]: its luminance without what is smaller than
    `broad`, so that cast shadows are in it, too; away from the skin the light that its `shape` tells of.
    """
    known = (share > 0.6).astype(np.float32)
    near = blur(known, broad)
    seen = blur((luminance - np.average(luminance, weights=known + 1e-6)) * known, broad)
    shaded: np.ndarray = seen / np.maximum(near, _FAR)
    trust = np.clip(2 * near, 0, 1)
    return trust * shaded + (1 - trust) * shape


def _lit(levels: np.ndarray, gain: np.ndarray) -> np.ndarray:
    """Levels [h, w, 3] under `gain` [h, w] times as much light. Where that would burn out, it is less."""
    linear = to_linear(np.clip(levels, 0, 255) / 255)
    most = linear.max(-1)
    free = _HEADROOM * (1.0 - np.maximum(most, _SHOULDER)) + 1e-4
    over = np.maximum(most * gain - np.maximum(most, _SHOULDER), 0)
    burnt = over - free * (1 - np.exp(-over / free))  # what would be cut off
    factor = np.where(gain > 1, np.maximum(gain - burnt / np.maximum(most, 1e-6), 1), gain)
    grey = (linear @ LUMINANCE)[..., None]
    pale = np.maximum(factor, 1)[..., None] ** -_PALER  # skin in shade is more colourful than in light
    lit = np.maximum(grey + (linear - grey) * pale, 0) * factor[..., None]
    changed = from_linear(lit) * 255
    same = from_linear(linear) * 255  # there and back: only the difference counts
    new: np.ndarray = levels + (changed - same)
    return new


def _enlarged(change: np.ndarray, levels: np.ndarray) -> np.ndarray:
    return cv2.resize(change, (levels.shape[1], levels.shape[0]), interpolation=cv2.INTER_LINEAR)

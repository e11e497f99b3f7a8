"""What is known about hair from the label map and the colours: the trimap that matting starts from."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.borders import Borders
from sean_editor.texture.matte.contrast import contrast
from sean_editor.texture.matte.flyaway import flyaways

HAIR = CELEBAMASK_HQ.by_name("hair").id
_SKIN = tuple(CELEBAMASK_HQ.by_name(name).id for name in ("skin", "l_ear", "r_ear", "neck"))
_BROWS = tuple(CELEBAMASK_HQ.by_name(name).id for name in ("l_brow", "r_brow"))

_FEATURES = ("nose", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")
_WORN = ("eye_g", "hat", "ear_r", "neck_l")
_IN_FRONT = tuple(CELEBAMASK_HQ.by_name(name).id for name in (*_FEATURES, *_WORN))
"""Never hair. Skin, ears, neck, clothes and background may show strands."""

# in pixels of a 256 x 256 label map
_INSIDE = 5.0  # hair further inside its region is certain
_BESIDE = 4.0  # what lies further outside is not hair unless there is a strand
_OUTSIDE = 10.0  # nor is it further outside even then
_FAR = 24.0  # but where strands are few, they are followed so far
_AROUND = 1.5  # what lies so far from a strand is unknown
_CORE = 0.6  # a lock thinner than _INSIDE is certain over this share of its half width


@dataclass(frozen=True, eq=False)
class Trimap:
    """What is known of alpha; all float32 [M, M].

    known  1 certainly hair, 0 certainly not, 0.5 unknown
    guess  alpha by a pixel's colour alone
    trust  in 0..1, how good that guess is; 0 where there is none
    """

    known: np.ndarray
    guess: np.ndarray
    trust: np.ndarray


def hair_trimap(levels: np.ndarray, borders: Borders) -> Trimap:
    """The trimap of a photo float32 [M, M, 3] in 0..255 with the borders of its label map."""
    size = levels.shape[0]
    unit = size / 256
    hair = borders.weight([HAIR], size) > 0.5
    inside, outside = _distance(hair), _distance(~hair)
    thickness = cv2.dilate(inside, _disc(_INSIDE * unit))
    certain = inside > np.minimum(_INSIDE * unit, _CORE * thickness)
    trimap = np.where(certain, np.float32(1), np.float32(0.5))
    other, bare = outside > _BESIDE * unit, _bare_skin(borders, outside < _OUTSIDE * unit)
    first = flyaways(contrast(levels, certain, other).likeness, hair, bare)
    apart = contrast(levels, certain, other & ~_near(first.strands, _AROUND * unit))
    found = flyaways(apart.likeness, hair, bare)
    strands = found.strands & (outside < unit * (_OUTSIDE + (1 - found.crowd) * (_FAR - _OUTSIDE)))
    near = _near(strands, _AROUND * unit)
    trimap[(outside > _BESIDE * unit) & ~near] = 0
    trimap[borders.weight(_IN_FRONT, size) > 0.5] = 0
    return Trimap(trimap, found.share, strands * apart.sure * (1 - found.crowd))


def _bare_skin(borders: Borders, beside: np.ndarray) -> np.ndarray:
    """bool [M, M]: the forehead, down to the lower edge of the brows, and the skin `beside` the hair."""
    size = beside.shape[0]
    rows = np.flatnonzero((borders.weight(_BROWS, size) > 0.5).any(1))
    beside = beside.copy()
    beside[: rows[-1] if rows.size else 0] = True
    bare: np.ndarray = (borders.weight(_SKIN, size) > 0.5) & beside
    return bare


def _distance(inside: np.ndarray) -> np.ndarray:
    if inside.all():
        return np.full(inside.shape, np.inf, np.float32)
    return cv2.distanceTransform(inside.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)


def _near(mask: np.ndarray, radius: float) -> np.ndarray:
    near: np.ndarray = cv2.dilate(mask.view(np.uint8), _disc(radius)) > 0
    return near


def _disc(radius: float) -> np.ndarray:
    side = 2 * round(radius) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))

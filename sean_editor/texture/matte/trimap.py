"""What a label map says for certain about hair: the trimap that matting starts from."""

from __future__ import annotations

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.borders import Borders

HAIR = CELEBAMASK_HQ.by_name("hair").id

_FEATURES = ("nose", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")
_WORN = ("eye_g", "hat", "ear_r", "neck_l")
_IN_FRONT = tuple(CELEBAMASK_HQ.by_name(name).id for name in (*_FEATURES, *_WORN))
"""Never hair. Skin, ears, neck, clothes and background may show strands."""

_INSIDE = 5.0  # pixels of a 256 x 256 label map: hair further inside its region is certain
_OUTSIDE = 10.0  # and so is what lies further outside
_CORE = 0.6  # a lock thinner than that is certain over this share of its half width


def hair_trimap(borders: Borders, size: int) -> np.ndarray:
    """float32 [size, size]: 1 certainly hair, 0 certainly not, 0.5 unknown; by labels and distance alone."""
    unit = size / 256
    hair = borders.weight([HAIR], size) > 0.5
    inside, outside = _distance(hair), _distance(~hair)
    trimap = np.full(hair.shape, 0.5, np.float32)
    reach = 2 * round(_INSIDE * unit) + 1
    thickness = cv2.dilate(inside, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    trimap[inside > np.minimum(_INSIDE * unit, _CORE * thickness)] = 1
    trimap[outside > _OUTSIDE * unit] = 0
    trimap[borders.weight(_IN_FRONT, size) > 0.5] = 0
    return trimap


def _distance(inside: np.ndarray) -> np.ndarray:
    if inside.all():
        return np.full(inside.shape, np.inf, np.float32)
    return cv2.distanceTransform(inside.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)

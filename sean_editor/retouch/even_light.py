"""Styles without the shadow that lay on their portrait.

A style code holds how a region's colour changes from side to side; that is half a face in shadow as well as
a parting. To tell them apart, the portrait's light is estimated from its normals and softened, and the
encoder's first pass over both pictures says by how much the codes differ: so much is taken off.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.document.retouch import Light, Retouch
from sean_editor.engine.style_bank import StyleMatrix, freeze
from sean_editor.retouch import finished
from sean_editor.retouch.face_light import light_of

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

LEAN = 0.65
"""How strongly light must come from a side or from below (harmonics of order 1) to count as shadow."""
_LIT = [CELEBAMASK_HQ.by_name(name).id for name in ("skin", "nose", "l_ear", "r_ear", "neck")]
_ROUNDS = 2  # of softening: one takes off seven tenths
_EVEN = Retouch(light=Light(soften=1.0))


def lies_in_shadow(portrait: Portrait) -> bool:
    """Whether about half of a face is in shadow. Other region sets than faces have none."""
    try:
        _, x, y, *_ = light_of(portrait.image, portrait.labels)
    except ValueError:
        return False
    return math.hypot(x, y) > LEAN


def evened(engine: Engine, portrait: Portrait, matrix: StyleMatrix) -> StyleMatrix:
    """The portrait's codes `matrix` as they would be in even light; `matrix` itself if there is no shadow.

    Skin, nose, ears and neck lose their shadow; codes keep their length.
    """
    if not lies_in_shadow(portrait):
        return matrix
    picture = portrait.image
    for _ in range(_ROUNDS):
        picture = finished(picture, portrait.labels, _EVEN)
    shaded, even = (engine.encode_once(one, portrait.labels).codes for one in (portrait.image, picture))
    codes = matrix.codes.copy()  # [S, 512]
    lit = [region for region in _LIT if matrix.present[region]]
    moved = codes[lit] + even[lit] - shaded[lit]
    lengths = np.linalg.norm(codes[lit], axis=1) / np.maximum(np.linalg.norm(moved, axis=1), 1e-6)
    codes[lit] = moved * lengths[:, None]
    return freeze(codes, matrix.present)

"""More or less of the finest detail: pores, lashes, single hairs.

The finest band of the lightness is added once more, or taken out. Lightness alone, since sharpened colour
is noise. It is sRGB's own scale, which is nearly even to the eye; contrast beyond `_MOST` is not raised any
more, so that edges get no halo.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.retouch import Retouch
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, amounts_of, soft_region
from sean_editor.texture.smoothing import blur

RAMP = 0.008

_FINEST = 0.0022  # standard deviation, a share of the portrait's side: what is finer is detail
_MOST = 14.0  # levels of 255


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    amounts = amounts_of(retouch, "detail")
    return [soft_region(place, amounts, RAMP)] if amounts else []


def apply(part: Part, retouch: Retouch) -> None:
    """Raise or lower detail."""
    for soft in reach(part.place, retouch):
        if soft is not None:
            levels = part.at(soft.box)
            light = cv2.cvtColor(levels, cv2.COLOR_RGB2GRAY)
            fine = light - blur(light, max(0.5, _FINEST * part.place.side))
            limited = _MOST * fine / (_MOST + np.abs(fine))
            change = np.where(soft.strength > 0, limited, fine) * soft.strength
            levels += change[..., None]

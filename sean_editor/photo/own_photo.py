"""The photo of a portrait at its own resolution, as the texture pass takes it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sean_editor.document.close_up import LARGEST, CloseUp
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.document.pulled import pulled_picture
from sean_editor.document.pulled_portrait import PulledPortrait, pulls_of, unpulled
from sean_editor.photo.cut_out import cut_out

STEP = 8
"""Sides of pictures with texture are multiples of it."""


def own_side(portrait: Portrait) -> int:
    """Pixels of the side of `own_photo`; of the shorter side for a portrait that is not square."""
    if portrait.origin is not None:
        side = round(min(LARGEST, portrait.origin.alignment.side) / STEP) * STEP
        return max(PORTRAIT_SIZE, side)
    return min(portrait.size) if portrait.close_up is None else portrait.close_up.side


def own_photo(portrait: Portrait) -> np.ndarray:
    """The portrait's square of its photo, sRGB uint8 [P, P, 3] with P = `own_side`, 256 to 1024.

    Of a portrait without a photo it is the close-up that was kept, or else its image, of any size.
    """
    if isinstance(portrait, PulledPortrait):
        return pulled_picture(own_photo(unpulled(portrait)), pulls_of(portrait))
    if portrait.origin is not None:
        return cut_out(portrait.origin.photo, portrait.origin.alignment, own_side(portrait))
    return portrait.image if portrait.close_up is None else portrait.close_up.pixels


def without_photo(portrait: Portrait) -> Portrait:
    """The portrait with a close-up instead of its whole photo: a gallery of photos would fill the memory.

    The close-up is cut out when it is first asked for; until then it holds the photo.
    """
    if portrait.origin is None:
        return portrait
    if own_side(portrait) <= min(portrait.size):
        return replace(portrait, origin=None)
    return replace(portrait, origin=None, close_up=CloseUp(own_side(portrait), lambda: own_photo(portrait)))

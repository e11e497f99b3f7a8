"""A portrait or its photo, retouched, without a network."""

from __future__ import annotations

import numpy as np

from sean_editor.document.portrait import Portrait
from sean_editor.document.retouch import Retouch
from sean_editor.document.styles import StyleAssignment
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Exports, Kind


def retouched(portrait: Portrait, retouch: Retouch, whole: bool = False) -> np.ndarray:
    """The portrait at the resolution of its own photo, sRGB uint8 [P, P, 3] with P from 256 to 1024; or the
    `whole` photo on its own pixels, uint8 [H, W, 3] in its own colour space.

    Outside the touched regions and the spots every pixel stays, to the bit. ValueError if there is no photo.
    """
    if whole and portrait.origin is None:
        raise ValueError("this portrait was not cut out of a photo")
    request = ExportRequest(Kind.PHOTO if whole else Kind.PORTRAIT)
    return retouched_exports(portrait, retouch).picture(request).pixels


def retouched_exports(portrait: Portrait, retouch: Retouch) -> Exports:
    """The pictures of a portrait that is retouched and not edited otherwise, to be written."""
    return Exports(Edit(portrait, portrait.labels, StyleAssignment(), retouch=retouch), _no_network)


def _no_network() -> np.ndarray:
    raise RuntimeError("what was not repainted needs no network")

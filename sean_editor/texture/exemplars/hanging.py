"""Which way pieces of hair lie where it was painted: the network's picture hardly says so."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from sean_editor.texture.exemplars.guides import CELLS, WORK, Guides, shrunk
from sean_editor.texture.region_view import Canvas
from sean_editor.texture.smoothing import scaled, to_lab
from sean_editor.texture.strands.flow import flow

_AROUND = 4.0  # pixels of a 256 x 256 picture: the neighbourhood that agrees on a direction


def with_painted_flow(guides: Guides, canvas: Canvas) -> Guides:
    """Guides with the flow of strands that would be drawn, where the own photo does not show the hair."""
    weight, known = (scaled(w, WORK).clip(0, 1) for w in (canvas.weight, canvas.own.weight))
    painted = shrunk(np.maximum(weight - known, 0)) / np.maximum(guides.share, 1e-3)
    if painted.max() < 0.5:
        return guides
    light = to_lab(scaled(canvas.own.photo, WORK))[..., 0]
    along = flow(light, known > 0.5, weight > 0.5, _AROUND).along
    x, y = along[..., 0], along[..., 1]
    doubled = cv2.resize(np.dstack([x * x - y * y, 2 * x * y]), (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    share = painted.clip(0, 1)[..., None]
    return replace(guides, flow=(guides.flow + share * (doubled - guides.flow)).astype(np.float32))

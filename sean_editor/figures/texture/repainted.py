"""Layout edits that only the texture figures use: parts of a face that move."""

from __future__ import annotations

import numpy as np

from sean_editor.errors import UserError
from sean_editor.figures.layout_edits import EDITS, LayoutEdit
from sean_editor.figures.layout_edits.anatomy import BROWS, Face, region_id, region_ids

_RAISED = 0.12
"""How far brows go up, in distances of the eyes."""
_WIDER, _CORNERS = 1.12, 0.12
"""By how much a smile is wider, and how far its corners go up in distances of the eyes."""
_MOUTH = ("u_lip", "l_lip", "mouth")


def raise_brows(face: Face) -> np.ndarray:
    """Both brows higher; skin is left where they were."""
    face.require(BROWS, "the brows do not show")
    moved = _from(face, face.u, face.v + _RAISED)
    labels = np.where(face.mask(*BROWS), region_id("skin"), face.labels)
    arrived = np.isin(moved, region_ids(BROWS)) & np.isin(labels, region_id("skin"))
    return np.where(arrived, moved, labels).astype(np.uint8)


def smile(face: Face) -> np.ndarray:
    """The mouth wider, its corners higher."""
    face.require(["u_lip", "l_lip"], "there are no lips")
    mouth = face.mask(*_MOUTH)
    left, right = float(face.u[mouth].min()), float(face.u[mouth].max())
    middle, half = (left + right) / 2, max((right - left) / 2, 1e-3)
    u = middle + (face.u - middle) / _WIDER
    moved = _from(face, u, face.v + _CORNERS * np.clip((u - middle) / half, -1, 1) ** 2)
    labels = np.where(mouth, region_id("skin"), face.labels)
    arrived = np.isin(moved, region_ids(_MOUTH)) & np.isin(labels, region_id("skin"))
    return np.where(arrived, moved, labels).astype(np.uint8)


def _from(face: Face, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The labels [H, W] that lie at the places (u, v) of the face, [H, W] each."""
    (x, y), (across, down) = face.origin, face.across
    columns = x + face.unit * (u * across - v * down) - 0.5
    rows = y + face.unit * (u * down + v * across) - 0.5
    height, width = face.labels.shape
    at = np.rint(rows).astype(int).clip(0, height - 1), np.rint(columns).astype(int).clip(0, width - 1)
    found: np.ndarray = face.labels[at]
    return found


REPAINTED = {
    edit.name: edit
    for edit in (
        *EDITS,
        LayoutEdit(
            "raise-brows", "Brows raised", raise_brows, ("skin", *BROWS), ("skin", *BROWS), goes_on=True
        ),
        LayoutEdit("smile", "Smile", smile, ("skin", *_MOUTH), ("skin", *_MOUTH), goes_on=True),
    )
}
"""All layout edits by name."""


def edit_named(name: str) -> LayoutEdit:
    """UserError for a name that is none."""
    if name not in REPAINTED:
        raise UserError(f"There is no edit “{name}”. The edits are: {', '.join(REPAINTED)}.")
    return REPAINTED[name]

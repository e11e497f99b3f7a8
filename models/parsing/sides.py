"""Which of a pair is left: eyes, brows and ears named by where they lie about the face's own axis.

Parsers confuse the sides: the public one was trained on mirrored pictures whose labels were not swapped.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from models.parsing.components import number_parts
from models.regions import CELEBAMASK_HQ as REGIONS

_NOSE, _SKIN = REGIONS.by_name("nose").id, REGIONS.by_name("skin").id
_MOUTH = [REGIONS.by_name(name).id for name in ("mouth", "u_lip", "l_lip")]
_EYES = [REGIONS.by_name(name).id for name in ("l_eye", "r_eye")]

_BRIDGE = 0.15
"""The share of the nose's pixels, from its upper end, that lies between the eyes."""
_ACROSS = 0.25
"""A part with this share of its pixels on either side of the axis belongs to both sides: brows that meet."""


class Axis(NamedTuple):
    """A line down the middle of the face: `origin` (x, y) from the picture's centre, `right` the direction
    towards the picture's right for a face that is upright, which is the person's left.
    """

    origin: np.ndarray
    right: np.ndarray

    def side(self, points: np.ndarray) -> np.ndarray:
        """How far points [N, 2] lie to the right of the line: positive on the person's left."""
        return (points - self.origin) @ self.right


def repair_sides(labels: np.ndarray) -> np.ndarray:
    """A copy of the labels (uint8 [H, W], CelebAMask-HQ ids) in which every connected part of an eye, a brow
    or an ear is named by its side of the face's axis; a part that lies across is cut along the axis. Without
    a face nothing changes.
    """
    repaired = labels.copy()
    axis = find_axis(labels)
    if axis is None:
        return repaired
    for left, right in REGIONS.pairs:
        for region in (left, right):
            mask = labels == region
            side = _side_of_parts(axis.side(_points(mask)), number_parts(mask))
            repaired[mask] = np.select([side > 0, side < 0], [left, right], region)
    return repaired


def _side_of_parts(side: np.ndarray, part: np.ndarray) -> np.ndarray:
    """The sides [N] of pixels: those of one part [N] all on the side of its majority if that is clear."""
    ahead, behind = np.bincount(part, side > 0), np.bincount(part, side < 0)
    settled = np.minimum(ahead, behind) < _ACROSS * np.bincount(part)
    return np.where(settled[part], (ahead - behind)[part], side)


def find_axis(labels: np.ndarray) -> Axis | None:
    """The line from the bridge of the nose to the middle of the mouth: both lie in the plane that halves the
    head, however it is turned, while the tip of the nose leaves that line when the head turns away.

    Hidden landmarks are replaced: the bridge by the eyes, then by the skin; the direction by the picture's
    own. None if there is nothing of a face.
    """
    nose, mouth = _points(labels == _NOSE), _points(np.isin(labels, _MOUTH))
    down = np.array([0.0, 1.0])
    if len(nose) and len(mouth):
        down = _unit(mouth.mean(0) - nose.mean(0), down)
    if len(nose):
        height = nose @ down
        origin = nose[height <= np.quantile(height, _BRIDGE)].mean(0)
    else:
        visible = next((p for ids in (_EYES, [_SKIN]) if len(p := _points(np.isin(labels, ids)))), None)
        if visible is None:
            return None
        origin = (visible.min(0) + visible.max(0)) / 2
    if len(mouth):
        down = _unit(mouth.mean(0) - origin, down)
    return Axis(origin, np.array([down[1], -down[0]]))


def _points(mask: np.ndarray) -> np.ndarray:
    """The (x, y) of the mask's pixels from the picture's centre, [N, 2]: mirroring turns the sign of x."""
    y, x = np.nonzero(mask)
    height, width = mask.shape
    return np.stack([x - (width - 1) / 2, y - (height - 1) / 2], 1)


def _unit(direction: np.ndarray, otherwise: np.ndarray) -> np.ndarray:
    length = float(np.hypot(*direction))
    return direction / length if length > 0 else otherwise

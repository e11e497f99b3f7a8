"""Single strands outside the region that is labelled hair: thin, and of the hair's colour."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.texture.smoothing import blur

# in pixels of a 256 x 256 picture
_WIDEST = 1.5  # half the width of the widest strand
_GAP = 2.0  # what a strand may lack of being connected to the hair
_CROWDED = 10.0  # standard deviation of the neighbourhood that is searched for too many strands

_RIM = (
    3.0  # from hair, or from a thing behind it that has its colour, such as a frame, to where strands count
)

_ALIKE = 0.3  # likeness of such a thing to hair
_LOCK = 0.6  # likeness of a lock on bare skin
_LEAST = 0.06  # how much more like hair a strand is than what is beside it: 1 is hair, 0 what is behind
_NONE, _ALL = 0.05, 0.75  # the same from which on a strand covers something, and all of a pixel
_FEW, _MANY = 0.12, 0.35  # the share of strands from which on what is behind has itself a pattern


@dataclass(frozen=True, eq=False)
class Flyaways:
    """The strands that leave the region of hair, all [M, M].

    strands  bool: where they are
    share    float32 in 0..1: how much of a pixel they cover, by its colour alone
    crowd    float32 in 0..1: 1 where there are so many that they are likely a pattern of leaves or cloth
    """

    strands: np.ndarray
    share: np.ndarray
    crowd: np.ndarray


def flyaways(likeness: np.ndarray, hair: np.ndarray, bare: np.ndarray) -> Flyaways:
    """The strands that leave the region `hair`, by the likeness to hair of a `Contrast`; masks bool [M, M].

    They are what an opening takes away from the likeness, and hang together with the hair. On `bare`
    skin whole locks of the hair's colour count, too: there is little else that they could be.
    """
    unit = likeness.shape[0] / 256
    levels = np.clip(likeness, -0.5, 1.5)
    around = cv2.morphologyEx(levels, cv2.MORPH_OPEN, _disc(_WIDEST * unit))
    thin = levels - around
    beside = cv2.dilate(hair.view(np.uint8), _disc(_RIM * unit)) == 0
    thing = cv2.dilate(((around > _ALIKE) & beside).view(np.uint8), _disc(_RIM * unit)) > 0
    lock = bare & (levels > _LOCK)
    found = ((thin > _LEAST) & ~thing | lock) & ~hair
    near, rest = (blur(mask.astype(np.float32), _CROWDED * unit) for mask in (found, ~hair))
    crowd = np.clip((near / np.maximum(rest, 1e-2) - _FEW) / (_MANY - _FEW), 0, 1) * ~bare
    joined = cv2.dilate((found | hair).view(np.uint8), _disc(_GAP * unit / 2))
    _, parts = cv2.connectedComponents(joined)
    strands = found & np.isin(parts, np.unique(parts[hair]))
    covered = np.where(lock, levels, thin / np.maximum(1 - around, 0.2))
    share = np.clip((covered - _NONE) / (_ALL - _NONE), 0, 1)
    return Flyaways(strands, share, crowd)


def _disc(radius: float) -> np.ndarray:
    side = 2 * max(1, round(radius)) + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))

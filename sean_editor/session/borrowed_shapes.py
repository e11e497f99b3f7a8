"""Shapes that a layout lacks, from a reference: glasses, a hat, ear-rings, laid onto another face."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.anatomy import place_in

_FACE_EDGE = ("skin", "l_ear", "r_ear")
_OVER: dict[str, tuple[str, ...]] = {
    "eye_g": (*_FACE_EDGE, "nose", "l_eye", "r_eye", "l_brow", "r_brow"),
    "hat": (*_FACE_EDGE, "background", "hair", "l_brow", "r_brow", "ear_r"),
    "ear_r": (*_FACE_EDGE, "background", "hair", "neck", "cloth"),
    "neck_l": ("skin", "neck", "cloth"),
    "hair": (*_FACE_EDGE, "background", "neck", "cloth"),
    "cloth": ("background", "neck"),
    "l_brow": ("skin",),
    "r_brow": ("skin",),
}
"""What can be brought along, from the back to the front, and the regions that it may lie over."""

_ORDER = ("cloth", "hair", "l_brow", "r_brow", "neck_l", "ear_r", "eye_g", "hat")


def _ids(names: Iterable[str]) -> list[int]:
    return [CELEBAMASK_HQ.by_name(name).id for name in names]


_EYES = _ids(("l_eye", "r_eye"))

BRINGABLE = tuple(_ids(_ORDER))
"""The regions whose shape can be brought along: what is put on, or grows. Others are part of the face."""


def borrowed_layout(layout: np.ndarray, reference: np.ndarray, regions: Iterable[int]) -> np.ndarray:
    """`layout` uint8 [H, W] with the shapes of `regions` from the label map `reference` uint8 [h, w].

    They are moved as the eyes, brows, nose, mouth and outline of one face lie on the other, and cover only
    what such a thing may lie over. Regions that cannot be brought along are passed over.
    """
    wanted = set(regions)
    result = layout.copy()
    places = place_in(reference, layout).astype(np.float32)  # [H, W, 2], in sides of the reference
    x, y = (places[..., axis] * reference.shape[1 - axis] - 0.5 for axis in (0, 1))
    for name in _ORDER:
        region = CELEBAMASK_HQ.by_name(name).id
        if region in wanted:
            shape = (reference == region).astype(np.float32)
            moved = cv2.remap(shape, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) > 0.5
            covered = [i for i in _ids(_OVER[name]) if not _seen_through(name, i, reference)]
            result[moved & np.isin(layout, covered)] = region
            if name == "hat":
                _clear_above(result, region)
    return result


def _seen_through(name: str, region: int, reference: np.ndarray) -> bool:
    """Whether glasses let an eye be seen."""
    return name == "eye_g" and region in _EYES and bool((reference == region).any())


def _clear_above(layout: np.ndarray, hat: int) -> None:
    """Hair that stands out above a hat goes under it: the hat takes its place."""
    hair = CELEBAMASK_HQ.by_name("hair").id
    below = np.flip(np.maximum.accumulate(np.flip(layout == hat, 0), 0), 0)  # some hat further down
    layout[below & (layout == hair)] = hat

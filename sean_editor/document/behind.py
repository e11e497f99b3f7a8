"""What lies behind a region: labels that appear where it is taken away, and those that it never covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from models.regions import RegionSet
from sean_editor.document.geometry import Box

_ON_FACE = ("nose", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")
_SMALL = (*_ON_FACE, "eye_g", "ear_r", "neck_l")  # things with a form of their own: none grows into a gap

_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)

_BEHIND: dict[str, tuple[str, ...]] = {
    "nose": ("skin",),
    "l_eye": ("skin", "eye_g"),
    "r_eye": ("skin", "eye_g"),
    "l_brow": ("skin", "eye_g"),
    "r_brow": ("skin", "eye_g"),
    "eye_g": ("skin",),
    "u_lip": ("skin", "mouth"),
    "l_lip": ("skin", "mouth"),
    "mouth": ("u_lip", "l_lip", "skin"),
}
"""What lies behind parts of a face; behind everything else the nearest large region does."""


def behind(regions: RegionSet, region: int) -> tuple[int, ...]:
    """The ids that may appear where a region is taken away: skin under a brow, any but small things else."""
    name = regions[region].name
    if name in _BEHIND and all(other in _names(regions) for other in _BEHIND[name]):
        return tuple(regions.by_name(other).id for other in _BEHIND[name])
    return tuple(one.id for one in regions.regions if one.id != region and one.name not in _SMALL)


def on_top(regions: RegionSet, region: int) -> tuple[int, ...]:
    """The ids that a region never covers when it is moved or grows: eyes, nose and mouth lie on the skin."""
    if regions[region].name != "skin":
        return ()
    return tuple(one.id for one in regions.regions if one.name in (*_ON_FACE, "eye_g"))


def is_ground(regions: RegionSet, region: int) -> bool:
    """Whether a region is what lies behind all others, and no thing that could be moved."""
    return regions[region].name == "background"


def parts_of_face(regions: RegionSet) -> tuple[int, ...]:
    """The ids of eyes, brows, nose and mouth."""
    return tuple(one.id for one in regions.regions if one.name in _ON_FACE)


def uncovered(
    labels: np.ndarray, gone: np.ndarray, regions: RegionSet, covered: np.ndarray | None = None
) -> np.ndarray:
    """The label map [H, W] without the pixels of `gone`, bool [H, W]: what lies behind comes into view.

    Each gap takes the labels beside it, pixel by pixel the nearest, of those that may lie behind what was
    there; if none of them is beside it, the nearest one anywhere; if there is none at all, any other label.
    `covered`, bool [H, W]: where something else lies now; it needs no label, and is beside nothing.
    """
    away = gone if covered is None else gone | covered
    gaps = gone if covered is None else gone & ~covered
    result = labels.copy()
    count, islands, stats, _ = cv2.connectedComponentsWithStats(gaps.astype(np.uint8), connectivity=4)
    for number in range(1, count):
        left, top, width, height, _ = stats[number]
        near = Box(left - 1, top - 1, left + width + 1, top + height + 1).clip(labels.shape)
        gap = islands[near.slices] == number
        had = np.unique(labels[near.slices][gap])
        ids = sorted({one for region in had for one in behind(regions, int(region))})
        beside = cv2.dilate(gap.astype(np.uint8), _CROSS).astype(bool) & ~away[near.slices]
        filled = nearest_labels(labels[near.slices], gap, ids, among=beside)
        if filled is None:
            filled = _from_afar(labels, islands == number, away, ids)[near.slices]
        result[near.slices][gap] = filled[gap]
    return result


def _from_afar(labels: np.ndarray, gap: np.ndarray, away: np.ndarray, ids: Sequence[int]) -> np.ndarray:
    for some in (ids, range(256)):
        filled = nearest_labels(labels, gap, some, among=~away)
        if filled is not None:
            return filled
    return labels  # the region is all there is


def nearest_labels(
    labels: np.ndarray, area: np.ndarray, ids: Iterable[int], among: np.ndarray | None = None
) -> np.ndarray | None:
    """A copy of a label map uint8 [H, W] in which each pixel of `area` has the nearest label among `ids`.

    Only pixels outside `area`, and of the mask `among`, are looked at. None if there is no such label there.
    """
    seeds = np.isin(labels, list(ids)) & ~area
    if among is not None:
        seeds &= among
    if not seeds.any():
        return None
    _, nearest = cv2.distanceTransformWithLabels(
        (~seeds).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    of_seed = np.zeros(int(nearest.max()) + 1, np.uint8)
    of_seed[nearest[seeds]] = labels[seeds]
    return np.where(area, of_seed[nearest], labels)


def _names(regions: RegionSet) -> frozenset[str]:
    return frozenset(one.name for one in regions.regions)

"""New layouts: the head of one label map with the features of another, bent a little and tidied."""

from __future__ import annotations

import cv2
import numpy as np

from models.lab.mixes.crown import crowned
from models.lab.mixes.face_regions import (
    BACKGROUND,
    CLOTHES,
    EARS,
    EYES,
    FEATURES,
    GLASSES,
    HAIR,
    HAT,
    MOUTH,
    NECK,
    SKIN,
)
from models.regions import CELEBAMASK_HQ

_SMALL = {"eye": 12, "other": 40}  # pixels: smaller islands are stray
_SPECK = 40  # pixels: a region that has no larger part is stray as a whole
_LARGE = {HAIR: 600, HAT: 1500, CLOTHES: 400, BACKGROUND: 150, NECK: 400, **dict.fromkeys(EARS, 80)}
_SMOOTH = {HAT: 2.2, CLOTHES: 2.2, BACKGROUND: 2.2, NECK: 1.8, HAIR: 1.5}
_SMOOTH |= dict.fromkeys((*EYES, *MOUTH), 0.6)
"""Pixels: standard deviation of the blur that evens outlines."""
_SMOOTH_OTHER = 1.2
_STEPS = 0.8  # pixels: standard deviation of the blur that takes the steps from enlarged outlines
_HELD = 40.0  # pixels from the border to where a layout is bent in full
_BEND_OVER = 28.0  # pixels: standard deviation of the blur of the bending


class LayoutError(ValueError):
    """Two label maps that cannot be mixed. The message is one sentence."""


def mixed_layout(
    head: np.ndarray, face: np.ndarray, bend: float, seed: int, without: tuple[int, ...] = ()
) -> np.ndarray:
    """The label map uint8 [H, W] of `head` with the features of `face`, both uint8 [H, W].

    bend     pixels: standard deviation of a smooth displacement, drawn from `seed`
    without  regions of the head that become what lies around them

    LayoutError if one of the faces shows no eyes or no mouth.
    """
    bare = _filled_in(head, (*FEATURES, GLASSES), SKIN)
    for region in without:
        bare = around(bare, bare == region)
    matrix = _similarity(_anchors(face), _anchors(head))
    features = np.where(np.isin(face, FEATURES), face, 0).astype(np.uint8)
    planes = _planes(features)
    size = (head.shape[1], head.shape[0])
    moved = np.dstack([cv2.warpAffine(planes[..., i], matrix, size) for i in range(planes.shape[2])])
    best = moved[..., 1:].argmax(2).astype(np.uint8) + 1
    placed = np.where((moved[..., 1:].max(2) > 0.5) & (bare == SKIN), best, bare)
    return tidy(bent(crowned(placed.astype(np.uint8)), bend, seed))


def bent(labels: np.ndarray, bend: float, seed: int) -> np.ndarray:
    """`labels` [H, W] moved by a smooth displacement of `bend` pixels, with even outlines."""
    height, width = labels.shape
    draw = np.random.default_rng(seed)
    noise = draw.standard_normal((height, width, 2)).astype(np.float32)
    shift = cv2.GaussianBlur(noise, (0, 0), _BEND_OVER)
    shift *= bend / max(float(shift.std()), 1e-6) * _held_at_border(height, width)
    rows, columns = np.arange(height, dtype=np.float32), np.arange(width, dtype=np.float32)
    at = np.dstack(np.meshgrid(columns, rows)) + shift
    planes = _planes(labels)
    moved = []
    for region in range(planes.shape[2]):
        plane = cv2.remap(planes[..., region], at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        moved.append(cv2.GaussianBlur(plane, (0, 0), _SMOOTH.get(region, _SMOOTH_OTHER)))
    return np.stack(moved, 2).argmax(2).astype(np.uint8)


def _held_at_border(height: int, width: int) -> np.ndarray:
    """float32 [H, W, 1] in 0..1: 0 at the border, or what the picture cuts off would go on as a stripe."""
    rows, columns = (np.minimum(np.arange(n), np.arange(n)[::-1]) / _HELD for n in (height, width))
    near = np.minimum(np.minimum(rows[:, None], columns[None]), 1)
    return (near * near * (3 - 2 * near)).astype(np.float32)[..., None]


def tidy(labels: np.ndarray) -> np.ndarray:
    """`labels` [H, W] without stray islands: each takes the region that surrounds it."""
    for region in np.unique(labels):
        least = _SMALL["eye"] if region in (*EYES, *MOUTH) else _LARGE.get(int(region), _SMALL["other"])
        number, parts, stats, _ = cv2.connectedComponentsWithStats((labels == region).astype(np.uint8))
        sizes = stats[:, cv2.CC_STAT_AREA]
        largest = sizes[1:].max()
        if region in FEATURES or largest >= _SPECK:
            least = min(least, largest)
        stray = [i for i in range(1, number) if sizes[i] < least]
        if stray:
            labels = around(labels, np.isin(parts, stray))
    return labels


def enlarged(labels: np.ndarray, times: int) -> np.ndarray:
    """`labels` uint8 [H, W] with `times` as many rows and columns, and outlines without steps."""
    size = tuple(times * side for side in labels.shape[::-1])
    planes, best = _planes(labels), np.zeros(size[::-1], np.float32)
    found = np.zeros(size[::-1], np.uint8)
    for region in np.unique(labels):
        plane = cv2.resize(planes[..., region], size, interpolation=cv2.INTER_LINEAR)
        plane = cv2.GaussianBlur(plane, (0, 0), _STEPS * times)
        found[plane > best], best = region, np.maximum(plane, best)
    return found


def around(labels: np.ndarray, gone: np.ndarray) -> np.ndarray:
    """`labels` [H, W] with the nearest other region where `gone`, bool [H, W]."""
    if not gone.any() or gone.all():
        return labels
    _, index = cv2.distanceTransformWithLabels(
        gone.astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    table = np.zeros(index.max() + 1, np.uint8)
    table[index[~gone]] = labels[~gone]
    return np.where(gone, table[index], labels).astype(np.uint8)


def _similarity(points: np.ndarray, to: np.ndarray) -> np.ndarray:
    """The least-squares similarity [2, 3] that takes `points` [N, 2] to the points `to` [N, 2]."""
    (x, y), (u, v) = (points - points.mean(0)).T, (to - to.mean(0)).T
    norm = (x * x + y * y).sum()
    cos, sin = (x * u + y * v).sum() / norm, (x * v - y * u).sum() / norm
    turn = np.array([[cos, -sin], [sin, cos]])
    return np.column_stack([turn, to.mean(0) - turn @ points.mean(0)])


def _filled_in(labels: np.ndarray, regions: tuple[int, ...], by: int) -> np.ndarray:
    return np.where(np.isin(labels, regions), by, labels).astype(np.uint8)


def _planes(labels: np.ndarray) -> np.ndarray:
    """float32 [H, W, 19]"""
    planes: np.ndarray = (labels[..., None] == np.arange(len(CELEBAMASK_HQ))).astype(np.float32)
    return planes


def _anchors(labels: np.ndarray) -> np.ndarray:
    """The middles of both eyes and the mouth, float32 [3, 2] (x, y). LayoutError if one is missing."""
    points = []
    for regions in ((EYES[0],), (EYES[1],), MOUTH):
        ys, xs = np.nonzero(np.isin(labels, regions))
        if xs.size < 8:
            raise LayoutError("a face without two eyes and a mouth gives no features")
        points.append((xs.mean(), ys.mean()))
    return np.array(points, np.float32)

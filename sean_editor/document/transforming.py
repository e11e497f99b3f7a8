"""Shapes of a layout, transformed: what a layout holds after some of its parts were moved, scaled or bent.

Labels stay labels: an outline is warped as a signed distance, so it is smooth at any scale, and no id is
mixed from others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import cv2
import numpy as np

from models.regions import RegionSet
from sean_editor.document.behind import on_top, parts_of_face, uncovered
from sean_editor.document.geometry import Box
from sean_editor.document.pixels import Pixels
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import MARGIN, Shape

_OUTSIDE = -1e3

Move = tuple[Shape, Pose]


def placed(shape: Shape, pose: Pose, size: tuple[int, ...]) -> tuple[Box, np.ndarray, np.ndarray]:
    """The shape where it lies now: its box in a layout of `size`, and in the box its mask and region ids."""
    box = pose.bounds.clip(size)
    if box.empty:
        return box, np.zeros((0, 0), bool), np.zeros((0, 0), np.uint8)
    x, y = pose.sources(box)
    # from the layout's pixels, whose centres lie at a half, to indices of the distances
    x, y = x - (shape.box.x0 + 0.5 - MARGIN), y - (shape.box.y0 + 0.5 - MARGIN)
    mask = _sampled(shape.distance, x, y) > 0
    ids = np.array(shape.ids, np.uint8)
    if len(ids) == 1:
        return box, mask, np.full(mask.shape, ids[0])
    inside = np.stack([_sampled(one, x, y) for one in shape.distances])
    return box, mask, ids[inside.argmax(axis=0)]


def transformed(
    before: Pixels, moves: Sequence[Move], regions: RegionSet, locked: Collection[int] = ()
) -> Pixels:
    """The layout with each shape of `before` where its pose puts it; the last one lies on top.

    What lay behind comes into view where they were. All of it counts as painted: a shape is painted anew
    where it arrives. Pixels of `locked` regions stay, and so do parts of shapes that are locked.
    """
    after = before.copy()
    moving = [(free, where) for shape, where in moves if where.moves and (free := shape.without(locked))]
    if not moving:
        return after
    size = before.labels.shape
    gone = np.zeros(size, bool)
    for shape, _ in moving:
        gone |= shape.on(size)
    untouched = np.isin(before.labels, list(locked))
    covered = np.zeros(size, bool)
    for shape, where in moving:
        base, under = _over_face(before.labels, shape, regions)
        box, mask, ids = placed(base, where, size)
        mask &= ~(untouched | under)[box.slices]
        after.labels[box.slices][mask] = ids[mask]
        covered[box.slices] |= mask
    gaps = gone & ~covered
    after.labels[gaps] = uncovered(before.labels, gone, regions, covered)[gaps]
    after.painted[gone | covered] = True
    return after


def shape_now(labels: np.ndarray, shape: Shape, pose: Pose) -> Shape | None:
    """What is left to see of a shape in the layout [H, W] where it was placed; None if nothing is."""
    box, mask, ids = placed(shape, pose, labels.shape)
    seen = np.zeros(labels.shape, bool)
    seen[box.slices] = mask & (labels[box.slices] == ids)
    return Shape.of(labels, seen)


def _over_face(labels: np.ndarray, shape: Shape, regions: RegionSet) -> tuple[Shape, np.ndarray]:
    """A shape as it goes on under what lies on top of it, and these pixels, bool [H, W].

    Skin goes on under eyes, nose and mouth that are not moved with it; they stay in place.
    """
    top = {one for region in shape.ids for one in on_top(regions, region)} - set(shape.ids)
    above = np.isin(labels, list(top)) & ~shape.on(labels.shape)
    if not above.any():
        return shape, above
    mask, ids = shape.on(labels.shape), labels.copy()
    skin = next(region for region in shape.ids if on_top(regions, region))
    for hole in holes(mask):
        if np.isin(labels[hole], parts_of_face(regions)).any():
            ids[hole & ~mask] = skin
            mask |= hole
    wider = Shape.of(ids, mask)
    assert wider is not None
    return wider, above


def holes(mask: np.ndarray) -> list[np.ndarray]:
    """The parts outside a mask [H, W] that it encloses, each bool [H, W]; none touches the picture's edge."""
    count, islands = cv2.connectedComponents((~mask).astype(np.uint8), connectivity=4)
    rim = np.concatenate([islands[0], islands[-1], islands[:, 0], islands[:, -1]])
    return [islands == one for one in range(1, count) if one not in rim]


def _sampled(distance: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return cv2.remap(distance, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=_OUTSIDE)

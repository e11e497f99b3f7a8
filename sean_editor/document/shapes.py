"""Shapes cut out of a layout: the islands of a region, their twins on the other side of the face."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from models.regions import RegionSet
from sean_editor.document.geometry import Box, Point, fill_mask, mask_box

MARGIN = 3
"""Pixels of outside around a shape's distances."""

AIR = 2
"""Pixels between a shape and its rectangle."""

_ROUNDING = 0.8  # pixels: what a staircase of pixels is smoothed by before it is enlarged
_SURE = 0.1  # pixels inside or outside that every pixel's centre keeps, however thin the shape


@dataclass(frozen=True, eq=False)
class Shape:
    """What is transformed: the True pixels of `mask` [h, w] at `box`, their region ids `labels` [h, w]."""

    box: Box
    mask: np.ndarray
    labels: np.ndarray

    @classmethod
    def of(cls, labels: np.ndarray, mask: np.ndarray) -> Shape | None:
        """The True pixels of `mask` in a label map, both [H, W]; None if there are none."""
        box = mask_box(mask)
        return None if box.empty else cls(box, mask[box.slices].copy(), labels[box.slices].copy())

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """Its rectangle, x0, y0, x1, y1 in pixels, with a little air: a thin brow needs handles, too."""
        x0, y0, x1, y1 = self.box
        return float(x0 - AIR), float(y0 - AIR), float(x1 + AIR), float(y1 + AIR)

    @cached_property
    def ids(self) -> tuple[int, ...]:
        """The regions that it holds."""
        return tuple(int(one) for one in np.unique(self.labels[self.mask]))

    def on(self, shape: tuple[int, ...]) -> np.ndarray:
        """Its mask in a label map of `shape`, bool [H, W]."""
        everywhere = np.zeros(shape, bool)
        everywhere[self.box.slices] = self.mask
        return everywhere

    def without(self, ids: Collection[int]) -> Shape | None:
        """The shape without some regions; None if nothing is left."""
        if not set(self.ids).intersection(ids):
            return self
        mask = self.mask & ~np.isin(self.labels, list(ids))
        part = Shape.of(self.labels, mask)
        return None if part is None else Shape(self.box.part(part.box), part.mask, part.labels)

    @cached_property
    def distance(self) -> np.ndarray:
        """The signed distance from the outline, float32 [h + 2 MARGIN, w + 2 MARGIN], positive inside."""
        return signed_distance(np.pad(self.mask, MARGIN))

    @cached_property
    def distances(self) -> tuple[np.ndarray, ...]:
        """The same for each of its regions, in the order of `ids`."""
        return tuple(signed_distance(np.pad(self.mask & (self.labels == one), MARGIN)) for one in self.ids)


def signed_distance(mask: np.ndarray) -> np.ndarray:
    """Distance in pixels from the outline of a mask [H, W], positive inside, float32 [H, W].

    The outline is rounded, so that it stays smooth at any scale, but no pixel's centre changes sides.
    """
    inside = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5)
    outside = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5)
    smooth = cv2.GaussianBlur(np.where(mask, inside - 0.5, 0.5 - outside), (0, 0), _ROUNDING)
    return np.where(mask, np.maximum(smooth, _SURE), np.minimum(smooth, -_SURE)).astype(np.float32)


def shape_at(labels: np.ndarray, point: Point) -> Shape | None:
    """The 4-connected island of one region under `point`; None outside the layout."""
    box, mask = fill_mask(labels, point)
    return None if box.empty else Shape(box, mask, labels[box.slices].copy())


def shape_of(labels: np.ndarray, ids: Iterable[int]) -> Shape | None:
    """All pixels of some regions; None if there are none."""
    return Shape.of(labels, np.isin(labels, list(ids)))


def joined(labels: np.ndarray, one: Shape, other: Shape) -> Shape:
    """The pixels of two shapes, with the labels that are there."""
    both = Shape.of(labels, one.on(labels.shape) | other.on(labels.shape))
    assert both is not None
    return both


def twin_of(labels: np.ndarray, shape: Shape, regions: RegionSet) -> Shape | None:
    """The island that answers to each of a shape's on the other side of the face; None if there is none.

    It has the mirrored region, is no part of the shape, and lies nearest to its mirrored place.
    """
    own = shape.on(labels.shape)
    found = np.zeros_like(own)
    for region in shape.ids:
        count, _islands, _, centres = cv2.connectedComponentsWithStats(
            (own & (labels == region)).astype(np.uint8), connectivity=4
        )
        there = (labels == regions.mirrored_ids[region]) & ~own
        other_count, others, _, other_centres = cv2.connectedComponentsWithStats(
            there.astype(np.uint8), connectivity=4
        )
        if other_count > 1:
            mirrored = np.array([labels.shape[1] - 1, 0]) + centres[1:count] * (-1, 1)
            for centre in mirrored:
                nearest = 1 + np.linalg.norm(other_centres[1:] - centre, axis=1).argmin()
                found |= others == nearest
    return Shape.of(labels, found)

"""An edit as layers: the photo, the result, one layer a region, and the label map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.geometry import Box
from sean_editor.document.portrait import Portrait
from sean_editor.export.region_masks import labels_in, region_box, region_mask, square_box
from sean_editor.photo.affine import crop_to_photo, scaling
from sean_editor.photo.own_photo import own_photo
from sean_editor.texture.smoothing import scaled

_CLOSED = 1 / 64  # of the label map's side: gaps so wide in what changed belong to the result
_OVERLAY = 0.5  # opacity of the label map, once it is shown


@dataclass(frozen=True, eq=False)
class Layer:
    """A picture of its own size at (x, y) of the whole. `cut` makes its pixels uint8 [h, w, 3 or 4], sRGB
    where `srgb`, else in the colour space of the whole.
    """

    name: str
    cut: Callable[[], np.ndarray]
    x: int = 0
    y: int = 0
    visible: bool = True
    opacity: float = 1.0
    srgb: bool = False


@dataclass(frozen=True, eq=False)
class Group:
    """Layers under one name, the lowest first."""

    name: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, eq=False)
class LayeredPicture:
    """Layers and groups, the lowest first, that together show `merged`, uint8 [H, W, 3], to the bit.

    `icc_profile` describes the colour space, None: sRGB.
    """

    merged: np.ndarray
    layers: tuple[Layer | Group, ...]
    icc_profile: bytes | None = None

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.merged.shape[1], self.merged.shape[0]


def portrait_layers(
    portrait: Portrait,
    result: np.ndarray,
    labels: np.ndarray | None = None,
    regions: RegionSet = CELEBAMASK_HQ,
) -> LayeredPicture:
    """A portrait and its edit: `result` uint8 [P, Q, 3], of the portrait's size or any other square one.

    `labels` uint8 [H, W] is the layout of the edit, None: the portrait's own. ValueError if the sizes cannot
    be brought together.
    """
    original, labels = portrait.image, portrait.labels if labels is None else labels
    if original.shape != result.shape and result.shape[0] == result.shape[1]:
        original = scaled(own_photo(portrait), result.shape[0])
    to_labels = scaling(labels.shape[1] / result.shape[1], labels.shape[0] / result.shape[0])
    return _layered(original, result, labels, to_labels, regions)


def photo_layers(
    portrait: Portrait,
    pasted: np.ndarray,
    labels: np.ndarray | None = None,
    regions: RegionSet = CELEBAMASK_HQ,
) -> LayeredPicture:
    """The whole photo of a portrait with an edit `pasted` into it, uint8 [H, W, 3] in the photo's colour
    space.

    `labels` uint8 [S, S] is the layout of the edit, None: the portrait's own. ValueError if the portrait was
    not cut out of a photo of this size.
    """
    if portrait.origin is None:
        raise ValueError("this portrait was not cut out of a photo")
    photo, labels = portrait.origin.photo, portrait.labels if labels is None else labels
    to_labels = np.linalg.inv(crop_to_photo(portrait.origin.alignment, labels.shape[0]))
    return _layered(photo.pixels, pasted, labels, to_labels, regions, photo.icc_profile)


def _layered(
    original: np.ndarray,
    merged: np.ndarray,
    labels: np.ndarray,
    to_labels: np.ndarray,
    regions: RegionSet,
    icc_profile: bytes | None = None,
) -> LayeredPicture:
    if original.shape != merged.shape:
        raise ValueError(f"the pictures differ in size: {list(original.shape)} and {list(merged.shape)}")
    size = merged.shape[1], merged.shape[0]
    box, opacity = _changed(original, merged, labels, to_labels)
    parts = []
    for region in np.unique(labels).tolist():
        there = region_box(labels, region, to_labels, size)
        if there is not None:
            cut = partial(_region, merged, labels, region, to_labels, there)
            parts.append(Layer(regions[region].title, cut, there.x0, there.y0))
    square = square_box(labels.shape, to_labels, size)
    return LayeredPicture(
        merged,
        (
            Layer(tr("Photo"), lambda: original),
            Layer(tr("Result"), lambda: _with_alpha(merged, box, opacity), box.x0, box.y0),
            Group(tr("Regions"), tuple(parts)),
            Layer(
                tr("Label map"),
                partial(_label_colours, labels, to_labels, square, regions.palette()),
                square.x0,
                square.y0,
                visible=False,
                opacity=_OVERLAY,
                srgb=True,
            ),
        ),
        icc_profile,
    )


def _changed(
    original: np.ndarray, merged: np.ndarray, labels: np.ndarray, to_labels: np.ndarray
) -> tuple[Box, np.ndarray]:
    """The box in which the two pictures differ, and where, uint8 [h, w] of 0 or 255: without the holes of
    pixels that happen to be the same. All of the portrait if nothing differs.
    """
    differ = (original != merged).any(-1)
    rows, columns = np.flatnonzero(differ.any(1)), np.flatnonzero(differ.any(0))
    if not rows.size:
        box = square_box(labels.shape, to_labels, (merged.shape[1], merged.shape[0]))
        return box, 255 * labels_in(labels, to_labels, box)[1].view(np.uint8)
    box = Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    side = labels.shape[0] / np.sqrt(abs(np.linalg.det(to_labels[:2, :2])))
    width = 2 * round(side * _CLOSED / 2) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    return box, cv2.morphologyEx(255 * differ[box.slices].view(np.uint8), cv2.MORPH_CLOSE, kernel)


def _region(
    merged: np.ndarray, labels: np.ndarray, region: int, to_labels: np.ndarray, box: Box
) -> np.ndarray:
    return _with_alpha(merged, box, region_mask(labels, region, to_labels, box))


def _with_alpha(merged: np.ndarray, box: Box, opacity: np.ndarray) -> np.ndarray:
    """The box of a picture as uint8 [h, w, 4]; black where it is clear, which packs well."""
    pixels = np.where(opacity[..., None] > 0, merged[box.slices], np.uint8(0))
    return np.dstack([pixels, opacity])


def _label_colours(labels: np.ndarray, to_labels: np.ndarray, box: Box, palette: np.ndarray) -> np.ndarray:
    found, inside = labels_in(labels, to_labels, box)
    return np.dstack([palette[found] * inside[..., None].astype(np.uint8), 255 * inside.view(np.uint8)])

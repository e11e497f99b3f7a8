"""The soft edge of what is retouched: it lies inside the region, so that nothing outside changes at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.document.geometry import Box
from sean_editor.document.retouch import Retouch
from sean_editor.photo.affine import sample, scaling
from sean_editor.photo.blend import smooth_step
from sean_editor.retouch.place import Place
from sean_editor.texture.borders import outline_distance

_FINE = 1024  # pixels of the side at which edges are computed: finer than that they are interpolated
_BLENDED = 1.5  # standard deviation in pixels of a label map: where one region's amount becomes another's
_LEAST = 1e-3


class Soft(NamedTuple):
    """A box of a picture, and how far its pixels are retouched: float32 [h, w] in 0..1, signed amounts
    included; exactly 0 outside.
    """

    box: Box
    strength: np.ndarray

    @property
    def covered(self) -> np.ndarray:
        """bool [h, w]: the pixels that may change."""
        return self.strength != 0


def ids(*names: str) -> tuple[int, ...]:
    """The ids of regions."""
    return tuple(CELEBAMASK_HQ.by_name(name).id for name in names)


def amounts_of(retouch: Retouch, name: str) -> dict[int, float]:
    """How much of the amount `name` each region gets, without those that get none."""
    amounts = {region: float(getattr(touch, name)) for region, touch in retouch.touches.items()}
    return {region: amount for region, amount in amounts.items() if amount}


def soft_region(
    place: Place, amounts: Mapping[int, float], ramp: float, within: np.ndarray | None = None
) -> Soft | None:
    """How far each pixel of a picture gets its region's amount; None if none is there.

    Regions that touch and both get some are one region: between them there is no edge. An edge rises from 0
    on the smoothed outline to all, `ramp` of the portrait's side within it. `within` float32 [h, w] narrows
    it down, in pixels of the label map.
    """
    mask = np.isin(place.labels, list(amounts))
    if within is not None:
        mask = mask & (within > 0)
    box = place.box_of(mask)
    if box.empty:
        return None
    width = ramp * mask.shape[1]
    step = max(1, round(_FINE / max(mask.shape)))
    distance = outline_distance(mask, max(4.0, width + 2))
    fine = smooth_step(_enlarged(distance, step) / width)
    weight = _amount(place.labels, amounts, mask)
    for factor in (weight, within, place.rim):
        if factor is not None:
            fine *= _enlarged(factor, step, cv2.INTER_LINEAR)
    to_fine = scaling(step, step) @ place.part(box).to_labels
    border = cv2.BORDER_REPLICATE if place.rim is None else cv2.BORDER_CONSTANT
    return Soft(box, sample(fine, to_fine, (box.width, box.height), cv2.INTER_LINEAR, border))


def covering(softs: Iterable[Soft | None], shape: tuple[int, ...]) -> np.ndarray:
    """bool [H, W]: the pixels of a picture that any of them may change."""
    covered = np.zeros(shape[:2], bool)
    for soft in softs:
        if soft is not None:
            covered[soft.box.slices] |= soft.covered
    return covered


def _amount(labels: np.ndarray, amounts: Mapping[int, float], mask: np.ndarray) -> np.ndarray:
    """float32 [h, w]: the amount at each pixel, going over smoothly from region to region."""
    table = np.zeros(256, np.float32)
    table[list(amounts)] = list(amounts.values())
    if len(set(amounts.values())) == 1:
        return np.full(labels.shape, next(iter(amounts.values())), np.float32)
    inside = mask.astype(np.float32)
    total = cv2.GaussianBlur(inside, (0, 0), _BLENDED)
    mean: np.ndarray = cv2.GaussianBlur(table[labels] * inside, (0, 0), _BLENDED) / np.maximum(total, _LEAST)
    return mean


def _enlarged(values: np.ndarray, step: int, method: int = cv2.INTER_CUBIC) -> np.ndarray:
    if step == 1:
        return values.copy()
    return cv2.resize(values, (values.shape[1] * step, values.shape[0] * step), interpolation=method)

"""Surfaces with a chosen colour: which pixels they are, what their colour is, and how it becomes another."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.colour.dye import solved_dye
from sean_editor.colour.iris import Iris, find_irises

ENOUGH = 12
"""Pixels that a surface needs for its colour to be measured."""

_SOFT = 0.7  # pixels: deviation of the border of what is dyed
_IN_IRIS = 0.9  # weight from which a pixel counts as iris

Lab = tuple[float, float, float]


@dataclass(frozen=True)
class Surface:
    """Regions that get one colour together, as the skin of a face, its nose and its ears do.

    regions    their ids
    chosen     the colour, CIE Lab
    mix        0..1: its share; the rest is the colour before
    own        their mean colour in the portrait; None if the portrait does not show them
    own_tints  0..1: how much of the differences of hue on it stays
    eyes       whether its irises alone have the colour
    irises     where they are in the portrait; (): they are looked for in the picture
    own_form   whether its form is the portrait's own
    """

    regions: tuple[int, ...]
    chosen: Lab
    mix: float = 1.0
    own: Lab | None = None
    own_tints: float = 0.0
    eyes: bool = False
    irises: tuple[Iris, ...] = ()
    own_form: bool = True

    def wanted(self, before: np.ndarray) -> np.ndarray:
        """The mean colour that is asked for, Lab [3]; of use is `before` if the portrait has none."""
        first = before if self.own is None else np.array(self.own)
        return first + self.mix * (np.array(self.chosen) - first)

    def part(self, labels: np.ndarray, picture: np.ndarray) -> SurfacePart:
        """Its pixels in a picture uint8 [P, P, 3] of a layout uint8 [H, W]."""
        mask = np.isin(labels, self.regions)
        size = picture.shape[1], picture.shape[0]
        light = lab_of_picture(picture)[..., 0] if self.eyes else None
        if light is not None:
            irises = self.irises or find_irises(picture, labels, self.regions)
            weight = np.zeros_like(light)
            for iris in irises:
                np.maximum(weight, iris.weight(light), out=weight)
            weight *= _resized(mask.astype(np.float32), size, cv2.INTER_LINEAR)
            return SurfacePart(weight, weight > _IN_IRIS)
        inside = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8))  # beyond the picture is the same
        if inside.sum() < ENOUGH:
            inside = mask.astype(np.uint8)
        weight = _resized(cv2.GaussianBlur(mask.astype(np.float32), (0, 0), _SOFT), size, cv2.INTER_LINEAR)
        return SurfacePart(weight, _resized(inside, size, cv2.INTER_NEAREST) > 0)


@dataclass(frozen=True, eq=False)
class SurfacePart:
    """The pixels of a surface in a picture [P, P, 3].

    weight  float32 [P, P] in 0..1: how much of each pixel has its colour
    inside  bool [P, P]: those that its colour is measured from
    """

    weight: np.ndarray
    inside: np.ndarray

    @property
    def enough(self) -> bool:
        """Whether there are pixels enough to measure a colour."""
        return int(np.count_nonzero(self.inside)) >= ENOUGH

    def mean(self, picture: np.ndarray) -> np.ndarray:
        """The mean colour of a picture uint8 [P, P, 3] there, CIE Lab [3]."""
        pixels = picture[self.inside]
        return lab_of_picture(pixels[None])[0].mean(0)

    def dyed(self, picture: np.ndarray, wanted: np.ndarray, own_tints: float) -> np.ndarray:
        """The picture uint8 [P, P, 3] with the mean colour `wanted`, Lab [3], there, else as it was."""
        there = self.weight > 0
        if not there.any():
            return picture
        lab = lab_of_picture(picture[there][None])[0]  # [n, 3]
        weight, counted = self.weight[there], self.inside[there]
        dye = solved_dye(lab[counted], weight[counted], lab[counted].mean(0), wanted, own_tints)
        changed = lab + weight[:, None] * (dye(lab) - lab)
        levels = cv2.cvtColor(changed[None].astype(np.float32), cv2.COLOR_LAB2RGB)[0] * 255
        result = picture.copy()
        result[there] = np.clip(np.rint(levels), 0, 255).astype(np.uint8)
        return result


def lab_of_picture(pixels: np.ndarray) -> np.ndarray:
    """sRGB uint8 [H, W, 3] as CIE Lab float32 (L 0..100)."""
    return cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)


def _resized(values: np.ndarray, size: tuple[int, int], how: int) -> np.ndarray:
    return values if values.shape[::-1] == size else cv2.resize(values, size, interpolation=how)

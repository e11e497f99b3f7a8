"""Brows as hair over skin: they keep their own hair where they are moved, and where the skin is another."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.photo.blend import distance_to, smooth_step
from sean_editor.texture.fill import continued

_HALO = 4.0  # pixels of a 256 x 256 picture by which brows go on beyond their label, ever fainter
_ENOUGH = 20  # pixels of such a picture that a brow has at least
_DARK = 0.1  # the share of a brow's pixels that are as dark as its hairs
_DENSEST = 1.2  # where single hairs are darker still
_LEAST_CONTRAST = 8.0  # L: a brow that hardly shows is not to be made more of
_SCALES = 0.5, 2.0  # limits of magnification


@dataclass(frozen=True, eq=False)
class Brow:
    """A brow of a photo.

    place    float32 [S, S]: weight of its label
    halo     float32 [S, S] in 0..1: 1 on it, falling to 0 a little beyond
    opacity  float32 [S, S]: how far its hairs cover the skin
    colour   float32 [3]: that of its hairs, in CIE Lab
    light    float32 [S, S]: how much lighter than skin grey hairs are, in L
    """

    place: np.ndarray
    halo: np.ndarray
    opacity: np.ndarray
    colour: np.ndarray
    light: np.ndarray

    @staticmethod
    def of(lab: np.ndarray, skin: np.ndarray, place: np.ndarray) -> Brow | None:
        """The one in a photo float32 [S, S, 3] in CIE Lab. None if there is too little of it.

        `skin` and `place` float32 [S, S] are the weights of the skin and of the brow.
        The hairs are how far the photo goes from the skin around, continued beneath them, to their colour.
        """
        if not _is_some(place):
            return None
        halo = smooth_step(1 - distance_to(place > 0.5) / (_HALO * len(lab) / 256)).astype(np.float32)
        bare = continued(lab, skin * (halo <= 0))[..., 0]
        inside = lab[place > 0.5]
        colour = inside[inside[:, 0] <= np.quantile(inside[:, 0], _DARK)].mean(0)
        opacity = (bare - lab[..., 0]) / np.maximum(bare - colour[0], _LEAST_CONTRAST)
        opacity = np.clip(opacity, 0, _DENSEST) * halo * np.minimum(skin + place, 1)
        light = np.maximum(lab[..., 0] - bare, 0) * place
        return Brow(place, halo, opacity.astype(np.float32), colour.astype(np.float32), light)

    def moved(self, place: np.ndarray) -> Brow | None:
        """In another place, a weight float32 [S, S]; None if that is too little."""
        if not _is_some(place):
            return None
        at = _places(self.place, place)
        halo, opacity, light = (
            cv2.remap(values, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
            for values in (self.halo, self.opacity, self.light)
        )
        return Brow(place, halo, opacity, self.colour, light)

    def over(self, skin: np.ndarray) -> np.ndarray:
        """Skin float32 [S, S, 3] in CIE Lab with the brow over it."""
        covered: np.ndarray = skin + self.opacity[..., None] * (self.colour - skin)
        covered[..., 0] += self.light
        return covered

    def bare(self, skin: np.ndarray, weight: np.ndarray) -> np.ndarray:
        """Skin float32 [S, S, 3], known with `weight` [S, S], continued beneath the brow."""
        return continued(skin, weight * (self.halo <= 0))


def _is_some(place: np.ndarray) -> bool:
    return bool((place > 0.5).sum() >= _ENOUGH * (len(place) / 256) ** 2)


def _places(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """float32 [S, S, 2]: where in the photo each pixel comes from, (x, y).

    The affine map that takes the centre and the second moments of `after` to those of `before`, and turns
    least: the optimal transport of Gaussians.
    """
    (centre, spread), (wanted_centre, wanted_spread) = _moments(after), _moments(before)
    root = _power(spread, 0.5)
    back = _power(spread, -0.5)
    slope = back @ _power(root @ wanted_spread @ root, 0.5) @ back
    scales, axes = np.linalg.eigh(slope)
    slope = axes @ np.diag(np.clip(scales, *_SCALES)) @ axes.T
    line = np.arange(len(after), dtype=np.float32)
    here = np.stack(np.meshgrid(line, line), -1) - centre
    return (here @ slope + wanted_centre).astype(np.float32)


def _moments(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The centre (x, y) [2] and the covariance [2, 2] of a weight [S, S]."""
    rows, columns = np.nonzero(weight > 0)
    shares = weight[rows, columns].astype(np.float64)
    places = np.stack([columns, rows], -1).astype(np.float64)
    centre = np.average(places, axis=0, weights=shares)
    return centre, np.cov(places.T, aweights=shares) + 0.1 * np.eye(2)


def _power(matrix: np.ndarray, exponent: float) -> np.ndarray:
    """A power of a symmetric positive matrix [2, 2]."""
    scales, axes = np.linalg.eigh(matrix)
    return np.asarray(axes @ np.diag(np.maximum(scales, 1e-6) ** exponent) @ axes.T)

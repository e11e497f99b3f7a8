"""Brows that were moved or reshaped keep their own hair: what sets them off from the skin moves with them."""

from __future__ import annotations

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


def moved_brow(lab: np.ndarray, skin: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray | None:
    """The photo float32 [S, S, 3] with a brow moved from one place to another; valid where it is then.

    lab            the photo in CIE Lab
    skin           float32 [S, S]: weight of the skin in it
    before, after  float32 [S, S]: weights of the brow in the photo, and where it is wanted

    The brow is how far the photo goes from the skin around, continued beneath it, to the colour of its hairs.
    None if there is too little of the brow in either place.
    """
    unit = len(lab) / 256
    if min(before.sum(), after.sum()) < _ENOUGH * unit**2:
        return None
    halo = smooth_step(1 - distance_to(before > 0.5) / (_HALO * unit)).astype(np.float32)
    plate = continued(lab, skin * (halo <= 0))
    dark = _hair_colour(lab[before > 0.5])
    opacity = (plate[..., 0] - lab[..., 0]) / np.maximum(plate[..., 0] - dark[0], _LEAST_CONTRAST)
    opacity = np.clip(opacity, 0, _DENSEST) * halo * np.minimum(skin + before, 1)
    at = _places(before, after)
    moved = cv2.remap(opacity, at, None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT)[..., None]
    return plate + moved * (dark - plate)


def _hair_colour(pixels: np.ndarray) -> np.ndarray:
    """The mean colour float32 [3] of the darkest pixels in Lab [N, 3] of a brow."""
    return pixels[pixels[:, 0] <= np.quantile(pixels[:, 0], _DARK)].mean(0)


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

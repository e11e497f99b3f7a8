"""A smooth map from the canvas to the source that keeps the place on the face."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.texture.region_view import Canvas, RegionView

_STEPS = 8
_LARGEST_STEP = 4.0  # cells
_SMOOTH = 3.0  # deviation of the blur of the residual, in cells
_SCALES = (0.8, 1.25)
"""Limits of magnification: texture that is stretched further looks wrong."""
_SHEAR = 0.2
"""The largest change of the residual from a cell to the next, in cells."""


def aligned_places(canvas: Canvas, source: RegionView, cells: int, rigid: bool = False) -> np.ndarray:
    """float32 [n, n, 2]: for the centre of each of n x n cells of the canvas the place (x, y) in the source,
    in cells, that has the same `position`; n is `cells`.

    The identity where the source is the canvas' own photo: whatever was not repainted stays where it is.
    The map is affine within _SCALES plus a smooth residual that neither folds nor tears. A `rigid` one only
    moves, by whole pixels, so that nothing is resampled.
    """
    line = np.arange(cells, dtype=np.float32)
    identity = np.stack(np.meshgrid(line, line), -1)
    if of_own_photo(canvas, source):
        return identity
    here = cv2.resize(canvas.position, (cells, cells), interpolation=cv2.INTER_AREA)
    there = cv2.resize(source.position, (cells, cells), interpolation=cv2.INTER_AREA)
    weight = cv2.resize(canvas.weight, (cells, cells), interpolation=cv2.INTER_AREA) + 1e-3
    if not (np.isfinite(here).all() and np.isfinite(there).all()):
        return identity
    places = _inverse(there, here)
    if rigid:
        pixel = cells / source.size
        move = ((places - identity) * weight[..., None]).sum((0, 1)) / weight.sum()
        return identity + (np.rint(move / pixel) * pixel).astype(np.float32)
    return _tamed(places, identity, weight)


def of_own_photo(canvas: Canvas, source: RegionView) -> bool:
    """Whether the source's photo is the canvas' own; their regions may differ."""
    own = canvas.own
    return source.key == own.key or source.photo is own.photo or np.array_equal(source.photo, own.photo)


def _inverse(field: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Where `field` [n, n, 2] has each of `values` [n, n, 2], by Newton's method with an affine slope."""
    n = len(field)
    line = np.arange(n, dtype=np.float32)
    identity = np.stack(np.meshgrid(line, line), -1)
    slope = _affine(identity, field, np.ones((n, n), np.float32))[:2]  # [2, 2], rows (x, y)
    size = np.abs(np.linalg.det(slope))
    if not np.isfinite(size) or size < 1e-12:
        return identity
    back = np.linalg.inv(slope).astype(np.float32)
    places = identity.copy()
    for _ in range(_STEPS):
        inside = np.clip(places, 0, n - 1)
        at = cv2.remap(field, inside[..., 0], inside[..., 1], cv2.INTER_LINEAR)
        at += (places - inside) @ slope.astype(np.float32)  # beyond the rim the field goes on linearly
        step = (values - at) @ back
        places += np.clip(step, -_LARGEST_STEP, _LARGEST_STEP)
    return places


def _tamed(places: np.ndarray, identity: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """`places` [n, n, 2] with limited magnification; fitted where `weight` [n, n] lies."""
    affine = _affine(identity, places, weight)
    left, scales, right = np.linalg.svd(affine[:2])
    limited = affine.copy()
    limited[:2] = left @ np.diag(np.clip(scales, *_SCALES)) @ right
    total = weight.sum()
    centre = (identity * weight[..., None]).sum((0, 1)) / total
    target = (places * weight[..., None]).sum((0, 1)) / total
    limited[2] = target - centre @ limited[:2]
    residual = places - _applied(affine, identity)
    residual = cv2.GaussianBlur(residual, (0, 0), _SMOOTH, borderType=cv2.BORDER_REPLICATE)
    change = max(float(np.abs(np.diff(residual, axis=axis)).max(initial=0)) for axis in (0, 1))
    return (_applied(limited, identity) + residual * min(1.0, _SHEAR / max(change, 1e-6))).astype(np.float32)


def _affine(points: np.ndarray, values: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """[3, 2]: the affine map of `points` [n, n, 2] to `values` [n, n, 2], by weighted least squares."""
    design = np.c_[points.reshape(-1, 2), np.ones(points[..., 0].size)].astype(np.float64)
    weighted = design * weight.reshape(-1, 1)
    normal = weighted.T @ design + 1e-6 * np.eye(3)
    return np.linalg.solve(normal, weighted.T @ values.reshape(-1, 2))


def _applied(affine: np.ndarray, points: np.ndarray) -> np.ndarray:
    return points @ affine[:2] + affine[2]

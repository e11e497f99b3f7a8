"""The light on a face as nine numbers: spherical harmonics of the normals of an average head.

Under light from far away the brightness of a matt surface depends on its normal alone, and nine spherical
harmonics hold nearly all of it (Ramamoorthi and Hanrahan 2001; Basri and Jacobs 2003). Here they hold the
logarithm of the luminance, so that another light multiplies the colours, and leaves hue, pores and features
as they are. The normals are those of an ellipsoid with a nose, placed by the label map's face; the face's
own colours (beard, flush, gloss) are outliers of a robust fit.
"""

from __future__ import annotations

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.anatomy import face_position

HARMONICS = 9
Harmonics = tuple[float, ...]
"""How strong each of the nine is, in logarithms of luminance: the mean, x, y, z, then the five of order 2."""

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""Of linear sRGB, by channel."""

_GRID = 96  # pixels of a side that the fit looks at
_CENTRE, _RADII = (0.501, 0.53), (0.31, 0.43)  # of the head, on an average face of side 1
_NOSE, _NOSE_SIZE, _NOSE_HEIGHT = (0.501, 0.565), (0.045, 0.075), 0.55
_LIT = tuple(CELEBAMASK_HQ.by_name(name).id for name in ("skin", "nose"))
_DARKEST = 0.004  # linear luminance that counts as black
_ROUNDS, _OUTLIER = 8, 0.35  # of the robust fit; in logarithms of luminance
_STIFF = 1e-2  # how strongly a number is held at 0, per pixel


def normals(places: np.ndarray) -> np.ndarray:
    """Unit normals float32 [H, W, 3] (x right, y down, z to the viewer) at places [H, W, 2] on an average
    face of side 1. Beyond the head they lie at its rim.
    """
    u, v = ((places[..., i] - _CENTRE[i]) / _RADII[i] for i in (0, 1))
    far = np.hypot(u, v)
    inside = np.minimum(1.0, 0.98 / np.maximum(far, 1e-6))
    u, v = u * inside, v * inside
    depth = np.sqrt(1.0 - u * u - v * v)
    x, y = ((places[..., i] - _NOSE[i]) / _NOSE_SIZE[i] for i in (0, 1))
    nose = _NOSE_HEIGHT * np.exp(-0.5 * (x * x + y * y))
    found = np.stack([u + nose * x, v + nose * y, depth], -1)
    return (found / np.linalg.norm(found, axis=-1, keepdims=True)).astype(np.float32)


def basis(directions: np.ndarray) -> np.ndarray:
    """The nine harmonics float32 [..., 9] of unit vectors [..., 3], without their usual factors."""
    x, y, z = (directions[..., i] for i in range(3))
    ones = np.ones_like(x)
    terms = [ones, x, y, z, x * y, x * z, y * z, x * x - y * y, 3 * z * z - 1]
    return np.stack(terms, -1).astype(np.float32)


def light_of(picture: np.ndarray, labels: np.ndarray) -> Harmonics:
    """The light on the face of a portrait uint8 [H, W, 3], sRGB, with label map uint8 [h, w].

    ValueError if it shows no skin.
    """
    small = cv2.resize(picture, (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    lit = np.isin(labels, _LIT).astype(np.float32)
    share = cv2.resize(lit, (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    found = fitted(log_luminance(small), share, normals(face_position(labels, _GRID)))
    if found is None:
        raise ValueError("a face without skin has no light to take")
    return tuple(float(value) for value in found)


def fitted(light: np.ndarray, share: np.ndarray, directions: np.ndarray) -> np.ndarray | None:
    """The harmonics float64 [9] of a logarithm of luminance [h, w] where `share` [h, w] of a pixel is skin;
    None without skin. By iteratively reweighted least squares with Cauchy's weights.
    """
    rows, target = basis(directions).reshape(-1, HARMONICS).astype(np.float64), light.reshape(-1)
    skin = np.where(share > 0.6, share, 0).reshape(-1).astype(np.float64)
    if skin.sum() < HARMONICS:
        return None
    held = np.diag([0.0, *[_STIFF * skin.sum()] * (HARMONICS - 1)])
    weight, found = skin, np.zeros(HARMONICS)
    for _ in range(_ROUNDS):
        found = np.linalg.solve(rows.T @ (rows * weight[:, None]) + held, rows.T @ (weight * target))
        weight = skin / (1 + ((target - rows @ found) / _OUTLIER) ** 2)
    return found


def log_luminance(pixels: np.ndarray) -> np.ndarray:
    """The natural logarithm of the linear luminance (Rec. 709) of sRGB, 0..255, float32 [H, W]."""
    linear = to_linear(pixels.astype(np.float32) / 255) @ LUMINANCE
    return np.log(np.maximum(linear, _DARKEST)).astype(np.float32)


def to_linear(values: np.ndarray) -> np.ndarray:
    """sRGB float32 in 0..1 to linear light (IEC 61966-2-1)."""
    return np.where(
        values <= 0.04045, values / 12.92, ((np.maximum(values, 0) + 0.055) / 1.055) ** 2.4
    ).astype(np.float32)


def from_linear(values: np.ndarray) -> np.ndarray:
    """Linear light float32, at least 0, to sRGB."""
    values = np.maximum(values, 0)
    return np.where(values <= 0.0031308, values * 12.92, 1.055 * values ** (1 / 2.4) - 0.055).astype(
        np.float32
    )

"""Fine detail of faces: sharper features, pores, and the light in the eyes."""

from __future__ import annotations

import cv2
import numpy as np

from models.lab.mixes.face_regions import EARS, EYES, FEATURES, MOUTH, NECK, SKIN
from models.lab.mixes.smoothing import smooth_noise, soft, unit

_SHARP = 0.9, 2.2  # pixels of 256: standard deviations of fine and of wider detail
_PORES = 0.007
_MOTTLE = 0.006
_CATCHLIGHT = 0.9  # pixels of 256: radius
_FINE = 8


def sharper(picture: np.ndarray, labels: np.ndarray, amount: float = 1.0) -> np.ndarray:
    """The picture float32 [H, W, 3] with the detail of the face stronger, most of all of its features."""
    lightness = picture.mean(2)
    reach = unit(labels)
    detail, wider = (lightness - cv2.GaussianBlur(lightness, (0, 0), size * reach) for size in _SHARP)
    where = 0.35 * soft(np.isin(labels, (SKIN, *EARS)), 1.5 * reach)
    where = where + soft(np.isin(labels, FEATURES), 1.5 * reach)
    where *= 1 - 0.6 * soft(np.isin(labels, MOUTH), reach)
    found: np.ndarray = picture + amount * where * (0.24 * detail + 0.08 * wider)[..., None]
    return found


def with_pores(picture: np.ndarray, labels: np.ndarray, draw: np.random.Generator, age: float) -> np.ndarray:
    """The picture with fine grain on the skin; `age` 0..1 makes it stronger."""
    shape = labels.shape
    fine = draw.standard_normal(shape).astype(np.float32)
    fine = cv2.GaussianBlur(fine, (0, 0), 0.55) - cv2.GaussianBlur(fine, (0, 0), 1.5)
    fine /= fine.std()
    tone = (0.5 + age) * (_PORES * fine + _MOTTLE * smooth_noise(draw, shape, 2.5 * unit(labels)))
    skin = soft(np.isin(labels, (SKIN, NECK, *EARS, FEATURES[0])), unit(labels))
    found: np.ndarray = picture * (1 + tone[..., None] * skin)
    return found


def with_catchlights(picture: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The picture with a small reflection in eyes that have none."""
    lightness, reach = picture.max(2), unit(labels)
    near = round(3 * reach)
    for region in EYES:
        eye = labels == region
        rows = np.nonzero(eye)[0]
        if rows.size < 30 * reach**2 or rows.max() - rows.min() < 5 * reach:
            continue
        # the iris is the darkest part of the eye
        dark = cv2.GaussianBlur(np.where(eye, lightness, 255).astype(np.float32), (0, 0), 1.5 * reach)
        y, x = np.unravel_index(dark.argmin(), dark.shape)
        if lightness[y - near : y + near + 1, x - near : x + near + 1].max() > 200:
            continue
        spot = _spot(labels.shape, x - 1.2 * reach, y - 1.4 * reach, _CATCHLIGHT * reach)
        picture = picture + 0.85 * spot[..., None] * (np.array([245, 245, 248], np.float32) - picture)
    return picture


def _spot(shape: tuple[int, ...], x: float, y: float, radius: float) -> np.ndarray:
    """A round spot around (x, y), float32 [H, W] in 0..1."""
    large = np.zeros((shape[0] * _FINE, shape[1] * _FINE), np.float32)
    middle = (round((x + 0.5) * _FINE), round((y + 0.5) * _FINE))
    cv2.circle(large, middle, round(radius * _FINE), 1.0, -1)
    return cv2.resize(large, shape[::-1], interpolation=cv2.INTER_AREA)

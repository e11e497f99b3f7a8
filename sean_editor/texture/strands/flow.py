"""Which way the hair lies."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.texture.smoothing import blur
from sean_editor.texture.strands.window import Window, distance

_STRANDS = 1.0, 3.0  # standard deviations in pixels of the blurs between which strands lie
_EVENED_OVER = 6.0  # pixels: over which their strength is evened out
_FAINT = 0.3  # L: what is hardly there and stays so
_WIDER = 4.0  # the second, wider neighbourhood of the structure tensor, as a multiple
_WIDER_SHARE = 0.1
_GRAVITY = 0.056  # of the mean gradient: hair hangs where nothing else is known
_BORDER = 0.12  # of the mean gradient: beside a border that is near vertical, strands follow it
_TOP = 0.8  # and how far so beside one above it, over which hair is laid
_BORDER_REACH = 10.0  # pixels of a 256 x 256 picture


@dataclass(frozen=True, eq=False)
class Flow:
    """Directions of a box.

    along      float32 [h, w, 2]: unit vectors (x, y) along the strands, none upwards
    coherence  float32 [h, w] in 0..1: how far the gradients around a pixel agree on it
    """

    along: np.ndarray
    coherence: np.ndarray


def window_flow(
    window: Window, light: np.ndarray, known: np.ndarray, region: np.ndarray, around: float
) -> Flow:
    """The flow of a region in a window, as `flow` finds it; where u > 1, on a grid of one u.

    light is L; known and region are the weights, float32 [h, w], of what the photo shows and of the region.
    """
    scale = max(window.unit, 1)
    width, height = (max(1, round(side / scale)) for side in reversed(window.shape))
    arrays = [cv2.resize(v, (width, height), interpolation=cv2.INTER_AREA) for v in (light, known, region)]
    found = flow(arrays[0], arrays[1] > 0.5, arrays[2] > 0.5, max(around * min(window.unit, 1), 1))
    return found


def flow(light: np.ndarray, known: np.ndarray, region: np.ndarray, around: float) -> Flow:
    """The flow of a region, from the photo where that is known; at the size of a 256 x 256 picture.

    light   float32 [h, w]: L of the photo
    known   bool [h, w]: where the photo shows the region
    region  bool [h, w]: the region, for its border
    around  standard deviation in pixels of the neighbourhood that agrees on a direction

    The structure tensor (Bigun and Granlund 1987) as double angles, its magnitude compressed to that of the
    gradient, so that one outline does not outvote many strands.
    """
    even = _evened(light)
    dx, dy = cv2.Sobel(even, cv2.CV_32F, 1, 0), cv2.Sobel(even, cv2.CV_32F, 0, 1)
    sure = cv2.erode(known.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(np.float32)
    magnitude = np.sqrt(dx * dx + dy * dy)
    tensor = np.dstack([dx * dx - dy * dy, 2 * dx * dy]) / (magnitude + 1e-3)[..., None] * sure[..., None]
    near = blur(tensor, around)
    length = np.hypot(near[..., 0], near[..., 1])
    coherence = length / (blur(magnitude * sure, around) + 1e-2)
    usual = float(magnitude[sure > 0].mean()) if sure.any() else 0.1
    prior = _prior(region, around) * max(usual, 1e-3)
    return Flow(_halved(-(near + _WIDER_SHARE * blur(tensor, _WIDER * around) + prior)), coherence)


def eased(along: np.ndarray, share: np.ndarray, around: float) -> np.ndarray:
    """Directions [h, w, 2] that turn smoothly: by a `share` float32 [h, w] those of a neighbourhood.

    around  its standard deviation in pixels
    """
    x, y = along[..., 0], along[..., 1]
    doubled = np.dstack([x * x - y * y, 2 * x * y])
    return _halved(doubled + share[..., None] * (blur(doubled, around) - doubled))


def _evened(light: np.ndarray) -> np.ndarray:
    """The strands in `light` [h, w], as strong in the dark as in a gloss, whose outline does not count."""
    fine = cv2.GaussianBlur(light, (0, 0), _STRANDS[0]) - cv2.GaussianBlur(light, (0, 0), _STRANDS[1])
    evened: np.ndarray = fine / (np.sqrt(cv2.GaussianBlur(fine * fine, (0, 0), _EVENED_OVER)) + _FAINT)
    return evened


def _prior(region: np.ndarray, around: float) -> np.ndarray:
    """Double angles [h, w, 2] of the gradient of hair that hangs, and follows borders beside and above it.

    Borders below it would turn the ends of locks into whorls.
    """
    depth = distance(~region)
    smooth = cv2.GaussianBlur(depth, (0, 0), around)
    dx, dy = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    square = dx * dx + dy * dy + 1e-3
    upright = (dx * dx - dy * dy) / square
    follows = np.where(dy > 0, np.maximum(upright + 0.2, _TOP), np.clip(upright + 0.2, 0, 1))
    weight = follows * np.exp(-depth / _BORDER_REACH)
    border = blur(np.dstack([upright, 2 * dx * dy / square]) * weight[..., None], around) * _BORDER
    border[..., 0] += _GRAVITY
    return border


def _halved(doubled: np.ndarray) -> np.ndarray:
    """Unit vectors [h, w, 2] with y >= 0 from double angles of any length."""
    angle = 0.5 * np.arctan2(doubled[..., 1], doubled[..., 0])
    angle = np.where(angle < 0, angle + np.pi, angle)
    return np.dstack([np.cos(angle), np.sin(angle)]).astype(np.float32)

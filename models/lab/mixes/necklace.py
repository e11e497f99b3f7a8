"""A string of beads drawn round the neck, with the label map that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.lab.mixes.face_regions import CLOTHES, NECK, NECKLACE
from models.lab.mixes.smoothing import unit

_FINE = 6  # times the picture's size at which beads are drawn
_SHADOW = 1.6, 1.4, 0.35  # pixels of 256 down, and of blur; darkness
_LIGHT = np.array([-0.4, -0.65, 0.65], np.float32)


@dataclass(frozen=True)
class Necklace:
    """radius of a bead and sag of the string, in pixels of 256; where on the neck it lies, 0 (chin) to 1."""

    radius: float = 2.0
    down: float = 0.55
    sag: float = 12.0
    colour: tuple[int, int, int] = (238, 228, 214)


def with_necklace(
    picture: np.ndarray, labels: np.ndarray, necklace: Necklace
) -> tuple[np.ndarray, np.ndarray]:
    """The picture float32 [H, W, 3] and label map uint8 [H, W] with a necklace, if there is a neck."""
    neck = labels == NECK
    rows = np.flatnonzero(neck.any(1))
    reach = unit(labels)
    if rows.size < 8 * reach:
        return picture, labels
    row = int(rows[0] + necklace.down * (rows[-1] - rows[0]))
    columns = np.flatnonzero(neck[row])
    height, width = labels.shape
    ys, xs = np.mgrid[: height * _FINE, : width * _FINE].astype(np.float32) / _FINE
    alpha, tone = np.zeros(xs.shape, np.float32), np.zeros(xs.shape, np.float32)
    for x, y in _beads(columns[0], columns[-1], row, necklace, reach):
        dx, dy = (xs - x) / (necklace.radius * reach), (ys - y) / (necklace.radius * reach)
        square = dx * dx + dy * dy
        inside = square <= 1
        facing = np.clip(
            dx * _LIGHT[0] + dy * _LIGHT[1] + np.sqrt(np.clip(1 - square, 0, 1)) * _LIGHT[2], 0, 1
        )
        alpha[inside], tone[inside] = 1, (0.45 + 0.5 * facing + 0.6 * facing**24)[inside]
    alpha, tone = (cv2.resize(v, (width, height), interpolation=cv2.INTER_AREA) for v in (alpha, tone))
    on = np.isin(labels, (NECK, CLOTHES))
    alpha, tone = alpha * on, tone * on
    down, blur, dark = _SHADOW
    shift = np.array([[1, 0, 0.5 * reach], [0, 1, down * reach]], np.float32)
    moved = cv2.warpAffine(alpha, shift, (width, height))
    shaded = picture * (1 - dark * cv2.GaussianBlur(moved, (0, 0), blur * reach) * on)[..., None]
    levels = np.minimum(np.array(necklace.colour, np.float32) * tone[..., None], 255 * alpha[..., None])
    worn = shaded * (1 - alpha[..., None]) + levels
    return worn, np.where(alpha > 0.4, NECKLACE, labels).astype(np.uint8)


def _beads(left: float, right: float, row: float, necklace: Necklace, reach: float) -> np.ndarray:
    """The middles [N, 2] (x, y) of beads that touch, along an arc between the sides of the neck."""
    across = np.linspace(-1, 1, 400)
    x = (left + right) / 2 + across * (right - left) / 2
    y = row + necklace.sag * reach * (1 - across**2)
    along = np.concatenate([[0], np.hypot(np.diff(x), np.diff(y)).cumsum()])
    at = np.arange(0, along[-1], 2 * necklace.radius * reach)
    return np.stack([np.interp(at, along, x), np.interp(at, along, y)], 1)

"""Glasses drawn on a finished face, with the label map that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.lab.mixes.face_regions import EARS, EYES, GLASSES, SKIN
from models.lab.mixes.smoothing import unit

_FINE = 6  # times the picture's size at which they are drawn
_SHADOW = 2.0, 1.8, 0.30  # pixels of 256 down, and of blur; darkness


@dataclass(frozen=True)
class Glasses:
    """The shape of a frame. Sizes are shares of the distance between the eyes.

    roundness  2: round or oval lenses; 4 and more: rectangles with round corners
    colour     sRGB levels of the frame
    """

    width: float = 0.40
    height: float = 0.30
    roundness: float = 2.6
    rim: float = 0.045
    colour: tuple[int, int, int] = (38, 30, 28)
    down: float = 0.06


def with_glasses(picture: np.ndarray, labels: np.ndarray, glasses: Glasses) -> tuple[np.ndarray, np.ndarray]:
    """The picture float32 [H, W, 3] and label map uint8 [H, W] with glasses on."""
    eyes = [np.argwhere(labels == region).mean(0)[::-1] for region in (EYES[1], EYES[0])]  # left to right
    apart = eyes[1] - eyes[0]
    size = float(np.linalg.norm(apart))
    along, down = apart / size, np.array([-apart[1], apart[0]]) / size
    middles = [eye + glasses.down * size * down for eye in eyes]
    height, width = labels.shape
    ys, xs = np.mgrid[: height * _FINE, : width * _FINE].astype(np.float32) / _FINE
    lens, frame = np.zeros(xs.shape, np.float32), np.zeros(xs.shape, np.float32)
    for middle in middles:
        inner, rim = _lens(xs - middle[0], ys - middle[1], along, down, size, glasses)
        lens, frame = np.maximum(lens, inner), np.maximum(frame, rim)
    frame = np.maximum(frame, _bridge(xs, ys, middles, along, down, size, glasses))
    arms = _arms(xs, ys, middles, along, size, glasses, labels)
    frame = np.maximum(frame, arms) * (1 - lens)
    lens, frame = (cv2.resize(one, (width, height), interpolation=cv2.INTER_AREA) for one in (lens, frame))
    return _shaded(picture, lens, frame, glasses), _labelled(labels, lens, frame)


def _lens(
    dx: np.ndarray, dy: np.ndarray, along: np.ndarray, down: np.ndarray, size: float, glasses: Glasses
) -> tuple[np.ndarray, np.ndarray]:
    u = np.abs(dx * along[0] + dy * along[1])
    v = np.abs(dx * down[0] + dy * down[1])
    power, rim = glasses.roundness, glasses.rim * size
    inner = (u / (glasses.width * size)) ** power + (v / (glasses.height * size)) ** power <= 1
    outer = (u / (glasses.width * size + rim)) ** power + (v / (glasses.height * size + rim)) ** power <= 1
    return inner.astype(np.float32), (outer & ~inner).astype(np.float32)


def _bridge(
    xs: np.ndarray, ys: np.ndarray, middles: list[np.ndarray], along: np.ndarray, down: np.ndarray,
    size: float, glasses: Glasses,
) -> np.ndarray:  # fmt: skip
    centre = (middles[0] + middles[1]) / 2
    u = (xs - centre[0]) * along[0] + (ys - centre[1]) * along[1]
    v = (xs - centre[0]) * down[0] + (ys - centre[1]) * down[1]
    half = max(0.5 - glasses.width, 0.04) * size
    arch = -0.10 * size + 0.05 * size * (u / half) ** 2
    found: np.ndarray = ((np.abs(u) < half) & (np.abs(v - arch) < glasses.rim * size * 0.55)).astype(
        np.float32
    )
    return found


def _arms(
    xs: np.ndarray, ys: np.ndarray, middles: list[np.ndarray], along: np.ndarray, size: float,
    glasses: Glasses, labels: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """From the lenses to where the face ends."""
    found = np.zeros(xs.shape, np.float32)
    face = np.isin(labels, (SKIN, *EARS))
    for middle, side in ((middles[0], -1), (middles[1], 1)):
        start = middle + side * along * (glasses.width * size) - np.array([0, 0.09 * size])
        row = int(np.clip(start[1], 0, labels.shape[0] - 1))
        columns = np.flatnonzero(face[row])
        end = columns.min() if side < 0 else columns.max()
        if (end - start[0]) * side <= 1:
            continue
        near, far = sorted((float(start[0]), float(end)))
        slope = along[1] / along[0] - side * 0.04
        height = start[1] + slope * (xs - start[0])
        found = np.maximum(
            found,
            ((xs >= near) & (xs <= far) & (np.abs(ys - height) < glasses.rim * size * 0.5)).astype(
                np.float32
            ),
        )
    return found


def _shaded(picture: np.ndarray, lens: np.ndarray, frame: np.ndarray, glasses: Glasses) -> np.ndarray:
    height, width = lens.shape
    (down, blur, dark), reach = _SHADOW, unit(lens)
    moved = cv2.warpAffine(frame, _shift(0.6 * reach, down * reach), (width, height))
    shadow = dark * cv2.GaussianBlur(moved, (0, 0), blur * reach) * (1 - frame)
    found = picture * (1 - shadow[..., None])
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    bands = np.clip(np.sin((columns + 1.3 * rows) / (13.0 * reach)), 0, 1) ** 2
    glare = 0.07 * bands * cv2.GaussianBlur(lens, (0, 0), 0.8 * reach)
    found = found * (1 - 0.03 * lens[..., None]) + glare[..., None] * (235 - found)
    lower = cv2.warpAffine(frame, _shift(0.5 * reach, 0.8 * reach), (width, height))
    edge = cv2.GaussianBlur(frame - lower, (0, 0), 0.8 * reach)
    metal = np.array(glasses.colour, np.float32) + np.clip(edge, -0.3, 0.5)[..., None] * 260
    mixed: np.ndarray = found * (1 - frame[..., None]) + np.clip(metal, 0, 255) * frame[..., None]
    return mixed


def _shift(x: float, y: float) -> np.ndarray:
    return np.array([[1, 0, x], [0, 1, y]], np.float32)


def _labelled(labels: np.ndarray, lens: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """Frames and what is seen through the lenses are glasses, but for the eyes."""
    glazed = (lens > 0.5) & ~np.isin(labels, EYES)
    found: np.ndarray = np.where(glazed | (frame > 0.4), GLASSES, labels).astype(np.uint8)
    return found

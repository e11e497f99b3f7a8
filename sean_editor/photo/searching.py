"""Looks for faces in a photo made small: the locator at one scale, with the picture turned four ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch.nn import functional

from models.parsing.locator import MULTIPLE, FaceLocator, peaks
from models.pixels import to_signed

_SAMPLES = 4
"""Pixels of the photo, along each side, that are averaged to one of the picture that is searched."""
_THRESHOLD = 0.25
"""The centre of a face has at least this probability, says the locator."""


@dataclass(frozen=True)
class Search:
    """The photo's longest side in pixels while it is searched, and how many replicated pixels lie around it.

    The locator learnt faces with something around them: one that fills the photo needs a border.
    """

    longest: int
    border: int = 0


@dataclass(frozen=True, eq=False)
class Sighted:
    """Points [4, 2] in pixels of the photo, good to a tenth of the face, and the logit of its centre."""

    points: np.ndarray
    logit: float


@torch.inference_mode()
def search(
    locator: FaceLocator, pixels: np.ndarray, how: Search, device: torch.device | str = "cpu"
) -> list[Sighted]:
    """All that may be a face of an RGB photo uint8 [H, W, 3], the likeliest first. A face that is turned by
    about 45 degrees is sighted twice.
    """
    scale = how.longest / max(pixels.shape[:2])
    size = tuple(max(round(n * scale), 1) for n in pixels.shape[1::-1])
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(thinned(pixels, 1 / scale)[0], size, interpolation=method)
    edge = how.border
    small = cv2.copyMakeBorder(small, edge, edge, edge, edge, cv2.BORDER_REPLICATE)
    sighted = [Sighted((p - edge) / scale, logit) for logit, p in _located(locator, small, device)]
    return sorted((s for s in sighted if is_face_like(s.points)), key=lambda s: -s.logit)


def _located(
    locator: FaceLocator, small: np.ndarray, device: torch.device | str
) -> Iterator[tuple[float, np.ndarray]]:
    """(logit, points) of faces in a small picture however it is turned."""
    for quarters in ((0, 2), (1, 3)):
        turned: Sequence[np.ndarray] = [np.rot90(small, q) for q in quarters]
        height, width = turned[0].shape[:2]
        images = to_signed(np.stack(turned), device)  # [2, 3, h, w]
        logits, points = locator(functional.pad(images, (0, -width % MULTIPLE, 0, -height % MULTIPLE)))
        for i, q in enumerate(quarters):
            for logit, face in zip(*peaks(logits[i], points[i], _THRESHOLD), strict=True):
                yield float(logit), turned_back(face.cpu().numpy().astype(np.float64), q, small.shape)


def turned_back(points: np.ndarray, quarters: int, shape: tuple[int, ...]) -> np.ndarray:
    """Points found in np.rot90(picture, quarters) as points of the picture, whose shape this is."""
    height, width = shape[:2]
    x, y = points[:, 0], points[:, 1]
    if quarters == 1:
        x, y = width - y, x
    elif quarters == 2:
        x, y = width - x, height - y
    elif quarters == 3:
        x, y = y, height - x
    return np.stack([x, y], 1)


def is_face_like(points: np.ndarray) -> bool:
    """Whether a crop can be made of the points: not too small, and the mouth below the eyes."""
    if not np.isfinite(points).all():
        return False
    between, down = points[1] - points[0], points[2:].mean(0) - points[:2].mean(0)
    upright = between[0] * down[1] - between[1] * down[0]  # eyes from left to right, mouth below: positive
    return bool(upright > 0 and np.hypot(*down) > 2)


def thinned(pixels: np.ndarray, factor: float) -> tuple[np.ndarray, int]:
    """Every step-th pixel of a picture that is to be made smaller by `factor`, and the step: of a huge one,
    a few pixels are enough to average.
    """
    step = max(min(int(factor / _SAMPLES), *pixels.shape[:2]), 1)
    return np.ascontiguousarray(pixels[step // 2 :: step, step // 2 :: step]), step

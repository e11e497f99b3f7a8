"""Shipped portraits in larger photos, turned and scaled."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.photo import load_portrait, shipped_portraits


def portrait_image(index: int = 0) -> np.ndarray:
    """uint8 [256, 256, 3], softened: what scaling loses of it is known, however sharp they are."""
    return cv2.GaussianBlur(load_portrait(shipped_portraits()[index]).image, (0, 0), 1.0)


def turned_square(x: float, y: float, side: float, degrees: float) -> Alignment:
    """The square of `side` pixels around (x, y), turned clockwise."""
    angle = np.deg2rad(degrees)
    right = np.array([np.cos(angle), np.sin(angle)]) * side / 2
    down = np.array([-right[1], right[0]])
    centre = np.array([x, y])
    corners = (centre - right - down, centre - right + down, centre + right + down, centre + right - down)
    return Alignment(np.stack(corners))


def photo_with(image: np.ndarray, alignment: Alignment, width: int, height: int, **about: object) -> Photo:
    """A smooth backdrop of width x height pixels in which `image` fills the square of `alignment`."""
    y, x = np.mgrid[:height, :width]
    backdrop = np.stack([90 + 60 * x / width, 120 + 60 * y / height, np.full(x.shape, 140.0)], -1)
    corners = alignment.quad[[0, 1, 3]].astype(np.float32) - 0.5  # cv2 counts from the first pixel's middle
    size = image.shape[0]
    own = np.array([[0, 0], [0, size], [size, 0]], np.float32) - 0.5
    matrix = cv2.getAffineTransform(own, corners)
    cv2.warpAffine(
        image.astype(float),
        matrix,
        (width, height),
        backdrop,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    return Photo(np.clip(np.rint(backdrop), 0, 255).astype(np.uint8), "sample", **about)  # type: ignore[arg-type]


def origin_of(
    image: np.ndarray, alignment: Alignment, width: int, height: int, **about: object
) -> PhotoOrigin:
    """The same with its alignment."""
    return PhotoOrigin(photo_with(image, alignment, width, height, **about), alignment)


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    """Decibels between pictures with levels 0..255."""
    return float(-10 * np.log10(np.mean((a.astype(float) / 255 - b.astype(float) / 255) ** 2) + 1e-12))

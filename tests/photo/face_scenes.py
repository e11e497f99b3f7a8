"""Shipped portraits placed into larger pictures: turned, scaled, and known to the pixel.

The portraits are renders with exact labels. Their true points are the centroids of the eye regions and the
outermost pixels of the lips; the crop that these define is what a finder should arrive at.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from models.lab.locator.faces import points_of_labels
from sean_editor.photo import load_portrait, shipped_portraits

FACE_WIDTH = 0.5
"""Share of the alignment square's side."""


def portrait_paths() -> list[Path]:
    """The shipped portraits of which both eyes and the lips can be seen."""
    return [path for path in shipped_portraits() if points_of_labels(load_portrait(path).labels) is not None]


def true_points(path: Path) -> np.ndarray:
    """Eyes and mouth corners [4, 2] in the portrait's 256 x 256 pixels."""
    points = points_of_labels(load_portrait(path).labels)
    assert points is not None
    return points


def meadow(width: int, height: int, seed: int = 0) -> np.ndarray:
    """A picture without a face, uint8 [height, width, 3]: a sky that fades into smooth, then fine texture."""
    rng = np.random.default_rng(seed)
    fade = np.linspace(0, 1, height)[:, None, None]
    picture = (1 - fade) * (120, 160, 210) + fade * (90, 110, 60) + np.zeros((height, width, 3))
    for cells, strength in ((6, 30), (24, 20), (96, 12)):
        noise = rng.normal(0, strength, (cells, cells, 1)).astype(np.float32)
        picture += fade * cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    return np.clip(picture, 0, 255).astype(np.uint8)


def placed(
    canvas: np.ndarray, path: Path, centre: tuple[float, float], side: float, turn: float = 0.0
) -> np.ndarray:
    """Draws the portrait into `canvas`, `side` pixels wide, turned clockwise by `turn` degrees about its
    middle at `centre`; its true points [4, 2] there.
    """
    image = load_portrait(path).image
    factor, angle = side / 256, np.deg2rad(turn)
    matrix = factor * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    if factor < 1:  # average first, as a camera does
        small = cv2.resize(image, (max(round(side), 1),) * 2, interpolation=cv2.INTER_AREA)
        image, to_canvas = small, matrix / factor
    else:
        to_canvas = matrix
    middle = image.shape[0] / 2
    shift = np.array(centre) - to_canvas @ [middle, middle]
    indices = np.column_stack([to_canvas, shift + to_canvas @ [0.5, 0.5] - 0.5])
    size = canvas.shape[1::-1]
    alpha = cv2.warpAffine(np.full(image.shape[:2], 255, np.uint8), indices, size, flags=cv2.INTER_LINEAR)
    drawn = cv2.warpAffine(image, indices, size, flags=cv2.INTER_LINEAR)
    share = alpha[..., None] / 255
    canvas[:] = np.round(canvas * (1 - share) + drawn * share * (alpha > 0)[..., None]).astype(np.uint8)
    return (true_points(path) - 128) @ matrix.T + centre

"""The regions of a label map in a picture that shows it larger, turned or in part: boxes and masks."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.photo.affine import sample, shift

_ROUND = 0.7  # standard deviation in pixels of the label map: outlines lose their stairs, single pixels stay
_STEEP = 2.0  # an outline rounded so fades within about a pixel of the picture
_BAND = 256  # rows that are looked up at a time


def square_box(shape: tuple[int, ...], to_labels: np.ndarray, size: tuple[int, int], margin: int = 0) -> Box:
    """The box in a picture of (width, height) `size` around a label map of `shape` [H, W].

    `to_labels` float64 [3, 3] takes points of the picture to points of the label map; `margin` is in pixels
    of the label map.
    """
    return _box_around((0, 0, shape[1], shape[0]), to_labels, size, margin)


def labels_in(labels: np.ndarray, to_labels: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray]:
    """The labels uint8 [h, w] of the pixels of `box`, and bool [h, w]: whether they lie on the label map."""
    height, width = labels.shape
    found = np.zeros((box.height, box.width), np.uint8)
    inside = np.zeros(found.shape, bool)
    columns = np.arange(box.x0, box.x1) + 0.5
    for top in range(0, found.shape[0], _BAND):
        rows = np.arange(top, min(top + _BAND, found.shape[0]))[:, None] + box.y0 + 0.5
        x, y = (
            np.floor(line[0] * columns + line[1] * rows + line[2]).astype(np.int32) for line in to_labels[:2]
        )
        band = slice(top, top + _BAND)
        inside[band] = (x >= 0) & (y >= 0) & (x < width) & (y < height)
        found[band] = labels[y.clip(0, height - 1), x.clip(0, width - 1)]
    return found, inside


def region_box(labels: np.ndarray, region: int, to_labels: np.ndarray, size: tuple[int, int]) -> Box | None:
    """The box around a region in a picture of (width, height) `size`, None if it is not there."""
    rows, columns = (np.flatnonzero((labels == region).any(axis)) for axis in (1, 0))
    if not rows.size:
        return None
    there = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    box = _box_around(there, to_labels, size, 0 if _is_exact(to_labels) else 1)
    return None if box.empty else box


def region_mask(labels: np.ndarray, region: int, to_labels: np.ndarray, box: Box) -> np.ndarray:
    """The opacity uint8 [h, w] of a region in the pixels of `box`.

    Exact where each pixel of the picture is one of the label map; else with smooth outlines a pixel wide.
    """
    found, inside = labels_in(labels, to_labels, box)
    if _is_exact(to_labels):
        return 255 * ((found == region) & inside).view(np.uint8)
    soft = cv2.GaussianBlur((labels == region).astype(np.float32), (0, 0), _ROUND)
    share = sample(soft, to_labels @ shift(box.x0, box.y0), (box.width, box.height), cv2.INTER_LINEAR)
    pixels_per_label = 1 / np.sqrt(abs(np.linalg.det(to_labels[:2, :2])))
    mask = np.clip(0.5 + (share - 0.5) * max(1.0, _STEEP * pixels_per_label), 0, 1) * inside
    opacity: np.ndarray = np.rint(255 * mask).astype(np.uint8)
    return opacity


def _is_exact(to_labels: np.ndarray) -> bool:
    """Whether each pixel of the picture is one of the label map."""
    return np.allclose(to_labels[:2, :2], np.eye(2)) and np.allclose(to_labels[:2, 2] % 1, 0)


def _box_around(
    there: tuple[float, float, float, float], to_labels: np.ndarray, size: tuple[int, int], margin: int
) -> Box:
    left, top, right, bottom = there
    x, y = (left - margin, right + margin), (top - margin, bottom + margin)
    corners = np.array([[x[i], y[j], 1.0] for i in (0, 1) for j in (0, 1)])
    at = (corners @ np.linalg.inv(to_labels).T)[:, :2]
    (x0, y0), (x1, y1) = np.floor(at.min(0) + 1e-6).astype(int), np.ceil(at.max(0) - 1e-6).astype(int)
    return Box(int(x0), int(y0), int(x1), int(y1)).clip((size[1], size[0]))

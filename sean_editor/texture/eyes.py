"""Eyes that were moved, scaled or turned as a whole keep their own look, with lids and lashes."""

from __future__ import annotations

import cv2
import numpy as np

EYE_NAMES = ("l_eye", "r_eye")
_ENOUGH = 40  # pixels of a 256 x 256 picture that an eye has at least
_ALIKE = 0.7  # the least overlap, by union, of the moved outline with the new one
_SCALES = 0.6, 1.8  # limits of magnification: beyond them an eye is too coarse, or no eye


def moved_eye(photo: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray | None:
    """The photo float32 [S, S, 3] moved, scaled and turned so that an eye comes to another place.

    `before` and `after` float32 [S, S] are its weights in the photo and in the layout. An iris stays round:
    the map is a similarity. None if either is too small, or the new outline is of another shape.
    """
    size = len(photo)
    least = _ENOUGH * (size / 256) ** 2
    if min((before > 0.5).sum(), (after > 0.5).sum()) < least:
        return None
    matrix = _similarity(before > 0.5, after > 0.5)
    if matrix is None:
        return None
    moved = cv2.warpAffine(before, matrix, (size, size))
    union = np.maximum(moved, after).sum()
    if np.minimum(moved, after).sum() < _ALIKE * union:
        return None
    return np.asarray(
        cv2.warpAffine(photo, matrix, (size, size), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    )


def _similarity(before: np.ndarray, after: np.ndarray) -> np.ndarray | None:
    """The similarity float64 [2, 3] between two outlines, bool [S, S]: middle, area and axis. None if it
    would magnify too much.
    """
    (centre, angle), (to, turned) = _pose(before), _pose(after)
    scale = float(np.sqrt(after.sum() / before.sum()))
    if not _SCALES[0] <= scale <= _SCALES[1]:
        return None
    turn = (turned - angle + np.pi / 2) % np.pi - np.pi / 2
    slope = scale * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return np.column_stack([slope, to - slope @ centre])


def _pose(mask: np.ndarray) -> tuple[np.ndarray, float]:
    """The middle (x, y) of a shape and the angle of its longer axis, in radians."""
    places = np.argwhere(mask)[:, ::-1].astype(np.float64)
    along = np.linalg.eigh(np.cov(places.T))[1][:, 1]
    return places.mean(0), float(np.arctan2(along[1], along[0]))

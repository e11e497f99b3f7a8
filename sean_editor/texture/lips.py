"""Lips and teeth that were repainted keep their own surface: it is drawn to their new outline."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from sean_editor.texture.fill import continued

STRETCH = {"u_lip": 3.0, "l_lip": 3.0, "mouth": 1.5}
"""The parts of a mouth by name, and as many times as wide or high one becomes at most: longer teeth look
wrong, and beyond that lips are too coarse.
"""
_ENOUGH = 60  # pixels of a 256 x 256 picture that a part has at least
_EVEN = 1.5  # pixels of such a picture: standard deviation of the blur that evens outlines


class _Outline(NamedTuple):
    """A part in a frame along its longer axis: the rotation into the frame, float32 [2, 3]; the columns where
    it begins and ends; and its upper and lower edge for each column, float32 [S].
    """

    turn: np.ndarray
    left: float
    right: float
    top: np.ndarray
    bottom: np.ndarray

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return float((self.bottom - self.top)[round(self.left) : round(self.right) + 1].mean())


def moved_part(photo: np.ndarray, before: np.ndarray, after: np.ndarray, stretch: float) -> np.ndarray | None:
    """The photo float32 [S, S, 3], in CIE Lab, with a part of the mouth drawn from one place to another, and
    continued beyond.

    `before` and `after` float32 [S, S] are its weights in the photo and in the layout. Each column along its
    axis goes to the column with the same share of the width, from the upper to the lower edge. None if either
    is too small, or it would become over `stretch` times as wide or high.
    """
    least = _ENOUGH * (len(photo) / 256) ** 2
    if min((before > 0.5).sum(), (after > 0.5).sum()) < least:
        return None
    own, new = _outline(before), _outline(after)
    if new.width > stretch * own.width or new.height > stretch * own.height:
        return None
    surface = continued(photo, before)
    at = _places(own, new, len(photo))
    return np.asarray(cv2.remap(surface, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def _outline(weight: np.ndarray) -> _Outline:
    size = len(weight)
    rows, columns = np.nonzero(weight > 0.5)
    centre = np.array([columns.mean(), rows.mean()])
    spread = np.cov(np.stack([columns, rows]).astype(np.float64))
    along = np.linalg.eigh(spread)[1][:, 1]
    angle = np.degrees(np.arctan2(along[1], along[0]) if along[0] >= 0 else np.arctan2(-along[1], -along[0]))
    turn = cv2.getRotationMatrix2D((float(centre[0]), float(centre[1])), float(angle), 1.0).astype(np.float32)
    level = cv2.warpAffine(weight, turn, (size, size)) > 0.5
    there = np.flatnonzero(level.any(0))
    top, bottom = level.argmax(0), size - 1 - level[::-1].argmax(0)
    every = np.arange(size)
    edges = (_even(np.interp(every, there, edge[there]), size) for edge in (top, bottom))
    return _Outline(turn, float(there[0]), float(there[-1]), *edges)


def _even(edge: np.ndarray, size: int) -> np.ndarray:
    """An edge float32 [S] without the steps of a label map."""
    row = edge.astype(np.float32)[None]
    return np.asarray(cv2.GaussianBlur(row, (0, 0), _EVEN * size / 256, borderType=cv2.BORDER_REPLICATE)[0])


def _places(own: _Outline, new: _Outline, size: int) -> np.ndarray:
    """float32 [S, S, 2]: where in the photo each pixel comes from, (x, y)."""
    line = np.arange(size, dtype=np.float32)
    here = np.stack(np.meshgrid(line, line), -1) @ new.turn[:, :2].T + new.turn[:, 2]  # in the new frame
    x, y = here[..., 0], here[..., 1]
    at = np.clip(np.rint(x), 0, size - 1).astype(int)
    share = (y - new.top[at]) / np.maximum(new.bottom[at] - new.top[at], 1)
    across = own.left + (x - new.left) / max(new.width, 1) * own.width
    from_ = np.clip(np.rint(across), 0, size - 1).astype(int)
    down = own.top[from_] + share * (own.bottom[from_] - own.top[from_])
    back = cv2.invertAffineTransform(own.turn)
    return (np.stack([across, down], -1) @ back[:, :2].T + back[:, 2]).astype(np.float32)

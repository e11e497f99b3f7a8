"""The outline of hair that was painted: single strands that end sooner or later, along the hair's flow."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.borders import smooth_distance
from sean_editor.texture.strands.drawing import covered
from sean_editor.texture.strands.flow import flow
from sean_editor.texture.strands.locks import STEP, Lines, strand_lines
from sean_editor.texture.strands.window import Window

# in pixels of a 256 x 256 picture
_REACH = 8.0  # no strand ends further outside the layout's outline
_DENSE = 0.3, 2.0  # inside the outline: from here hair covers what is behind it, the more so over the next
_LEAST, _MOST = 0.3, 4.0  # by how much single strands leave the outline; few do by much
_ACROSS = -2.0, 4.0  # how much further in they begin or end at an outline across them
_AROUND = 5.0  # the neighbourhood that agrees on a direction
_DEEP = 12.0  # locks further inside do not reach the outline, or are not needed there
_MARGIN = 12.0  # around the hair


def ragged_outline(hair: np.ndarray, lightness: np.ndarray) -> np.ndarray:
    """Alpha float32 [S, S] of the hair of a layout, bool [H, W].

    Its strands follow the texture whose `lightness` is float32 [S, S]. The same hair has the same ends
    every time.
    """
    size = lightness.shape[0]
    alpha = np.zeros((size, size), np.float32)
    distance = smooth_distance(hair, size, _DEEP)
    window = Window.around((distance > 0).astype(np.float32), _MARGIN)
    if window is None:
        return alpha
    there = window.cut(distance)
    small = cv2.resize(lightness, hair.shape[::-1], interpolation=cv2.INTER_AREA)
    known = cv2.erode(hair.view(np.uint8), np.ones((3, 3), np.uint8)) > 0
    along = cv2.resize(flow(small, known, hair, _AROUND).along, (size, size), interpolation=cv2.INTER_NEAREST)
    layers = strand_lines(window, window.cut(along), (there > 0) & (there < _DEEP), 0)
    strands = covered(window, (_ended(window, lines, there) for lines in layers))
    dense = smooth_step((there - _DENSE[0]) / _DENSE[1])
    alpha[window.box] = np.maximum(dense, strands * (there > -_REACH))
    return alpha


def _ended(window: Window, lines: Lines, distance: np.ndarray) -> Lines:
    """The strands [N, K] as far as they lie within the outline, or outside by as much as each may.

    distance  float32 [h, w] to the outline, positive inside
    """
    at = (lines.points - window.corner) * np.float32(window.unit) - np.float32(0.5)
    depth = cv2.remap(distance, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    across = np.minimum(np.abs(np.gradient(depth, STEP, axis=1)), 1)
    chance = lines.chance[:, None]
    outside = depth < -(_LEAST + (_MOST - _LEAST) * chance**4) + across * (
        _ACROSS[0] + (_ACROSS[1] - _ACROSS[0]) * (1 - chance)
    )
    points = np.arange(outside.shape[1])
    middle = len(points) // 2  # where a lock was put, inside
    first = np.where(outside & (points <= middle), points + 1, 0).max(1)
    last = np.where(outside & (points >= middle), points, len(points)).min(1)
    return lines.between(first, last)

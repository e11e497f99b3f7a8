"""The soft ragged outline of hair that was painted: ends of single strands along the hair's flow."""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.borders import smooth_distance
from sean_editor.texture.strands.flow import flow
from sean_editor.texture.strands.paths import Paths

# in pixels of a 256 x 256 picture
_RAGGED = 1.8  # by which strands end sooner or later
_SOFT = 3.0  # from hair to none along one strand
_WIDTHS = (1.0, 2.5, 7.0)  # of strands and locks that end together
_REACH = 8.0  # no strand ends further outside the layout's outline
_AROUND = 5.0  # the neighbourhood that agrees on a direction
_LENGTH = 12.0  # over which a strand's end is one


def ragged_outline(hair: np.ndarray, lightness: np.ndarray) -> np.ndarray:
    """Alpha float32 [S, S] of the hair of a layout, bool [H, W].

    Its strands follow the texture whose `lightness` is float32 [S, S]. The same hair has the same ends
    every time.
    """
    size = lightness.shape[0]
    distance = smooth_distance(hair, size, _REACH)
    ends = _ends(hair, lightness, size)
    alpha: np.ndarray = smooth_step(0.5 + (distance + _RAGGED * ends) / _SOFT) * (distance > -_REACH)
    return alpha.astype(np.float32, copy=False)


def _ends(hair: np.ndarray, lightness: np.ndarray, size: int) -> np.ndarray:
    """Noise float32 [S, S] of mean 0 and deviation 1, smeared along the hair's flow."""
    small = cv2.resize(lightness, hair.shape[::-1], interpolation=cv2.INTER_AREA)
    known = cv2.erode(hair.view(np.uint8), np.ones((3, 3), np.uint8)) > 0
    along = flow(small, known, hair, _AROUND).along
    random = np.random.default_rng(0)
    noise = np.zeros((size, size), np.float32)
    for width in _WIDTHS:
        grains = random.standard_normal((round(256 / width),) * 2).astype(np.float32)
        noise += cv2.resize(grains, (size, size), interpolation=cv2.INTER_CUBIC)
    levels = max(1, round(float(np.log2(_LENGTH * size / 256))))
    paths = Paths(along, hair.shape[0] / size, levels)
    (smeared,) = paths.smoothed((noise,), (range(levels),))
    smeared -= smeared.mean()
    ends: np.ndarray = smeared / max(float(smeared.std()), 1e-6)
    return ends

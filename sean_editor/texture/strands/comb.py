"""Own detail smoothed along its strands where it must grow: grain would grow too."""

from __future__ import annotations

import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.smoothing import region_mean
from sean_editor.texture.strands.bands import Detail, local_deviations

_FINE = 2.0  # u: what is finer than a blur of this deviation is looked at
_AROUND = 8.0  # u
_FROM, _OVER = 0.7, 1.5  # growth where combing begins, and over which it comes in
_LIGHTER_FROM, _LIGHTER_OVER = 5.0, 20.0  # L: the same for hair that gets lighter
_DARK, _DARK_OVER = 12.0, 14.0  # L: as far as it is dark, and over which it ceases to be
_MOST = 0.85  # combed hair alone looks painted
LENGTH = 16.0
"""u: how far the detail is smoothed to either side."""


def fine_deviation(own: Detail) -> np.ndarray:
    """The deviation of the fine part of the own detail in L, on the coarse grid."""
    detail = own.detail[..., 0]
    fine = detail - region_mean(detail, own.weight, _FINE * own.window.unit)
    return local_deviations(own.window, (fine,), own.weight > 0.5, _AROUND)[0]


def share_combed(fine: np.ndarray, wanted: float, light: np.ndarray, wanted_light: float) -> np.ndarray:
    """How much of the combed detail to take, in 0..1, on the coarse grid.

    fine     the deviation of the fine part of the detail; `wanted` is what it shall be
    light    its low frequencies of L; `wanted_light` is what they shall be about: glints on dark hair
             look like bark on light hair
    """
    grown = smooth_step((wanted / np.sqrt(fine**2 + 0.05) - _FROM) / _OVER)
    lighter = smooth_step((wanted_light - light - _LIGHTER_FROM) / _LIGHTER_OVER)
    return _MOST * np.maximum(grown, lighter * (1 - smooth_step((light - _DARK) / _DARK_OVER)))

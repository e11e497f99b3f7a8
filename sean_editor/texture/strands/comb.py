"""Own detail smoothed along its strands where it must grow: grain would grow too."""

from __future__ import annotations

import numpy as np

from sean_editor.photo.blend import smooth_step
from sean_editor.texture.smoothing import region_mean
from sean_editor.texture.strands.bands import Detail, local_deviation
from sean_editor.texture.strands.flow import Flow, smoothed_along

_FINE = 2.0  # u: what is finer than a blur of this deviation is looked at
_AROUND = 8.0  # u
_FROM, _OVER = 0.7, 1.5  # growth where combing begins, and over which it comes in
_LENGTH = 16.0  # u: how far the detail is smoothed to either side


def combed(own: Detail, flow: Flow) -> tuple[np.ndarray, np.ndarray]:
    """The own detail in L smoothed along the flow [h, w], and the deviation of its fine part (coarse)."""
    levels = max(1, round(np.log2(max(_LENGTH * own.window.unit, 2))))
    detail = own.detail[..., 0]
    fine = detail - region_mean(detail, own.weight, _FINE * own.window.unit)
    smooth = smoothed_along(detail[..., None], flow.along, levels)[..., 0]
    return smooth, local_deviation(own.window, fine, own.weight, _AROUND)


def share_combed(fine: np.ndarray, wanted: float) -> np.ndarray:
    """How much of the combed detail to take, in 0..1, where its fine part has the deviation `fine`."""
    return smooth_step((wanted / np.sqrt(fine**2 + 0.05) - _FROM) / _OVER)

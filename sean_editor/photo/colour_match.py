"""Colours of a generated picture, corrected by their error around the edit.

Around an edit both pictures show the same thing, but for the generator's errors of colour. A pixel takes
over the error of those unedited pixels that are near and have its colour in the result: skin from skin,
background from background. Hair of a new colour finds none alike and keeps its own.
"""

from __future__ import annotations

import cv2
import numpy as np

from sean_editor.photo.blend import distance_to

# as fractions of the picture's side
_FRINGE = 0.008  # so near to the edit, pixels may show what was there before
_RING = 0.04  # how far around the wanted pixels errors are measured
_REACH = 0.125  # standard deviation of the distance over which an error is believed

# in levels of 255
_ALIKE = 15.0  # standard deviation of colours that count as one material
_PLAUSIBLE = 40.0  # an error far above this is none: the pictures show different things there

_DOUBT = 0.05  # the share of alike pixels at which half the error is corrected
_SAMPLES = 300
_COARSER = 2  # errors are smooth


def match_colours(
    original: np.ndarray, result: np.ndarray, edited: np.ndarray, wanted: np.ndarray
) -> np.ndarray:
    """`result` with corrected colours, float32 [S, S, 3].

    Pictures are [S, S, 3] with levels 0..255; `edited` bool [S, S] is where they are meant to differ,
    `wanted` bool [S, S] where colours are needed. Nothing changes where no unedited pixels are around.
    """
    side = result.shape[1]
    clean = distance_to(edited) > _FRINGE * side if edited.any() else ~edited
    samples = np.argwhere(clean & (distance_to(wanted) < _RING * side))
    matched = result.astype(np.float32)
    if len(samples) == 0:
        return matched
    samples = samples[:: max(1, len(samples) // _SAMPLES)]
    at = tuple(samples.T)
    shown = _smoothed(matched, clean, side / 128)[at]
    errors = _smoothed(original.astype(np.float32), clean, side / 128)[at] - shown

    coarse = cv2.resize(matched, None, fx=1 / _COARSER, fy=1 / _COARSER, interpolation=cv2.INTER_AREA)
    needed = cv2.resize(wanted.astype(np.float32), coarse.shape[1::-1], interpolation=cv2.INTER_AREA)
    needed = cv2.dilate(needed, np.ones((3, 3))) > 0  # what interpolation looks at, too
    pixels = np.argwhere(needed)
    correction = np.zeros_like(coarse)
    correction[needed] = _believed_errors(
        (pixels + 0.5) * (_COARSER / side / _REACH),
        coarse[needed] / _ALIKE,
        (samples + 0.5) / (side * _REACH),
        shown / _ALIKE,
        errors,
    )
    return matched + cv2.resize(correction, matched.shape[1::-1], interpolation=cv2.INTER_LINEAR)


def _believed_errors(
    places: np.ndarray,
    colours: np.ndarray,
    sample_places: np.ndarray,
    sample_colours: np.ndarray,
    errors: np.ndarray,
) -> np.ndarray:
    """The error [N, 3] at each place [N, 2] of a colour [N, 3], from samples of known `errors` [M, 3].

    Places and colours are in standard deviations. The mean of near and alike samples, times how far they can
    be trusted: their share of all near samples.
    """
    near = _likeness(places, sample_places)
    alike = near * _likeness(colours, sample_colours) * np.exp(-(errors**2).sum(1) / _PLAUSIBLE**2)
    weight = alike.sum(1, keepdims=True)
    share = weight / np.maximum(near.sum(1, keepdims=True), 1e-9)
    return alike @ errors / np.maximum(weight, 1e-9) * (share / (share + _DOUBT))


def _likeness(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """exp(-|a - b|^2 / 2) for all rows of `a` [N, D] and `b` [M, D]: float32 [N, M]."""
    a, b = a.astype(np.float32), b.astype(np.float32)
    squares = (a**2).sum(1)[:, None] + (b**2).sum(1) - 2 * a @ b.T
    return np.exp(-0.5 * np.maximum(squares, 0))


def _smoothed(picture: np.ndarray, where: np.ndarray, sigma: float) -> np.ndarray:
    """`picture` float32 [H, W, 3] averaged over the True pixels of `where` only."""
    weight = where.astype(np.float32)
    total = cv2.GaussianBlur(picture * weight[..., None], (0, 0), sigma)
    return total / np.maximum(cv2.GaussianBlur(weight, (0, 0), sigma), 1e-6)[..., None]
